package promql_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
	"github.com/alidade-mesh/alidade/demo/prometheus/randommesh"
	"github.com/alidade-mesh/alidade/pkg/counting"
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/latency"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// What random breakdowns are grouped by, and what they are narrowed to.
var (
	randomGroups = []string{
		`"source.workload", "destination.workload"`, `"destination.workloadNamespace", "destination.workload"`, `"source.workload"`, ``,
		`"destination.service"`, `"destination.namespace", "destination.workload"`, `"source.cluster", "destination.host"`, `"source.workload", "destination.version"`,
	}
	randomConditions = []string{
		``, ``, ``, `"source": {"workload": "web"}, `, `"destination": {"workload": "pay"}, `, `"destination": {"service": "pay"}, `,
		`"destination": {"namespace": "s"}, `, `"either": {"workload": ["cart", "pay"]}, `, `"protocol": "http", `, `"destination": {"workload": {"op": "!=", "value": "db"}}, `,
	}
)

// Latency queries ask by reporter and believe in Go; their numbers are those of PromQL that applies the
// whole rule, at every time.
func TestABreakdownIsWhatPromQLMakesOfIt(t *testing.T) {
	rows, percentiles, again, byName := 0, 0, 0, 0
	randommesh.Each(t, 13, true, func(instance *promload.Instance, mesh randommesh.Mesh, settings query.Settings) {
		r := rand.New(rand.NewPCG(3, uint64(mesh.ID)))
		raw := fmt.Sprintf(`{"queryType": "latency", "window": "3m", "statistics": ["p90"], %s"groupBy": [%s]}`,
			randomConditions[r.IntN(len(randomConditions))], randomGroups[r.IntN(len(randomGroups))])
		times := []time.Time{promload.Epoch.Add(randommesh.At - 4*time.Minute), promload.Epoch.Add(randommesh.At)}
		q := decodeAt(t, raw, settings, times[1])
		answers := latency.Answers{}
		ask := func(plan promql.Plan) {
			for _, expression := range plan {
				for _, at := range times {
					for _, sample := range instance.Samples(t, expression.Expr, at) {
						answers[expression.Part] = overTime(answers[expression.Part], sample)
					}
				}
			}
		}
		ask(compileAt(t, raw, settings, times[1]))
		broken, open := latency.BreakDown(answers, nil, q, settings)
		if !open.Empty() {
			again++
			if open.Source.Reporter+open.Destination.Reporter != "" {
				byName++
			}
			ask(promql.CompleteLatency(q, settings, open))
			broken, _ = latency.BreakDown(answers, nil, q, settings)
		}
		found := open.Found
		if mesh.ID%2 == 0 {
			found.Absent = query.Absent{}
		}
		for _, at := range times[mesh.ID%len(times):] {
			want := inPromQL(t, instance, q, settings.With(found), at)
			for _, row := range broken {
				if !row.Time.Equal(at) {
					continue
				}
				rows++
				name := labelsOf(row.Labels)
				got := []*float64{row.Source.MeanMs, row.Destination.MeanMs, &row.RequestRate, row.Source.Percentiles[0].Ms, row.Destination.Percentiles[0].Ms}
				for i, expected := range want[name] {
					if i >= 3 && expected != nil {
						percentiles++
					}
					if !near(got[i], expected) {
						t.Fatalf("mesh %d at %s: %s\n%s: number %d is %s, and %s in PromQL; the series are\n%s", mesh.ID, at, raw, name, i, shown(got[i]), shown(expected), mesh)
					}
				}
				if want[name] == nil {
					t.Fatalf("mesh %d at %s: %s\nPromQL knows no row %s; the series are\n%s", mesh.ID, at, raw, name, mesh)
				}
				delete(want, name)
			}
			for name := range want {
				t.Fatalf("mesh %d at %s: %s\nthere is no row %s; the series are\n%s", mesh.ID, at, raw, name, mesh)
			}
		}
	})
	t.Logf("%d rows with %d percentiles were compared; %d breakdowns asked again, %d of them by name", rows, percentiles, again, byName)
	if number := randommesh.Number(); rows < number || percentiles < number || again < number/10 || again > number*9/10 || byName < number/50 {
		t.Error("the meshes are not as different as they have to be")
	}
}

