package counting

import (
	"cmp"
	"iter"
	"maps"
	"slices"

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
func FindHops(all iter.Seq[*Series], named query.Match, ends bool) Hops {
	passed, called := map[route]bool{}, map[Workload]bool{}
	for s := range all {
		if s.FromReceiver() {
			called[s.destination] = true
		}
		if s.told == byWaypoint {
			passed[route{source: s.source, host: s.called}] = true
		}
	}
	h := Hops{named: query.Playing(named), found: map[Workload]bool{}, names: map[string]bool{}, ends: ends}
	if len(passed) == 0 {
		return h
	}
	for s := range all {
		if s.FromSource() && s.destination.Name != "" && !called[s.destination] && passed[route{source: s.source, host: s.called}] {
			h.found[s.destination] = true
		}
	}
	return h
}

// Has tells whether a workload is a hop.
func (h Hops) Has(w Workload) bool {
	return h.found[w] || h.Named(w.Name)
}

// Named tells whether a workload is a hop by its name.
func (h Hops) Named(name string) bool {
	if name == "" {
		return false
	}
	accepted, known := h.names[name]
	if !known {
		accepted = h.named(name)
		h.names[name] = accepted
	}
	return accepted
}

// Found are the hops that their series show, in order.
func (h Hops) Found() []Workload {
	return slices.SortedFunc(maps.Keys(h.found), func(a, b Workload) int {
		return cmp.Or(cmp.Compare(a.Namespace, b.Namespace), cmp.Compare(a.Name, b.Name))
	})
}

// LostAt tells a source's calls that were lost on the way to a hop. Nobody else reports them: they belong
// to what was called, and not to the hop.
func (h Hops) LostAt(s *Series) bool {
	return !h.ends && s.FromSource() && s.lost && !h.Has(s.source) && h.Has(s.destination)
}

// touch tells whether a pair begins or ends at a hop that is not drawn.
func (h Hops) touch(s *Series) bool { return !h.ends && (h.Has(s.source) || h.Has(s.destination)) }
