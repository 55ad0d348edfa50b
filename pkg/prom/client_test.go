package prom_test

import (
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

var discard = log.New(io.Discard, "", 0)

const (
	emptyVector = `{"status":"success","data":{"resultType":"vector","result":[]}}`
	oneSample   = `{"status":"success","warnings":["partial"],"infos":["odd"],"data":{"resultType":"vector","result":[{"metric":{"a":"b"},"value":[1800000000,"7"]}]}}`
)

func TestAnInstantIsAskedAtTheEndWithItsTimeLimit(t *testing.T) {
	var form, method string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_ = r.ParseForm()
		method, form = r.Method+" "+r.URL.Path, r.Form.Encode()
		fmt.Fprint(w, oneSample)
	}))
	defer server.Close()
	result := askOnce(t, prom.Config{URL: server.URL + "/prefix/", Timeout: 7 * time.Second})
	if result.Err != nil {
		t.Fatal(result.Err)
	}
	if method != "POST /prefix/api/v1/query" || form != "query=up&time=1800000000&timeout=7s" {
		t.Errorf("asked %s with %s", method, form)
	}
	if len(result.Vector) != 1 || result.Vector[0].Value != 7 || result.Vector[0].Metric["a"] != "b" {
		t.Errorf("the vector is %v", result.Vector)
	}
	if fmt.Sprint(result.Warnings, result.Infos) != "[partial] [odd]" {
		t.Errorf("warnings %v, infos %v", result.Warnings, result.Infos)
	}
}

func TestARangeIsAskedWithItsStep(t *testing.T) {
	var form string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_ = r.ParseForm()
		form = r.URL.Path + " " + r.Form.Encode()
		fmt.Fprint(w, `{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[100,"1"],[115,"2"]]}]}}`)
	}))
	defer server.Close()
	client, err := prom.New(prom.Config{URL: server.URL, Timeout: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	r := query.Range{From: time.Unix(100, 0), To: time.Unix(160, 0), Interval: 15 * time.Second}
	result := client.Run(context.Background(), promql.Plan{{Part: promql.Part{Kind: "p95"}, Expr: "up"}}, r)[promql.Part{Kind: "p95"}]
	if form != "/api/v1/query_range end=160&query=up&start=100&step=15&timeout=1s" {
		t.Errorf("asked %s", form)
	}
	if len(result.Matrix) != 1 || len(result.Matrix[0].Values) != 2 {
		t.Errorf("the matrix is %v", result.Matrix)
	}
}

func TestAServerThatRefusesPostIsAskedWithGet(t *testing.T) {
	var asked []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.Method+" "+r.URL.Query().Get("query"))
		if r.Method == http.MethodPost {
			w.WriteHeader(http.StatusMethodNotAllowed)
			return
		}
		fmt.Fprint(w, emptyVector)
	}))
	defer server.Close()
	if result := askOnce(t, prom.Config{URL: server.URL}); result.Err != nil {
		t.Error(result.Err)
	}
	if result := askOnce(t, prom.Config{URL: server.URL, Method: "GET"}); result.Err != nil {
		t.Error(result.Err)
	}
	if got := strings.Join(asked, ", "); got != "POST , GET up, GET up" {
		t.Errorf("asked %s", got)
	}
}

func TestNoMoreQuestionsAreUnderWayThanAllowed(t *testing.T) {
	var underWay, most atomic.Int32
	var started sync.WaitGroup
	started.Add(2)
	var once [2]sync.Once
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		now := underWay.Add(1)
		defer underWay.Add(-1)
		for seen := most.Load(); now > seen && !most.CompareAndSwap(seen, now); seen = most.Load() {
		}
		if now <= 2 {
			once[now-1].Do(started.Done)
		}
		// Both slots are taken before either is given back, so the bound is reached.
		started.Wait()
		fmt.Fprint(w, emptyVector)
	}))
	defer server.Close()
	client, err := prom.New(prom.Config{URL: server.URL, Timeout: 5 * time.Second, Concurrency: 2})
	if err != nil {
		t.Fatal(err)
	}
	var plan promql.Plan
	for i := range 9 {
		plan = append(plan, promql.Expression{Name: fmt.Sprint(i), Expr: fmt.Sprintf("up > %d", i), Instant: true})
	}
	for name, result := range client.Run(context.Background(), plan, query.Range{}) {
		if result.Err != nil {
			t.Errorf("%s: %v", name, result.Err)
		}
	}
	if most.Load() != 2 {
		t.Errorf("%d questions were under way at once", most.Load())
	}
}

func TestQuestionsShareAConnection(t *testing.T) {
	var connections atomic.Int32
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		// The end of the body comes by itself, after the JSON is whole.
		fmt.Fprint(w, strings.Replace(oneSample, "partial", strings.Repeat("partial ", 1000), 1))
		_ = http.NewResponseController(w).Flush()
		time.Sleep(10 * time.Millisecond)
		fmt.Fprintln(w)
	}))
	server.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			connections.Add(1)
		}
	}
	server.Start()
	defer server.Close()
	client, err := prom.New(prom.Config{URL: server.URL, Timeout: 5 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	for i := range 5 {
		plan := promql.Plan{{Part: promql.Part{Kind: "a"}, Expr: fmt.Sprintf("up > %d", i), Instant: true}}
		if result := client.Run(t.Context(), plan, query.Range{})[promql.Part{Kind: "a"}]; result.Err != nil {
			t.Fatal(result.Err)
		}
	}
	if got := connections.Load(); got != 1 {
		t.Errorf("five questions take %d connections", got)
	}
}

func TestTheServerIsNamedAsFarAsItTells(t *testing.T) {
	for body, want := range map[string]string{
		`{"status":"success","data":{"version":"3.5.0","revision":"x"}}`:                 "Prometheus 3.5.0",
		`{"status":"success","data":{"application":"Grafana Mimir","version":"2.17.0"}}`: "Grafana Mimir 2.17.0",
		`{"status":"success","data":{}}`:                                                 "A server with Prometheus's API (it tells no version)",
		`no such page`:                                                                   "A server with Prometheus's API (it tells no version)",
	} {
		server := httptest.NewServer(answering(200, "application/json", body))
		client, err := prom.New(prom.Config{URL: server.URL, Timeout: time.Second})
		if err != nil {
			t.Fatal(err)
		}
		if got := client.Build(context.Background()).Name(); got != want {
			t.Errorf("%s is called %q instead of %q", body, got, want)
		}
		server.Close()
	}
}

func TestParametersOfTheSettingsGoAlongWithEveryRequest(t *testing.T) {
	for _, method := range []string{http.MethodPost, http.MethodGet} {
		asked := make(chan *http.Request, 2)
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if err := r.ParseForm(); err != nil {
				t.Error(err)
			}
			asked <- r
			fmt.Fprint(w, oneSample)
		}))
		defer server.Close()
		client, err := prom.New(prom.Config{URL: server.URL, Method: method, Timeout: time.Second, Concurrency: 1, Parameters: url.Values{"dedup": {"true"}}})
		if err != nil {
			t.Fatal(err)
		}
		up := promql.Expression{Expr: "up", Instant: true}
		if result := client.Run(t.Context(), promql.Plan{up}, query.Range{To: time.Unix(1_800_000_000, 0)})[up.Part]; result.Err != nil {
			t.Fatal(result.Err)
		}
		r := <-asked
		if r.URL.Query().Get("dedup") != "true" || r.Form.Get("query") != "up" {
			t.Errorf("by %s: %s with %v", method, r.URL, r.Form)
		}
	}
}
