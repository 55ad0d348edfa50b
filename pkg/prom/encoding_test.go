package prom_test

import (
	"compress/gzip"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"

	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// A browser says that it reads gzip, and Grafana forwards what it says with a resource call.
func TestACompressedAnswerIsReadThoughABrowserAskedForIt(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			t.Errorf("the server is not asked for gzip: %v", r.Header)
		}
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Content-Encoding", "gzip")
		body := gzip.NewWriter(w)
		_, _ = body.Write([]byte(oneSample))
		_ = body.Close()
	}))
	defer server.Close()
	client, err := prom.New(prom.Config{URL: server.URL, Timeout: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	forwarded := httpclient.MiddlewareFunc(func(_ httpclient.Options, next http.RoundTripper) http.RoundTripper {
		return httpclient.RoundTripperFunc(func(request *http.Request) (*http.Response, error) {
			request.Header.Set("Accept-Encoding", "gzip, deflate, br")
			return next.RoundTrip(request)
		})
	})
	ctx := httpclient.WithContextualMiddleware(t.Context(), forwarded)
	result := client.Run(ctx, promql.Plan{{Part: promql.Part{Kind: "up"}, Expr: "up", Instant: true}}, query.Range{To: time.Unix(1800000000, 0)})[promql.Part{Kind: "up"}]
	if result.Err != nil || len(result.Vector) != 1 {
		t.Errorf("the answer is %v (%v)", result.Vector, result.Err)
	}
}
