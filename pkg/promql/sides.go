package promql

import "github.com/alidade-mesh/alidade/pkg/istio"

// sentAndSeen is what callers' proxies saw of the pairs that the receiving side reports too.
func (c counted) sentAndSeen(sc scope) expr {
	return unless(c.sent(sc), istio.PairLabels(), c.alone(callingSide, receivingSide, sc))
}

// arrivedAndSeen is what receiving proxies saw of the pairs that the calling side reports too.
func (c counted) arrivedAndSeen(sc scope) expr {
	return unless(c.arrived(sc), istio.PairLabels(), c.alone(receivingSide, callingSide, sc))
}

// oneSided is the rates of the pairs that one side alone reports.
func (c counted) oneSided(sc scope) expr {
	return union(
		and(c.sent(sc), istio.PairLabels(), c.alone(callingSide, receivingSide, sc)),
		and(c.arrived(sc), istio.PairLabels(), c.alone(receivingSide, callingSide, sc)),
	)
}

// alone are the pairs that one side reports and the other does not.
func (c counted) alone(own, other matcher, sc scope) expr {
	return c.unlessReported(c.reported(sc, own), c.reported(sc, other), sc)
}
