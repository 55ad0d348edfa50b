package graph

import (
	"cmp"
	"maps"
	"slices"

	"github.com/alidade-mesh/alidade/pkg/promql"
)

// otherHosts is the name of the node into which the least busy hosts fold.
const otherHosts = "other hosts"

// foldHosts keeps so many hosts outside the registry as nodes of their own, the busiest, and makes one
// node of the others of each role. What is a host's name can come from anywhere on the internet.
func (l located) foldHosts(most int) {
	busy := map[*nodeSum]float64{}
	for _, kind := range []promql.Kind{promql.Requests, promql.TCP} {
		for _, s := range l.samples[kind] {
			if s.target.Outside != "" && s.isTraffic() {
				busy[s.target] += s.weight()
			}
		}
	}
	if len(busy) <= most {
		return
	}
	ranked := slices.SortedFunc(maps.Keys(busy), func(a, b *nodeSum) int {
		return cmp.Or(cmp.Compare(busy[b], busy[a]), cmp.Compare(a.id, b.id))
	})
	kept := map[*nodeSum]bool{}
	for _, host := range ranked[:max(most, 0)] {
		kept[host] = true
	}
	var folded []*nodeSum
	for _, node := range l.nodes {
		if node.Outside != "" && !kept[node] {
			folded = append(folded, node)
		}
	}
	for _, node := range folded {
		others := node.Identity
		others.Name = otherHosts
		node.foldedInto = l.node(others)
	}
	for _, one := range l.series {
		one.target = one.target.drawn()
	}
}

// drawn is the node itself, or the one into which it is folded.
func (n *nodeSum) drawn() *nodeSum {
	if n.foldedInto != nil {
		return n.foldedInto
	}
	return n
}

// weight is requests or connections a second; bytes do not compare with either.
func (s *sample) weight() float64 {
	if s.kind == promql.Requests || s.branch == promql.PartOpened {
		return s.value()
	}
	return 0
}
