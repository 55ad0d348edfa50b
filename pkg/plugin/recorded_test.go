package plugin_test

import (
	"fmt"
	"math"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/alidade-mesh/alidade/demo/prometheus"
	"github.com/alidade-mesh/alidade/demo/simulator"
	"github.com/alidade-mesh/alidade/pkg/istio"
)

const (
	recordingRules = "../../deploy/prometheus/recording-rules.yml"
	// fromRules is the setting that names the shipped rules.
	fromRules = `"recorded":{"prefix":"workload:","suffix":":rate5m","kind":"rates","window":"5m"}`
)

// recordedScenarios are meshes that count in different ways.
var recordedScenarios = []string{
	simulator.EnvoyStatistics, simulator.Ambient, simulator.TwoNetworks, simulator.RefusedTCP, simulator.EndlessStreams,
}

// What recording rules hold gives the answers that the mesh's own metrics give over the same window, of every
// signal that can come from sums; others are not read from them.
func TestEveryAnswerFromRecordedSeriesIsThatOfTheMetrics(t *testing.T) {
	end := time.Date(2026, 1, 2, 3, 30, 0, 0, time.UTC)
	answered := map[string]bool{}
	for _, scenario := range recordedScenarios {
		t.Run(scenario, func(t *testing.T) {
			url := recordedMesh(t, scenario, end)
			const strict = `"strictNamespaces": ["pay"]`
			own, recorded := source(t, url, `{`+strict+`}`), source(t, url, `{`+strict+`,`+fromRules+`}`)
			for _, text := range recordedQueries() {
				want, got := flat(t, askAt(t, own, end, text)), flat(t, askAt(t, recorded, end, text))
				answered[text] = answered[text] || len(want) > 0
				expectSame(t, text, got, want)
			}
		})
	}
	for _, text := range recordedQueries() {
		if !answered[text] {
			t.Errorf("%s has no answer in any of the scenarios", text)
		}
	}
}

// recordedQueries are a query of each signal, and of graphs and latency.
func recordedQueries() []string {
	var queries []string
	for _, signal := range istio.Catalogue() {
		extra := ""
		for _, field := range signal.Requires {
			extra += map[string]string{"responseFlags": `, "responseFlags": ["UH", "UF", "UT"]`, "apdexTargetMs": `, "apdexTargetMs": 250`}[field]
		}
		if signal.Statistics {
			extra += `, "statistics": ["mean", "p50", "p95"]`
		}
		queries = append(queries, fmt.Sprintf(`{"signal": %q, "instant": true, "window": "5m"%s}`, signal.Name, extra))
		if signal.OfCalls() {
			queries = append(queries, fmt.Sprintf(`{"signal": %q, "instant": true, "window": "5m", "groupBy": ["destination.service"]%s}`, signal.Name, extra))
		}
	}
	for _, nodes := range []string{"workload", "service", "version", "namespace"} {
		queries = append(queries, fmt.Sprintf(`{"queryType": "graph", "window": "5m", "nodes": %q, "include": ["latency", "security", "tcp", "throughput"]}`, nodes))
	}
	return append(queries,
		`{"queryType": "latency", "window": "5m", "statistics": ["p50", "p95"]}`,
		`{"queryType": "latency", "window": "5m", "groupBy": ["destination.workload"]}`)
}

// recordedMesh is eight minutes of a scenario, and what the shipped rules record at their end.
func recordedMesh(t *testing.T, scenario string, end time.Time) string {
	t.Helper()
	server, err := prometheus.Open("", prometheus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	mesh, err := simulator.New(simulator.Options{Seed: 1, Scenario: scenario, Start: end.Add(-8 * time.Minute)})
	if err != nil {
		t.Fatal(err)
	}
	if err := simulator.NewFeed(mesh, server, 15*time.Second).Until(end); err != nil {
		t.Fatal(err)
	}
	recordAt(t, server, end)
	listener := httptest.NewServer(server.Handler())
	t.Cleanup(func() {
		listener.Close()
		if err := server.Close(); err != nil {
			t.Error(err)
		}
	})
	return listener.URL
}

// recordAt evaluates the shipped rules.
func recordAt(t testing.TB, server *prometheus.Server, times ...time.Time) {
	t.Helper()
	rules, err := server.Rules(recordingRules)
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range times {
		if err := rules.Evaluate(t.Context(), at); err != nil {
			t.Fatal(err)
		}
	}
}

// flat is every cell of an answer under its frame, its row's texts and its field.
func flat(t *testing.T, response backend.DataResponse) map[string]any {
	t.Helper()
	if response.Error != nil {
		t.Fatal(response.Error)
	}
	cells := map[string]any{}
	for _, made := range response.Frames {
		for row := range made.Rows() {
			key := made.Name
			for _, field := range made.Fields {
				if text, ok := field.At(row).(string); ok {
					key += " " + text
				}
			}
			for _, field := range made.Fields {
				cells[key+" "+field.Name+" "+field.Labels.String()] = number(field, row)
			}
		}
	}
	return cells
}

// number is a cell's number, or the cell as text.
func number(field *data.Field, row int) any {
	switch value := field.At(row).(type) {
	case float64:
		return value
	case *float64:
		if value != nil {
			return *value
		}
	}
	at, _ := field.ConcreteAt(row)
	return fmt.Sprint(at)
}

func expectSame(t *testing.T, text string, got, want map[string]any) {
	t.Helper()
	for key, wanted := range want {
		found, ok := got[key]
		a, numberA := found.(float64)
		b, numberB := wanted.(float64)
		near := numberA && numberB && (math.Abs(a-b) <= 1e-9*math.Max(1, math.Abs(b)) || math.IsNaN(a) && math.IsNaN(b))
		if !ok || !near && found != wanted {
			t.Errorf("%s: %s is %v from recorded series, %v from the metrics", text, key, found, wanted)
		}
	}
	for key := range got {
		if _, ok := want[key]; !ok {
			t.Errorf("%s: %s is from recorded series alone", text, key)
		}
	}
}
