package frames_test

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/grafana/dataplane/sdata/numeric"
	"github.com/grafana/dataplane/sdata/reader"
	"github.com/grafana/dataplane/sdata/timeseries"
	"github.com/grafana/grafana-plugin-sdk-go/data"
	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/frames"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

var start = time.Unix(1_800_000_000, 0).UTC()

// decode reads MeshQuery JSON over ten minutes in steps of a minute.
func decode(t *testing.T, text string) query.Query {
	t.Helper()
	q, err := query.Decode(json.RawMessage(text), query.Context{
		Range:    query.Range{From: start, To: start.Add(10 * time.Minute), Interval: time.Minute},
		Settings: query.DefaultSettings(),
	})
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func stream(labels string, values ...float64) *model.SampleStream {
	s := &model.SampleStream{Metric: metric(labels)}
	for i, value := range values {
		at := model.TimeFromUnix(start.Unix() + int64(i)*60)
		s.Values = append(s.Values, model.SamplePair{Timestamp: at, Value: model.SampleValue(value)})
	}
	return s
}

func sample(labels string, value float64) *model.Sample {
	return &model.Sample{Metric: metric(labels), Value: model.SampleValue(value), Timestamp: model.TimeFromUnix(start.Unix())}
}

// metric reads "a=b c=d".
func metric(labels string) model.Metric {
	m := model.Metric{}
	for _, word := range strings.Fields(labels) {
		name, value, _ := strings.Cut(word, "=")
		m[model.LabelName(name)] = model.LabelValue(value)
	}
	return m
}

// read gives frames to the library with which Grafana's alerting reads them, after the way through
// JSON, and writes down what it finds.
func read(t *testing.T, made data.Frames, want data.FrameType) string {
	t.Helper()
	made = overTheWire(t, made)
	found, err := reader.CanReadBasedOnMeta(made)
	if err != nil || found != want {
		t.Fatalf("read as %s: %v", found, err)
	}
	var lines []string
	switch found {
	case data.FrameTypeTimeSeriesMulti, data.FrameTypeTimeSeriesLong:
		all, err := timeseries.CollectionReaderFromFrames(made)
		if err != nil {
			t.Fatal(err)
		}
		collection, err := all.GetCollection(true)
		if err != nil || collection.Warning != nil || len(collection.RemainderIndices) > 0 {
			t.Fatalf("error %v, warning %v, ignored %v", err, collection.Warning, collection.RemainderIndices)
		}
		for _, ref := range collection.Refs {
			var points []string
			for i := range ref.ValueField.Len() {
				at, value, err := ref.NullableFloat64Point(i)
				if err != nil || value == nil {
					t.Fatalf("point %d of %s: %v, %v", i, ref.GetLabels(), value, err)
				}
				points = append(points, fmt.Sprintf("%gm:%g", at.Sub(start).Minutes(), *value))
			}
			lines = append(lines, fmt.Sprintf("%s{%s} %s", ref.GetMetricName(), ref.GetLabels(), strings.Join(points, " ")))
		}
	default:
		all, err := numeric.CollectionReaderFromFrames(made)
		if err != nil {
			t.Fatal(err)
		}
		collection, err := all.GetCollection(false)
		if err != nil || collection.Warning != nil {
			t.Fatalf("error %v, warning %v", err, collection.Warning)
		}
		for _, ref := range collection.Refs {
			value, _, err := ref.NullableFloat64Value()
			if err != nil || value == nil {
				t.Fatalf("%s: %v, %v", ref.GetLabels(), value, err)
			}
			lines = append(lines, fmt.Sprintf("%s{%s} %g", ref.GetMetricName(), ref.GetLabels(), *value))
		}
	}
	return strings.Join(lines, "\n")
}

// overTheWire sends frames through JSON, which is where a NaN would show.
func overTheWire(t *testing.T, made data.Frames) data.Frames {
	t.Helper()
	text, err := json.Marshal(made)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(text), "NaN") || strings.Contains(string(text), `"entities"`) {
		t.Errorf("a number is none: %s", text)
	}
	var back data.Frames
	if err := json.Unmarshal(text, &back); err != nil {
		t.Fatal(err)
	}
	return back
}

