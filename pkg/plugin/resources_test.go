package plugin_test

import (
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
	"github.com/alidade-mesh/alidade/pkg/istio"
)

func TestSignalsAreTheCatalogue(t *testing.T) {
	status, body := call(t, source(t, "", `{}`), "GET", "signals", "")
	var signals []istio.Signal
	if err := json.Unmarshal([]byte(body), &signals); err != nil || status != 200 || len(signals) != len(istio.Catalogue()) {
		t.Errorf("%d %s: %v", status, body, err)
	}
}

func TestCompileAnswersThePromQL(t *testing.T) {
	d := source(t, "", `{}`)
	status, body := call(t, d, "POST", "compile", `{"query": {"refId": "A", "signal": "duration", "statistics": ["mean", "p95"], "reporter": "source", "window": "$__rate_interval"}, "from": 1800000000000, "to": "1800003600000", "intervalMs": 60000}`)
	var plan []struct {
		Name, Expr string
		Instant    bool
	}
	if err := json.Unmarshal([]byte(body), &plan); err != nil || status != 200 {
		t.Fatalf("%d %s", status, body)
	}
	if len(plan) != 2 || plan[0].Name != "mean" || plan[1].Name != "p95" || plan[0].Instant || !strings.Contains(plan[1].Expr, "[1m15s]") {
		t.Errorf("the plan is %+v", plan)
	}
}

func TestResourcesRefuseWithAReason(t *testing.T) {
	url := promload.Start(t, mesh).URL
	d := source(t, url, `{}`)
	for name, test := range map[string]struct {
		method, path, body string
		status             int
		want, field        string
	}{
		"a query that is wrong":      {"POST", "compile", `{"query": {"signal": "nonsense"}}`, 400, `signal: there is no signal \"nonsense\"`, "signal"},
		"a body that is no JSON":     {"POST", "compile", `{`, 400, "it is not {query, from, to, intervalMs} as JSON", "body"},
		"no body":                    {"POST", "compile", "", 400, "body: it is empty. Write {query: {…}", "body"},
		"no body for values":         {"POST", "values", "", 400, "body: it is empty. Write {query: {…}", "body"},
		"a query of null":            {"POST", "values", `{"query": null, "label": "source.pod"}`, 400, `the source has no property \"pod\"`, "label"},
		"a query that is a list":     {"POST", "values", `{"query": [], "label": "source.workload"}`, 400, "query: it is not a JSON object.", "query"},
		"a time that is none":        {"POST", "compile", `{"from": "yesterday"}`, 400, `\"yesterday\" is not a time.`, "from"},
		"an empty range":             {"POST", "compile", `{"from": 5, "to": 5}`, 400, "it is not before `to`", "from"},
		"the wrong method":           {"GET", "compile", "", 405, "The resource compile is asked with POST.", ""},
		"an unknown resource":        {"GET", "nothing", "", 404, `There is no resource \"/nothing\".`, ""},
		"an unknown parameter":       {"GET", "graph?namespce=shop", "", 400, "namespce: there is no such parameter. Use namespace, from, to, nodes, format.", "namespce"},
		"an unknown format":          {"GET", "graph?format=svg", "", 400, `\"svg\" is not known. Use \"json\", \"dot\" or \"mermaid\".`, "format"},
		"an unknown kind of node":    {"GET", "graph?nodes=pod", "", 400, "nodes", "nodes"},
		"values of no label":         {"POST", "values", `{}`, 400, "label", "label"},
		"values of an unknown label": {"POST", "values", `{"label": "source.pod"}`, 400, `the source has no property \"pod\"`, "label"},
	} {
		t.Run(name, func(t *testing.T) {
			status, body := call(t, d, test.method, test.path, test.body)
			var refused struct{ Error, Field string }
			if err := json.Unmarshal([]byte(body), &refused); err != nil {
				t.Fatal(err)
			}
			if status != test.status || !strings.Contains(body, test.want) || refused.Field != test.field {
				t.Errorf("%d %s", status, body)
			}
		})
	}
	for _, path := range []string{"graph", "values"} {
		method := map[string]string{"graph": "GET", "values": "POST"}[path]
		status, body := call(t, source(t, "", `{}`), method, path, `{"label": "reporter"}`)
		if status != 400 || !strings.Contains(body, "The data source has no URL.") {
			t.Errorf("%s without a URL: %d %s", path, status, body)
		}
	}
	if status, body := call(t, source(t, "http://localhost:1", `{}`), "GET", "graph", ""); status != 502 || !strings.Contains(body, "connection refused") {
		t.Errorf("a graph without a server: %d %s", status, body)
	}
}

