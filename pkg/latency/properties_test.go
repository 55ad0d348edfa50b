package latency_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/latency"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// meshes is how many random meshes each property is tried on.
const meshes = 200

// randomMesh is what Prometheus might say of pairs between a few callers and workloads: some reported
// by one side alone, some without a request, some whose application tells nothing, and NaN here and
// there, as of a division by nothing.
func randomMesh(r *rand.Rand) latency.Answers {
	answers := latency.Answers{}
	add := func(kind promql.Kind, value float64, labels ...string) {
		if r.IntN(60) == 0 {
			value = math.NaN()
		}
		metric := model.Metric{}
		for i := 0; i < len(labels); i += 2 {
			metric[model.LabelName(labels[i])] = model.LabelValue(labels[i+1])
		}
		part := promql.Part{Kind: kind}
		answers[part] = append(answers[part], &model.SampleStream{Metric: metric, Values: []model.SamplePair{{Timestamp: 1000, Value: model.SampleValue(value)}}})
	}
	side := func(reporter, from, to string) {
		requests := float64(r.IntN(5)) * r.Float64() * 10
		labels := []string{istio.SourceWorkload, from, istio.DestinationWorkload, to, istio.DestinationWorkloadNamespace, "shop", istio.DestinationHost, to, istio.Reporter, reporter}
		add(promql.SideTimes, requests, append(labels, promql.PartLabel, promql.PartCount)...)
		add(promql.SideTimes, requests*r.Float64()*200, append(labels, promql.PartLabel, promql.PartSum)...)
	}
	for from := range 3 {
		for to := range 4 {
			caller, called := fmt.Sprint("caller", from), fmt.Sprint("called", to)
			switch r.IntN(4) {
			case 0:
				side(istio.ReporterSource, caller, called)
			case 1:
				side(istio.ReporterDestination, caller, called)
			default:
				side(istio.ReporterSource, caller, called)
				side(istio.ReporterDestination, caller, called)
			}
		}
	}
	for from := range 3 {
		for to := range 4 {
			if requests := float64(r.IntN(4)) * r.Float64() * 10; r.IntN(3) > 0 {
				via := []string{istio.SourceWorkload, fmt.Sprint("caller", from), istio.DestinationHost, fmt.Sprint("called", to)}
				add(promql.UpstreamTimes, requests, append(via, promql.PartLabel, promql.PartCount)...)
				add(promql.UpstreamTimes, requests*r.Float64()*180, append(via, promql.PartLabel, promql.PartSum)...)
			}
		}
	}
	for to := range 3 {
		add(promql.ApplicationTimes, r.Float64()*150, istio.DestinationWorkload, fmt.Sprint("called", to), istio.DestinationWorkloadNamespace, "shop", promql.PartLabel, "served")
	}
	return answers
}

func grouped(labels ...string) query.Query {
	q := query.Query{Type: query.Latency, Window: 5 * time.Minute, Instant: true, Statistics: []query.Statistic{{Name: "p95", Quantile: 0.95}}}
	for _, label := range labels {
		q.GroupBy = append(q.GroupBy, query.GroupKey{Name: label, Label: label})
	}
	return q
}

// rowsOf breaks answers down.
func rowsOf(answers latency.Answers, q query.Query) []latency.Row {
	rows, _ := latency.BreakDown(answers, nil, q, query.DefaultSettings())
	return rows
}

var groupings = [][]string{
	{istio.SourceWorkload, istio.DestinationWorkload}, {istio.DestinationWorkload}, {istio.SourceWorkload}, {},
}

func TestPartsSumToTheMean(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	rows, divided := 0, 0
	for range meshes {
		answers := randomMesh(r)
		for _, labels := range groupings {
			for _, row := range rowsOf(answers, grouped(labels...)) {
				rows++
				mean := row.Source.MeanMs
				if mean == nil {
					mean = row.Destination.MeanMs
				}
				sum := 0.0
				for _, part := range []*float64{row.CallerSideMs, row.ReceivingProxyMs, row.ApplicationMs, row.NotSplitMs} {
					if part != nil {
						sum += *part
					}
				}
				if (row.CallerProxyMs == nil) != (row.NetworkMs == nil) || row.CallerProxyMs != nil && row.CallerSideMs == nil {
					t.Fatalf("half of the caller side of %v is told: %+v", row.Labels, row)
				}
				if row.NetworkMs != nil {
					divided++
					if both := *row.CallerProxyMs + *row.NetworkMs; math.Abs(both-*row.CallerSideMs) > 1e-9*math.Max(1, math.Abs(*row.CallerSideMs)) {
						t.Fatalf("the caller side of %v is %g, its parts sum to %g", row.Labels, *row.CallerSideMs, both)
					}
				}
				if mean == nil || math.Abs(sum-*mean) > 1e-9*math.Max(1, math.Abs(*mean)) {
					t.Fatalf("the parts of %v sum to %g: %+v", row.Labels, sum, row)
				}
			}
		}
	}
	if rows < meshes || divided < meshes {
		t.Errorf("only %d rows were looked at, of %d of which the caller side is divided", rows, divided)
	}
}

