package counting_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
	"github.com/alidade-mesh/alidade/pkg/counting"
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
	"github.com/alidade-mesh/alidade/pkg/vector"
)

// meshes is how many random meshes both forms of the rule are tried on.
const meshes = 300

// pick is one of a few.
func pick[T any](r *rand.Rand, some ...T) T { return some[r.IntN(len(some))] }

// report is a series of a random mesh: a few workloads in two clusters of which reporters know all, some
// or nothing, by way of waypoints, gateways and addresses, with calls that are lost or not waited for.
//
// A mesh writes what it does not know in one way: as a word, or not at all.
func report(r *rand.Rand, absent bool) map[string]string {
	labels := map[string]string{
		"reporter": pick(r, "source", "source", "destination", "destination", "waypoint"), "request_protocol": "http",
		"response_code": pick(r, "200", "503", "0"), "response_flags": pick(r, "-", "-", "-", "UH", "UT", "DC", "UF,URX", "UC", "UR"),
		"connection_security_policy": "unknown",
		"source_workload_namespace":  "s", "source_workload": pick(r, "web", "web", "cart"), "source_cluster": pick(r, "c1", "c1", "c2"),
		"source_principal":               "unknown",
		"destination_workload_namespace": pick(r, "s", "t"), "destination_workload": pick(r, "pay", "pay", "db", "gate"), "destination_cluster": pick(r, "c1", "c2"),
		"destination_service_name": "pay", "destination_service_namespace": "s",
		"destination_service": pick(r, "pay.s.svc.cluster.local", "pay.s.svc.cluster.local", "pay.s.svc:8080", "db.s.svc.cluster.local"),
	}
	if labels["reporter"] == "source" {
		switch r.IntN(6) {
		case 0, 1:
			for _, part := range []string{"workload", "workload_namespace", "cluster"} {
				labels["destination_"+part] = "unknown"
			}
		case 2:
			labels["destination_service_name"], labels["destination_service"] = "PassthroughCluster", "10.0.0.1:80"
		}
	} else {
		switch r.IntN(6) {
		case 0:
			labels["source_workload"], labels["source_workload_namespace"], labels["source_cluster"] = "unknown", "unknown", "unknown"
			labels["source_principal"] = pick(r, "unknown", "spiffe://mesh/ns/istio-system/sa/istio-eastwestgateway")
		}
	}
	for _, cluster := range []string{"source_cluster", "destination_cluster"} {
		if r.IntN(4) == 0 {
			labels[cluster] = "unknown"
		}
	}
	maps.DeleteFunc(labels, func(_, value string) bool { return absent && value == istio.Unknown })
	return labels
}

// randomMeshes is the load of many meshes, each marked by a label, and their series.
func randomMeshes() (string, [][]map[string]string) {
	r := rand.New(rand.NewPCG(7, 9))
	var b strings.Builder
	b.WriteString("load 15s\n")
	all := make([][]map[string]string, meshes)
	for mesh := range meshes {
		seen := map[string]bool{}
		absent := r.IntN(3) == 0
		for range 2 + r.IntN(8) {
			labels := report(r, absent)
			labels["mesh"] = fmt.Sprint(mesh)
			var parts []string
			for name, value := range labels {
				parts = append(parts, fmt.Sprintf("%s=%q", name, value))
			}
			slices.Sort(parts)
			name := strings.Join(parts, ",")
			if seen[name] {
				continue
			}
			seen[name] = true
			all[mesh] = append(all[mesh], labels)
			fmt.Fprintf(&b, "  istio_requests_total{%s} 0+%dx40\n", name, 15*pick(r, 0, 1, 2, 2, 3, 5, 8, 13))
		}
	}
	return b.String(), all
}

