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

// LookUp chooses the series of HTTP and gRPC, of TCP, of refused connections and of streams that never
// end, that pass a query's conditions.
func LookUp(q query.Query, s query.Settings) Lookup {
	sc := newScope(q, s)
	var reporter []matcher
	if q.Reporter != query.Auto {
		reporter = []matcher{equal(istio.Reporter, string(q.Reporter))}
	}
	lookup := Lookup{Label: q.Label}
	for _, metric := range []string{istio.RequestsTotal, istio.TCPOpened, istio.TCPFailed, istio.TCPSentBytes, istio.RequestMessages} {
		for _, peers := range sc.peers {
			matchers := slices.Concat(reporter, peers, sc.request, sc.response, sc.endpoints, sc.required)
			lookup.Selectors = append(lookup.Selectors, selector{metric: sc.telemetry.name(metric), matchers: matchers}.String())
		}
	}
	return lookup
}

// Crossings are look-ups of what is not in every mesh, among the series of requests, connections and
// messages: an answer without a value says that it is not there.
type Crossings struct {
	// Reporters are who reports.
	Reporters Lookup
	// Unclear are the hosts that sources call without knowing the workload, Received those that the
	// receiving side reports.
	Unclear, Received Lookup
	// Clustered and Unclustered are reporters that know the cluster of a workload, and that do not.
	Clustered, Unclustered Lookup
	// Codes are the response codes of requests, Requested those who report any request.
	Codes, Requested Lookup
}

// LookUpCrossings chooses the series by which it is found out what is not in a mesh.
func LookUpCrossings(s query.Settings) Crossings {
	of := func(label string, alternatives ...[]matcher) Lookup {
		lookup := Lookup{Label: label}
		for _, metric := range []string{istio.RequestsTotal, istio.TCPOpened, istio.RequestMessages} {
			for _, matchers := range alternatives {
				lookup.Selectors = append(lookup.Selectors, series(metric, slices.Clone(matchers), s).String())
			}
		}
		return lookup
	}
	ofRequests := func(label string) Lookup {
		return Lookup{Label: label, Selectors: []string{series(istio.RequestsTotal, nil, s).String()}}
	}
	return Crossings{
		Codes:     ofRequests(istio.ResponseCode),
		Requested: ofRequests(istio.Reporter),
		Reporters: of(istio.Reporter, nil),
		Unclear:   of(istio.DestinationHost, []matcher{callingSide, missing(istio.DestinationWorkload), lost.opposite()}),
		Received:  of(istio.DestinationHost, []matcher{receivingSide}),
		Clustered: of(istio.Reporter,
			[]matcher{known(istio.SourceWorkload), known(istio.SourceCluster)},
			[]matcher{known(istio.DestinationWorkload), known(istio.DestinationCluster)}),
		Unclustered: of(istio.Reporter,
			[]matcher{known(istio.SourceWorkload), missing(istio.SourceCluster)},
			[]matcher{known(istio.DestinationWorkload), missing(istio.DestinationCluster)}),
	}
}
