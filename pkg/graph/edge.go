package graph

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

// edge is the domain value of the totals of a pair.
func (e *edgeSum) edge(ends pair) Edge {
	neverMade := total(e.neverMade())
	return Edge{
		ID: edgeID(ends.source, ends.target), Source: ends.source.ID(), Target: ends.target.ID(),
		Protocols: sortedSet(e.protocols), Reporters: sortedSet(e.reporters),
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

// pairOutcome is how connections of two workloads ended: an edge may stand for several pairs.
type pairOutcome struct{ pair, flags string }

func pairOutcomeOf(metric model.Metric, flags string) pairOutcome {
	var pair strings.Builder
	for _, label := range istio.PairLabels() {
		pair.WriteString(string(metric[model.LabelName(label)]) + "\xff")
	}
	return pairOutcome{pair.String(), flags}
}

// neverMade are the connections that failed before they were made, by how: of pairs and flags of which none
// was closed so, since one that is told as closed is the same.
func (e *edgeSum) neverMade() map[outcome]float64 {
	others := map[outcome]float64{}
	inOrder := func(a, b pairOutcome) int { return cmp.Or(cmp.Compare(a.pair, b.pair), cmp.Compare(a.flags, b.flags)) }
	for _, of := range slices.SortedFunc(maps.Keys(e.failed), inOrder) {
		if e.closedBy[of] <= 0 {
			others[outcome{protocol: istio.ProtocolTCP, flags: of.flags}] += e.failed[of]
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

func total(rates map[outcome]float64) float64 {
	sum := 0.0
	for _, rate := range slices.Sorted(maps.Values(rates)) {
		sum += rate
	}
	return sum
}

// TCPFailureRatio is the share of ended connections that ended by a failure, [0, 1]; nil where none ended.
func (e Edge) TCPFailureRatio() *float64 {
	return share(valueOf(e.TCPFailureRate), valueOf(e.TCPEndedRate))
}

// responses are the outcomes that occurred in the window.
func (e *edgeSum) responses(id string) []Response {
	var responses []Response
	add := func(outcomes map[outcome]float64) {
		for how, rate := range outcomes {
			if rate > 0 {
				responses = append(responses, Response{id, how.protocol, how.code, how.grpcStatus, how.flags, rate})
			}
		}
	}
	e.explain()
	for how, rate := range e.neverMade() {
		e.outcomes[how] += rate
	}
	add(e.outcomes)
	return responses
}

// explain puts the receiving side's words in place of the one that a calling ztunnel has for whatever
// failed there, as far as they go.
func (e *edgeSum) explain() {
	closed := func(flags string) outcome { return outcome{protocol: istio.ProtocolTCP, flags: flags} }
	delete(e.refusedAs, istio.FlagConnect)
	told, unexplained := 0.0, e.outcomes[closed(istio.FlagConnect)]
	for _, flags := range sortedKeys(e.refusedAs) {
		told += e.refusedAs[flags]
	}
	if told <= 0 || unexplained <= 0 {
		return
	}
	share := min(1, unexplained/told)
	for flags, rate := range e.refusedAs {
		e.outcomes[closed(flags)] += share * rate
	}
	e.outcomes[closed(istio.FlagConnect)] -= share * told
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
