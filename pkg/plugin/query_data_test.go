package plugin_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
)

var alert = map[string]string{"FromAlert": "true"}

func TestAGraphIsAnsweredByAnEngine(t *testing.T) {
	d := source(t, promload.Start(t, mesh).URL, `{}`)
	response := ask(t, d, `{"queryType": "graph", "window": "5m"}`, nil)
	edges := frame(t, response, "edges")
	var got []string
	for i := range edges.Rows() {
		line := strings.NewReplacer("workload/c1/", "", "service/c1/", "service ").Replace(cell(t, edges, "id", i)) + ":"
		for _, name := range []string{"protocols", "reporter", "requestRate", "errorRatio", "latencyMs", "latencyMeanMs", "mtlsRatio", "tcpSentThroughput"} {
			line += " " + cell(t, edges, name, i)
		}
		got = append(got, line)
	}
	want := []string{
		"unknown-caller->shop/web: http destination 12 0 ? ? 0 ?",
		"shop/cart->shop/db: tcp source ? ? ? ? ? 100",
		"shop/web->service bank/pay: http source 0.8 1 ? ? ? ?",
		"shop/web->bank/pay: http source 3.2 0 ? ? ? ?",
		"shop/web->shop/cart: http source 8 0 95 40 1 ?",
	}
	if text := strings.Join(got, "\n"); text != strings.Join(want, "\n") {
		t.Errorf("drawn\n%s\nrather than\n%s", text, strings.Join(want, "\n"))
	}
}

// cell is a value as text, rounded, "?" where it is unknown.
func cell(t *testing.T, frame *data.Frame, name string, row int) string {
	t.Helper()
	field, _ := frame.FieldByName(name)
	if field == nil {
		t.Fatalf("there is no field %s", name)
	}
	value, known := field.ConcreteAt(row)
	if !known {
		return "?"
	}
	if number, ok := value.(float64); ok {
		return fmt.Sprintf("%.4g", number)
	}
	return fmt.Sprint(value)
}

func TestAGraphAsksAtMostSixQueriesHoweverLargeItIs(t *testing.T) {
	counter := inFrontOf(t, promload.Start(t, mesh).URL)
	d := source(t, counter.URL, `{}`)
	for _, nodes := range []string{"workload", "service", "app", "version", "namespace", "cluster"} {
		counter.asked = nil
		response := ask(t, d, `{"queryType": "graph", "nodes": "`+nodes+`", "include": ["latency", "security", "tcp", "throughput"]}`, nil)
		if response.Error != nil {
			t.Fatal(response.Error)
		}
		if len(counter.asked) > 6 || len(counter.asked) == 0 {
			t.Errorf("a graph of %ss asks %d queries", nodes, len(counter.asked))
		}
		if notices := texts(response); notices != "" {
			t.Errorf("a graph of %ss says %s", nodes, notices)
		}
	}
}

func TestAMetricIsAnsweredByAnEngine(t *testing.T) {
	d := source(t, promload.Start(t, mesh).URL, `{}`)
	const pairs = `{"signal": "errorRatio", "window": "5m", "instant": true, "groupBy": ["source.workload", "destination.service"]}`
	got := map[string]float64{}
	for _, f := range ask(t, d, pairs, alert).Frames {
		value, ok := f.Fields[0].At(0).(float64)
		if !ok {
			t.Fatalf("a value is a %s", f.Fields[0].Type())
		}
		got[f.Fields[0].Labels.String()] = value
	}
	if ratio := got["destination_service_name=pay, source_workload=web"]; ratio != 0.2 || len(got) != 3 {
		t.Errorf("the ratios are %v", got)
	}
	series := ask(t, d, `{"window": "5m", "groupBy": ["destination.workload"], "destination": {"workload": "cart"}}`, nil)
	if len(series.Frames) != 1 || series.Frames[0].Rows() < 55 {
		t.Fatalf("a range has %d frames", len(series.Frames))
	}
	if at, ok := series.Frames[0].Fields[0].At(3).(time.Time); !ok || at.Second() != 0 {
		t.Errorf("a point is at %v, beside the step", at)
	}
}

func TestAPartThatFailedIsANotice(t *testing.T) {
	proxy := inFrontOf(t, promload.Start(t, mesh).URL)
	d := source(t, proxy.URL, `{}`)

	proxy.fail = func(expr string) bool { return strings.Contains(expr, "histogram_quantile") }
	response := ask(t, d, `{"queryType": "graph"}`, nil)
	if rows := frame(t, response, "edges").Rows(); rows != 5 {
		t.Errorf("%d edges are left", rows)
	}
	if want := "The latency is missing. Prometheus could not evaluate the query: too many samples."; texts(response) != want {
		t.Errorf("the notices are %s", texts(response))
	}

	const both = `{"signal": "duration", "statistics": ["mean", "p95"], "instant": true}`
	response = ask(t, d, both, nil)
	if want := "p95 is missing. Prometheus could not evaluate the query: too many samples."; response.Error != nil || texts(response) != want {
		t.Errorf("error %v, notices %s", response.Error, texts(response))
	}
	expectError(t, ask(t, d, both, alert), backend.ErrorSourceDownstream, 422, "Prometheus could not evaluate the query: too many samples.")
}

