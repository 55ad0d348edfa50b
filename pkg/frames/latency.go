package frames

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/alidade-mesh/alidade/pkg/latency"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// latencyKind is meta.custom.kind of the frame of a latency query.
const latencyKind = "alidade.latency"

// Latency makes the frame of a latency query: a row a group, and a time where a range was asked.
// Durations are milliseconds; what is not known is null.
func Latency(rows []latency.Row, c Context) data.Frames {
	frame := graphFrame("breakdown", data.VisTypeTable, nil)
	if !c.Query.Instant {
		frame.Fields = append(frame.Fields, timeField(valuesOf(rows, func(r latency.Row) time.Time { return r.Time }), c.Query))
	}
	for _, label := range labelsOf(rows, c.Query) {
		frame.Fields = append(frame.Fields, text(label, rows, func(r latency.Row) string { return r.Labels[label] }))
	}
	ms := func(name string, value func(latency.Row) *float64) {
		frame.Fields = append(frame.Fields, number(name, unitMs, rows, value))
	}
	frame.Fields = append(frame.Fields,
		text("reporter", rows, func(r latency.Row) string { return strings.Join(r.Reporters, ",") }),
		number("requestRate", unitRequests, rows, func(r latency.Row) *float64 { return &r.RequestRate }),
	)
	ms("sourceMeanMs", func(r latency.Row) *float64 { return r.Source.MeanMs })
	ms("destinationMeanMs", func(r latency.Row) *float64 { return r.Destination.MeanMs })
	ms("applicationMeanMs", func(r latency.Row) *float64 { return r.Application.MeanMs })
	ms("callerSideMs", func(r latency.Row) *float64 { return r.CallerSideMs })
	ms("receivingProxyMs", func(r latency.Row) *float64 { return r.ReceivingProxyMs })
	ms("applicationMs", func(r latency.Row) *float64 { return r.ApplicationMs })
	ms("notSplitMs", func(r latency.Row) *float64 { return r.NotSplitMs })
	frame.Fields = append(frame.Fields, percentileFields(rows, c.Query)...)
	frame.Fields = append(frame.Fields,
		number("attemptsPerRequest", "none", rows, func(r latency.Row) *float64 { return r.AttemptsPerRequest }),
		text("dominant", rows, func(r latency.Row) string { return string(r.Dominant) }),
		text("confidence", rows, func(r latency.Row) string { return string(r.Confidence) }),
		text("notes", rows, func(r latency.Row) string { return strings.Join(r.Notes, "\n") }),
	)
	frame.Meta.Custom = c.custom(latencyKind)
	frame.Meta.ExecutedQueryString = c.executed()
	frame.Meta.Notices = c.Notices
	return data.Frames{frame}
}

// percentileFields are a percentile of each side with the bounds of its bucket: sourceP95Ms,
// sourceP95FromMs, sourceP95ToMs. The point of p99.9 becomes an underscore.
func percentileFields(rows []latency.Row, q query.Query) []*data.Field {
	var fields []*data.Field
	at := 0
	for _, statistic := range q.Statistics {
		if statistic.Mean {
			continue
		}
		i := at
		at++
		name := strings.ToUpper(statistic.Name[:1]) + strings.ReplaceAll(statistic.Name[1:], ".", "_")
		side := func(prefix string, of func(latency.Row) latency.Percentile, bounds bool) {
			fields = append(fields, number(prefix+name+"Ms", unitMs, rows, func(r latency.Row) *float64 { return of(r).Ms }))
			if bounds {
				fields = append(fields,
					number(prefix+name+"FromMs", unitMs, rows, func(r latency.Row) *float64 { return of(r).FromMs }),
					number(prefix+name+"ToMs", unitMs, rows, func(r latency.Row) *float64 { return of(r).ToMs }))
			}
		}
		side("source", func(r latency.Row) latency.Percentile { return r.Source.Percentiles[i] }, true)
		side("destination", func(r latency.Row) latency.Percentile { return r.Destination.Percentiles[i] }, true)
		side("application", func(r latency.Row) latency.Percentile { return r.Application.Percentiles[i] }, false)
	}
	return fields
}

// labelsOf are the labels of the query's groups in its order, then those that only some rows have.
func labelsOf(rows []latency.Row, q query.Query) []string {
	labels := valuesOf(q.GroupBy, func(key query.GroupKey) string { return key.Label })
	more := map[string]bool{}
	for _, row := range rows {
		for label := range row.Labels {
			more[label] = !slices.Contains(labels, label)
		}
	}
	maps.DeleteFunc(more, func(_ string, missing bool) bool { return !missing })
	return append(labels, slices.Sorted(maps.Keys(more))...)
}
