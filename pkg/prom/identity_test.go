package prom_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"
)

// with is a context as Grafana makes it, whose requests carry headers.
func with(ctx context.Context, headers http.Header) context.Context {
	return httpclient.WithContextualMiddleware(ctx, httpclient.MiddlewareFunc(
		func(options httpclient.Options, next http.RoundTripper) http.RoundTripper {
			return httpclient.RoundTripperFunc(func(r *http.Request) (*http.Response, error) {
				for name, values := range headers {
					if options.ForwardHTTPHeaders {
						r.Header[name] = values
					}
				}
				return next.RoundTrip(r)
			})
		}))
}

func TestTwoIdentitiesNeverShareAnAnswer(t *testing.T) {
	// The server answers everybody with a name of their own.
	who := []string{"Authorization", "Cookie", "X-Id-Token", "X-Grafana-Id", "X-Grafana-User", "X-Grafana-Org-Id", "X-Scope-Orgid", "X-Something-New"}
	c := count(t, func(w http.ResponseWriter, r *http.Request) {
		name := ""
		for _, header := range who {
			name += strings.Join(r.Header.Values(header), "+") + "/"
		}
		fmt.Fprintf(w, `{"status":"success","data":{"resultType":"vector","result":[{"metric":{"who":%q},"value":[1,"1"]}]}}`, name)
	})
	contexts := []context.Context{t.Context()}
	for _, header := range who {
		for _, value := range []string{"a", "b"} {
			contexts = append(contexts, with(t.Context(), http.Header{header: {value}}))
		}
	}
	contexts = append(contexts, with(t.Context(), http.Header{"Cookie": {"a", "b"}}), with(t.Context(), http.Header{"Cookie": {"a1:b"}}))
	for round := range 2 {
		seen := map[string]int{}
		var mu sync.Mutex
		var group sync.WaitGroup
		for i, ctx := range contexts {
			group.Go(func() {
				result := c.one(ctx, up, start)
				if result.Err != nil {
					t.Error(result.Err)
					return
				}
				mu.Lock()
				defer mu.Unlock()
				name := string(result.Vector[0].Metric["who"])
				if other, ok := seen[name]; ok {
					t.Errorf("round %d: contexts %d and %d are both answered as %s", round, other, i, name)
				}
				seen[name] = i
			})
		}
		group.Wait()
	}
	if got := int(c.asked.Load()); got != len(contexts) {
		t.Errorf("%d identities asked %d times", len(contexts), got)
	}
}

func TestPanelsOfADashboardShareAnAnswer(t *testing.T) {
	c := count(t, answering(200, "application/json", oneSample))
	for panel := range 5 {
		ctx := with(t.Context(), http.Header{"X-Grafana-User": {"me"}, "X-Panel-Id": {fmt.Sprint(panel)}, "X-Query-Group-Id": {fmt.Sprint("group", panel)}})
		if result := c.one(ctx, up, start); result.Err != nil {
			t.Fatal(result.Err)
		}
	}
	if got := c.asked.Load(); got != 1 {
		t.Errorf("five panels ask %d times", got)
	}
}

func TestARequestWhoseTrafficIsRecordedIsAskedForItself(t *testing.T) {
	c := count(t, answering(200, "application/json", oneSample))
	recorded := httpclient.WithContextualMiddleware(t.Context(), httpclient.NamedMiddlewareFunc("sdk-har-capture",
		func(_ httpclient.Options, next http.RoundTripper) http.RoundTripper { return next }))
	for range 2 {
		if result := c.one(recorded, up, start); result.Err != nil {
			t.Fatal(result.Err)
		}
	}
	if got := c.asked.Load(); got != 2 {
		t.Errorf("the server is asked %d times", got)
	}
}