func TestMetricFrames(t *testing.T) {
	ranges := []frames.Answer{{Name: "errorRatio", Matrix: model.Matrix{
		stream("source_workload=web destination_workload=cart", 0.1, math.NaN(), 0.3),
		stream("source_workload=api destination_workload=cart", 0.5),
		stream("source_workload=job destination_workload=cart", math.NaN(), math.Inf(1)),
	}}}
	instants := []frames.Answer{{Name: "errorRatio", Vector: model.Vector{
		sample("source_workload=web destination_workload=cart", 0.1),
		sample("source_workload=api", 0.5),
		sample("source_workload=job destination_workload=cart", math.NaN()),
	}}}
	statistics := []frames.Answer{
		{Name: "mean", Vector: model.Vector{sample("source_workload=web", 40)}},
		{Name: "p99.9", Vector: model.Vector{sample("source_workload=web", 95)}},
	}
	const ratio = `"signal": "errorRatio", "groupBy": ["source.workload", "destination.workload"]`
	const duration = `"signal": "duration", "groupBy": ["source.workload"], "statistics": ["mean", "p99.9"]`
	for name, test := range map[string]struct {
		query     string
		answers   []frames.Answer
		frameType data.FrameType
		want      string
	}{
		"a range is a frame a series": {`{` + ratio + `}`, ranges, data.FrameTypeTimeSeriesMulti, `
			errorRatio{destination_workload=cart, source_workload=api} 0m:0.5
			errorRatio{destination_workload=cart, source_workload=web} 0m:0.1 2m:0.3`},
		"a range as a table is one frame in order of time": {`{` + ratio + `, "format": "table"}`, ranges, data.FrameTypeTimeSeriesLong, `
			errorRatio{destination_workload=cart, source_workload=api} 0m:0.5
			errorRatio{destination_workload=cart, source_workload=web} 0m:0.1 2m:0.3`},
		"an instant is a frame a number": {`{` + ratio + `, "instant": true}`, instants, data.FrameTypeNumericMulti, `
			errorRatio{destination_workload=cart, source_workload=web} 0.1
			errorRatio{source_workload=api} 0.5`},
		"an instant as a table has a column a label": {`{` + ratio + `, "instant": true, "format": "table"}`, instants, data.FrameTypeNumericLong, `
			errorRatio{destination_workload=cart, source_workload=web} 0.1
			errorRatio{destination_workload=, source_workload=api} 0.5`},
		"statistics are told apart by a label": {`{` + duration + `, "instant": true}`, statistics, data.FrameTypeNumericMulti, `
			duration{source_workload=web, statistic=mean} 40
			duration{source_workload=web, statistic=p99.9} 95`},
		"and by a column": {`{` + duration + `, "instant": true, "format": "table"}`, statistics, data.FrameTypeNumericLong, `
			duration{source_workload=web, statistic=mean} 40
			duration{source_workload=web, statistic=p99.9} 95`},
		"no data as a range":   {`{` + ratio + `}`, nil, data.FrameTypeTimeSeriesMulti, ``},
		"no data as a number":  {`{` + ratio + `, "instant": true}`, nil, data.FrameTypeNumericMulti, ``},
		"no data as a table":   {`{` + ratio + `, "format": "table"}`, nil, data.FrameTypeTimeSeriesLong, ``},
		"no data as a listing": {`{` + ratio + `, "format": "table", "instant": true}`, nil, data.FrameTypeNumericLong, ``},
	} {
		t.Run(name, func(t *testing.T) {
			made := frames.Metric(test.answers, frames.Context{Query: decode(t, test.query)})
			var want []string
			for line := range strings.Lines(strings.TrimSpace(test.want)) {
				want = append(want, strings.TrimSpace(line))
			}
			if got := read(t, made, test.frameType); got != strings.Join(want, "\n") {
				t.Errorf("read\n%s\nrather than\n%s", got, strings.Join(want, "\n"))
			}
			if test.answers == nil && (len(made) != 1 || len(made[0].Fields) != 0 || len(made[0].Meta.Notices) != 1) {
				t.Errorf("no data is %d frames, the first with %d fields", len(made), len(made[0].Fields))
			}
		})
	}
}

