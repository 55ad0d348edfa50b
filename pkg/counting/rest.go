package counting

import "github.com/alidade-mesh/alidade/pkg/istio"

// rest is the share of a source's vague calls that the receiving side does not tell, of those that broke on
// their way or of the others. Those that it lacks are first of all broken ones.
func (r Rule) rest(s *Series, broken bool) float64 {
	// Where one of both does not know the source's cluster, nobody can tell what is left.
	if anywhere := of(r.vias, s.bareVia); anywhere.tells || !s.placed && anywhere.toldSomewhere {
		return 0
	}
	via := of(r.vias, s.via)
	if broken && via.tells {
		// Where nothing is lacking, broken may be 0.
		if lacking := via.whole + via.broken - via.told; lacking > 0 {
			return min(1, lacking/via.broken)
		}
		return 0
	}
	return left(via.tells, via.told, via.whole)
}

// left is the share of what a side counts that the other does not tell.
func left(tells bool, other, own float64) float64 {
	if !tells {
		return 1
	}
	if rest := own - other; rest > istio.LeastRestRate && rest/own > istio.LeastRest {
		return rest / own
	}
	return 0
}
