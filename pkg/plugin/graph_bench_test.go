package plugin_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"github.com/alidade-mesh/alidade/demo/prometheus"
	"github.com/alidade-mesh/alidade/demo/simulator"
	"github.com/alidade-mesh/alidade/pkg/plugin"
)

// The mesh that BenchmarkGraph draws.
const (
	benchmarkedNamespaces = 50
	benchmarkedServices   = 400
	leastEdges            = 1500
)

// stopwatch is a server that measures how long each question takes it.
type stopwatch struct {
	URL string

	mu      sync.Mutex
	slowest time.Duration
	asked   int
}

// lap is the time of the slowest question since the last lap, and how many there were.
func (s *stopwatch) lap() (time.Duration, int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	slowest, asked := s.slowest, s.asked
	s.slowest, s.asked = 0, 0
	return slowest, asked
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
		begin := time.Now()
		answer.ServeHTTP(w, r)
		watch.mu.Lock()
		defer watch.mu.Unlock()
		watch.slowest = max(watch.slowest, time.Since(begin))
		watch.asked++
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
		RefID: "A", TimeRange: backend.TimeRange{From: d.end.Add(-15 * time.Minute), To: d.end}, Interval: 15 * time.Second, JSON: json.RawMessage(text),
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

// BenchmarkGraph measures what the backend adds to the slowest question to Prometheus that it waits
// for; and beside it the time of asking namespace by namespace, one question after the other.
func BenchmarkGraph(b *testing.B) {
	end := time.Date(2026, 1, 2, 3, 30, 0, 0, time.UTC)
	watch := timed(b, end)
	open := func(settings string) *drawing {
		instance, err := plugin.New(b.Context(), backend.DataSourceInstanceSettings{URL: watch.URL, JSONData: json.RawMessage(settings)})
		if err != nil {
			b.Fatal(err)
		}
		d, ok := instance.(*plugin.DataSource)
		if !ok {
			b.Fatalf("the instance is a %T", instance)
		}
		b.Cleanup(d.Dispose)
		return &drawing{d, end}
	}
	b.Run("atOnce", func(b *testing.B) {
		d := open(`{}`)
		d.graph(b, `{"queryType": "graph"}`)
		watch.lap()
		var total, waited time.Duration
		var asked, edges int
		for b.Loop() {
			begin := time.Now()
			edges = d.graph(b, `{"queryType": "graph"}`)
			total += time.Since(begin)
			slowest, questions := watch.lap()
			waited, asked = waited+slowest, questions
		}
		if edges < leastEdges {
			b.Fatalf("only %d edges are drawn", edges)
		}
		b.ReportMetric(total.Seconds()/waited.Seconds(), "ofSlowestQuery")
		b.ReportMetric(float64(asked), "queries")
		b.ReportMetric(float64(edges), "edges")
	})
	b.Run("byNamespaceInTurn", func(b *testing.B) {
		d := open(`{"maxConcurrentQueries": 1}`)
		watch.lap()
		asked := 0
		for b.Loop() {
			for i := range benchmarkedNamespaces {
				d.graph(b, fmt.Sprintf(`{"queryType": "graph", "either": {"namespace": "team-%02d"}}`, i))
			}
			_, asked = watch.lap()
		}
		b.ReportMetric(float64(asked), "queries")
	})
}
