package promql

import (
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// metricQuery is what the measures are compiled from.
type metricQuery struct {
	query    query.Query
	settings query.Settings
	signal   istio.Signal
	scope    scope
	// labels are the groups of the answer.
	labels []string
}

// metric is the first metric that the signal needs.
func (m metricQuery) metric() string { return m.signal.Needs[0] }

// measures compile a signal into one expression. Distributions have one a statistic instead.
var measures = map[istio.Measure]func(metricQuery) (expr, error){
	istio.MeasureRequestRate:         rate,
	istio.MeasureConnectionRate:      rate,
	istio.MeasureThroughput:          func(m metricQuery) (expr, error) { return m.distribution().sum(m.scope), nil },
	istio.MeasureErrorRate:           errorRate,
	istio.MeasureErrorRatio:          errorRatio,
	istio.MeasureFlaggedRatio:        flaggedRatio,
	istio.MeasureApdex:               apdex,
	istio.MeasureTCPFailureRate:      tcpFailureRate,
	istio.MeasureTCPFailureRatio:     tcpFailureRatio,
	istio.MeasureMTLSRatio:           mtlsRatio,
	istio.MeasurePlaintextRate:       plaintextRate,
	istio.MeasureStrictPlaintextRate: strictPlaintextRate,
	istio.MeasureCallerSide:          callerSide,
	istio.MeasureReceivingProxy:      receivingProxy,
	istio.MeasureApplication:         applicationTime,
	istio.MeasureAttempts:            attemptsPerRequest,
	istio.MeasureThrottledRatio:      throttledRatio,
	istio.MeasureContainerRate:       containerRate,
	istio.MeasureContainerGauge:      containerGauge,
}

// compileMetric is a plan with one expression a statistic, or one named after the signal.
func compileMetric(q query.Query, s query.Settings) (Plan, error) {
	signal, ok := istio.FindSignal(q.Signal)
	if !ok {
		return nil, &query.FieldError{Field: "signal", Message: "there is no signal \"" + q.Signal + "\"."}
	}
	m := metricQuery{query: q, settings: s, signal: signal, scope: newScope(q, s)}
	for _, key := range q.GroupBy {
		m.labels = append(m.labels, key.Label)
	}
	if signal.Measure == istio.MeasureDistribution {
		var plan Plan
		for _, statistic := range q.Statistics {
			expression := askSum(Part{Kind: Measured, Statistic: statistic.Name}, m.distribution().statistic(statistic, m.scope), q.Instant)
			expression.Name = statistic.Name
			plan = append(plan, expression)
		}
		return plan, nil
	}
	measured, err := measures[signal.Measure](m)
	if err != nil {
		return nil, err
	}
	expression := askSum(Part{Kind: Measured}, measured, q.Instant)
	expression.Name = signal.Name
	return Plan{expression}, nil
}

// distribution is the signal's histogram.
func (m metricQuery) distribution() distribution {
	return distribution{metric: m.metric(), labels: m.labels, native: m.settings.NativeHistograms}
}

// rate is the signal's metric a second. Where the query keeps what is idle, what had traffic that long
// ago is 0 now, even if its series are gone: an alert rule can tell a pair that vanished.
func rate(m metricQuery) (expr, error) {
	c := rates(m.metric())
	now := byNames(m.labels, c.in(m.scope))
	if !m.query.Idle || m.query.CompareTo == 0 {
		return now, nil
	}
	return orZero(now, positive(byNames(m.labels, c.in(m.scope.ago(m.query.CompareTo))))), nil
}