// inPromQL are the numbers of the rows as PromQL makes them: the means of both sides, the rate and a
// percentile of both sides.
func inPromQL(t *testing.T, instance *promload.Instance, q query.Query, settings query.Settings, at time.Time) map[string][]*float64 {
	t.Helper()
	type side struct{ sum, count float64 }
	type group struct {
		sides       map[string]*side
		percentiles map[promql.Kind]*float64
	}
	groups := map[string]*group{}
	for _, expression := range promql.LatencyInPromQL(q, settings) {
		if kind := expression.Part.Kind; kind == promql.CalledTimes || kind == promql.AnsweredTimes {
			continue
		}
		for _, sample := range instance.Samples(t, expression.Expr, at) {
			name := groupOf(sample.Metric, q)
			if groups[name] == nil {
				groups[name] = &group{map[string]*side{}, map[promql.Kind]*float64{}}
				for _, key := range []string{"sent", "arrived", "sentAlone", "arrivedAlone"} {
					groups[name].sides[key] = &side{}
				}
			}
			value := float64(sample.Value)
			if expression.Part.Statistic != "" {
				groups[name].percentiles[expression.Part.Kind] = &value
				continue
			}
			key := map[promql.Kind]string{promql.SourceTimes: "sent", promql.DestinationTimes: "arrived", promql.OneSidedTimes: "arrivedAlone"}[expression.Part.Kind]
			if key == "arrivedAlone" && sample.Metric[istio.Reporter] == istio.ReporterSource {
				key = "sentAlone"
			}
			of := groups[name].sides[key]
			if sample.Metric[promql.PartLabel] == promql.PartSum {
				of.sum += value
			} else {
				of.count += value
			}
		}
	}
	rows := map[string][]*float64{}
	for name, g := range groups {
		sent, arrived := *g.sides["sent"], *g.sides["arrived"]
		if sent.count <= 0 || arrived.count <= 0 {
			sent.sum, sent.count = sent.sum+g.sides["sentAlone"].sum, sent.count+g.sides["sentAlone"].count
			arrived.sum, arrived.count = arrived.sum+g.sides["arrivedAlone"].sum, arrived.count+g.sides["arrivedAlone"].count
			if sent.count >= arrived.count {
				arrived = side{}
			} else {
				sent = side{}
			}
		}
		if sent.count <= 0 && arrived.count <= 0 {
			continue
		}
		row := make([]*float64, 5)
		rate := arrived.count
		if arrived.count > 0 {
			mean := arrived.sum / arrived.count
			row[1], row[4] = &mean, g.percentiles[promql.DestinationTimes]
		}
		if sent.count > 0 {
			mean := sent.sum / sent.count
			row[0], row[3] = &mean, g.percentiles[promql.SourceTimes]
			rate = sent.count
		}
		row[2] = &rate
		rows[name] = row
	}
	return rows
}

// groupOf names a sample's group; the service stands in for a workload that is not known.
func groupOf(metric model.Metric, q query.Query) string {
	labels := map[string]string{}
	for _, key := range q.GroupBy {
		labels[key.Label] = string(metric[model.LabelName(key.Label)])
	}
	if name, grouped := labels[istio.DestinationWorkload]; grouped && istio.Known(name) == "" {
		labels[istio.DestinationServiceName] = string(metric[istio.DestinationServiceName])
	}
	return labelsOf(labels)
}

func labelsOf(labels map[string]string) string {
	set := model.LabelSet{}
	for name, value := range labels {
		set[model.LabelName(name)] = model.LabelValue(value)
	}
	return set.String()
}

// overTime adds a sample to its series.
func overTime(matrix model.Matrix, sample *model.Sample) model.Matrix {
	point := model.SamplePair{Timestamp: sample.Timestamp, Value: sample.Value}
	for _, stream := range matrix {
		if stream.Metric.Equal(sample.Metric) {
			stream.Values = append(stream.Values, point)
			return matrix
		}
	}
	return append(matrix, &model.SampleStream{Metric: sample.Metric, Values: []model.SamplePair{point}})
}

