package promql

import (
	"slices"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

// connectionFailed matches connections that ended by a failure that is not their caller's doing.
var connectionFailed = matcher{istio.ResponseFlags, "!~", istio.NoFlags + "||" + anyFlag("", istio.FlagsOfCaller()).value}

// tcpFailureRate is connections a second that ended by a failure; 0 where all ended well.
func tcpFailureRate(m metricQuery) (expr, error) {
	failed := byNames(m.labels, failedConnections(m.scope))
	if len(withoutOutcome(m.labels)) < len(m.labels) {
		return failed, nil
	}
	return orZero(failed, m.ended(m.labels)), nil
}

// tcpFailureRatio is connections that ended by a failure over all that ended. Conditions and groups on
// flags restrict the former only.
func tcpFailureRatio(m metricQuery) (expr, error) {
	part := byNames(m.labels, failedConnections(m.scope))
	base := withoutOutcome(m.labels)
	if len(base) < len(m.labels) {
		return shareByOutcome(part, m.ended(base), base), nil
	}
	return ratio(part, m.ended(base), m.reportedAtAll(istio.TCPClosed)), nil
}

// ended is connections a second that ended, in whichever way.
func (m metricQuery) ended(labels []string) expr {
	sc := m.scope.withResponse(nil)
	return byNames(labels, union(rates(istio.TCPClosed).in(sc), neverMade(sc)))
}

// failedConnections are told by the flags with which they were closed, and by the count of those that
// never came to be.
func failedConnections(sc scope) expr {
	closed := rates(istio.TCPClosed)
	closed.outcomes = alternatives{{connectionFailed}}
	return union(closed.in(sc), neverMade(sc))
}

// neverMade are the connections that failed before they were made, of pairs and flags of which none is told
// as closed by a failure: one that is would be the same.
func neverMade(sc scope) expr {
	told := rates(istio.TCPClosed).reported(sc, connectionFailed)
	return unless(rates(istio.TCPFailed).in(sc), append(slices.Clone(istio.PairLabels()), istio.ResponseFlags), positive(told))
}
