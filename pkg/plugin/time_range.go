package plugin

import (
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"github.com/alidade-mesh/alidade/pkg/query"
)

// mostPoints is below what Prometheus answers a series with at most (11,000).
const mostPoints = 10_000

// rangeOf is the time that a query speaks of. Its step is not shorter than a scrape, which would
// show every sample several times, nor so short that Prometheus would refuse the range.
func rangeOf(asked backend.TimeRange, interval, scrape time.Duration) query.Range {
	least := asked.Duration() / mostPoints
	step := max(interval, scrape, time.Second)
	if step < least {
		step = least.Truncate(time.Second) + time.Second
	}
	return query.Range{From: asked.From.UTC(), To: asked.To.UTC(), Interval: step}
}

// aligned begins and ends a range at multiples of its step, so that a refresh evaluates the same
// points again instead of others between them.
func aligned(r query.Range) query.Range {
	r.From, r.To = r.From.Truncate(r.Interval), r.To.Truncate(r.Interval)
	return r
}

// defaultSpan is how far back a resource looks that is asked without a time.
const defaultSpan = 15 * time.Minute

// spanOf reads the two ends of a time range, by default the last 15 minutes.
func spanOf(from, to moment, now time.Time) (backend.TimeRange, error) {
	end, err := to.at(now, now, true)
	if err != nil {
		return backend.TimeRange{}, &query.FieldError{Field: "to", Message: err.Error() + "."}
	}
	start, err := from.at(now, end.Add(-defaultSpan), false)
	if err != nil {
		return backend.TimeRange{}, &query.FieldError{Field: "from", Message: err.Error() + "."}
	}
	if !start.Before(end) {
		return backend.TimeRange{}, &query.FieldError{Field: "from", Message: "it is not before `to`. Choose a time range whose end is after its start."}
	}
	return backend.TimeRange{From: start, To: end}, nil
}
