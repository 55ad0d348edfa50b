// Package promload gives a test an embedded Prometheus that holds a few series
// written down in promqltest's load language:
//
//	instance := promload.Start(t, `
//	  load 15s
//	    istio_requests_total{reporter="source"} 0+30x240
//	`)
//	instance.Query(t, `rate(istio_requests_total[5m])`, promload.Epoch.Add(time.Hour))
//
// The same series answer over HTTP at instance.URL.
package promload

import (
	"net/http/httptest"
	"testing"
	"time"

	"github.com/prometheus/common/model"
	"github.com/prometheus/prometheus/promql"
	"github.com/prometheus/prometheus/promql/promqltest"

	"github.com/alidade-mesh/alidade/demo/prometheus"
)

// Epoch is the time of each load's first sample: the load language counts from
// the Unix epoch.
var Epoch = time.Unix(0, 0).UTC()

// Instance is an embedded Prometheus for one test.
type Instance struct {
	// URL is where the HTTP API is served, without /api/v1: what a data
	// source's settings would hold.
	URL string
	// Server is the embedded server itself.
	Server *prometheus.Server
	// HTTP is the listening test server, for a test that wants to close it
	// early or to count what arrives.
	HTTP *httptest.Server
}

// Start loads the series and serves them until the test ends. A load that
// cannot be read fails the test.
func Start(t testing.TB, load string) *Instance {
	t.Helper()
	storage := promqltest.LoadedStorage(t, load)
	return serve(t, prometheus.Over(storage.DB, prometheus.Options{}))
}

// Empty serves a server without series until the test ends, for a test that adds some.
func Empty(t testing.TB) *Instance {
	t.Helper()
	server, err := prometheus.Open(t.TempDir(), prometheus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return serve(t, server)
}

func serve(t testing.TB, server *prometheus.Server) *Instance {
	listener := httptest.NewServer(server.Handler())
	t.Cleanup(func() {
		listener.Close()
		if err := server.Close(); err != nil {
			t.Errorf("closing: %v", err)
		}
	})
	return &Instance{URL: listener.URL, Server: server, HTTP: listener}
}

// Query evaluates an expression at an instant, without HTTP. An error fails
// the test.
func (i *Instance) Query(t testing.TB, expr string, at time.Time) promql.Vector {
	t.Helper()
	vector, err := i.Server.Query(t.Context(), expr, at)
	if err != nil {
		t.Fatal(err)
	}
	return vector
}

// Samples is what Query answers as a client of the HTTP API would decode it.
func (i *Instance) Samples(t testing.TB, expr string, at time.Time) model.Vector {
	t.Helper()
	var samples model.Vector
	for _, sample := range i.Query(t, expr, at) {
		metric := model.Metric{}
		for name, value := range sample.Metric.Map() {
			metric[model.LabelName(name)] = model.LabelValue(value)
		}
		samples = append(samples, &model.Sample{Metric: metric, Value: model.SampleValue(sample.F), Timestamp: model.TimeFromUnixNano(at.UnixNano())})
	}
	return samples
}

// Value evaluates an expression that must answer exactly one sample.
func (i *Instance) Value(t testing.TB, expr string, at time.Time) float64 {
	t.Helper()
	vector := i.Query(t, expr, at)
	if len(vector) != 1 {
		t.Fatalf("%s answers %d samples instead of one: %v", expr, len(vector), vector)
	}
	return vector[0].F
}
