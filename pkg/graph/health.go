package graph

import "github.com/alidade-mesh/alidade/pkg/query"

// level is the health that a share of failed requests means; nothing known is no failure.
func level(errorRatio *float64, thresholds query.Health) Health {
	switch {
	case errorRatio == nil || *errorRatio < thresholds.Degraded || *errorRatio == 0:
		return Healthy
	case *errorRatio < thresholds.Failing:
		return Degraded
	}
	return Failing
}

// edgeHealth is the health of the calls from one node to another.
func edgeHealth(edge Edge, thresholds query.Health) Health {
	if edge.idle() {
		return Idle
	}
	return level(edge.ErrorRatio, thresholds)
}

// health is that of what a node answers, or of what it asks of nobody, whichever is worse: a call
// without a destination has no other party that could be to blame.
func (t *traffic) health(kind Kind, thresholds query.Health) Health {
	if t.in.value <= 0 && t.out.value <= 0 && t.tcpIn.value <= 0 && t.tcpOut <= 0 {
		return Idle
	}
	if kind == Unknown {
		return Healthy
	}
	answered := level(ratio(t.inErrors, t.in), thresholds)
	asked := level(share(t.lostErrors, t.out.value), thresholds)
	if answered == Failing || asked == Failing {
		return Failing
	}
	if answered == Degraded || asked == Degraded {
		return Degraded
	}
	return Healthy
}
