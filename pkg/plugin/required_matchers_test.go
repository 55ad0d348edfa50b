package plugin_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/prometheus/prometheus/model/labels"
	"github.com/prometheus/prometheus/promql/parser"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
	"github.com/alidade-mesh/alidade/pkg/istio"
)

// witness is a server that looks for the required matcher in all that it is asked.
type witness struct {
	t   *testing.T
	URL string

	mu sync.Mutex
	// paths counts the requests, selectors what was found in them.
	paths     map[string]int
	selectors int
}

// watch stands before a server that holds the mesh, so that no question is left out for want of an
// answer to the one before.
func watch(t *testing.T) *witness {
	t.Helper()
	address, err := url.Parse(promload.Start(t, mesh).URL)
	if err != nil {
		t.Fatal(err)
	}
	w := &witness{t: t, paths: map[string]int{}}
	proxy := httputil.NewSingleHostReverseProxy(address)
	server := httptest.NewServer(http.HandlerFunc(func(response http.ResponseWriter, r *http.Request) {
		w.look(r)
		// The form has been read from the body.
		r.Method, r.URL.RawQuery, r.Body, r.ContentLength = http.MethodGet, r.Form.Encode(), http.NoBody, 0
		proxy.ServeHTTP(response, r)
	}))
	t.Cleanup(server.Close)
	w.URL = server.URL
	return w
}

func (w *witness) look(r *http.Request) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if err := r.ParseForm(); err != nil {
		w.t.Error(err)
	}
	w.paths[r.URL.Path]++
	switch path := r.URL.Path; {
	case path == "/api/v1/status/buildinfo":
		// It names no series.
	case path == "/api/v1/query", path == "/api/v1/query_range":
		w.expression(r.Form.Get("query"))
	case path == "/api/v1/labels", path == "/api/v1/series", strings.HasPrefix(path, "/api/v1/label/"):
		if len(r.Form["match[]"]) == 0 {
			w.t.Errorf("%s is asked of all series", path)
		}
		for _, selector := range r.Form["match[]"] {
			w.expression(selector)
		}
	default:
		w.t.Errorf("%s is asked, which this test does not know", path)
	}
}

func (w *witness) expression(text string) {
	parsed, err := parser.NewParser(parser.Options{}).ParseExpr(text)
	if err != nil {
		w.t.Errorf("%s: %v", text, err)
		return
	}
	parser.Inspect(parsed, func(node parser.Node, _ []parser.Node) error {
		selector, ok := node.(*parser.VectorSelector)
		if !ok {
			return nil
		}
		w.selectors++
		for _, matcher := range selector.LabelMatchers {
			if matcher.Name == "tenant" && matcher.Type == labels.MatchNotRegexp && matcher.Value == "other|bank" {
				return nil
			}
		}
		w.t.Errorf("%s stands without the required matcher in %s", selector, text)
		return nil
	})
}

// everyQuery is a query of each type and signal, in each shape that makes other PromQL.
func everyQuery(t *testing.T) []string {
	t.Helper()
	shapes := []string{
		``, `, "instant": true`, `, "reporter": "source"`, `, "idle": true`, `, "compareTo": "1h"`,
		`, "either": {"namespace": "shop"}`, `, "include": ["waypoints"]`,
		`, "filters": [{"label": "tenant", "op": "=", "value": "other"}]`,
		`, "source": {"workload": "web\"} or up or x{a=\""}`,
	}
	var queries []string
	for _, shape := range shapes {
		for _, signal := range istio.Catalogue() {
			extra := ""
			if strings.HasPrefix(signal.Name, "flagged") {
				extra = `, "responseFlags": ["UT"]`
			}
			if signal.Name == "apdex" {
				extra = `, "apdexTargetMs": 250`
			}
			queries = append(queries, fmt.Sprintf(`{"signal": %q%s%s}`, signal.Name, extra, shape))
		}
		for _, nodes := range []string{"workload", "service", "app", "version", "namespace", "cluster"} {
			queries = append(queries, fmt.Sprintf(`{"queryType": "graph", "nodes": %q%s}`, nodes, shape))
		}
		for _, event := range []string{"newVersion", "newEdge", "goneEdge", "errorRatio"} {
			queries = append(queries, fmt.Sprintf(`{"queryType": "events", "event": %q%s}`, event, shape))
		}
		queries = append(queries, `{"queryType": "values", "label": "destination.workload"`+shape+`}`)
	}
	return append(queries, `{"queryType": "graph", "include": ["latency", "security", "tcp", "throughput", "resilience", "waypoints"], "compareTo": "1h"}`)
}

func TestTheRequiredMatchersStandInEverySelectorThatLeaves(t *testing.T) {
	for name, settings := range map[string]string{
		"as it comes":          `{`,
		"native histograms":    `{"nativeHistograms": true, `,
		"recorded rates":       `{"recorded": {"prefix": "mesh:", "suffix": ":rate5m", "kind": "rates", "window": "5m"}, `,
		"declared STRICT":      `{"strictMetric": "istio_strict", "ztunnel": [{"label": "app", "op": "=", "value": "zt"}], `,
		"a list, by GET":       `{"strictNamespaces": ["shop"], "httpMethod": "GET", `,
		"recorded as counters": `{"recorded": {"prefix": "mesh:", "kind": "counters"}, `,
	} {
		t.Run(name, func(t *testing.T) {
			w := watch(t)
			d := source(t, w.URL, settings+`"requiredMatchers": [{"label": "tenant", "op": "!~", "value": "other|bank"}]}`)
			request := &backend.QueryDataRequest{}
			for i, text := range everyQuery(t) {
				request.Queries = append(request.Queries, backend.DataQuery{RefID: fmt.Sprint(i), TimeRange: hour, JSON: json.RawMessage(text)})
			}
			response, err := d.QueryData(t.Context(), request)
			if err != nil {
				t.Fatal(err)
			}
			answered := 0
			for _, answer := range response.Responses {
				if answer.Error == nil {
					answered++
				}
			}
			// Some signals are refused in some shapes; a set-up that refuses most shows nothing.
			if answered < len(request.Queries)/3 {
				t.Errorf("only %d of %d queries are answered", answered, len(request.Queries))
			}
			health(t, d)
			body := `{"query": {"signal": "requestRate"}, "label": "source.workload"}`
			for _, path := range []string{"capabilities", "labels", "graph?from=0&to=3600000&namespace=shop", "graph?from=0&to=3600000&format=dot"} {
				if status, text := call(t, d, http.MethodGet, path, ""); status != http.StatusOK {
					t.Errorf("%s: %d %s", path, status, text)
				}
			}
			for _, path := range []string{"values", "compile"} {
				if status, text := call(t, d, http.MethodPost, path, body); status != http.StatusOK {
					t.Errorf("%s: %d %s", path, status, text)
				}
			}
			for _, path := range []string{"/api/v1/query", "/api/v1/query_range", "/api/v1/labels", "/api/v1/label/destination_workload/values", "/api/v1/label/__name__/values"} {
				if w.paths[path] == 0 {
					t.Errorf("%s was never asked: %v", path, w.paths)
				}
			}
			t.Logf("%d of %d queries answered, %d selectors in %v", answered, len(request.Queries), w.selectors, w.paths)
		})
	}
}
