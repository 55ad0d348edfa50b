package plugin_test

import (
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
	"github.com/alidade-mesh/alidade/pkg/promql"
)

// codeless is a mesh that thinned response codes out; nothing fails there.
func codeless(t *testing.T) *broken {
	t.Helper()
	return inFrontOf(t, promload.Start(t, reportedLoad(t, "without response_code\nsource shop/web > shop/cart 10/s\ndestination shop/web > shop/cart 10/s")).URL)
}

// numbers is the one number of an answer.
func numbers(t *testing.T, response backend.DataResponse) string {
	t.Helper()
	return strings.TrimSpace(told(t, response))
}

// withoutLookUps is a server in front of another that looks up no values of labels.
func withoutLookUps(t *testing.T, target string) string {
	t.Helper()
	address, err := url.Parse(target)
	if err != nil {
		t.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(address)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/api/v1/label/") {
			http.Error(w, `{"status":"error","errorType":"bad_data","error":"match[] is not supported"}`, http.StatusBadRequest)
			return
		}
		proxy.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

func isSurvey(expr string) bool { return strings.Contains(expr, promql.SurveySamples) }

const failedShare = `{"signal": "errorRatio", "groupBy": [], "instant": true, "window": "5m"}`

// No number is made of a survey: a rule does without, whatever a server says of it.
func TestASurveyThatIsRefusedChangesNoNumber(t *testing.T) {
	server := codeless(t)
	server.fail = isSurvey
	d := source(t, server.URL, `{}`)
	for name, headers := range map[string]map[string]string{"a rule": alert, "a panel": nil} {
		response := ask(t, d, failedShare, headers)
		if got := numbers(t, response); got != "0" {
			t.Errorf("%s is told %s", name, got)
		}
		if said := strings.Contains(texts(response), "how the mesh is measured is missing"); said != (name == "a panel") {
			t.Errorf("%s reads %q", name, texts(response))
		}
	}
	status, body := call(t, d, "GET", "capabilities", "")
	if status != 200 || !strings.Contains(body, "How the mesh is measured could not be looked at") || !strings.Contains(body, "istio_requests_total") {
		t.Errorf("capabilities: %d %s", status, body)
	}
}

func TestARuleDoesNotSurvey(t *testing.T) {
	server := codeless(t)
	server.fail = func(expr string) bool {
		if isSurvey(expr) {
			t.Error("a rule asks a survey")
		}
		return false
	}
	if got := numbers(t, ask(t, source(t, server.URL, `{}`), failedShare, alert)); got != "0" {
		t.Errorf("a rule is told %s", got)
	}
}

// An answer does not wait for a survey that takes long, and the next one does not ask it again.
func TestAnAnswerDoesNotWaitForALongSurvey(t *testing.T) {
	server, answered := codeless(t), make(chan struct{})
	var once sync.Mutex
	surveys := 0
	server.fail = func(expr string) bool {
		if isSurvey(expr) {
			once.Lock()
			surveys++
			once.Unlock()
			<-answered
		}
		return false
	}
	d := source(t, server.URL, `{}`)
	for range 2 {
		response := ask(t, d, failedShare, nil)
		if got := numbers(t, response); got != "0" || texts(response) != "" {
			t.Errorf("the answer is %s with %q", got, texts(response))
		}
	}
	close(answered)
	if once.Lock(); surveys != 1 {
		t.Errorf("%d surveys were asked", surveys)
	}
	once.Unlock()
}

// Where look-ups of values are refused, what changes numbers is asked by a query; where that fails too, a
// rule is told so rather than a wrong number.
func TestWhatChangesNumbersIsFoundOutWithoutLookUps(t *testing.T) {
	target := promload.Start(t, reportedLoad(t, "without response_code\nsource shop/web > shop/cart 10/s")).URL
	server := inFrontOf(t, withoutLookUps(t, target))
	d := source(t, server.URL, `{}`)
	if got := numbers(t, ask(t, d, failedShare, alert)); got != "0" {
		t.Errorf("a rule is told %s", got)
	}
	server = inFrontOf(t, withoutLookUps(t, target))
	server.fail = func(expr string) bool { return strings.Contains(expr, promql.SurveyCoded) }
	if response := ask(t, source(t, server.URL, `{}`), failedShare, alert); response.Error == nil {
		t.Errorf("a rule is told %s", numbers(t, response))
	}
}

func TestManyQueriesSharedBySurveyAndFacts(t *testing.T) {
	server := codeless(t)
	d := source(t, server.URL, `{}`)
	var group sync.WaitGroup
	for range 16 {
		group.Go(func() {
			if response := ask(t, d, failedShare, nil); response.Error != nil {
				t.Error(response.Error)
			}
		})
	}
	group.Wait()
	server.mu.Lock()
	defer server.mu.Unlock()
	surveys := 0
	for _, expr := range server.asked {
		if isSurvey(expr) {
			surveys++
		}
	}
	if surveys != 1 {
		t.Errorf("%d surveys were asked", surveys)
	}
}

// The engine's own native histograms, and callers of connections that stand still.
func TestTheEngineShowsWhatASurveyFinds(t *testing.T) {
	for want, test := range map[string]struct{ load, asked string }{
		"There are native histograms of durations": {
			`load 15s
				istio_requests_total{reporter="source",source_workload="web",source_workload_namespace="s",destination_workload="pay",destination_workload_namespace="s",response_code="200"} 0+150x240
				istio_request_duration_milliseconds{reporter="source",source_workload="web",source_workload_namespace="s",destination_workload="pay",destination_workload_namespace="s"} {{schema:0 sum:5 count:4 buckets:[1 2 1]}}x240`,
			`{"signal": "duration", "statistics": ["p95"], "instant": true, "window": "5m"}`,
		},
		"The proxies of s/web report nothing new to s/db, which counts 4 calls a second": {
			`load 15s
				istio_tcp_connections_opened_total{reporter="source",source_workload="web",source_workload_namespace="s",destination_workload="db",destination_workload_namespace="s"} 70x240
				istio_tcp_connections_opened_total{reporter="destination",source_workload="web",source_workload_namespace="s",destination_workload="db",destination_workload_namespace="s"} 0+60x240`,
			`{"signal": "tcpOpenedRate", "instant": true, "window": "5m"}`,
		},
	} {
		d := source(t, promload.Start(t, test.load).URL, `{}`)
		if response := ask(t, d, test.asked, nil); response.Error != nil || !strings.Contains(texts(response), want) {
			t.Errorf("%v, notices %q without %q", response.Error, texts(response), want)
		}
	}
}

// A caller that began within the window, and one that calls now and then, are not silent.
func TestABusyCallerIsNotSilent(t *testing.T) {
	const pair = `source_workload="web",source_workload_namespace="s",destination_workload="pay",destination_workload_namespace="s",response_code="200"`
	for name, load := range map[string]string{
		"a new pod": `load 15s
			istio_requests_total{reporter="source",pod="new",` + pair + `} _x230 1x10
			istio_requests_total{reporter="destination",` + pair + `} 0+60x240`,
		"a call now and then": `load 15s
			istio_requests_total{reporter="source",` + pair + `} 7x240
			istio_requests_total{reporter="destination",` + pair + `} 7x235 8x5`,
	} {
		response := ask(t, source(t, promload.Start(t, load).URL, `{}`), `{"instant": true, "window": "5m"}`, nil)
		if response.Error != nil || strings.Contains(texts(response), "report nothing new") {
			t.Errorf("%s: %v, notices %q", name, response.Error, texts(response))
		}
	}
}
