package promql

// Expression is one question to Prometheus.
type Expression struct {
	// Name says what the answer is: for a metric query the statistic or the signal, for a graph
	// one of the Part constants.
	Name string `json:"name"`
	// Expr is PromQL.
	Expr string `json:"expr"`
	// Instant is true where one value at the end of the range is asked, false for a range.
	Instant bool `json:"instant"`
}

// Plan is everything a query asks; its expressions can be asked at once.
type Plan []Expression

// Parts of a graph, names of its plan's expressions. Every answer carries the labels of the
// edge's identity (EdgeLabels).
const (
	// PartRequests is requests a second, also by reporter, request_protocol, response_code,
	// grpc_response_status and response_flags; and, with the label PartLabel set to PartSecurity,
	// requests a second as the receiving side saw them by connection_security_policy.
	PartRequests = "requests"
	// PartDurationSum is milliseconds a second, PartDurationCount samples a second: their ratio is
	// the mean in milliseconds.
	PartDurationSum   = "durationSum"
	PartDurationCount = "durationCount"
	// PartDurationQuantile is the latency statistic in milliseconds.
	PartDurationQuantile = "durationQuantile"
	// PartTCP is, by the label PartLabel: sent and received bytes a second, opened and closed
	// connections a second, and (PartSecurity) sent and received bytes a second by
	// connection_security_policy.
	PartTCP = "tcp"
	// PartThroughput is bytes a second by PartLabel: request or response.
	PartThroughput = "throughput"
)

// BeforeSuffix ends the names of the parts of the graph that is compared with: the same questions at
// an earlier time.
const BeforeSuffix = "Before"

// PartLabel is the label that tells branches of one expression apart, and the rest its values.
const (
	PartLabel    = "alidade_part"
	PartTraffic  = "traffic"
	PartSecurity = "security"
	PartSent     = "sent"
	PartReceived = "received"
	PartOpened   = "opened"
	PartClosed   = "closed"
	PartRequest  = "request"
	PartResponse = "response"
	PartSum      = "sum"
	PartCount    = "count"
)
