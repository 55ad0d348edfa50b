package prom_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// randomLabels are labels of a mesh's series and what they hold; nothing is no label.
var randomLabels = []struct {
	name   string
	values []string
}{
	{"reporter", []string{"source", "source", "destination", "waypoint"}},
	{"source_cluster", []string{"c1", "c1", "unknown", ""}},
	{"source_workload_namespace", []string{"shop", "bank", "unknown"}},
	{"source_workload", []string{"web", "cart", "unknown"}},
	{"destination_cluster", []string{"c1", "c1", "unknown", ""}},
	{"destination_workload_namespace", []string{"shop", "bank", "unknown"}},
	{"destination_workload", []string{"cart", "pay", "db", "unknown"}},
	{"destination_service", []string{"pay.bank.svc.cluster.local", "cart.shop.svc.cluster.local", "cart", "10.0.0.1", "unknown", ""}},
	{"destination_service_name", []string{"pay", "cart", "cart.shop.svc.cluster.local", "PassthroughCluster", "unknown", ""}},
	{"destination_service_namespace", []string{"shop", "bank", "unknown", ""}},
	{"response_code", []string{"200", "200", "404", "503", "0"}},
	{"response_flags", []string{"-", "-", "UH", "DC"}},
	{"grpc_response_status", []string{"", "", "0", "14"}},
	{"request_protocol", []string{"http", "grpc"}},
}

// sumSignals are signals that are sums or quotients of sums, and the metrics of each.
var sumSignals = map[string][]string{
	"requestRate": {"istio_requests_total"}, "errorRate": {"istio_requests_total"}, "errorRatio": {"istio_requests_total"},
	"duration":          {"istio_request_duration_milliseconds_sum", "istio_request_duration_milliseconds_count"},
	"requestThroughput": {"istio_request_bytes_sum"}, "tcpSentThroughput": {"istio_tcp_sent_bytes_total"},
	"tcpFailureRate": {"istio_tcp_connections_closed_total"}, "tcpFailureRatio": {"istio_tcp_connections_closed_total"},
}

var randomGroups = []string{
	"source.namespace", "source.workload", "source.cluster", "destination.namespace", "destination.workload",
	"destination.workloadNamespace", "destination.service", "destination.host", "responseCode", "protocol",
}

// randomMesh is series of all metrics, which begin and end in the hour, stand still, start anew or miss scrapes.
func randomMesh(random *rand.Rand) string {
	pick := func(texts ...string) string { return texts[random.IntN(len(texts))] }
	series := map[string]string{}
	for _, metric := range slices.Compact(slices.Sorted(slices.Values(slices.Concat(slices.Collect(maps.Values(sumSignals))...)))) {
		for range 25 {
			var labels []string
			for _, label := range randomLabels {
				if value := pick(label.values...); value != "" {
					labels = append(labels, fmt.Sprintf("%s=%q", label.name, value))
				}
			}
			step := random.IntN(50)
			series[metric+"{"+strings.Join(labels, ",")+"}"] = pick(
				fmt.Sprintf("0+%dx240", step), fmt.Sprintf("7+%dx240", step), "5+0x240",
				fmt.Sprintf("_x%d 0+%dx100", random.IntN(140), step),
				fmt.Sprintf("0+%dx%d stale", step, 20+random.IntN(200)),
				fmt.Sprintf("0+%dx100 _x9 0+%dx120", step, step))
		}
	}
	var load strings.Builder
	load.WriteString("load 15s\n")
	for name, values := range series {
		fmt.Fprintf(&load, "  %s %s\n", name, values)
	}
	return load.String()
}

