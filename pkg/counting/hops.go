package counting

import (
	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// Hops are workloads that a call passes and does not end at.
type Hops struct {
	// named tells those whose name says so, found those whose series do.
	named func(name string) bool
	found map[Workload]bool
	// names remembers what named says of a name, since expressions are slow.
	names map[string]bool
	// ends says that hops are drawn as ends of calls all the same.
	ends bool
}

// FindHops recognises waypoints. One that its name does not betray is a workload that sources call for a
// host which a waypoint reports of the same caller, and that no receiving side ever is.
func FindHops(samples []*model.Sample, named query.Match, ends bool) Hops {
	passed, called := map[route]bool{}, map[Workload]bool{}
	for _, sample := range samples {
		if isReceiver(sample.Metric) {
			called[calledBy(sample.Metric)] = true
		}
		if reporterOf(sample.Metric) == istio.ReporterWaypoint {
			passed[routeOf(sample.Metric).bare()] = true
		}
	}
	h := Hops{named: query.Playing(named), found: map[Workload]bool{}, names: map[string]bool{}, ends: ends}
	if len(passed) == 0 {
		return h
	}
	for _, sample := range samples {
		to := calledBy(sample.Metric)
		if reporterOf(sample.Metric) == istio.ReporterSource && to.Name != "" && !called[to] && passed[routeOf(sample.Metric).bare()] {
			h.found[to] = true
		}
	}
	return h
}

// Has tells whether a workload is a hop.
func (h Hops) Has(w Workload) bool {
	if w.Name == "" || h.found[w] {
		return h.found[w]
	}
	accepted, known := h.names[w.Name]
	if !known {
		accepted = h.named(w.Name)
		h.names[w.Name] = accepted
	}
	return accepted
}

// LostAt tells a source's call that was lost on the way to a hop. Nobody else reports it: it belongs to
// what was called, and not to the hop.
func (h Hops) LostAt(metric model.Metric) bool {
	if h.ends || reporterOf(metric) != istio.ReporterSource || !istio.NeverArrived(string(metric[istio.ResponseFlags])) {
		return false
	}
	p := pairOf(metric)
	return !h.Has(p.source) && h.Has(p.destination)
}

// touch tells whether a pair begins or ends at a hop that is not drawn.
func (h Hops) touch(p pair) bool { return !h.ends && (h.Has(p.source) || h.Has(p.destination)) }