// Graphs count what reporters tell by this package, metric queries by their PromQL: both are one rule.
func TestBothFormsOfTheRuleCountTheSame(t *testing.T) {
	load, all := randomMeshes()
	instance := promload.Start(t, load)
	at := promload.Epoch.Add(10 * time.Minute)
	samples := func(expr string) model.Vector {
		var all model.Vector
		for _, sample := range instance.Query(t, expr, at) {
			metric := model.Metric{}
			for name, value := range sample.Metric.Map() {
				metric[model.LabelName(name)] = model.LabelValue(value)
			}
			all = append(all, &model.Sample{Metric: metric, Value: model.SampleValue(sample.F)})
		}
		return all
	}
	apart, crossing := 0, 0
	differ := func(mesh int, format string, args ...any) {
		t.Fatalf("mesh %d: %s; its series are\n%s", mesh, fmt.Sprintf(format, args...), shown(all[mesh]))
	}
	for mesh := range meshes {
		settings, err := query.ParseSettings(fmt.Appendf(nil, `{"requiredMatchers": [{"label": "mesh", "value": "%d"}], "waypoints": "gate"}`, mesh))
		if err != nil {
			t.Fatal(err)
		}
		for _, services := range []bool{false, true} {
			groups := `["source.workload", "destination.workload"]`
			if services {
				groups = `["source.workload", "destination.workload", "destination.host"]`
			}
			metric := compiled(t, settings, `{"instant": true, "window": "5m", "groupBy": `+groups+`}`, at)
			want := map[string]float64{}
			for _, sample := range samples(metric[0].Expr) {
				want[key(sample.Metric, services)] += float64(sample.Value)
			}
			plain := settings.With(query.Found{Absent: absent(all[mesh])})
			if plain.Found.Absent != (query.Absent{}) {
				apart++
			}
			for _, sample := range samples(compiled(t, plain, `{"instant": true, "window": "5m", "groupBy": `+groups+`}`, at)[0].Expr) {
				k := key(sample.Metric, services)
				if !same(want[k], float64(sample.Value)) {
					differ(mesh, "%s: without what is not there %g rather than %g", k, sample.Value, want[k])
				}
			}
			got := map[string]float64{}
			told := samples(`sum without () (rate(istio_requests_total{mesh="` + fmt.Sprint(mesh) + `"}[5m]))`)
			reader := counting.NewReader()
			series := make([]counting.Series, len(told))
			for i, sample := range vector.Of(told) {
				series[i] = reader.Read(sample)
			}
			witness := func(yield func(*counting.Series, float64) bool) {
				for i := range series {
					if !yield(&series[i], float64(told[i].Value)) {
						return
					}
				}
			}
			hops := counting.FindHops(func(func(*counting.Series) bool) {}, settings.Waypoints, false)
			rule := counting.NewRule(witness, counting.Asked{Reporter: query.Auto, Hops: hops, Services: services})
			for i, sample := range told {
				if share := rule.Counts(&series[i]); share > 0 {
					got[key(sample.Metric, services)] += share * float64(sample.Value)
					if share < 1 {
						crossing++
					}
				}
			}
			for k := range want {
				if !same(got[k], want[k]) {
					differ(mesh, "%s: counted %g, PromQL says %g", k, got[k], want[k])
				}
			}
			for k := range got {
				if _, ok := want[k]; !ok && !same(got[k], 0) {
					differ(mesh, "%s: counted %g, PromQL says nothing", k, got[k])
				}
			}
		}
	}
	if apart < 20 || crossing < 20 {
		t.Errorf("only %d meshes lacked something, and %d series counted in part", apart, crossing)
	}
}

// same is false of what is no number.
func same(a, b float64) bool { return math.Abs(a-b) <= 1e-9 }

func key(metric model.Metric, services bool) string {
	k := string(metric["source_workload"] + " > " + metric["destination_workload"])
	if services {
		k += " " + string(metric["destination_service"])
	}
	return k
}

// absent is what the series of a mesh do not show.
func absent(series []map[string]string) query.Absent {
	unclear, received := map[string]bool{}, map[string]bool{}
	var waypoints, clustered, unclustered, meet bool
	for _, labels := range series {
		waypoints = waypoints || labels["reporter"] == istio.ReporterWaypoint
		host := istio.CallName(labels["destination_service"])
		switch {
		case labels["reporter"] != istio.ReporterSource:
			received[host] = true
		case !named(labels["destination_workload"]) && !istio.NeverArrived(labels["response_flags"]):
			unclear[host] = true
		}
		for _, end := range []string{"source", "destination"} {
			if named(labels[end+"_workload"]) {
				known := named(labels[end+"_cluster"])
				clustered, unclustered = clustered || known, unclustered || !known
			}
		}
	}
	for host := range unclear {
		meet = meet || received[host]
	}
	return query.Absent{Waypoints: !waypoints, UnknownWorkloads: !meet, UnknownClusters: !clustered || !unclustered}
}

func named(value string) bool { return value != "" && value != istio.Unknown }

func shown(series []map[string]string) string {
	var b strings.Builder
	for _, labels := range series {
		text, _ := json.Marshal(labels)
		b.Write(append(text, '\n'))
	}
	return b.String()
}

func compiled(t *testing.T, settings query.Settings, text string, at time.Time) promql.Plan {
	t.Helper()
	q, err := query.Decode(json.RawMessage(text), query.Context{Range: query.Range{From: at.Add(-5 * time.Minute), To: at, Interval: time.Minute}, Settings: settings, Now: at})
	if err != nil {
		t.Fatal(err)
	}
	plan, err := promql.Compile(q, settings)
	if err != nil {
		t.Fatal(err)
	}
	return plan
}
