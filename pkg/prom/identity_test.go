package prom_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"

	"github.com/alidade-mesh/alidade/pkg/prom"
)

// with is a context as it is when headers go along to the server with each request.
func with(ctx context.Context, headers http.Header) context.Context {
	ctx = prom.WithIdentity(ctx, headers)
	return httpclient.WithContextualMiddleware(ctx, httpclient.MiddlewareFunc(
		func(_ httpclient.Options, next http.RoundTripper) http.RoundTripper {
			return httpclient.RoundTripperFunc(func(r *http.Request) (*http.Response, error) {
				for name, values := range headers {
					r.Header[name] = values
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
	contexts := []context.Context{anyone(t)}
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

func TestNobodySharesWithWhoeverIsUnknown(t *testing.T) {
	c := count(t, answering(200, "application/json", oneSample))
	for _, ctx := range []context.Context{anyone(t), t.Context(), t.Context(), anyone(t)} {
		if result := c.one(ctx, up, start); result.Err != nil {
			t.Fatal(result.Err)
		}
	}
	if got := c.asked.Load(); got != 3 {
		t.Errorf("the server is asked %d times", got)
	}
	if entries, _ := c.Kept(); entries != 1 {
		t.Errorf("%d answers are kept", entries)
	}
}
