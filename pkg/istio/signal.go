package istio

// Family groups signals by what they speak of.
type Family string

// The families of signals, in the order in which an editor shows them.
const (
	FamilyTraffic    Family = "traffic"
	FamilyGRPC       Family = "grpc"
	FamilyTCP        Family = "tcp"
	FamilySecurity   Family = "security"
	FamilyLatency    Family = "latency"
	FamilyResilience Family = "resilience"
	FamilyProxy      Family = "proxy"
)

// Measure says how a signal is computed from its metrics.
type Measure string

// The measures. A rate is per second.
const (
	// MeasureRequestRate is the rate of a metric that istio_requests_total accompanies.
	MeasureRequestRate Measure = "requestRate"
	// MeasureConnectionRate is the rate of a metric that tells by itself who reports a pair.
	MeasureConnectionRate Measure = "connectionRate"
	// MeasureTCPFailureRate is the rate of connections that ended by a failure.
	MeasureTCPFailureRate Measure = "tcpFailureRate"
	// MeasureTCPFailureRatio is connections that ended by a failure over connections that ended.
	MeasureTCPFailureRatio Measure = "tcpFailureRatio"
	// MeasureErrorRate is the rate of errors.
	MeasureErrorRate Measure = "errorRate"
	// MeasureErrorRatio is errors over all requests.
	MeasureErrorRatio Measure = "errorRatio"
	// MeasureFlaggedRatio is requests that carry one of some flags over all requests.
	MeasureFlaggedRatio Measure = "flaggedRatio"
	// MeasureDistribution is the mean or a quantile of a histogram.
	MeasureDistribution Measure = "distribution"
	// MeasureThroughput is the rate of a histogram's sum.
	MeasureThroughput Measure = "throughput"
	// MeasureApdex is the share of satisfied requests plus half the share of tolerated ones.
	MeasureApdex Measure = "apdex"
	// MeasureMTLSRatio is calls under mutual TLS over calls whose policy is known.
	MeasureMTLSRatio Measure = "mtlsRatio"
	// MeasurePlaintextRate is the rate of calls without TLS.
	MeasurePlaintextRate Measure = "plaintextRate"
	// MeasureStrictPlaintextRate is the rate of calls without TLS into what is declared STRICT.
	MeasureStrictPlaintextRate Measure = "strictPlaintextRate"
	// MeasureCallerSide is the mean that sources saw less the mean that receiving sides saw.
	MeasureCallerSide Measure = "callerSide"
	// MeasureReceivingProxy is the mean that receiving sides saw less that of their applications.
	MeasureReceivingProxy Measure = "receivingProxy"
	// MeasureApplication is the mean that applications saw.
	MeasureApplication Measure = "application"
	// MeasureAttempts is the rate that destinations saw over the rate that sources saw.
	MeasureAttempts Measure = "attempts"
	// MeasureThrottledRatio is throttled over all scheduling periods of the proxies' containers.
	MeasureThrottledRatio Measure = "throttledRatio"
	// MeasureContainerRate is the rate of a counter of the proxies' containers.
	MeasureContainerRate Measure = "containerRate"
	// MeasureContainerGauge is the sum of a gauge of the proxies' containers.
	MeasureContainerGauge Measure = "containerGauge"
)

// Signal is one entry of the catalogue: what can be asked, in which unit, from which metrics.
type Signal struct {
	Name        string `json:"name"`
	Family      Family `json:"family"`
	Description string `json:"description"`
	// Unit is one of Grafana's unit ids.
	Unit string `json:"unit"`
	// Needs are the metrics that have to exist; Metrics are their names within the compiler.
	Needs   []string `json:"needs"`
	Measure Measure  `json:"-"`
	// Statistics is true where the signal takes `statistics`.
	Statistics bool `json:"statistics"`
	Knowledge
	// Requires are fields of the query that have to be set.
	Requires []string `json:"requires,omitempty"`
	// Recorded says how much of it can come from recording rules.
	Recorded Recording `json:"recorded"`
	// Collect says how to collect the metrics where they are missing.
	Collect string `json:"collect"`
}

// OfApplications tells whether the signal needs what applications say of themselves.
func (s Signal) OfApplications() bool {
	return s.Measure == MeasureReceivingProxy || s.Measure == MeasureApplication
}