func near(a, b *float64) bool {
	if a == nil || b == nil {
		return a == b
	}
	_, differs := firstDifference(map[string]float64{"": *a}, map[string]float64{"": *b})
	return !differs
}

func shown(number *float64) string {
	if number == nil {
		return "nothing"
	}
	return fmt.Sprint(*number)
}

// All calls of some workloads and callers are asked for narrowly; the numbers are those of the whole mesh.
func TestWhatIsAskedOfSomeWorkloadsIsWhatTheWholeMeshTells(t *testing.T) {
	at := promload.Epoch.Add(randommesh.At)
	numbers := 0
	randommesh.Each(t, 17, true, func(instance *promload.Instance, mesh randommesh.Mesh, settings query.Settings) {
		all := instance.Samples(t, fmt.Sprintf(`rate(istio_request_duration_milliseconds_count{mesh="%d"}[3m])`, mesh.ID), at)
		hops := counting.FindHops(heard(all), settings.Waypoints, false)
		found := query.Found{Waypoints: hops.Found()}
		if mesh.ID%2 == 0 {
			found.Absent = absent(all)
		}
		settings = settings.With(found)
		q := decodeAt(t, `{"queryType": "latency", "window": "3m", "groupBy": []}`, settings, at)
		want := map[promql.Kind]map[string]float64{promql.CalledTimes: {}, promql.AnsweredTimes: {}}
		for _, expression := range promql.LatencyInPromQL(q, settings) {
			if want[expression.Part.Kind] == nil {
				continue
			}
			for _, sample := range instance.Samples(t, expression.Expr, at) {
				metric := sample.Metric
				if expression.Part.Kind == promql.CalledTimes && metric[istio.DestinationWorkload] == "pay" || expression.Part.Kind == promql.AnsweredTimes && metric[istio.SourceWorkload] == "web" {
					want[expression.Part.Kind][callOf(metric)+string(metric[promql.PartLabel])] += float64(sample.Value)
				}
			}
		}
		open := promql.OpenLatency{Called: promql.Names{istio.DestinationWorkload: {"pay"}}, Sent: promql.Names{istio.SourceWorkload: {"web"}}}
		for _, expression := range promql.CompleteLatency(q, settings, open) {
			kind := expression.Part.Kind
			got := map[string]float64{}
			byPart := map[model.LabelValue]model.Vector{}
			for _, sample := range instance.Samples(t, expression.Expr, at) {
				byPart[sample.Metric[promql.PartLabel]] = append(byPart[sample.Metric[promql.PartLabel]], sample)
			}
			for _, part := range []model.LabelValue{promql.PartSum, promql.PartCount} {
				told := append(append(model.Vector{}, byPart[promql.PartWitness+promql.PartCount]...), byPart[part]...)
				eachSideOf(told, len(byPart[promql.PartWitness+promql.PartCount]), counting.Asked{Reporter: query.Auto, Hops: hops}, func(sample *model.Sample, s *counting.Series, side counting.Side) {
					metric := model.Metric{promql.PartLabel: part}
					switch {
					case kind == promql.CalledTimes && !s.FromSource() && sample.Metric[istio.DestinationWorkload] == "pay":
						metric[istio.DestinationWorkload] = "pay"
					case kind == promql.AnsweredTimes && s.FromSource() && istio.Answered(string(sample.Metric[istio.ResponseFlags])):
						metric[istio.SourceWorkload], metric[istio.DestinationHost] = "web", sample.Metric[istio.DestinationHost]
					default:
						return
					}
					got[callOf(metric)+string(part)] += side.Share * float64(sample.Value)
				})
			}
			numbers += len(want[kind])
			if call, differs := firstDifference(got, want[kind]); differs {
				t.Fatalf("mesh %d: %s of %s is %g when it is asked for alone, and %g of the whole mesh; the series are\n%s", mesh.ID, kind, strings.TrimSpace(call), got[call], want[kind][call], mesh)
			}
		}
	})
	t.Logf("%d numbers were compared", numbers)
	if numbers < randommesh.Number() {
		t.Errorf("only %d numbers were compared", numbers)
	}
}