// Servers in front of several stores warn where one of them did not answer.
func TestAnAnswerThatIsNotWholeIsAnErrorToAnAlertRule(t *testing.T) {
	warning := "store 10.0.0.1 did not answer"
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `{"status":"success","warnings":[%q],"data":{"resultType":"vector","result":[{"metric":{"source_workload":"web"},"value":[1,"7"]}]}}`, warning)
	}))
	defer server.Close()
	d := source(t, server.URL, `{}`)
	const asked = `{"instant": true, "groupBy": ["source.workload"]}`
	expectError(t, ask(t, d, asked, alert), backend.ErrorSourceDownstream, 502, "The answer of Prometheus is not whole: store 10.0.0.1 did not answer")
	if response := ask(t, d, asked, nil); response.Error != nil || texts(response) != "Prometheus warns: "+warning {
		t.Errorf("error %v, notices %s", response.Error, texts(response))
	}
	warning = "PromQL warning: quantile value should be between 0 and 1"
	if response := ask(t, source(t, server.URL, `{}`), `{"instant": true}`, alert); response.Error != nil {
		t.Errorf("a remark on the expression is the error %v", response.Error)
	}
}

// VictoriaMetrics says it in a member of its own, where nobody who only knows Prometheus looks.
func TestAPartialAnswerOfVictoriaMetricsIsAnErrorToAnAlertRule(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/values") {
			fmt.Fprint(w, `{"status":"success","isPartial":true,"data":["cart"]}`)
			return
		}
		fmt.Fprint(w, `{"status":"success","isPartial":true,"data":{"resultType":"vector","result":[{"metric":{},"value":[1,"7"]}]}}`)
	}))
	defer server.Close()
	d := source(t, server.URL, `{}`)
	const says = "The server says that its answer is partial: some of its storage nodes did not answer."
	expectError(t, ask(t, d, `{"instant": true}`, alert), backend.ErrorSourceDownstream, 502, "The answer of Prometheus is not whole: "+says)
	for _, asked := range []string{`{"instant": true}`, `{"queryType": "graph"}`, `{"queryType": "values", "label": "source.workload"}`} {
		if response := ask(t, d, asked, nil); response.Error != nil || !strings.Contains(texts(response), "Prometheus warns: "+says) {
			t.Errorf("%s: error %v, notices %q", asked, response.Error, texts(response))
		}
	}
}

func TestWithoutItsRequestsThereIsNoGraph(t *testing.T) {
	proxy := inFrontOf(t, promload.Start(t, mesh).URL)
	proxy.fail = func(expr string) bool { return strings.Contains(expr, "response_code") }
	response := ask(t, source(t, proxy.URL, `{}`), `{"queryType": "graph"}`, nil)
	expectError(t, response, backend.ErrorSourceDownstream, 422, "too many samples")
}

func TestAnAlertRuleCanOnlyUseMetrics(t *testing.T) {
	d := source(t, promload.Start(t, mesh).URL, `{}`)
	for _, asked := range []string{`{"queryType": "graph"}`, `{"queryType": "values", "label": "destination.workload"}`} {
		for _, header := range []string{"FromAlert", "http_FromAlert", "http_Fromalert"} {
			expectError(t, ask(t, d, asked, map[string]string{header: "true"}), backend.ErrorSourceDownstream, 400, `Use the type "metric" instead`)
		}
		if response := ask(t, d, asked, map[string]string{"FromAlert": "false"}); response.Error != nil {
			t.Error(response.Error)
		}
	}
}

func TestErrorsSayWhatIsWrong(t *testing.T) {
	url := promload.Start(t, mesh).URL
	for name, test := range map[string]struct{ url, jsonData, query, want string }{
		"an unknown signal":   {url, `{}`, `{"signal": "nonsense"}`, `signal: there is no signal "nonsense"`},
		"a leftover variable": {url, `{}`, `{"source": {"namespace": "$ns"}}`, "source.namespace: the variable $ns has no value here."},
		"a bad regex":         {url, `{}`, `{"source": {"namespace": {"op": "=~", "value": "("}}}`, "source.namespace"},
		"no URL":              {"", `{}`, `{}`, "The data source has no URL."},
		"a bad setting":       {url, `{"httpMethod": "PUT"}`, `{}`, "The settings of this data source cannot be used. httpMethod: "},
		"settings of a type":  {url, `{"basicAuth": true, "basicAuthUser": 5}`, `{}`, "The settings of this data source cannot be used. basicAuthUser: it is not a text."},
		"settings of no kind": {url, `[]`, `{}`, "The settings of this data source cannot be used."},
		"one side of a pair":  {url, `{}`, `{"queryType": "latency", "reporter": "source"}`, "cannot be narrowed by it"},
	} {
		t.Run(name, func(t *testing.T) {
			d := source(t, test.url, test.jsonData)
			expectError(t, ask(t, d, test.query, nil), backend.ErrorSourceDownstream, 400, test.want)
		})
	}
}

