package graph

import (
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/promql"
)

// add counts one sample towards its edge.
func (e *edgeSum) add(s *sample, definition istio.ErrorDefinition) {
	if s.received {
		e.addPolicy(s)
		e.addRefusal(s)
	}
	if s.counts == 0 {
		return
	}
	value := s.value()
	switch s.kind {
	case promql.Requests:
		e.addRequests(s, value, definition)
	case promql.TCP:
		e.addTCP(s, value)
	case promql.Throughput:
		if s.branch == promql.PartRequest {
			e.requestBytes.add(value)
		} else {
			e.responseBytes.add(value)
		}
	case promql.Durations:
		e.addDuration(s, value)
	}
}

func (e *edgeSum) addRequests(s *sample, value float64, definition istio.ErrorDefinition) {
	e.addReporter(s)
	switch s.branch {
	case promql.PartRequestMessages:
		e.protocols.add(istio.ProtocolGRPC)
		e.requestMessages.add(value)
		return
	case promql.PartResponseMessages:
		e.protocols.add(istio.ProtocolGRPC)
		e.responseMessages.add(value)
		return
	}
	how := s.how
	if how.protocol == "" || how.protocol == istio.Unknown {
		how.protocol = istio.ProtocolHTTP
	}
	e.protocols.add(how.protocol)
	e.outcomes.add(how, value)
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

func (e *edgeSum) addTCP(s *sample, value float64) {
	e.protocols.add(istio.ProtocolTCP)
	e.addReporter(s)
	switch s.branch {
	case promql.PartSent:
		e.sent.add(value)
	case promql.PartReceived:
		e.received.add(value)
	case promql.PartOpened:
		e.opened.add(value)
	case promql.PartClosed:
		e.closed.add(value)
		if istio.ConnectionFailed(s.Flags) {
			e.closedFailing += value
			e.closedBy = append(e.closedBy, pairOutcome{s.series, value})
		}
		e.outcomes.add(closedWith(s.Flags), value)
	case promql.PartFailed:
		e.failed = append(e.failed, pairOutcome{s.series, value})
	}
}

// closedWith is how a connection ended.
func closedWith(flags string) outcome { return outcome{protocol: istio.ProtocolTCP, flags: flags} }

// addRefusal notes with which words the receiving side ended connections: a calling ztunnel has but one for
// whatever happens there.
func (e *edgeSum) addRefusal(s *sample) {
	if s.kind == promql.TCP && s.branch == promql.PartClosed && s.FromReceiver() && istio.ConnectionFailed(s.Flags) {
		e.refusedAs.add(closedWith(s.Flags), s.rate)
	}
}

// addDuration adds one half of a mean. Those of a series come one after the other: an answer that was cut
// has sums without their counts.
func (e *edgeSum) addDuration(s *sample, value float64) {
	if value > 0 {
		e.timedBy.add(s.Reporter)
		if s.FromReceiver() && (len(e.timedByReceiver) == 0 || e.timedByReceiver[len(e.timedByReceiver)-1] != s.series) {
			e.timedByReceiver = append(e.timedByReceiver, s.series)
		}
	}
	if len(e.durations) == 0 || e.durations[len(e.durations)-1].of != s.series {
		e.durations = append(e.durations, halves{of: s.series})
	}
	half := &e.durations[len(e.durations)-1]
	if s.branch == promql.PartSum {
		half.sum.add(value)
	} else {
		half.count.add(value)
	}
}

// halves are the milliseconds a second and the requests a second of a mean.
type halves struct {
	of         *series
	sum, count amount
}

// mean is of those halves that both are there.
func mean(all []halves) *float64 {
	sum, count := 0.0, 0.0
	for _, h := range all {
		if h.sum.known && h.count.known {
			sum, count = sum+h.sum.value, count+h.count.value
		}
	}
	return share(sum, count)
}

func (e *edgeSum) addReporter(s *sample) {
	if s.Reporter != "" {
		e.reporters.add(s.Reporter)
	}
}

// addPolicy counts traffic whose policy the receiving side told. Of requests "unknown" says nothing; of
// connections a receiving ztunnel says it of those that came without mutual TLS.
func (e *edgeSum) addPolicy(s *sample) {
	encrypted, plain := &e.encryptedRequests, &e.plainRequests
	switch {
	case s.kind == promql.TCP && (s.branch == promql.PartSent || s.branch == promql.PartReceived):
		encrypted, plain = &e.encryptedBytes, &e.plainBytes
	case s.kind != promql.Requests || s.branch != promql.PartTraffic:
		return
	}
	switch s.policy {
	case istio.PolicyMutualTLS:
		*encrypted += s.rate
	case istio.PolicyNone:
		*plain += s.rate
	case istio.Unknown:
		if s.kind == promql.TCP {
			*plain += s.rate
		}
	}
}
