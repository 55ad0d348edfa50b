package latency

import (
	"slices"

	"github.com/alidade-mesh/alidade/pkg/counting"
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// openness is what the answers leave open of some rows.
type openness struct {
	// sent and arrived are groups whose percentiles are of several kinds of calls.
	sent, arrived map[*labelled]bool
	// called and routes are those whose calls are not all in the answers.
	called map[workload]bool
	routes map[route]bool
}

// of notes what a row lacks.
func (o openness) of(row Row, from *group, g gathered, r *reading) {
	if len(percentilesOf(r.query)) > 0 {
		if _, whole := from.sent.whole(g.reported); !whole && row.Source.MeanMs != nil {
			o.sent[from.labelled] = true
		}
		if _, whole := from.arrived.whole(g.reported); !whole && row.Destination.MeanMs != nil {
			o.arrived[from.labelled] = true
		}
	}
	if r.called == nil && row.ApplicationMs != nil {
		for _, by := range []map[workload]mix{from.destination, from.arrivedAlone} {
			for to := range by {
				if _, told := g.own[to]; told {
					o.called[to] = true
				}
			}
		}
	}
	if r.sent == nil && row.CallerSideMs != nil {
		for via := range from.routes {
			if g.upstream[via].count > 0 {
				o.routes[via] = true
			}
		}
	}
}

// asked is what is open, as the question for it is made of.
func (o openness) asked(r *reading) promql.OpenLatency {
	open := promql.OpenLatency{
		Found:  query.Found{Absent: counting.Absent(r.sides.series), Waypoints: r.asked.Hops.Found()},
		Source: callsOf(o.sent, true), Destination: callsOf(o.arrived, false),
	}
	for s := range r.sides.series {
		open.Gateways = open.Gateways || s.ByGateway()
	}
	called, sent := values{}, values{}
	for to := range o.called {
		called.add(istio.DestinationWorkload, to.name)
	}
	for via := range o.routes {
		sent.add(istio.SourceWorkload, via.name)
		sent.add(istio.DestinationHost, via.host)
	}
	open.Called, open.Sent = called.names(), sent.names()
	return open
}

// values are the values of labels.
type values map[string]map[string]bool

func (v values) add(label, value string) {
	if v[label] == nil {
		v[label] = map[string]bool{}
	}
	v[label][value] = true
}

func (v values) names() promql.Names {
	names := promql.Names{}
	for label, all := range v {
		for value := range all {
			names[label] = append(names[label], value)
		}
		slices.Sort(names[label])
	}
	return names
}
