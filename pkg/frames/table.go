package frames

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// row is one number of a table.
type row struct {
	series
	time  time.Time
	value float64
}

// table puts all series into one frame: a column a label, and the time where a range was asked.
func table(all []series, q query.Query) *data.Frame {
	frameType := data.FrameTypeTimeSeriesLong
	if q.Instant {
		frameType = data.FrameTypeNumericLong
	}
	frame := typed(frameType)
	frame.Meta.PreferredVisualization = data.VisTypeTable
	rows := rowsOf(all)
	if len(rows) == 0 {
		return frame
	}
	if !q.Instant {
		// A range's rows are in order of time, as the form demands; of equal times in order of series.
		slices.SortStableFunc(rows, func(a, b row) int { return a.time.Compare(b.time) })
		frame.Fields = append(frame.Fields, timeField(valuesOf(rows, func(r row) time.Time { return r.time }), q))
	}
	for _, label := range columns(all, q) {
		frame.Fields = append(frame.Fields, data.NewField(label, nil, valuesOf(rows, func(r row) string { return r.labels[label] })))
	}
	value := data.NewField(q.Signal, nil, valuesOf(rows, func(r row) float64 { return r.value }))
	value.Config = &data.FieldConfig{Unit: istio.UnitOf(q.Signal)}
	frame.Fields = append(frame.Fields, value)
	return frame
}

func rowsOf(all []series) []row {
	var rows []row
	for _, s := range all {
		for i, value := range s.values {
			rows = append(rows, row{s, s.times[i], value})
		}
	}
	return rows
}

// columns are the labels of all series: first those that the query groups by, in its order.
func columns(all []series, q query.Query) []string {
	place := map[string]int{statisticLabel: len(q.GroupBy) + 1}
	found := map[string]bool{}
	for i, key := range q.GroupBy {
		place[key.Label] = i - len(q.GroupBy)
		found[key.Label] = true
	}
	for _, s := range all {
		for label := range s.labels {
			found[label] = true
		}
	}
	labels := slices.Sorted(maps.Keys(found))
	slices.SortStableFunc(labels, func(a, b string) int { return cmp.Compare(place[a], place[b]) })
	return labels
}
