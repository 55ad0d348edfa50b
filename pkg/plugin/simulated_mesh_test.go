package plugin_test

import (
	"encoding/json"
	"fmt"
	"math"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/demo/prometheus"
	"github.com/alidade-mesh/alidade/demo/simulator"
)

// The numbers of the graph are those of PromQL that was written by hand, pair by pair: who reports
// a pair is told here by what the pair is, not by the counting rule.
func TestTheGraphOfASimulatedMeshEqualsHandWrittenPromQL(t *testing.T) {
	end := time.Date(2026, 1, 2, 3, 30, 0, 0, time.UTC)
	server := simulatedMesh(t, end)
	listener := httptest.NewServer(server.Handler())
	t.Cleanup(listener.Close)
	d := source(t, listener.URL, `{}`)

	status, body := call(t, d, "GET", fmt.Sprintf("graph?from=%d&to=%d", end.Add(-15*time.Minute).UnixMilli(), end.UnixMilli()), "")
	if status != 200 {
		t.Fatalf("the graph is answered with %d: %s", status, body)
	}
	var graph struct {
		Nodes []handNode
		Edges []handEdge
	}
	if err := json.Unmarshal([]byte(body), &graph); err != nil {
		t.Fatal(err)
	}
	nodes := map[string]handNode{}
	for _, node := range graph.Nodes {
		nodes[node.ID] = node
	}
	value := func(expr string) *float64 {
		vector, err := server.Query(t.Context(), strings.ReplaceAll(expr, "WINDOW", "[15m]"), end)
		if err != nil {
			t.Fatal(err)
		}
		if len(vector) != 1 || math.IsNaN(vector[0].F) {
			return nil
		}
		return &vector[0].F
	}
	compared := 0
	for _, edge := range graph.Edges {
		if edge.RequestsPerSecond == nil {
			continue
		}
		compared++
		pair := handSelector(nodes[edge.Source], nodes[edge.Destination])
		name := edge.Source + " to " + edge.Destination
		same(t, name+", rate", edge.RequestsPerSecond, value(`sum(rate(istio_requests_total{`+pair+`}WINDOW))`))
		same(t, name+", error ratio", edge.ErrorRatio, value(`(
			(sum(rate(istio_requests_total{`+pair+`,response_code=~"5.."}WINDOW)) or vector(0)) +
			(sum(rate(istio_requests_total{`+pair+`,response_code!~"5..",grpc_response_status=~"[1-9].*"}WINDOW)) or vector(0))
		) / sum(rate(istio_requests_total{`+pair+`}WINDOW))`))
		same(t, name+", mean", edge.LatencyMeanMs, value(`sum(rate(istio_request_duration_milliseconds_sum{`+pair+`}WINDOW)) / sum(rate(istio_request_duration_milliseconds_count{`+pair+`}WINDOW))`))
		same(t, name+", p95", edge.LatencyMs, value(`histogram_quantile(0.95, sum by (le) (rate(istio_request_duration_milliseconds_bucket{`+pair+`}WINDOW)))`))
	}
	if compared < 15 {
		t.Errorf("only %d pairs were compared", compared)
	}
	all := value(`sum(rate(istio_requests_total{reporter="source"}WINDOW)) + sum(rate(istio_requests_total{reporter="destination",source_workload="unknown"}WINDOW))`)
	sum := 0.0
	for _, edge := range graph.Edges {
		if edge.RequestsPerSecond != nil {
			sum += *edge.RequestsPerSecond
		}
	}
	same(t, "all requests", &sum, all)
}

type handNode struct {
	ID, Kind, Name, Namespace string
}

type handEdge struct {
	Source, Destination string
	RequestsPerSecond   *float64 `json:"requests_per_second"`
	ErrorRatio          *float64 `json:"error_ratio"`
	LatencyMs           *float64 `json:"latency_ms"`
	LatencyMeanMs       *float64 `json:"latency_mean_ms"`
}

// handSelector selects the series of a pair as one reporter wrote them: every caller of the
// simulated mesh has a sidecar, but the unknown one.
func handSelector(source, destination handNode) string {
	selector := fmt.Sprintf(`reporter="source",source_workload=%q,source_workload_namespace=%q`, source.Name, source.Namespace)
	if source.Kind == "unknown" {
		selector = `reporter="destination",source_workload="unknown"`
	}
	switch destination.Kind {
	case "workload":
		selector += fmt.Sprintf(`,destination_workload=%q,destination_workload_namespace=%q`, destination.Name, destination.Namespace)
	case "unknown":
		selector += `,destination_workload="unknown",destination_service_name="unknown"`
	default:
		selector += fmt.Sprintf(`,destination_workload="unknown",destination_service_name=%q`, destination.Name)
	}
	return selector
}

// simulatedMesh is the half hour of the demo's mesh before a time.
func simulatedMesh(t *testing.T, end time.Time) *prometheus.Server {
	t.Helper()
	server, err := prometheus.Open(t.TempDir(), prometheus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Close(); err != nil {
			t.Error(err)
		}
	})
	mesh, err := simulator.New(simulator.Options{Seed: 1, Start: end.Add(-30 * time.Minute)})
	if err != nil {
		t.Fatal(err)
	}
	if err := simulator.NewFeed(mesh, server, 15*time.Second).Until(end); err != nil {
		t.Fatal(err)
	}
	return server
}

func same(t *testing.T, what string, got, want *float64) {
	t.Helper()
	if got == nil || want == nil {
		if got != want {
			t.Errorf("%s: the graph says %s, PromQL says %s", what, shown(got), shown(want))
		}
		return
	}
	if math.Abs(*got-*want) > 1e-9*math.Max(1, math.Abs(*want)) {
		t.Errorf("%s: the graph says %g, PromQL says %g", what, *got, *want)
	}
}

func shown(value *float64) string {
	if value == nil {
		return "nothing"
	}
	return fmt.Sprint(*value)
}
