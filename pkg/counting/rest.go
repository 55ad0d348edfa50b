package counting

import "github.com/alidade-mesh/alidade/pkg/istio"

// rest is the share of a source's vague calls that the receiving side does not tell. Those that it lacks
// are first of all those that broke on their way.
func (r Rule) rest(via route, broken bool) float64 {
	if r.toldAnywhere[via.bare()] || via.cluster == "" && r.toldBare[via] {
		return 0
	}
	told, tells := r.told[via]
	if broken && tells {
		// Where nothing is lacking, broken may be 0.
		if lacking := r.whole[via] + r.broken[via] - told; lacking > 0 {
			return min(1, lacking/r.broken[via])
		}
		return 0
	}
	return left(r.told, r.whole[via], via)
}

// left is the share of what a side counts that the other does not tell, by what both go by.
func left[K comparable](told map[K]float64, own float64, key K) float64 {
	other, tells := told[key]
	if !tells {
		return 1
	}
	if rest := own - other; rest > istio.LeastRestRate && rest/own > istio.LeastRest {
		return rest / own
	}
	return 0
}
