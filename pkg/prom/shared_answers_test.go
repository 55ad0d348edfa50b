package prom_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// counting is a client of a server that counts what it is asked, and a clock that a test moves.
type counting struct {
	*prom.Client
	url   string
	asked atomic.Int32
	mu    sync.Mutex
	clock time.Time
}

func (c *counting) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.clock = c.clock.Add(d)
}

func count(t *testing.T, answer http.HandlerFunc) *counting {
	t.Helper()
	c := &counting{clock: time.Unix(1_800_000_000, 0)}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c.asked.Add(1)
		answer(w, r)
	}))
	t.Cleanup(server.Close)
	now := func() time.Time {
		c.mu.Lock()
		defer c.mu.Unlock()
		return c.clock
	}
	client, err := prom.New(prom.Config{URL: server.URL, Timeout: 10 * time.Second, Concurrency: 8, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	c.Client, c.url = client, server.URL
	return c
}

var (
	up    = promql.Expression{Part: promql.Part{Kind: "up"}, Expr: "up", Instant: true}
	start = query.Range{From: time.Unix(1_799_996_400, 0), To: time.Unix(1_800_000_000, 0), Interval: time.Minute}
)

func (c *counting) one(ctx context.Context, expression promql.Expression, r query.Range) prom.Result {
	return c.Run(ctx, promql.Plan{expression}, r)[expression.Part]
}

// anyone is a context within which it is known who asks.
func anyone(t *testing.T) context.Context {
	t.Helper()
	return prom.WithIdentity(t.Context(), http.Header{})
}

func TestTheSameIsAskedOnceWithinAFewSeconds(t *testing.T) {
	ranged := promql.Expression{Part: promql.Part{Kind: "up"}, Expr: "up"}
	later := start
	later.To = later.To.Add(time.Millisecond)
	finer := start
	finer.Interval = time.Second
	earlier := start
	earlier.From = earlier.From.Add(-time.Minute)
	for name, test := range map[string]struct {
		first, second promql.Expression
		range2        query.Range
		pass          time.Duration
		asked         int32
	}{
		"the same":                       {up, up, start, 2 * time.Second, 1},
		"by another name":                {up, promql.Expression{Part: promql.Part{Kind: "other"}, Expr: "up", Instant: true}, start, 0, 1},
		"an instant of another range":    {up, up, earlier, 0, 1},
		"an instant a millisecond later": {up, up, later, 0, 2},
		"the same after a few seconds":   {up, up, start, 3 * time.Second, 2},
		"another expression":             {up, promql.Expression{Part: promql.Part{Kind: "up"}, Expr: "up > 0", Instant: true}, start, 0, 2},
		"a range of the same":            {ranged, ranged, start, 0, 1},
		"a range that begins at another": {ranged, ranged, earlier, 0, 2},
		"a range with another step":      {ranged, ranged, finer, 0, 2},
		"an instant and a range of it":   {up, ranged, start, 0, 2},
	} {
		t.Run(name, func(t *testing.T) {
			c := count(t, func(w http.ResponseWriter, r *http.Request) {
				if strings.HasSuffix(r.URL.Path, "query_range") {
					fmt.Fprint(w, `{"status":"success","data":{"resultType":"matrix","result":[]}}`)
					return
				}
				fmt.Fprint(w, oneSample)
			})
			for _, result := range []prom.Result{c.one(anyone(t), test.first, start), func() prom.Result {
				c.pass(test.pass)
				return c.one(anyone(t), test.second, test.range2)
			}()} {
				if result.Err != nil {
					t.Fatal(result.Err)
				}
			}
			if got := c.asked.Load(); got != test.asked {
				t.Errorf("the server is asked %d times rather than %d", got, test.asked)
			}
		})
	}
}

func TestErrorsAreNotKept(t *testing.T) {
	failing := true
	c := count(t, func(w http.ResponseWriter, _ *http.Request) {
		if failing {
			w.WriteHeader(http.StatusBadGateway)
			return
		}
		fmt.Fprint(w, oneSample)
	})
	if result := c.one(anyone(t), up, start); result.Err == nil {
		t.Fatal("there is no error")
	}
	failing = false
	if result := c.one(anyone(t), up, start); result.Err != nil {
		t.Errorf("the error is still told: %v", result.Err)
	}
}

func TestTheServerIsCancelledWhenTheLastWhoWaitsHasGone(t *testing.T) {
	arrived, cancelled := make(chan struct{}, 2), make(chan struct{}, 2)
	c := count(t, func(w http.ResponseWriter, r *http.Request) {
		arrived <- struct{}{}
		silent(w, r)
		cancelled <- struct{}{}
	})
	contexts := make([]context.Context, 3)
	leave := make([]context.CancelFunc, 3)
	left := make(chan error, 3)
	for i := range contexts {
		contexts[i], leave[i] = context.WithCancel(anyone(t))
		defer leave[i]()
		go func() { left <- c.one(contexts[i], up, start).Err }()
	}
	<-arrived
	// All three wait once the server has been asked and none has come back.
	for c.Waiting() < 3 {
		time.Sleep(time.Millisecond)
	}
	for i := range 2 {
		leave[i]()
		expectDownstream(t, <-left, "The query was cancelled before the server answered.")
	}
	select {
	case <-cancelled:
		t.Fatal("the server is cancelled while somebody waits")
	case <-time.After(50 * time.Millisecond):
	}
	leave[2]()
	expectDownstream(t, <-left, "The query was cancelled before the server answered.")
	<-cancelled
	if got := c.asked.Load(); got != 1 {
		t.Errorf("the server is asked %d times", got)
	}
	// Whoever comes now does not join a question that was cancelled.
	ctx, cancel := context.WithCancel(anyone(t))
	go func() { left <- c.one(ctx, up, start).Err }()
	<-arrived
	cancel()
	<-left
	<-cancelled
}

func TestWhatIsKeptIsBounded(t *testing.T) {
	large := `{"status":"success","data":{"resultType":"vector","result":[` +
		strings.TrimSuffix(strings.Repeat(`{"metric":{"a":"b"},"value":[1,"1"]},`, 30_000), ",") + `]}}`
	c := count(t, func(w http.ResponseWriter, r *http.Request) {
		if _ = r.ParseForm(); strings.HasPrefix(r.Form.Get("query"), "large") {
			fmt.Fprint(w, large)
			return
		}
		fmt.Fprint(w, emptyVector)
	})
	for i := range 300 {
		c.one(anyone(t), promql.Expression{Part: promql.Part{Kind: "a"}, Expr: fmt.Sprint("small", i), Instant: true}, start)
	}
	if entries, _ := c.Kept(); entries != 256 {
		t.Errorf("%d answers are kept", entries)
	}
	for i := range 12 {
		c.one(anyone(t), promql.Expression{Part: promql.Part{Kind: "a"}, Expr: fmt.Sprint("large", i), Instant: true}, start)
	}
	if entries, bytes := c.Kept(); bytes > 64<<20 || bytes < 48<<20 || entries < 8 {
		t.Errorf("%d answers of %d bytes are kept", entries, bytes)
	}
	c.pass(time.Minute)
	c.one(anyone(t), up, start)
	if entries, bytes := c.Kept(); entries != 1 || bytes > 1000 {
		t.Errorf("after a minute %d answers of %d bytes are kept", entries, bytes)
	}
}
