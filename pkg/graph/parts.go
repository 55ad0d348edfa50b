package graph

import (
	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// add counts one sample towards its edge.
func (e *edgeSum) add(sample located, definition query.Errors) {
	value := float64(sample.Value)
	switch sample.part {
	case promql.PartRequests:
		e.addRequests(sample.Metric, value, definition)
	case promql.PartTCP:
		e.addTCP(sample.Metric, value)
	case promql.PartThroughput:
		if sample.branch() == promql.PartRequest {
			e.requestBytes.add(value)
		} else {
			e.responseBytes.add(value)
		}
	case promql.PartDurationSum:
		e.durationSum += value
	case promql.PartDurationCount:
		e.durationCount += value
	case promql.PartDurationQuantile:
		// An edge whose caller is known here with and there without its cluster has two samples.
		// The quantile of both together lies between them: the larger one promises nothing.
		e.latency = greater(e.latency, value)
	}
}

func (e *edgeSum) addRequests(sample model.Metric, value float64, definition query.Errors) {
	if sample[promql.PartLabel] == promql.PartSecurity {
		addPolicy(sample, value, &e.encryptedRequests, &e.plainRequests)
		return
	}
	how := outcomeOf(sample)
	if how.protocol == "" || how.protocol == istio.Unknown {
		how.protocol = istio.ProtocolHTTP
	}
	e.protocols[how.protocol] = true
	e.addReporter(sample)
	e.outcomes[how] += value
	e.requests.add(value)
	failed := 0.0
	if istio.IsError(string(definition), how.code, how.grpcStatus) {
		failed = value
	}
	e.errors.add(failed)
}

func (e *edgeSum) addTCP(sample model.Metric, value float64) {
	switch sample[promql.PartLabel] {
	case promql.PartSecurity:
		addPolicy(sample, value, &e.encryptedBytes, &e.plainBytes)
		return
	case promql.PartSent:
		e.sent.add(value)
	case promql.PartReceived:
		e.received.add(value)
	}
	e.protocols[istio.ProtocolTCP] = true
	e.addReporter(sample)
}

func (e *edgeSum) addReporter(sample model.Metric) {
	if reporter := string(sample[istio.Reporter]); reporter != "" {
		e.reporters[reporter] = true
	}
}

// addPolicy counts traffic whose policy the receiving side told; "unknown" is neither.
func addPolicy(sample model.Metric, value float64, encrypted, plain *float64) {
	switch sample[istio.SecurityPolicy] {
	case istio.PolicyMutualTLS:
		*encrypted += value
	case istio.PolicyNone:
		*plain += value
	}
}
