package frames

import (
	"cmp"
	"slices"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"
	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
	"github.com/alidade-mesh/alidade/pkg/vector"
)

// statisticLabel tells the statistics of one signal apart.
const statisticLabel = "statistic"

// version is that of the dataplane's types which the frames follow.
var version = data.FrameTypeVersion{0, 1}

// Answer is what Prometheus says to one expression of a metric query's plan: a vector to an
// instant, a matrix to a range.
type Answer struct {
	// Name is the expression's: a statistic, or the signal.
	Name   string
	Vector model.Vector
	Matrix model.Matrix
}

// series is one line of a metric query's answer, or one number of an instant's.
type series struct {
	labels data.Labels
	// group is what the labels say without the statistic, as text.
	group  string
	times  []time.Time
	values []float64
}

// Metric makes the frames of a metric query in the form that the query asks for.
func Metric(answers []Answer, c Context) data.Frames {
	all := keepTop(seriesOf(answers, c.Query), c.Query.Top)
	var frames data.Frames
	switch {
	case c.Query.Table:
		frames = data.Frames{table(all, c.Query)}
	case c.Query.Instant:
		frames = each(all, data.FrameTypeNumericMulti, func(s series) []*data.Field {
			return []*data.Field{s.valueField(c.Query)}
		})
	default:
		frames = each(all, data.FrameTypeTimeSeriesMulti, func(s series) []*data.Field {
			return []*data.Field{timeField(s.times, c.Query), s.valueField(c.Query)}
		})
	}
	describe(frames, c)
	return frames
}

// each makes a frame a series; without any, one frame without fields, which is how the dataplane
// says that there is no data.
func each(all []series, frameType data.FrameType, fields func(series) []*data.Field) data.Frames {
	frames := data.Frames{}
	for _, s := range all {
		frames = append(frames, typed(frameType, fields(s)...))
	}
	if len(frames) == 0 {
		frames = data.Frames{typed(frameType)}
	}
	return frames
}

func typed(frameType data.FrameType, fields ...*data.Field) *data.Frame {
	return data.NewFrame("", fields...).SetMeta(&data.FrameMeta{Type: frameType, TypeVersion: version})
}

// describe tells on the first frame what was answered; repeating it on each of a thousand series
// would outweigh them.
func describe(frames data.Frames, c Context) {
	meta := frames[0].Meta
	meta.Custom = c.custom("")
	c.tellAsked(meta)
	meta.Notices = c.Notices
	if len(frames[0].Fields) == 0 {
		meta.Notices = append(slices.Clone(c.Notices), nothing)
	}
}

// nothing says that an answer is empty because nothing matched, and not because something failed.
var nothing = data.Notice{Severity: data.NoticeSeverityInfo, Text: "No series match this query in its time range."}

// seriesOf reads all answers, in the order of the plan and then of the labels. Numbers that are
// not finite are dropped, and so is a series that has no other.
func seriesOf(answers []Answer, q query.Query) []series {
	var all []series
	for _, answer := range answers {
		var found []series
		for _, sample := range answer.Vector {
			found = append(found, seriesFrom(answer.Name, q, sample.Metric, []model.SamplePair{{Timestamp: sample.Timestamp, Value: sample.Value}}))
		}
		for _, stream := range answer.Matrix {
			found = append(found, seriesFrom(answer.Name, q, stream.Metric, stream.Values))
		}
		found = slices.DeleteFunc(found, func(s series) bool { return len(s.values) == 0 })
		slices.SortFunc(found, func(a, b series) int { return cmp.Compare(a.group, b.group) })
		all = append(all, found...)
	}
	return all
}

func seriesFrom(name string, q query.Query, metric model.Metric, samples []model.SamplePair) series {
	s := series{labels: data.Labels{}}
	for label, value := range metric {
		s.labels[string(label)] = string(value)
	}
	s.group = s.labels.String()
	if name != q.Signal {
		s.labels[statisticLabel] = name
	}
	for _, sample := range samples {
		if value := float64(sample.Value); vector.Finite(value) {
			s.times = append(s.times, sample.Timestamp.Time().UTC())
			s.values = append(s.values, value)
		}
	}
	return s
}

// valueField is the numbers with their labels, unit and name.
func (s series) valueField(q query.Query) *data.Field {
	field := data.NewField(q.Signal, s.labels, s.values)
	field.Config = &data.FieldConfig{Unit: istio.UnitOf(q.Signal), DisplayNameFromDS: displayName(q, s.labels)}
	return field
}

// timeField tells the step, so that a line breaks where samples are missing.
func timeField(times []time.Time, q query.Query) *data.Field {
	field := data.NewField("time", nil, times)
	field.Config = &data.FieldConfig{Interval: float64(q.Range.Interval.Milliseconds())}
	return field
}