// The answer that is made of a finer one is the answer that the engine gives: the same series, with the same
// points, and the same numbers but for the last digits.
func TestAnAnswerMadeOfAFinerOneIsTheEnginesOwn(t *testing.T) {
	const meshes, questions = 3, 30
	made := 0
	for seed := range uint64(meshes) {
		random := rand.New(rand.NewPCG(seed, 10))
		server := promload.Start(t, randomMesh(random))
		asked, shared := proxied(t, server.URL, 8)
		_, direct := proxied(t, server.URL, 8)
		for i := range questions {
			signal := slices.Sorted(maps.Keys(sumSignals))[random.IntN(len(sumSignals))]
			// Connections have no codes, and shares by code are no quotients of the same groups.
			groups := slices.DeleteFunc(slices.Clone(randomGroups), func(group string) bool {
				return group == "responseCode" && (strings.HasPrefix(signal, "tcp") || signal == "errorRatio")
			})
			random.Shuffle(len(groups), func(i, j int) { groups[i], groups[j] = groups[j], groups[i] })
			few := random.IntN(4)
			many := few + random.IntN(4)
			instant, reporter := random.IntN(2) == 0, []string{"auto", "auto", "source", "destination"}[random.IntN(4)]
			r := query.Range{To: promload.Epoch.Add(40*time.Minute + time.Duration(i)*time.Second), Interval: time.Minute}
			r.From = r.To.Add(-10 * time.Minute)
			finer := compiled(t, signal, reporter, instant, groups[:many], r)
			coarser := compiled(t, signal, reporter, instant, groups[:few], r)

			before := asked.Load()
			if result := shared.Run(anyone(t), promql.Plan{finer}, r)[finer.Part]; result.Err != nil {
				t.Fatal(result.Err)
			}
			got := shared.Run(anyone(t), promql.Plan{coarser}, r)[coarser.Part]
			want := direct.Run(t.Context(), promql.Plan{coarser}.AskedAlone(), r)[coarser.Part]
			if difference := differ(got, want); difference != "" {
				t.Fatalf("mesh %d: %s of %s by %v of %v: %s\n%s", seed, signal, reporter, groups[:few], groups[:many], difference, coarser.Expr)
			}
			told := finer.Sum.Of == coarser.Sum.Of
			if questions := asked.Load() - before; told && questions != 1 {
				t.Errorf("%d questions are asked for %s by %v and by %v", questions, signal, groups[:many], groups[:few])
			}
			if told && len(want.Vector)+len(want.Matrix) > 0 && many > few {
				made++
			}
		}
	}
	if made < meshes*questions/4 {
		t.Errorf("only %d answers are made of finer ones", made)
	}
}

// differ says how two answers differ, apart from the order of series.
func differ(got, want prom.Result) string {
	if got.Err != nil || want.Err != nil {
		return fmt.Sprintf("errors %v and %v", got.Err, want.Err)
	}
	rows := func(r prom.Result) map[string][]model.SamplePair {
		all := map[string][]model.SamplePair{}
		for _, sample := range r.Vector {
			all[sample.Metric.String()] = []model.SamplePair{{Timestamp: sample.Timestamp, Value: sample.Value}}
		}
		for _, stream := range r.Matrix {
			all[stream.Metric.String()] = stream.Values
		}
		return all
	}
	g, w := rows(got), rows(want)
	if len(g) != len(w) {
		return fmt.Sprintf("%d series rather than %d", len(g), len(w))
	}
	for name, wanted := range w {
		if len(g[name]) != len(wanted) {
			return fmt.Sprintf("%s has %d points rather than %d", name, len(g[name]), len(wanted))
		}
		for i, sample := range wanted {
			if at := g[name][i]; at.Timestamp != sample.Timestamp || math.Abs(float64(at.Value-sample.Value)) > 1e-12*math.Abs(float64(sample.Value)) {
				return fmt.Sprintf("%s has %v rather than %v", name, at, sample)
			}
		}
	}
	return ""
}

// compiled is the one expression of a metric query.
func compiled(t *testing.T, signal, reporter string, instant bool, groups []string, r query.Range) promql.Expression {
	t.Helper()
	raw, err := json.Marshal(map[string]any{"signal": signal, "reporter": reporter, "instant": instant, "groupBy": append([]string{}, groups...), "window": "5m", "statistics": []string{"mean"}})
	if err != nil {
		t.Fatal(err)
	}
	settings := query.DefaultSettings()
	q, err := query.Decode(raw, query.Context{RefID: "A", Range: r, Settings: settings, Now: r.To})
	if err != nil {
		t.Fatal(err)
	}
	plan, err := promql.Compile(q, settings)
	if err != nil || len(plan) != 1 || plan[0].Sum == nil {
		t.Fatalf("%s is %v (%v)", raw, plan, err)
	}
	return plan[0]
}

// proxied is a client of a server behind a proxy that counts the questions.
func proxied(t *testing.T, target string, concurrency int) (*atomic.Int32, *prom.Client) {
	t.Helper()
	address, err := url.Parse(target)
	if err != nil {
		t.Fatal(err)
	}
	asked := &atomic.Int32{}
	proxy := httputil.NewSingleHostReverseProxy(address)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		proxy.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	// The clock stands still, so that answers are kept for as long as the test runs.
	client, err := prom.New(prom.Config{URL: server.URL, Timeout: time.Minute, Concurrency: concurrency, Now: func() time.Time { return promload.Epoch }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	return asked, client
}