func TestANullForAQueryIsAnEmptyOne(t *testing.T) {
	d := source(t, promload.Start(t, mesh).URL, `{}`)
	for path, want := range map[string]string{"compile": "istio_requests_total", "values": `["cart","pay","web"]`} {
		for _, body := range []string{`{"query": null, "label": "destination.service", "from": 0, "to": 3600000}`, `{"label": "destination.service", "from": 0, "to": 3600000}`} {
			if status, answer := call(t, d, "POST", path, body); status != 200 || !strings.Contains(strings.Replace(answer, `"db",`, "", 1), want) {
				t.Errorf("%s %s: %d %s", path, body, status, answer)
			}
		}
	}
}

func TestLookUpsThatAreNotWholeSayWhatIsMissingBesideTheirList(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `{"status":"success","isPartial":true,"data":["cart"],"warnings":["store \"é\" is down"]}`)
	}))
	defer server.Close()
	d := source(t, server.URL, `{}`)
	for path, request := range map[string]*backend.CallResourceRequest{
		"values": {Method: "POST", Body: []byte(`{"label": "source.workload"}`)},
		"labels": {Method: "GET"},
	} {
		var got *backend.CallResourceResponse
		request.Path, request.URL = path, path
		sender := backend.CallResourceResponseSenderFunc(func(r *backend.CallResourceResponse) error {
			got = r
			return nil
		})
		if err := d.CallResource(t.Context(), request, sender); err != nil {
			t.Fatal(err)
		}
		const want = "199 - \"store \\\"\\u00e9\\\" is down\"\n199 - \"The server says that its answer is partial: some of its storage nodes did not answer.\""
		if warnings := strings.Join(got.Headers["Warning"], "\n"); string(got.Body) != `["cart"]` || warnings != want {
			t.Errorf("%s: %s with %s", path, got.Body, warnings)
		}
	}
}

func TestTheGraphAsJSON(t *testing.T) {
	d := source(t, promload.Start(t, mesh).URL, `{}`)
	ask := func(parameters string) map[string][]map[string]any {
		t.Helper()
		status, body := call(t, d, "GET", "graph?from=1970-01-01T00:50:00Z&to=3600000"+parameters, "")
		if status != 200 {
			t.Fatalf("%d %s", status, body)
		}
		var answer struct {
			Nodes, Edges []map[string]any
			Notices      []string
		}
		if err := json.Unmarshal([]byte(body), &answer); err != nil || answer.Notices == nil || len(answer.Notices) > 0 {
			t.Fatalf("%v: %s", err, body)
		}
		return map[string][]map[string]any{"nodes": answer.Nodes, "edges": answer.Edges}
	}

	whole := ask("&format=json")
	if len(whole["nodes"]) != 6 || len(whole["edges"]) != 5 {
		t.Fatalf("%d nodes, %d edges", len(whole["nodes"]), len(whole["edges"]))
	}
	lost := whole["edges"][2]
	rate, ok := lost["requests_per_second"].(float64)
	if lost["source"] != "workload/c1/shop/web" || lost["destination"] != "service/c1/bank/pay" || !ok || math.Abs(rate-0.8) > 1e-9 ||
		lost["error_ratio"] != 1.0 || lost["mtls_ratio"] != nil || lost["health"] != "failing" {
		t.Errorf("the call that never arrived is %v", lost)
	}
	if _, there := lost["latency_ms"]; !there {
		t.Error("an unknown latency is left out instead of null")
	}

	if bank := ask("&namespace=bank"); len(bank["edges"]) != 2 {
		t.Errorf("of the namespace bank: %v", bank["edges"])
	}
	if both := ask("&namespace=bank&namespace=shop"); len(both["edges"]) != 5 {
		t.Errorf("of both namespaces: %v", both["edges"])
	}
	if spaces := ask("&nodes=namespace"); len(spaces["nodes"]) != 3 {
		t.Errorf("as namespaces: %v", spaces["nodes"])
	}
}

func TestValuesOfALabelUnderAQuery(t *testing.T) {
	d := source(t, promload.Start(t, mesh).URL, `{"requiredMatchers": [{"label": "destination_service_namespace", "op": "=", "value": "bank"}]}`)
	body := `{"label": "destination.service", "query": {"refId": "A", "queryType": "graph", "source": {"workload": "web"}}, "from": 0, "to": 3600000}`
	if status, answer := call(t, d, "POST", "values", body); status != 200 || answer != `["pay"]` {
		t.Errorf("%d %s", status, answer)
	}
	if status, answer := call(t, d, "POST", "values", strings.Replace(body, `"web"`, `"nobody"`, 1)); status != 200 || answer != `[]` {
		t.Errorf("%d %s", status, answer)
	}
}
