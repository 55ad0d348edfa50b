package promql

import "github.com/alidade-mesh/alidade/pkg/istio"

// attemptsPerRequest is what destinations saw over what sources saw, for the pairs that both
// report: a retried request is one for its source and several for its destination.
func attemptsPerRequest(m metricQuery) (expr, error) {
	c := rates(istio.RequestsTotal)
	seenBy := func(own, other matcher) expr {
		alone := c.unlessReported(c.reported(m.scope, own), c.reported(m.scope, other), m.scope)
		return byNames(m.labels, unless(c.seen(own, m.scope), istio.PairLabels(), alone))
	}
	return over(seenBy(atDestination, callingSide), positive(seenBy(callingSide, atDestination))), nil
}
