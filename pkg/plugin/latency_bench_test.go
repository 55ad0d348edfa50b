//go:build unix

package plugin_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

// measuredBreakdowns are latency queries over the quarter of an hour at whose end a mesh is.
var measuredBreakdowns = []struct{ name, query string }{
	{"byPair", `{"queryType": "latency"}`},
	{"byDestination", `{"queryType": "latency", "groupBy": ["destination.workloadNamespace", "destination.workload"]}`},
	{"bySourceNamespace", `{"queryType": "latency", "groupBy": ["source.namespace"]}`},
	{"threePercentiles", `{"queryType": "latency", "statistics": ["p50", "p95", "p99"]}`},
	{"meansAlone", `{"queryType": "latency", "statistics": ["mean"]}`},
	{"oneNamespace", `{"queryType": "latency", "destination": {"namespace": "team-07"}}`},
	{"overTime", `{"queryType": "latency", "instant": false, "window": "5m", "destination": {"namespace": "team-07"}}`},
	{"allOverTime", `{"queryType": "latency", "instant": false, "window": "5m", "statistics": ["mean"]}`},
}

// BenchmarkLatency measures latency queries of a large mesh in the time that processors spend, which does
// not depend on what else they do: serverMs in Prometheus, one question after the other, and cpuMs in all.
func BenchmarkLatency(b *testing.B) {
	end := time.Date(2026, 1, 2, 3, 30, 0, 0, time.UTC)
	meter := metered(b, timed(b, end).URL)
	for _, measured := range measuredBreakdowns {
		b.Run(measured.name, func(b *testing.B) {
			d := &drawing{source(b, meter.url, `{"maxConcurrentQueries": 1}`), end}
			rows := d.rows(b, measured.query)
			meter.spent.Store(0)
			meter.asked.Store(0)
			begin := processorTime(b)
			for b.Loop() {
				rows = d.rows(b, measured.query)
			}
			perQuery := func(number int64) float64 { return float64(number) / float64(b.N) }
			b.ReportMetric(perQuery(int64(processorTime(b)-begin))/float64(time.Millisecond), "cpuMs")
			b.ReportMetric(perQuery(meter.spent.Load())/float64(time.Millisecond), "serverMs")
			b.ReportMetric(perQuery(meter.asked.Load()), "queries")
			b.ReportMetric(float64(rows), "rows")
		})
	}
}

// meter adds up how long a server takes, in nanoseconds, and what it is asked.
type meter struct {
	url          string
	spent, asked atomic.Int64
}

func metered(b *testing.B, server string) *meter {
	b.Helper()
	behind, err := url.Parse(server)
	if err != nil {
		b.Fatal(err)
	}
	m := &meter{}
	forward := httputil.NewSingleHostReverseProxy(behind)
	listener := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begin := processorTime(b)
		forward.ServeHTTP(w, r)
		m.spent.Add(int64(processorTime(b) - begin))
		m.asked.Add(1)
	}))
	b.Cleanup(listener.Close)
	m.url = listener.URL
	return m
}

// processorTime is what this process has spent of processors.
func processorTime(b *testing.B) time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Error(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// rows asks for a breakdown, a step earlier than the one before, so that none is answered by what is kept of
// another.
func (d *drawing) rows(b *testing.B, text string) int {
	b.Helper()
	const step = 15 * time.Second
	d.end = d.end.Add(-step)
	response, err := d.QueryData(b.Context(), &backend.QueryDataRequest{Queries: []backend.DataQuery{{
		RefID: "A", TimeRange: backend.TimeRange{From: d.end.Add(-15 * time.Minute), To: d.end}, Interval: step, JSON: json.RawMessage(text),
	}}})
	if err != nil {
		b.Fatal(err)
	}
	answer := response.Responses["A"]
	if answer.Error != nil {
		b.Fatal(answer.Error)
	}
	return answer.Frames[0].Rows()
}
