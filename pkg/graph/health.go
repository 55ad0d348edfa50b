package graph

import (
	"slices"

	"github.com/alidade-mesh/alidade/pkg/query"
)

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

// worst is the worst of some states.
func worst(states ...Health) Health {
	for _, state := range []Health{Failing, Degraded} {
		if slices.Contains(states, state) {
			return state
		}
	}
	return Healthy
}

// unanswered is the health that calls without an answer mean. Where their callers went away they are no
// errors; many of them are not healthy all the same.
func unanswered(share *float64, thresholds query.Health) Health {
	if level(share, thresholds) == Failing {
		return Degraded
	}
	return Healthy
}

// health is that of the calls from one node to another.
func (e Edge) health(thresholds query.Health) Health {
	if e.idle() {
		return Idle
	}
	return worst(
		level(e.ErrorRatio, thresholds),
		level(e.TCPFailureRatio(), thresholds),
		unanswered(share(valueOf(e.UnansweredRate), valueOf(e.RequestRate)), thresholds),
	)
}

// health is that of what a node answers, or of what it asks of nobody, whichever is worse: a call
// without a destination has no other party that could be to blame.
func (n *nodeSum) health(kind Kind, thresholds query.Health) Health {
	if !n.moves {
		return Idle
	}
	if kind == Unknown {
		return Healthy
	}
	return worst(
		level(ratio(n.inErrors, n.in), thresholds),
		level(ratio(n.tcpFailed, n.tcpEnded), thresholds),
		unanswered(ratio(n.unanswered, n.in), thresholds),
		level(share(n.lostErrors, n.out.value), thresholds),
	)
}
