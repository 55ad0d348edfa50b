package prom_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/promql"
)

// budget is what the clients of these tests may hold: enough for some 9,000 series of the server many.
const budget = 4 << 20

// sized is a client of a server that answers as many series as the expression says, and what the
// client held at most while the server wrote.
type sized struct {
	*prom.Client
	most atomic.Int64
}

func (s *sized) look() {
	held := int64(s.Held())
	for seen := s.most.Load(); held > seen && !s.most.CompareAndSwap(seen, held); seen = s.most.Load() {
	}
}

// limited makes such a client. The server looks at what is held with every piece that it writes.
func limited(t *testing.T, config prom.Config) *sized {
	t.Helper()
	s := &sized{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_ = r.ParseForm()
		text, _, _ := strings.Cut(r.Form.Get("query"), " ")
		series, err := strconv.Atoi(text)
		if err != nil {
			t.Error(err)
		}
		many(series, 1)(watched{w, s.look}, r)
	}))
	t.Cleanup(server.Close)
	config.URL, config.MemoryBytes = server.URL, budget
	s.Client = connected(t, config)
	return s
}

// connected is a client until the test ends; a question has a minute unless it says otherwise.
func connected(t *testing.T, config prom.Config) *prom.Client {
	t.Helper()
	if config.Timeout == 0 {
		config.Timeout = time.Minute
	}
	client, err := prom.New(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	return client
}

type watched struct {
	http.ResponseWriter
	look func()
}

func (w watched) Write(p []byte) (int, error) {
	w.look()
	return w.ResponseWriter.Write(p)
}

// series is an expression that is answered with so many series; a text tells equal ones apart.
func series(count int, text string) promql.Expression {
	return promql.Expression{Part: promql.Part{Kind: "series"}, Expr: fmt.Sprintf("%d %s", count, text), Instant: true}
}

func (s *sized) one(ctx context.Context, expression promql.Expression) prom.Result {
	return s.Run(ctx, promql.Plan{expression}, start)[expression.Part]
}

func TestTheAnswersOfALargePlanTakeNoMoreThanTheBudget(t *testing.T) {
	s := limited(t, prom.Config{Concurrency: 8})
	ctx, release := s.Hold(anyone(t))
	var plan promql.Plan
	for i := range 27 {
		expression := series(4000, fmt.Sprint(i))
		expression.Part = promql.Part{Kind: promql.Kind(fmt.Sprint(i))}
		plan = append(plan, expression)
	}
	results := s.Run(ctx, plan, start)
	s.look()
	if most := s.most.Load(); most > budget || most < budget/2 {
		t.Errorf("%d bytes are held at most", most)
	}
	cut, read := 0, 0
	for name, result := range results {
		read += len(result.Vector)
		switch {
		case result.Err != nil:
			t.Errorf("%s: %v", name, result.Err)
		case result.Cut == "" && len(result.Vector) == 4000:
		case !strings.Contains(result.Cut, "since all answers that this data source holds at once may take 4 MiB: narrow the query by namespace or workload, shorten its time range, or ask for less at once."):
			t.Errorf("%s has %d series and says %q", name, len(result.Vector), result.Cut)
		default:
			cut++
		}
	}
	if cut == 0 || read < 6000 {
		t.Errorf("%d answers are cut, and %d series are read", cut, read)
	}
	release()
	// What was cut for want of memory is asked again, and is whole then.
	if result := s.one(anyone(t), plan[26]); result.Err != nil || len(result.Vector) != 4000 {
		t.Errorf("asked alone it has %d series (%v) and says %q", len(result.Vector), result.Err, result.Cut)
	}
}

func TestALargeAnswerWaitsForThoseWhoCameFirst(t *testing.T) {
	s := limited(t, prom.Config{Concurrency: 1})
	first, finish := s.Hold(anyone(t))
	if result := s.one(first, series(6000, "first")); result.Err != nil || result.Cut != "" {
		t.Fatal(result.Err, result.Cut)
	}
	second := make(chan prom.Result)
	go func() { second <- s.one(anyone(t), series(6000, "second")) }()
	for s.WaitingForMemory() == 0 {
		time.Sleep(time.Millisecond)
	}
	// The one slot is free again, and a small answer does not wait for memory.
	if result := s.one(prom.WithIdentity(t.Context(), http.Header{"Cookie": {"another"}}), series(1, "small")); result.Err != nil || len(result.Vector) != 1 {
		t.Errorf("a small answer has %d series (%v)", len(result.Vector), result.Err)
	}
	// Whoever came first goes on, and so it does where it wants what a later one began.
	if result := s.one(first, series(1000, "more")); result.Err != nil || result.Cut != "" {
		t.Error(result.Err, result.Cut)
	}
	select {
	case result := <-second:
		t.Fatalf("the second did not wait: %d series, %v", len(result.Vector), result.Err)
	default:
	}
	finish()
	if result := <-second; result.Err != nil || len(result.Vector) != 6000 {
		t.Errorf("the second has %d series (%v), %s", len(result.Vector), result.Err, result.Cut)
	}
	if most := s.most.Load(); most > budget {
		t.Errorf("%d bytes are held", most)
	}
}

func TestWhoeverCameFirstNeverWaitsForALaterOne(t *testing.T) {
	s := limited(t, prom.Config{Concurrency: 1})
	first, finish := s.Hold(anyone(t))
	defer finish()
	if result := s.one(first, series(6000, "first")); result.Err != nil || result.Cut != "" {
		t.Fatal(result.Err, result.Cut)
	}
	second := make(chan prom.Result)
	go func() { second <- s.one(anyone(t), series(2000, "both want it")) }()
	for s.WaitingForMemory() == 0 {
		time.Sleep(time.Millisecond)
	}
	// The question of the second is now one of the first, who would wait for itself for ever.
	if result := s.one(first, series(2000, "both want it")); result.Err != nil || len(result.Vector) != 2000 {
		t.Errorf("the first has %d series (%v)", len(result.Vector), result.Err)
	}
	if result := <-second; result.Err != nil || len(result.Vector) != 2000 {
		t.Errorf("the second has %d series (%v)", len(result.Vector), result.Err)
	}
}

func TestKeptAnswersGiveWay(t *testing.T) {
	s := limited(t, prom.Config{Concurrency: 8})
	for i := range 4 {
		if result := s.one(anyone(t), series(2000, fmt.Sprint(i))); result.Err != nil || result.Cut != "" {
			t.Fatal(result.Err, result.Cut)
		}
	}
	if entries, bytes := s.Kept(); entries != 4 || bytes < budget/2 {
		t.Errorf("%d answers of %d bytes are kept", entries, bytes)
	}
	if result := s.one(anyone(t), series(7000, "large")); result.Err != nil || len(result.Vector) != 7000 {
		t.Errorf("%d series (%v), %s", len(result.Vector), result.Err, result.Cut)
	}
	if most := s.most.Load(); most > budget {
		t.Errorf("%d bytes are held", most)
	}
	s.Close()
	if held := s.Held(); held != 0 {
		t.Errorf("%d bytes are held at the end", held)
	}
}

func TestWaitingForMemoryUntilTheTimeIsOverIsNotBlamedOnTheServer(t *testing.T) {
	s := limited(t, prom.Config{Concurrency: 8, Timeout: 300 * time.Millisecond})
	first, finish := s.Hold(anyone(t))
	defer finish()
	if result := s.one(first, series(6000, "first")); result.Err != nil || result.Cut != "" {
		t.Fatal(result.Err, result.Cut)
	}
	const want = "The answer waited for others of this data source until the time was over: all that it holds at once may take 4 MiB. Narrow the queries by namespace or workload, shorten their time range, or ask for less at once."
	result := s.one(anyone(t), series(6000, "second"))
	expectDownstream(t, result.Err, want)
	if len(result.Vector) > 0 {
		t.Errorf("an error comes with %d series", len(result.Vector))
	}
}

func TestWaitingForASlotUntilTheTimeIsOverIsNotBlamedOnTheServer(t *testing.T) {
	const want = "The queries of this data source waited for each other until the time was over: no more than 1 are asked at once. Raise maxConcurrentQueries in the data source settings, or narrow the queries so that each is answered sooner."
	arrived := make(chan struct{}, 1)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		arrived <- struct{}{}
		silent(w, r)
	}))
	defer server.Close()
	client, err := prom.New(prom.Config{URL: server.URL, Timeout: time.Minute, Concurrency: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	long, hangUp := context.WithCancel(anyone(t))
	first := make(chan struct{})
	go func() {
		client.Run(long, promql.Plan{up}, start)
		close(first)
	}()
	<-arrived
	for _, ctx := range []context.Context{anyone(t), t.Context()} {
		short, cancel := context.WithTimeout(ctx, 20*time.Millisecond)
		result := client.Run(short, promql.Plan{{Part: promql.Part{Kind: "up"}, Expr: "another", Instant: true}}, start)[promql.Part{Kind: "up"}]
		cancel()
		expectDownstream(t, result.Err, want)
	}
	hangUp()
	<-first
}
