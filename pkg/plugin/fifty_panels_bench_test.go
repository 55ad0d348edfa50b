package plugin_test

import (
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
	"github.com/alidade-mesh/alidade/demo/simulator"
	"github.com/alidade-mesh/alidade/pkg/plugin"
)

// benchmarkedPanels are a dashboard of rates and shares of what the benchmarked mesh measures.
var benchmarkedPanels = slices.Concat(
	panelsOf("requestRate", byPeers+`, "responseCode"`, byPeers, bySource, byDestination, `"responseCode"`, ``, ``),
	panelsOf("requestRate", `"source.workload", "destination.service"`, `"destination.service"`, `"destination.service"`),
	panelsOf("errorRate", byPeers, bySource, byDestination, `"source.namespace"`, `"destination.namespace"`, ``, ``),
	panelsOf("errorRatio", byPeers, bySource, byDestination, `"destination.namespace"`, `"source.namespace"`, ``, ``, ``),
)

// opening opens dashboards, each of them a millisecond later than the one before, and with steps that are a
// millisecond longer, so that none is answered by what is kept of another.
type opening struct {
	*plugin.DataSource
	end   time.Time
	step  time.Duration
	asked *atomic.Int32
}

// open asks all panels at once, each with headers of its own, and gives the time until the last answer.
func (o *opening) open(b *testing.B, headers func(panel int) map[string]string) (took time.Duration, asked int) {
	b.Helper()
	o.end, o.step = o.end.Add(time.Millisecond), o.step+time.Millisecond
	before := o.asked.Load()
	begin := time.Now()
	var group sync.WaitGroup
	for i, p := range benchmarkedPanels {
		group.Go(func() {
			if answer := p.show(b, o.DataSource, o.end, o.step, headers(i)); answer.Error != nil {
				b.Error(answer.Error)
			}
		})
	}
	group.Wait()
	return time.Since(begin), int(o.asked.Load() - before)
}

// counted is twenty minutes of a mesh behind a server that counts what it is asked.
func counted(b *testing.B, end time.Time) (asked *atomic.Int32, url string) {
	b.Helper()
	mesh, err := simulator.NewBigMesh(simulator.BigMeshOptions{Seed: 1, Start: end.Add(-20 * time.Minute), Namespaces: 10, Services: 80, EdgesPerService: 5})
	if err != nil {
		b.Fatal(err)
	}
	instance := promload.Empty(b)
	if err := simulator.NewFeed(mesh, instance.Server, 15*time.Second).Until(end.Add(time.Minute)); err != nil {
		b.Fatal(err)
	}
	asked = &atomic.Int32{}
	listener := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		instance.Server.Handler().ServeHTTP(w, r)
	}))
	b.Cleanup(listener.Close)
	return asked, listener.URL
}

// BenchmarkFiftyPanels measures a dashboard of fifty panels beside the same panels as alert rules, which ask
// each expression once, and as those of fifty users, who ask each for themselves.
func BenchmarkFiftyPanels(b *testing.B) {
	end := time.Date(2026, 1, 2, 3, 30, 0, 0, time.UTC)
	asked, url := counted(b, end)
	o := &opening{source(b, url, `{}`), end, 2 * time.Minute, asked}
	together := func(int) map[string]string { return nil }
	rules := func(int) map[string]string { return alert }
	apart := func(panel int) map[string]string {
		own := maps.Clone(alert)
		own["http_X-User"] = fmt.Sprint(panel)
		return own
	}
	// What is found out once for a dashboard is known when the measuring begins.
	for _, headers := range []func(int) map[string]string{together, rules, apart} {
		o.open(b, headers)
	}
	var times [3]time.Duration
	var questions [3]int
	for b.Loop() {
		for i, headers := range []func(int) map[string]string{together, rules, apart} {
			took, asked := o.open(b, headers)
			times[i], questions[i] = times[i]+took, questions[i]+asked
		}
	}
	b.ReportMetric(times[0].Seconds()*1e9/float64(b.N), "together-ns")
	b.ReportMetric(times[1].Seconds()/times[0].Seconds(), "ofEachOnce")
	b.ReportMetric(times[2].Seconds()/times[0].Seconds(), "ofEachPanel")
	for i, unit := range []string{"queries", "queriesOfEachOnce", "queriesOfEachPanel"} {
		b.ReportMetric(float64(questions[i])/float64(b.N), unit)
	}
}