func TestTopKeepsTheLargestByMeanOverTheRange(t *testing.T) {
	answers := []frames.Answer{
		{Name: "p50", Matrix: model.Matrix{
			stream("source_workload=spike", 0, 0, 0, 100),
			stream("source_workload=high", 50, 50),
			stream("source_workload=low", 1, 1),
			stream("source_workload=even", 50),
		}},
		{Name: "p99", Matrix: model.Matrix{
			stream("source_workload=low", 1000),
			stream("source_workload=high", 60),
			stream("source_workload=even", 60),
		}},
	}
	made := frames.Metric(answers, frames.Context{Query: decode(t, `{"signal": "duration", "statistics": ["p50", "p99"], "groupBy": ["source.workload"], "top": 2}`)})
	var kept []string
	for _, frame := range made {
		kept = append(kept, frame.Fields[1].Config.DisplayNameFromDS)
	}
	if got := strings.Join(kept, ", "); got != "even p50, even p99, high p50, high p99" {
		t.Errorf("kept %s", got)
	}
}

func TestSeriesAreNamed(t *testing.T) {
	labels := "source_workload_namespace=shop source_workload=web destination_service_namespace=bank destination_service_name=pay response_code=503"
	for text, want := range map[string]string{
		`{"groupBy": ["source.namespace", "source.workload", "destination.namespace", "destination.service", "responseCode"]}`: "shop/web → bank/pay 503",
		`{"groupBy": ["destination.service"]}`: "pay",
		`{"groupBy": ["responseCode"]}`:        "503",
		`{"groupBy": []}`:                      "requestRate",
		`{"groupBy": ["source.workload"], "legend": "{{source_workload}} ({{ nothing }}) {{x"}`:   "web () {{x",
		`{"groupBy": ["source.workload"], "legend": "{{source.workload}} to {{response_code}}!"}`: "web to 503!",
	} {
		made := frames.Metric([]frames.Answer{{Name: "requestRate", Matrix: model.Matrix{stream(labels, 1)}}}, frames.Context{Query: decode(t, text)})
		if got := made[0].Fields[1].Config.DisplayNameFromDS; got != want {
			t.Errorf("%s names %q instead of %q", text, got, want)
		}
	}
}

func TestAMetricAnswerTellsWhatWasAsked(t *testing.T) {
	made := frames.Metric([]frames.Answer{{Name: "mean", Matrix: model.Matrix{stream("", 1)}}}, frames.Context{
		Query:         decode(t, `{"signal": "duration", "statistics": ["mean", "p95"], "window": "5m"}`),
		Plan:          promql.Plan{{Name: "mean", Expr: "a / b"}, {Name: "p95", Expr: "c"}},
		DatasourceUID: "uid",
		Notices:       []data.Notice{{Severity: data.NoticeSeverityWarning, Text: "p95 failed"}},
	})
	meta := made[0].Meta
	if meta.ExecutedQueryString != "# mean\na / b\n\n# p95\nc" {
		t.Errorf("executed:\n%s", meta.ExecutedQueryString)
	}
	custom, ok := meta.Custom.(frames.Custom)
	if !ok || custom.Window != "5m" || custom.DatasourceUID != "uid" || custom.Query.Signal != "duration" {
		t.Errorf("custom is %+v", meta.Custom)
	}
	if len(meta.Notices) != 1 || meta.Notices[0].Text != "p95 failed" {
		t.Errorf("notices are %v", meta.Notices)
	}
	value := made[0].Fields[1]
	if value.Config.Unit != "ms" || made[0].Fields[0].Config.Interval != 60_000 {
		t.Errorf("unit %q, interval %g", value.Config.Unit, made[0].Fields[0].Config.Interval)
	}
}

func TestColumnsFollowTheQuery(t *testing.T) {
	made := frames.Metric([]frames.Answer{{Name: "p95", Vector: model.Vector{sample("a=1 z=2 m=3 extra=4", 5)}}}, frames.Context{
		Query: decode(t, `{"signal": "duration", "groupBy": ["z", "a", "m"], "instant": true, "format": "table"}`),
	})
	var names []string
	for _, field := range made[0].Fields {
		names = append(names, field.Name)
	}
	if want := []string{"z", "a", "m", "extra", "statistic", "duration"}; !slices.Equal(names, want) {
		t.Errorf("columns are %v", names)
	}
}
