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
func foldHosts(samples []located, most int) {
	busy := map[Identity]float64{}
	for _, sample := range samples {
		if sample.target.Outside != "" && sample.isTraffic() {
			busy[sample.target] += weight(sample)
		}
	}
	if len(busy) <= most {
		return
	}
	ranked := slices.SortedFunc(maps.Keys(busy), func(a, b Identity) int {
		return cmp.Or(cmp.Compare(busy[b], busy[a]), cmp.Compare(a.ID(), b.ID()))
	})
	kept := map[Identity]bool{}
	for _, host := range ranked[:max(most, 0)] {
		kept[host] = true
	}
	for i := range samples {
		if target := &samples[i].target; target.Outside != "" && !kept[*target] {
			target.Name = otherHosts
		}
	}
}

// weight is requests or connections a second; bytes do not compare with either.
func weight(sample located) float64 {
	if sample.kind == promql.Requests || sample.branch() == promql.PartOpened {
		return sample.value()
	}
	return 0
}
