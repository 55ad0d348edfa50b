package promql

import (
	"slices"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// Lookup is what a look-up of label names or values asks for.
type Lookup struct {
	// Label is the label whose values are wanted; it is empty where names are.
	Label string
	// Selectors choose the series to look at; a series that passes one of them is.
	Selectors []string
}

// LookUp chooses the series of HTTP and gRPC, of TCP, and of streams that never end, that pass a query's conditions.
func LookUp(q query.Query, s query.Settings) Lookup {
	sc := newScope(q, s)
	var reporter []matcher
	if q.Reporter != query.Auto {
		reporter = []matcher{equal(istio.Reporter, string(q.Reporter))}
	}
	lookup := Lookup{Label: q.Label}
	for _, metric := range []string{istio.RequestsTotal, istio.TCPSentBytes, istio.RequestMessages} {
		for _, peers := range sc.peers {
			matchers := slices.Concat(reporter, peers, sc.request, sc.response, sc.endpoints, sc.required)
			lookup.Selectors = append(lookup.Selectors, selector{metric: sc.telemetry.name(metric), matchers: matchers}.String())
		}
	}
	return lookup
}
