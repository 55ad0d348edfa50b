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
	frame.Fields = append(frame.Fields, text("reporter", rows, func(r latency.Row) string { return strings.Join(r.Reporters, ",") }))
	numbers := append(meanColumns(), percentileColumns(c.Query)...)
	for _, column := range numbers {
		frame.Fields = append(frame.Fields, column.field(rows))
	}
	frame.Fields = append(frame.Fields,
		numberOf("attemptsPerRequest", "none", allDigits, rows, func(r latency.Row) *float64 { return r.AttemptsPerRequest }),
		text("dominant", rows, func(r latency.Row) string { return string(r.Dominant) }),
		text("confidence", rows, func(r latency.Row) string { return string(r.Confidence) }),
		text("notes", rows, func(r latency.Row) string { return strings.Join(r.Notes, "\n") }),
	)
	if c.Query.CompareTo > 0 {
		frame.Fields = append(frame.Fields, latencyBefore(rows, numbers)...)
	}
	frame.Meta.Custom = c.custom(latencyKind)
	c.tellAsked(frame.Meta)
	frame.Meta.Notices = c.Notices
	return data.Frames{frame}
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
