// Package latency takes apart where the time of calls goes. It is pure.
//
//  1. What every reporter tells is read once (reading.go). At each time it is decided what of it counts
//     (reports.go) and gathered into groups: what callers saw and what receiving sides saw of the same
//     pairs, and beside them what one side alone reports (gather.go).
//  2. A group becomes a row: means subtract into parts, whose sum is the mean again (split.go); the
//     caller side divides once more where callers' proxies tell how long they waited (caller_side.go).
//     Percentiles do not subtract; they stand side by side with the bounds of their buckets
//     (percentile.go). A first percentile is of a kind of calls, and a group's where that is what counts
//     of it (kinds.go); what is open then is asked once more (open.go).
//  3. The row says which part is the largest, how far to trust it, and why (doubts.go).
//  4. Rows of an earlier time are put beside those of now (compare.go).
package latency

import "time"

// Part is where time goes.
type Part string

// The parts of a mean. Unknown is where what cannot be told apart is larger than any part.
const (
	CallerSide     Part = "callerSide"
	ReceivingProxy Part = "receivingProxy"
	Application    Part = "application"
	Unknown        Part = "unknown"
)

// Confidence says how far the parts of a row can be trusted.
type Confidence string

// The levels of confidence.
const (
	High Confidence = "high"
	Low  Confidence = "low"
)

// Row is a group of calls at a time. Durations are milliseconds; nil is what is not known.
type Row struct {
	Time time.Time
	// Labels are the group's, and the called service where no workload answered.
	Labels map[string]string
	// Reporters are those whose numbers these are: source, destination, waypoint.
	Reporters []string
	// RequestRate is requests a second, as the caller counts them where it reports.
	RequestRate float64
	// AttemptsPerRequest is what the receiving side counted over what the caller did.
	AttemptsPerRequest *float64

	// Source, Destination and Application are what each of them measured.
	Source, Destination, Application Measured

	// The parts add up to the caller's mean, or to the receiving side's where that reports alone.
	// NotSplitMs is what remains where the mesh does not tell the parts.
	CallerSideMs, ReceivingProxyMs, ApplicationMs, NotSplitMs *float64
	// CallerProxyMs and NetworkMs add up to CallerSideMs; both are nil where callers' proxies do not
	// tell how long their upstreams took.
	CallerProxyMs, NetworkMs *float64

	Dominant   Part
	Confidence Confidence
	// Notes are sentences, the gravest first.
	Notes []string

	// Before is the same group at the time that is compared with; nil where it had no calls, or where
	// nothing is compared. Change is empty where that is not known.
	Before *Row
	Change Change
}

// Measured is what one of those who measure a call says.
type Measured struct {
	MeanMs *float64
	// Percentiles are in the order of the query's statistics without the mean.
	Percentiles []Percentile
}

// totalMs is the mean that the parts add up to.
func (r Row) totalMs() *float64 {
	if r.Source.MeanMs != nil {
		return r.Source.MeanMs
	}
	return r.Destination.MeanMs
}

// spent is the time of the row's requests together, in milliseconds a second; of a row that is gone,
// what it was.
func (r Row) spent() float64 {
	if r.Change == Removed {
		return r.Before.spent()
	}
	return *r.totalMs() * r.RequestRate
}
