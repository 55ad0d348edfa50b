package prom_test

import (
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"

	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/promql"
)

func TestAPanicFailsTheQuestionAlone(t *testing.T) {
	c := count(t, answering(200, "application/json", oneSample))
	// What Grafana's own middlewares do with a request happens where the question is under way.
	ctx := httpclient.WithContextualMiddleware(anyone(t), httpclient.MiddlewareFunc(
		func(_ httpclient.Options, next http.RoundTripper) http.RoundTripper {
			return httpclient.RoundTripperFunc(func(r *http.Request) (*http.Response, error) {
				if _ = r.ParseForm(); r.Form.Get("query") == "bad" {
					panic("of a middleware")
				}
				r.Method, r.URL.RawQuery, r.Body, r.ContentLength = http.MethodGet, r.Form.Encode(), nil, 0
				return next.RoundTrip(r)
			})
		}))
	plan := promql.Plan{{Part: promql.Part{Kind: "good"}, Expr: "good", Instant: true}, {Part: promql.Part{Kind: "bad"}, Expr: "bad", Instant: true}}
	results := c.Run(ctx, plan, start)
	if err := results[promql.Part{Kind: "bad"}].Err; err == nil || !strings.Contains(err.Error(), "The plugin failed while asking the server: of a middleware. This is a fault of the plugin") {
		t.Errorf("the error is %v", err)
	}
	if results[promql.Part{Kind: "good"}].Err != nil || len(results[promql.Part{Kind: "good"}].Vector) != 1 {
		t.Errorf("the other question fails: %v", results[promql.Part{Kind: "good"}].Err)
	}
	if entries, _ := c.Kept(); entries != 1 {
		t.Errorf("%d answers are kept", entries)
	}
}

// A clock that panics does so wherever answers are remembered: before a question is asked, when its
// answer has come, and in a timer.
func TestAPanicOfWhatRemembersAnswersEndsNothingElse(t *testing.T) {
	var calls, bad atomic.Int32
	c := count(t, answering(200, "application/json", oneSample))
	now := func() time.Time {
		if calls.Add(1) == bad.Load() {
			panic("of the clock")
		}
		return time.Unix(1_800_000_000, 0)
	}
	client, err := prom.New(prom.Config{URL: c.url, Timeout: time.Minute, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	bad.Store(1)
	result := client.Run(anyone(t), promql.Plan{up}, start)[promql.Part{Kind: "up"}]
	if result.Err == nil || !strings.Contains(result.Err.Error(), "The plugin failed while asking for a part of the query: of the clock.") {
		t.Errorf("the error is %v", result.Err)
	}
	calls.Store(0)
	bad.Store(2)
	if result := client.Run(anyone(t), promql.Plan{up}, start)[promql.Part{Kind: "up"}]; result.Err != nil || len(result.Vector) != 1 {
		t.Errorf("an answer that cannot be kept is %v (%v)", result.Vector, result.Err)
	}
	calls.Store(0)
	bad.Store(1)
	client.ForgetExpired()
	if result := client.Run(anyone(t), promql.Plan{up}, start)[promql.Part{Kind: "up"}]; result.Err != nil || len(result.Vector) != 1 {
		t.Errorf("afterwards the answer is %v (%v)", result.Vector, result.Err)
	}
}
