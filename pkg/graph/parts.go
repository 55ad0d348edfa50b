package graph

import (
	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/promql"
)

// add counts one sample towards its edge.
func (e *edgeSum) add(sample located, definition istio.ErrorDefinition) {
	if sample.received {
		e.addPolicy(sample, float64(sample.Value))
		e.addRefusal(sample)
	}
	if sample.counts == 0 {
		return
	}
	value := sample.value()
	switch sample.kind {
	case promql.Requests:
		e.addRequests(sample, value, definition)
	case promql.TCP:
		e.addTCP(sample, value)
	case promql.Throughput:
		if sample.branch() == promql.PartRequest {
			e.requestBytes.add(value)
		} else {
			e.responseBytes.add(value)
		}
	case promql.Durations:
		e.addDuration(sample, value)
	case promql.DurationQuantile:
		// An edge of which several tell, or whose caller is known here with and there without its cluster,
		// has several samples. The quantile of all together lies between them: the largest promises nothing.
		if by := string(sample.Metric[istio.Reporter]); by == "" || len(e.timedBy) == 0 || e.timedBy[by] {
			e.latency = greater(e.latency, value)
		}
	}
}

func (e *edgeSum) addRequests(sample located, value float64, definition istio.ErrorDefinition) {
	e.addReporter(sample.Metric)
	switch sample.branch() {
	case promql.PartRequestMessages:
		e.protocols[istio.ProtocolGRPC] = true
		e.requestMessages.add(value)
		return
	case promql.PartResponseMessages:
		e.protocols[istio.ProtocolGRPC] = true
		e.responseMessages.add(value)
		return
	}
	how := outcomeOf(sample.Metric)
	if how.protocol == "" || how.protocol == istio.Unknown {
		how.protocol = istio.ProtocolHTTP
	}
	e.protocols[how.protocol] = true
	e.outcomes[how] += value
	e.requests.add(value)
	failed := 0.0
	if definition.Counts(istio.Outcome{Code: how.code, GRPCStatus: how.grpcStatus, Flags: how.flags}) {
		failed = value
	}
	e.errors.add(failed)
	if definition.Unanswered(how.code) {
		e.unanswered.add(value)
	}
}

func (e *edgeSum) addTCP(sample located, value float64) {
	e.protocols[istio.ProtocolTCP] = true
	e.addReporter(sample.Metric)
	flags := string(sample.Metric[istio.ResponseFlags])
	switch sample.branch() {
	case promql.PartSent:
		e.sent.add(value)
	case promql.PartReceived:
		e.received.add(value)
	case promql.PartOpened:
		e.opened.add(value)
	case promql.PartClosed:
		e.closed.add(value)
		if istio.ConnectionFailed(flags) {
			e.closedFailing += value
			e.closedBy[pairOutcomeOf(sample.Metric, flags)] += value
		}
		e.outcomes[outcome{protocol: istio.ProtocolTCP, flags: flags}] += value
	case promql.PartFailed:
		e.failed[pairOutcomeOf(sample.Metric, flags)] += value
	}
}

// addRefusal notes with which words the receiving side ended connections: a calling ztunnel has but one for
// whatever happens there.
func (e *edgeSum) addRefusal(sample located) {
	flags := string(sample.Metric[istio.ResponseFlags])
	if sample.kind == promql.TCP && sample.branch() == promql.PartClosed && isReceiving(sample.Metric) && istio.ConnectionFailed(flags) {
		e.refusedAs[flags] += float64(sample.Value)
	}
}

// addDuration adds one half of a mean. Halves meet by all their other labels: an answer that was cut has
// sums without their counts.
func (e *edgeSum) addDuration(sample located, value float64) {
	labels := sample.Metric.Clone()
	delete(labels, promql.PartLabel)
	key := labels.Fingerprint()
	halves := e.durations[key]
	if value > 0 {
		by := string(sample.Metric[istio.Reporter])
		e.timedBy[by] = true
		if isReceiving(sample.Metric) {
			e.timedByReceiver[[2]string{string(sample.Metric[istio.SourceWorkload]), string(sample.Metric[istio.DestinationWorkload])}] = true
		}
	}
	if sample.branch() == promql.PartSum {
		halves.sum = amount{halves.sum.value + value, true}
	} else {
		halves.count = amount{halves.count.value + value, true}
	}
	e.durations[key] = halves
}

// halves are the milliseconds a second and the requests a second of a mean.
type halves struct{ sum, count amount }

// mean is of those halves that both are there.
func mean(all map[model.Fingerprint]halves) *float64 {
	sum, count := 0.0, 0.0
	for _, key := range sortedKeys(all) {
		if h := all[key]; h.sum.known && h.count.known {
			sum, count = sum+h.sum.value, count+h.count.value
		}
	}
	return share(sum, count)
}

func (e *edgeSum) addReporter(sample model.Metric) {
	if reporter := string(sample[istio.Reporter]); reporter != "" {
		e.reporters[reporter] = true
	}
}

// addPolicy counts traffic whose policy the receiving side told. Of requests "unknown" says nothing; of
// connections a receiving ztunnel says it of those that came without mutual TLS.
func (e *edgeSum) addPolicy(sample located, value float64) {
	encrypted, plain := &e.encryptedRequests, &e.plainRequests
	branch := sample.branch()
	switch {
	case sample.kind == promql.TCP && (branch == promql.PartSent || branch == promql.PartReceived):
		encrypted, plain = &e.encryptedBytes, &e.plainBytes
	case sample.kind != promql.Requests || branch != promql.PartTraffic:
		return
	}
	switch sample.Metric[istio.SecurityPolicy] {
	case istio.PolicyMutualTLS:
		*encrypted += value
	case istio.PolicyNone:
		*plain += value
	case istio.Unknown:
		if sample.kind == promql.TCP {
			*plain += value
		}
	}
}

// isReceiving tells the samples of the receiving side.
func isReceiving(sample model.Metric) bool {
	return istio.IsReceiving(string(sample[istio.Reporter]))
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
