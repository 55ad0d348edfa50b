package prom_test

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/prometheus/client_golang/api"
	v1 "github.com/prometheus/client_golang/api/prometheus/v1"

	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// BenchmarkDecode reads an answer of 8,000 series, and beside it the time that Prometheus's own
// client library takes for the same.
func BenchmarkDecode(b *testing.B) {
	recorder := httptest.NewRecorder()
	many(8000, 1)(recorder, nil)
	text := recorder.Body.Bytes()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(text)
	}))
	defer server.Close()
	b.Run("stream", func(b *testing.B) {
		client, err := prom.New(prom.Config{URL: server.URL, Timeout: time.Minute})
		if err != nil {
			b.Fatal(err)
		}
		defer client.Close()
		b.ReportAllocs()
		for at := int64(1); b.Loop(); at++ {
			// Another time each round, so that it is asked again.
			result := client.Run(b.Context(), promql.Plan{up}, query.Range{To: time.Unix(at, 0)})[promql.Part{Kind: "up"}]
			if result.Err != nil || len(result.Vector) != 8000 {
				b.Fatal(result.Err, len(result.Vector))
			}
		}
	})
	b.Run("clientLibrary", func(b *testing.B) {
		client, err := api.NewClient(api.Config{Address: server.URL})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportAllocs()
		for b.Loop() {
			if _, _, _, err := v1.NewAPI(client).Query(b.Context(), "up", time.Unix(1, 0)); err != nil {
				b.Fatal(err)
			}
		}
	})
}