// A group's mean is that of its pairs, weighted by their requests, and so is each of its parts.
func TestAGroupIsTheWeightedMeanOfItsPairs(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	compared := 0
	for range meshes {
		answers := bothSides(r)
		pairs := rowsOf(answers, grouped(istio.SourceWorkload, istio.DestinationWorkload))
		for _, labels := range groupings[1:] {
			for _, row := range rowsOf(answers, grouped(labels...)) {
				var requests, arrived, source, destination, application, callerProxy float64
				for _, pair := range pairs {
					if !within(pair.Labels, row.Labels) {
						continue
					}
					attempts := pair.RequestRate * *pair.AttemptsPerRequest
					requests, arrived = requests+pair.RequestRate, arrived+attempts
					source += pair.RequestRate * *pair.Source.MeanMs
					destination += attempts * *pair.Destination.MeanMs
					application += attempts * *pair.ApplicationMs
					callerProxy += pair.RequestRate * *pair.CallerProxyMs
				}
				for name, compare := range map[string][2]float64{
					"rate":            {row.RequestRate, requests},
					"source":          {*row.Source.MeanMs, source / requests},
					"destination":     {*row.Destination.MeanMs, destination / arrived},
					"caller side":     {*row.CallerSideMs, source/requests - destination/arrived},
					"caller's proxy":  {*row.CallerProxyMs, callerProxy / requests},
					"network":         {*row.NetworkMs, (source-callerProxy)/requests - destination/arrived},
					"application":     {*row.ApplicationMs, application / arrived},
					"receiving proxy": {*row.ReceivingProxyMs, (destination - application) / arrived},
				} {
					compared++
					if math.Abs(compare[0]-compare[1]) > 1e-9*math.Max(1, math.Abs(compare[1])) {
						t.Fatalf("%v: %s is %g, weighted from its pairs %g", row.Labels, name, compare[0], compare[1])
					}
				}
			}
		}
	}
	if compared < meshes {
		t.Errorf("only %d numbers were compared", compared)
	}
}

// bothSides is a random mesh in which every pair is reported by both sides and every application
// tells its time.
func bothSides(r *rand.Rand) latency.Answers {
	answers := latency.Answers{}
	add := func(kind promql.Kind, value float64, metric model.Metric) {
		part := promql.Part{Kind: kind}
		answers[part] = append(answers[part], &model.SampleStream{Metric: metric, Values: []model.SamplePair{{Timestamp: 1000, Value: model.SampleValue(value)}}})
	}
	for to := range 3 {
		called := model.Metric{istio.DestinationWorkloadNamespace: "shop", istio.DestinationWorkload: model.LabelValue(fmt.Sprint("called", to))}
		add(promql.ApplicationTimes, r.Float64()*100, called)
		for from := range 3 {
			pair := called.Clone()
			pair[istio.SourceWorkload] = model.LabelValue(fmt.Sprint("caller", from))
			pair[istio.DestinationHost] = called[istio.DestinationWorkload]
			requests := 0.1 + r.Float64()*20
			attempts := requests * (1 + r.Float64())
			pair[istio.Reporter] = istio.ReporterSource
			add(promql.SideTimes, requests, tagged(pair, promql.PartCount))
			add(promql.SideTimes, requests*r.Float64()*300, tagged(pair, promql.PartSum))
			via := model.Metric{istio.SourceWorkload: pair[istio.SourceWorkload], istio.DestinationHost: called[istio.DestinationWorkload]}
			add(promql.UpstreamTimes, requests, tagged(via, promql.PartCount))
			add(promql.UpstreamTimes, requests*r.Float64()*250, tagged(via, promql.PartSum))
			seen := pair.Clone()
			seen[istio.Reporter] = istio.ReporterDestination
			add(promql.SideTimes, attempts, tagged(seen, promql.PartCount))
			add(promql.SideTimes, attempts*r.Float64()*200, tagged(seen, promql.PartSum))
		}
	}
	return answers
}

func within(pair, group map[string]string) bool {
	for label, value := range group {
		if pair[label] != value {
			return false
		}
	}
	return true
}

// tagged is a metric with the label that tells sums and counts apart.
func tagged(metric model.Metric, value model.LabelValue) model.Metric {
	metric = metric.Clone()
	metric[promql.PartLabel] = value
	return metric
}
