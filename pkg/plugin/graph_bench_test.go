package plugin_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"github.com/alidade-mesh/alidade/demo/prometheus"
	"github.com/alidade-mesh/alidade/demo/simulator"
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/plugin"
)

// The mesh that BenchmarkGraph draws.
const (
	benchmarkedNamespaces = 50
	benchmarkedServices   = 400
	leastEdges            = 1500
	benchmarkedWindow     = 15 * time.Minute
	// distant is the time to a server and back that is not on the same machine.
	distant = 5 * time.Millisecond
)

// stopwatch is a server that counts the questions to it, and may be some way off.
type stopwatch struct {
	URL string

	mu       sync.Mutex
	asked    int
	distance time.Duration
}

// lap is how many questions there were since the last lap.
func (s *stopwatch) lap() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	asked := s.asked
	s.asked = 0
	return asked
}

// move puts the server so far away.
func (s *stopwatch) move(distance time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.distance = distance
}

// ask counts a question, and takes the time that it is on its way.
func (s *stopwatch) ask() {
	s.mu.Lock()
	s.asked++
	distance := s.distance
	s.mu.Unlock()
	time.Sleep(distance)
}

// timed is twenty minutes of a large mesh, behind a stopwatch.
func timed(b *testing.B, end time.Time) *stopwatch {
	b.Helper()
	server, err := prometheus.Open(b.TempDir(), prometheus.Options{})
	if err != nil {
		b.Fatal(err)
	}
	mesh, err := simulator.NewBigMesh(simulator.BigMeshOptions{
		Seed: 1, Start: end.Add(-20 * time.Minute), Namespaces: benchmarkedNamespaces, Services: benchmarkedServices, EdgesPerService: 5,
	})
	if err != nil {
		b.Fatal(err)
	}
	if err := simulator.NewFeed(mesh, server, 15*time.Second).Until(end.Add(time.Minute)); err != nil {
		b.Fatal(err)
	}
	watch := &stopwatch{}
	answer := server.Handler()
	listener := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		watch.ask()
		answer.ServeHTTP(w, r)
	}))
	b.Cleanup(func() {
		listener.Close()
		if err := server.Close(); err != nil {
			b.Error(err)
		}
	})
	watch.URL = listener.URL
	return watch
}

// drawing asks for graphs, each of them a millisecond later than the one before, so that none is
// answered by what is kept of another.
type drawing struct {
	*plugin.DataSource
	end time.Time
}

func (d *drawing) graph(b *testing.B, text string) (edges int) {
	b.Helper()
	d.end = d.end.Add(time.Millisecond)
	response, err := d.QueryData(b.Context(), &backend.QueryDataRequest{Queries: []backend.DataQuery{{
		RefID: "A", TimeRange: backend.TimeRange{From: d.end.Add(-benchmarkedWindow), To: d.end}, Interval: 15 * time.Second, JSON: json.RawMessage(text),
	}}})
	if err != nil {
		b.Fatal(err)
	}
	answer := response.Responses["A"]
	if answer.Error != nil {
		b.Fatal(answer.Error)
	}
	for _, made := range answer.Frames {
		if made.Name == "edges" {
			edges = made.Rows()
		}
	}
	return edges
}

// BenchmarkGraph measures a whole graph and one without latency; beside them the bare question that no graph
// with latency can do without, one percentile by pair as one reporter tells it, and the questions of a mesh
// UI that asks namespace by namespace, on the same machine and from farther away.
func BenchmarkGraph(b *testing.B) {
	end := time.Date(2026, 1, 2, 3, 30, 0, 0, time.UTC)
	watch := timed(b, end)
	d := &drawing{source(b, watch.URL, `{}`), end}
	measure := func(name string, distance time.Duration, ask func(b *testing.B)) {
		b.Run(name, func(b *testing.B) {
			watch.move(distance)
			ask(b)
			watch.lap()
			for b.Loop() {
				ask(b)
			}
			b.ReportMetric(float64(watch.lap())/float64(b.N), "queries")
		})
	}
	const bare, whole, fast = "bareQuantile", `{"queryType": "graph"}`, `{"queryType": "graph", "include": ["security", "tcp"]}`
	quantile := fmt.Sprintf("histogram_quantile(0.95, sum by (%s) (rate(%s{%s=%q}[%ds])))",
		strings.Join([]string{istio.SourceNamespace, istio.SourceWorkload, istio.DestinationWorkloadNamespace, istio.DestinationWorkload, istio.LE}, ","),
		istio.RequestDuration+istio.BucketSuffix, istio.Reporter, istio.ReporterSource, int(benchmarkedWindow.Seconds()))
	var byNamespace []string
	for i := range benchmarkedNamespaces {
		byNamespace = append(byNamespace, conventional(fmt.Sprintf("team-%02d", i))...)
	}
	edges := 0
	draw := func(query string) func(b *testing.B) {
		return func(b *testing.B) {
			b.Helper()
			if edges = d.graph(b, query); edges < leastEdges {
				b.Fatalf("only %d edges are drawn", edges)
			}
			b.ReportMetric(float64(edges), "edges")
		}
	}
	inTurn := func(questions ...string) func(b *testing.B) {
		return func(b *testing.B) { askedInTurn(b, watch.URL, questions, end) }
	}
	for _, from := range []struct {
		name     string
		distance time.Duration
	}{{"near", 0}, {"far", distant}} {
		measure(bare+"/"+from.name, from.distance, inTurn(quantile))
		measure("whole/"+from.name, from.distance, draw(whole))
		measure("withoutLatency/"+from.name, from.distance, draw(fast))
		measure("namespaceByNamespace/"+from.name, from.distance, inTurn(byNamespace...))
	}
}