// The SDK reads some settings as texts without looking at what they are.
func TestSettingsOfAWrongTypeAreAnError(t *testing.T) {
	for _, name := range []string{
		"access", "url", "basicAuthUser", "serverName", "sigV4Region", "sigV4AssumeRoleArn", "sigV4AuthType", "sigV4ExternalId", "sigV4Profile", "httpHeaderName1",
	} {
		jsonData := fmt.Sprintf(`{"basicAuth": true, "tlsAuth": true, "sigV4Auth": true, %q: 7}`, name)
		d := source(t, "http://localhost", jsonData)
		expectError(t, ask(t, d, `{}`, nil), backend.ErrorSourceDownstream, 400, name+": it is not a text.")
	}
}

func TestAQueryThatFailsDoesNotFailTheOthers(t *testing.T) {
	d := source(t, promload.Start(t, mesh).URL, `{}`)
	response, err := d.QueryData(t.Context(), &backend.QueryDataRequest{Queries: []backend.DataQuery{
		{RefID: "A", TimeRange: hour, JSON: json.RawMessage(`{"signal": "nonsense"}`)},
		{RefID: "B", TimeRange: hour, JSON: json.RawMessage(`{"instant": true, "window": "5m"}`)},
		{RefID: "C", TimeRange: hour, JSON: json.RawMessage(`not JSON`)},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if b := response.Responses["B"]; b.Error != nil || len(b.Frames) == 0 {
		t.Errorf("B fails: %v", b.Error)
	}
	for _, id := range []string{"A", "C"} {
		if response.Responses[id].Error == nil {
			t.Errorf("%s does not fail", id)
		}
	}
}

func TestALargeGraphIsCutAndSaysSo(t *testing.T) {
	d := source(t, promload.Start(t, mesh).URL, `{"maxGraphEdges": 2}`)
	response := ask(t, d, `{"queryType": "graph", "minRequestRate": 1, "window": "5m"}`, nil)
	if rows := frame(t, response, "edges").Rows(); rows != 2 {
		t.Errorf("%d edges are drawn", rows)
	}
	for _, want := range []string{"1 edge is left out: below 1 requests a second (minRequestRate).", "2 edges are left out: the graph is too large, and only its 2 busiest edges are drawn."} {
		if !strings.Contains(texts(response), want) {
			t.Errorf("the notices are\n%s\nwithout %s", texts(response), want)
		}
	}
}

func TestAnEmptyGraphSaysWhy(t *testing.T) {
	d := source(t, promload.Start(t, mesh).URL, `{}`)
	for text, want := range map[string]string{
		`{"queryType": "graph", "source": {"namespace": "nowhere"}}`:     "No calls match this query in its time range.",
		`{"queryType": "graph", "focus": {"workload": "nobody"}}`:        "No node with traffic is the one that the focus looks for.",
		`{"queryType": "graph", "include": [], "minRequestRate": 10000}`: "All calls of this time range are left out",
	} {
		response := ask(t, d, text, nil)
		if frame(t, response, "nodes").Rows() != 0 || !strings.Contains(texts(response), want) {
			t.Errorf("%s says %q", text, texts(response))
		}
	}
}

func TestWhatAGraphCannotYetShowIsSaid(t *testing.T) {
	d := source(t, promload.Start(t, mesh).URL, `{}`)
	response := ask(t, d, `{"queryType": "graph", "include": ["resilience"]}`, nil)
	if want := `"resilience" in include is not available in this version`; !strings.Contains(texts(response), want) {
		t.Errorf("the notices are\n%s\nwithout %s", texts(response), want)
	}
}

func TestValuesOfALabel(t *testing.T) {
	d := source(t, promload.Start(t, mesh).URL, `{}`)
	values := frame(t, ask(t, d, `{"queryType": "values", "label": "destination.workload", "source": {"workload": "web"}}`, nil), "values")
	if got := fmt.Sprintf("%s %s %d", cell(t, values, "value", 0), cell(t, values, "text", 1), values.Rows()); got != "cart pay 3" {
		t.Errorf("the values are %s", got)
	}
}

func expectError(t *testing.T, response backend.DataResponse, source backend.ErrorSource, status int, want string) {
	t.Helper()
	switch {
	case response.Error == nil:
		t.Errorf("there is no error where %q is expected", want)
	case !strings.Contains(response.Error.Error(), want):
		t.Errorf("the error is %q without %q", response.Error, want)
	case response.ErrorSource != source || int(response.Status) != status:
		t.Errorf("%v is of %s with status %d", response.Error, response.ErrorSource, response.Status)
	}
}
