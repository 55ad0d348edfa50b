package promql

// Expression is one question to Prometheus.
type Expression struct {
	// Part is which part of the query's answer it gives.
	Part Part `json:"-"`
	// Sum says what the expression adds up; nil where it does more than that. Of a quotient of two sums it says
	// what Terms add up.
	Sum *Sum `json:"-"`
	// Terms is PromQL of both sums of a quotient: the dividends, whose PartLabel is PartDividend, and the divisors,
	// which have none. The expression is the dividends over those divisors that are above zero. It is empty where
	// the expression is no such quotient.
	Terms string `json:"-"`
	// Name is the part for a reader, and of a metric query its statistic or signal.
	Name string `json:"name"`
	// Expr is PromQL.
	Expr string `json:"expr"`
	// Instant is true where one value at the end of the range is asked, false for a range.
	Instant bool `json:"instant"`
	// Table says that an instant's many series are wanted as a table.
	Table bool `json:"-"`
}

// Plan is everything a query asks; its expressions can be asked at once.
type Plan []Expression

// Part is a part of an answer: what it tells, of which statistic, and of which time.
type Part struct {
	Kind Kind
	// Statistic is set on parts that are asked once a statistic.
	Statistic string
	// Before says that it is of the earlier time that is compared with.
	Before bool
}

// String names a part: "requests", "source p95", "requestsBefore".
func (p Part) String() string {
	name := string(p.Kind)
	if p.Statistic != "" {
		name += " " + p.Statistic
	}
	if p.Before {
		name += "Before"
	}
	return name
}

// Now is the same part of the time that the query asks for.
func (p Part) Now() Part {
	p.Before = false
	return p
}

// Kind is what a part tells.
type Kind string

// Measured is the signal of a metric query, by statistic where it has several.
const Measured Kind = "measured"

// Parts of a graph. All but the quantile are told by each reporter for itself (label `reporter`) and
// carry Identifying; which of them counts is decided where they are put together.
const (
	// Requests is, by PartLabel, requests a second by security policy and outcome (PartTraffic), and
	// gRPC messages a second (PartRequestMessages, PartResponseMessages).
	Requests Kind = "requests"
	// Durations is milliseconds a second (PartSum) and samples a second (PartCount), by PartLabel:
	// their ratio is the mean in milliseconds.
	Durations Kind = "durations"
	// DurationQuantile is the latency statistic in milliseconds, by the labels that identify the two ends
	// (PartTraffic); of calls to somebody whom a source does not know, of all (PartUnclear) and of those
	// that nobody else can tell (PartFailed).
	DurationQuantile Kind = "durationQuantile"
	// TCP is, by PartLabel: sent and received bytes a second, opened, closed and failed connections a
	// second, by security policy and flags.
	TCP Kind = "tcp"
	// Throughput is bytes a second by PartLabel: PartRequest or PartResponse.
	Throughput Kind = "throughput"
)

// Parts of a latency query. Sums are milliseconds a second, counts requests a second: their ratio is
// a mean in milliseconds; both are told by PartLabel.
const (
	// SideTimes are what every reporter tells of the query's calls, by the groups' labels and by those by
	// which it is decided whose report counts. Where the calls are narrowed, PartWitness tells who reports
	// what.
	SideTimes Kind = "sides"
	// SourceTimes and DestinationTimes are percentiles of what callers and receiving sides saw, by the
	// groups' labels. First they are of calls whose other end is known (PartKnown) and of others
	// (PartUnknown), the latter's by reporter; without PartLabel they are of the calls that count.
	SourceTimes      Kind = "source"
	DestinationTimes Kind = "destination"
	// ApplicationTimes is an application's own mean in milliseconds by called workload; PartLabel
	// holds the metric that it is from. With a statistic it is that.
	ApplicationTimes Kind = "application"
	// UpstreamTimes is how long upstreams took, as callers' proxies saw it, by Route.
	UpstreamTimes Kind = "upstream"
	// CalledTimes are what every reporter tells of all calls of workloads, AnsweredTimes of all calls of
	// callers, as SideTimes are.
	CalledTimes   Kind = "called"
	AnsweredTimes Kind = "answered"
	// Buckets counts series by reporter and bucket.
	Buckets Kind = "buckets"
)

// PartLabel is the label that tells branches of one expression apart, and the rest its values.
const (
	PartLabel = "alidade_part"
	// PartWitness tells who reports a pair, whatever the conditions on the request are.
	PartWitness          = "witness"
	PartTraffic          = "traffic"
	PartRequestMessages  = "requestMessages"
	PartResponseMessages = "responseMessages"
	PartSent             = "sent"
	PartReceived         = "received"
	PartOpened           = "opened"
	PartClosed           = "closed"
	PartFailed           = "failed"
	PartUnclear          = "unclear"
	PartRequest          = "request"
	PartResponse         = "response"
	PartSum              = "sum"
	PartCount            = "count"
	PartDividend         = "dividend"
	PartKnown            = "known"
	PartUnknown          = "unknown"
)

// ask is the expression of a part.
func ask(part Part, of expr, instant bool) Expression {
	return Expression{Part: part, Name: part.String(), Expr: of.String(), Instant: instant}
}

// table asks for a table of many series.
func table(part Part, of expr) Expression {
	asked := ask(part, of, true)
	asked.Table = true
	return asked
}

// before says of expressions that they are of an earlier time.
func before(plan Plan) Plan {
	var earlier Plan
	for _, expression := range plan {
		expression.Part.Before = true
		expression.Name = expression.Part.String()
		earlier = append(earlier, expression)
	}
	return earlier
}
