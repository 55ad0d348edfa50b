package graph

import (
	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

// edge is the domain value of the totals of a pair.
func (e *edgeSum) edge(ends pair) Edge {
	edge := Edge{
		ID: edgeID(ends.source, ends.target), Source: ends.source.ID(), Target: ends.target.ID(),
		Protocols: sortedSet(e.protocols), Reporters: sortedSet(e.reporters),
		RequestRate: e.requests.optional(), ErrorRate: e.errors.optional(),
		ErrorRatio: ratio(e.errors, e.requests),
		LatencyMs:  e.latency, LatencyMeanMs: share(e.durationSum, e.durationCount),
		MTLSRatio: lesser(
			share(e.encryptedRequests, e.encryptedRequests+e.plainRequests),
			share(e.encryptedBytes, e.encryptedBytes+e.plainBytes),
		),
		RequestThroughput: e.requestBytes.optional(), ResponseThroughput: e.responseBytes.optional(),
		TCPSentThroughput: e.sent.optional(), TCPReceivedThroughput: e.received.optional(),
	}
	return edge
}

// responses are the outcomes that occurred in the window.
func (e *edgeSum) responses(id string) []Response {
	var responses []Response
	for how, rate := range e.outcomes {
		if rate > 0 {
			responses = append(responses, Response{id, how.protocol, how.code, how.grpcStatus, how.flags, rate})
		}
	}
	return responses
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

// outcomeOf reads how a sample's requests ended.
func outcomeOf(sample model.Metric) outcome {
	return outcome{
		protocol:   string(sample[istio.Protocol]),
		code:       string(sample[istio.ResponseCode]),
		grpcStatus: string(sample[istio.GRPCStatus]),
		flags:      string(sample[istio.ResponseFlags]),
	}
}
