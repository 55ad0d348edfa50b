package counting

import (
	"cmp"
	"maps"
	"slices"

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
			passed[bareRouteOf(sample.Metric)] = true
		}
	}
	h := Hops{named: query.Playing(named), found: map[Workload]bool{}, names: map[string]bool{}, ends: ends}
	if len(passed) == 0 {
		return h
	}
	for _, sample := range samples {
		to := calledBy(sample.Metric)
		if reporterOf(sample.Metric) == istio.ReporterSource && to.Name != "" && !called[to] && passed[bareRouteOf(sample.Metric)] {
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

// Found are the hops that their series show, in order.
func (h Hops) Found() []Workload {
	return slices.SortedFunc(maps.Keys(h.found), func(a, b Workload) int {
		return cmp.Or(cmp.Compare(a.Namespace, b.Namespace), cmp.Compare(a.Name, b.Name))
	})
}

// LostAt tells a source's call that was lost on the way to a hop. Nobody else reports it: it belongs to
// what was called, and not to the hop.
func (h Hops) LostAt(metric model.Metric) bool {
	return reporterOf(metric) == istio.ReporterSource && istio.NeverArrived(string(metric[istio.ResponseFlags])) &&
		h.arrivesAt(callerOf(metric), calledBy(metric))
}

func (h Hops) lostAt(s *Series) bool {
	return s.FromSource() && s.lost && h.arrivesAt(s.source, s.destination)
}

// arrivesAt tells calls to a hop from another workload.
func (h Hops) arrivesAt(source, destination Workload) bool {
	return !h.ends && !h.Has(source) && h.Has(destination)
}

// touch tells whether a pair begins or ends at a hop that is not drawn.
func (h Hops) touch(s *Series) bool { return !h.ends && (h.Has(s.source) || h.Has(s.destination)) }
