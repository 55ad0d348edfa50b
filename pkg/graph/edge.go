package graph

import (
	"slices"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

// edge is the domain value of the totals of a pair.
func (e *edgeSum) edge() Edge {
	neverMade := e.neverMade().total()
	return Edge{
		ID: e.id, Source: e.source.id, Target: e.target.id,
		Protocols: e.protocols.sorted(), Reporters: e.reporters.sorted(),
		RequestRate: e.requests.optional(), ErrorRate: e.errors.optional(),
		ErrorRatio: ratio(e.errors, e.requests), UnansweredRate: e.unanswered.optional(),
		RequestMessageRate: e.requestMessages.optional(), ResponseMessageRate: e.responseMessages.optional(),
		LatencyMs: e.latency, LatencyMeanMs: mean(e.durations),
		MTLSRatio: lesser(
			share(e.encryptedRequests, e.encryptedRequests+e.plainRequests),
			share(e.encryptedBytes, e.encryptedBytes+e.plainBytes),
		),
		RequestThroughput: e.requestBytes.optional(), ResponseThroughput: e.responseBytes.optional(),
		TCPSentThroughput: e.sent.optional(), TCPReceivedThroughput: e.received.optional(),
		TCPConnectionRate: e.opened.optional(), TCPEndedRate: e.endedConnections(neverMade), TCPFailureRate: e.failedConnections(neverMade),
	}
}

// pairOutcome is how many connections of two workloads ended with some flags, a second: an edge may stand
// for several pairs.
type pairOutcome struct {
	of   *series
	rate float64
}

// same tells whether two are of one pair and of the same flags.
func (p pairOutcome) same(other pairOutcome) bool {
	return p.of.Flags == other.of.Flags && p.of.SamePair(other.of.Series)
}

// neverMade are the connections that failed before they were made, by how: of pairs and flags of which none
// was closed so, since one that is told as closed is the same.
func (e *edgeSum) neverMade() (others outcomes) {
	for _, failed := range e.failed {
		closed := 0.0
		for _, other := range e.closedBy {
			if other.same(failed) {
				closed += other.rate
			}
		}
		if closed <= 0 {
			others.add(closedWith(failed.of.Flags), failed.rate)
		}
	}
	return others
}

// failedConnections are told by the flags with which they were closed, and by the count of those that were
// never made; nil where no connection ended.
func (e *edgeSum) failedConnections(neverMade float64) *float64 {
	failed := amount{e.closedFailing, e.closed.known}
	if neverMade > 0 {
		failed.add(neverMade)
	}
	return failed.optional()
}

// endedConnections are all that ended, those that were never made among them.
func (e *edgeSum) endedConnections(neverMade float64) *float64 {
	ended := e.closed
	if neverMade > 0 {
		ended.add(neverMade)
	}
	return ended.optional()
}

// TCPFailureRatio is the share of ended connections that ended by a failure, [0, 1]; nil where none ended.
func (e Edge) TCPFailureRatio() *float64 {
	return share(valueOf(e.TCPFailureRate), valueOf(e.TCPEndedRate))
}

// responses are the outcomes that occurred in the window, in order.
func (e *edgeSum) responses(id string) []Response {
	var responses []Response
	e.explain()
	for _, never := range e.neverMade() {
		e.outcomes.add(never.outcome, never.rate)
	}
	for _, how := range e.outcomes {
		if how.rate > 0 {
			responses = append(responses, Response{id, how.protocol, how.code, how.grpcStatus, how.flags, how.rate})
		}
	}
	slices.SortFunc(responses, compareResponses)
	return responses
}

// explain puts the receiving side's words in place of the one that a calling ztunnel has for whatever
// failed there, as far as they go.
func (e *edgeSum) explain() {
	connect := closedWith(istio.FlagConnect)
	told := e.refusedAs.total() - e.refusedAs.rate(connect)
	unexplained := e.outcomes.rate(connect)
	if told <= 0 || unexplained <= 0 {
		return
	}
	share := min(1, unexplained/told)
	for _, refused := range e.refusedAs {
		if refused.outcome != connect {
			e.outcomes.add(refused.outcome, share*refused.rate)
		}
	}
	e.outcomes.add(connect, -share*told)
}

// share is a part of a whole, nil where the whole is nothing.
func share(part, whole float64) *float64 {
	if whole <= 0 {
		return nil
	}
	value := part / whole
	return &value
}

func ratio(part, whole amount) *float64 { return share(part.value, whole.value) }

// lesser is the smaller of two numbers that may be unknown: where HTTP is encrypted and TCP is not,
// the edge is not.
func lesser(a, b *float64) *float64 {
	if a == nil || b != nil && *b < *a {
		return b
	}
	return a
}

// greater is the larger of two numbers that may be unknown.
func greater(a *float64, b float64) *float64 {
	if a != nil && *a >= b {
		return a
	}
	return &b
}
