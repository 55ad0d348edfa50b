package latency_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/latency"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// buckets are bounds of one reporter, each with how many series have it.
func buckets(reporter, text string) model.Vector {
	var vector model.Vector
	for word := range strings.FieldsSeq(text) {
		var count float64
		bound, number, _ := strings.Cut(word, "x")
		if _, err := fmt.Sscan(number, &count); err != nil {
			count = 1
		}
		vector = append(vector, &model.Sample{
			Metric: model.Metric{istio.Reporter: model.LabelValue(reporter), istio.LE: model.LabelValue(bound)},
			Value:  model.SampleValue(count),
		})
	}
	return vector
}

func TestAPercentileHasTheBoundsOfItsBucket(t *testing.T) {
	for name, test := range map[string]struct {
		buckets string
		ms      float64
		want    string
	}{
		"between two bounds":  {"50 100 250 +Inf", 95, "95 50 100"},
		"in the first bucket": {"50 100 +Inf", 12, "12 0 50"},
		"at a bound":          {"50 100 250 +Inf", 100, "100 50 100"},
		"above the last bound nobody knows how far": {"50 100 +Inf", 100, "100 100 ?"},
		"in whatever order and form bounds come":    {"+Inf 1e+02 50.0 250", 95, "95 50 100"},
		"a bound that some pods lack is none":       {"50x2 75x1 100x2 250x2 +Infx2", 95, "95 50 100"},
		"without buckets, as of native histograms":  {"", 95, "95 ? ?"},
	} {
		t.Run(name, func(t *testing.T) {
			metric := model.Metric{istio.DestinationWorkload: "pay", istio.DestinationWorkloadNamespace: "shop"}
			answers := latency.Answers{
				{Kind: promql.SideTimes}:                     times(by(istio.ReporterSource, metric), 100, 1),
				{Kind: promql.SourceTimes, Statistic: "p95"}: at(tagged(metric, promql.PartKnown), test.ms),
			}
			rows, _ := latency.BreakDown(answers, buckets(istio.ReporterSource, test.buckets), grouped(istio.DestinationWorkload), query.DefaultSettings())
			if len(rows) != 1 {
				t.Fatalf("there are %d rows", len(rows))
			}
			p := rows[0].Source.Percentiles[0]
			if got := fmt.Sprintf("%s %s %s", shown(p.Ms), shown(p.FromMs), shown(p.ToMs)); got != test.want {
				t.Errorf("the percentile is %s instead of %s", got, test.want)
			}
			if rows[0].Destination.Percentiles[0].Ms != nil {
				t.Error("the receiving side, which tells nothing, has a percentile")
			}
		})
	}
}

func TestABucketThatIsTooWideIsADoubt(t *testing.T) {
	for bounds, want := range map[string]string{
		"50 100 250 +Inf": "",
		"10 1000 +Inf":    "A percentile lies between 10.0 and 1000 ms: more cannot be told by buckets so wide.",
		"50 +Inf":         "A percentile lies above 50.0 ms, the last bucket's bound: more cannot be told by buckets so wide.",
	} {
		metric := model.Metric{istio.DestinationWorkload: "pay", istio.DestinationWorkloadNamespace: "shop", istio.Reporter: istio.ReporterDestination}
		answers := latency.Answers{
			{Kind: promql.SideTimes}:                          append(times(by(istio.ReporterSource, metric), 1000, 10), times(metric, 800, 10)...),
			{Kind: promql.DestinationTimes, Statistic: "p95"}: at(tagged(metric, promql.PartUnknown), 95),
		}
		rows, _ := latency.BreakDown(answers, buckets(istio.ReporterDestination, bounds), grouped(istio.DestinationWorkload), query.DefaultSettings())
		row := rows[0]
		said := strings.Join(row.Notes, "\n")
		if strings.Contains(said, "A percentile") != (want != "") || !strings.Contains(said, want) {
			t.Errorf("with buckets %s the notes are %q", bounds, said)
		}
		if (row.Confidence == latency.Low) != (want != "") {
			t.Errorf("with buckets %s the confidence is %s", bounds, row.Confidence)
		}
	}
}

func TestTopKeepsWhereMostTimeIsSpent(t *testing.T) {
	answers := latency.Answers{}
	for name, spent := range map[string][]float64{"seldom": {900, 900}, "often": {500, 800}, "busy": {1000, 900}} {
		metric := by(istio.ReporterSource, model.Metric{istio.DestinationWorkload: model.LabelValue(name)})
		part := promql.Part{Kind: promql.SideTimes}
		for half, scale := range map[model.LabelValue]float64{promql.PartSum: 1, promql.PartCount: 0.01} {
			stream := &model.SampleStream{Metric: tagged(metric, half)}
			for i, value := range spent {
				stream.Values = append(stream.Values, model.SamplePair{Timestamp: model.Time(i * 1000), Value: model.SampleValue(value * scale)})
			}
			answers[part] = append(answers[part], stream)
		}
	}
	q := grouped(istio.DestinationWorkload)
	q.Instant, q.Top = false, 2
	var kept []string
	for _, row := range latency.Top(rowsOf(answers, q), q.Top) {
		kept = append(kept, fmt.Sprintf("%d %s", row.Time.Unix(), row.Labels[istio.DestinationWorkload]))
	}
	if got := strings.Join(kept, ", "); got != "0 busy, 0 seldom, 1 busy, 1 seldom" {
		t.Errorf("kept %s", got)
	}
}

// by is a metric of a reporter.
func by(reporter model.LabelValue, metric model.Metric) model.Metric {
	metric = metric.Clone()
	metric[istio.Reporter] = reporter
	return metric
}

// times is the sum and the count of a mean, at that one value at one time.
func times(metric model.Metric, sum, count float64) model.Matrix {
	return append(at(tagged(metric, promql.PartSum), sum), at(tagged(metric, promql.PartCount), count)...)
}

func at(metric model.Metric, value float64) model.Matrix {
	return model.Matrix{{Metric: metric, Values: []model.SamplePair{{Timestamp: 1, Value: model.SampleValue(value)}}}}
}

// An answer that was cut can hold the sum of a mean and not its count: the mean is not known then.
func TestHalfAMeanIsNoMean(t *testing.T) {
	metric := model.Metric{istio.DestinationWorkload: "pay", istio.DestinationWorkloadNamespace: "shop", istio.Reporter: istio.ReporterDestination}
	for _, half := range []model.LabelValue{promql.PartSum, promql.PartCount} {
		answers := latency.Answers{
			{Kind: promql.SideTimes}: append(times(by(istio.ReporterSource, metric), 1000, 10), at(tagged(metric, half), 50)...),
		}
		rows := rowsOf(answers, grouped(istio.DestinationWorkload))
		if len(rows) != 1 || *rows[0].Source.MeanMs != 100 || rows[0].Destination.MeanMs != nil {
			t.Errorf("with the %s alone the rows are %+v", half, rows)
		}
	}
}

func shown(number *float64) string {
	if number == nil {
		return "?"
	}
	return fmt.Sprint(*number)
}
