package plugin_test

import (
	"fmt"
	"math"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
	"github.com/alidade-mesh/alidade/pkg/plugin"
)

// The means of the rows are those of PromQL that was written by hand, and the parts their differences.
func TestTheBreakdownOfASimulatedMeshEqualsHandWrittenPromQL(t *testing.T) {
	end := time.Date(2026, 1, 2, 3, 30, 0, 0, time.UTC)
	server := simulatedMesh(t, end)
	listener := httptest.NewServer(server.Handler())
	t.Cleanup(listener.Close)
	breakdown := frame(t, askAt(t, source(t, listener.URL, `{}`), end, `{"queryType": "latency", "window": "15m", "statistics": ["p95"]}`), "breakdown")
	number := func(expr string) *float64 {
		vector, err := server.Query(t.Context(), strings.ReplaceAll(expr, "WINDOW", "[15m]"), end)
		if err != nil {
			t.Fatal(err)
		}
		if len(vector) != 1 || math.IsNaN(vector[0].F) {
			return nil
		}
		return &vector[0].F
	}
	compared := 0
	for i := range breakdown.Rows() {
		if cell(t, breakdown, "reporter", i) != "source,destination" {
			continue
		}
		compared++
		to := cell(t, breakdown, "destination_workload", i)
		pair := fmt.Sprintf(`source_workload=%q,destination_workload=%q`, cell(t, breakdown, "source_workload", i), to)
		mean := func(reporter string) *float64 {
			return number(`sum(rate(istio_request_duration_milliseconds_sum{reporter="` + reporter + `",` + pair + `}WINDOW)) / sum(rate(istio_request_duration_milliseconds_count{reporter="` + reporter + `",` + pair + `}WINDOW))`)
		}
		application := number(`1000 * sum(rate(http_server_request_duration_seconds_sum{app="` + to + `"}WINDOW)) / sum(rate(http_server_request_duration_seconds_count{app="` + to + `"}WINDOW))`)
		sent, arrived := mean("source"), mean("destination")
		same(t, pair+", source", value(t, breakdown, "sourceMeanMs", i), sent)
		same(t, pair+", destination", value(t, breakdown, "destinationMeanMs", i), arrived)
		same(t, pair+", application", value(t, breakdown, "applicationMs", i), application)
		callerSide, receivingProxy := *sent-*arrived, *arrived-*application
		same(t, pair+", caller side", value(t, breakdown, "callerSideMs", i), &callerSide)
		same(t, pair+", receiving proxy", value(t, breakdown, "receivingProxyMs", i), &receivingProxy)
		same(t, pair+", p95", value(t, breakdown, "sourceP95Ms", i),
			number(`histogram_quantile(0.95, sum by (le) (rate(istio_request_duration_milliseconds_bucket{reporter="source",`+pair+`}WINDOW)))`))
		from, p95, to95 := value(t, breakdown, "sourceP95FromMs", i), value(t, breakdown, "sourceP95Ms", i), value(t, breakdown, "sourceP95ToMs", i)
		if from == nil || to95 == nil || *from > *p95 || *p95 > *to95 {
			t.Errorf("%s: the percentile %s is between %s and %s", pair, shown(p95), shown(from), shown(to95))
		}
	}
	if compared < 10 {
		t.Errorf("only %d pairs were compared", compared)
	}
}

func TestABreakdownOverTimeHasARowAPairAndATime(t *testing.T) {
	d := source(t, promload.Start(t, mesh).URL, `{}`)
	for query, want := range map[string]int{`"instant": false, "window": "5m"`: 60, `"window": "5m"`: 1} {
		breakdown := frame(t, ask(t, d, `{"queryType": "latency", "groupBy": ["destination.workload"], `+query+`}`, nil), "breakdown")
		if rows := breakdown.Rows(); rows < want-1 || rows > want+1 {
			t.Errorf("with %s there are %d rows instead of %d", query, rows, want)
		}
		if field, _ := breakdown.FieldByName("time"); (field == nil) != (want == 1) {
			t.Errorf("with %s the frame's times are %v", query, field)
		}
	}
}

func TestABreakdownSaysHowToGetTheThirdPart(t *testing.T) {
	served := strings.Replace(mesh, "load 15s", "load 15s\n\t\tserved_seconds_count{namespace=\"shop\",app=\"cart\"} 0+1x240", 1)
	for name, test := range map[string]struct{ mesh, settings, query, want string }{
		"nobody collects it":                       {mesh, `{}`, `{"queryType": "latency", "window": "5m"}`, `No application's own time is collected here: no series of http_server_request_duration_seconds, http_request_duration_seconds, http_server_requests_seconds, envoy_cluster_upstream_rq_time. Let Prometheus scrape`},
		"its labels are others":                    {served, `{"application": {"metric": "served_seconds"}}`, `{"queryType": "latency", "window": "5m"}`, `served_seconds is collected, but none of its series belongs to a called workload by its labels "namespace" and "pod"`},
		"of a signal nobody collects it":           {mesh, `{}`, `{"signal": "applicationLatency"}`, `No application's own time is collected here`},
		"its labels are others, asked by a signal": {served, `{"application": [{"metric": "served_seconds"}]}`, `{"signal": "receivingProxyLatency"}`, `served_seconds is collected, but`},
	} {
		t.Run(name, func(t *testing.T) {
			response := ask(t, source(t, promload.Start(t, test.mesh).URL, test.settings), test.query, nil)
			if response.Error != nil {
				t.Fatal(response.Error)
			}
			if !strings.Contains(texts(response), test.want) {
				t.Errorf("the notices are\n%s\nwithout %q", texts(response), test.want)
			}
		})
	}
}

func TestAnAlertRuleIsToldTheSignalsOfLatency(t *testing.T) {
	d := source(t, promload.Start(t, mesh).URL, `{}`)
	expectError(t, ask(t, d, `{"queryType": "latency"}`, alert), backend.ErrorSourceDownstream, 400, `"callerSideLatency"`)
}

func TestWhatABreakdownCanDoWithoutIsANotice(t *testing.T) {
	proxy := inFrontOf(t, promload.Start(t, mesh).URL)
	d := source(t, proxy.URL, `{}`)
	proxy.fail = func(expr string) bool {
		return strings.Contains(expr, "histogram_quantile") || strings.Contains(expr, "http_server_requests")
	}
	response := ask(t, d, `{"queryType": "latency", "window": "5m"}`, nil)
	if frame(t, response, "breakdown").Rows() == 0 {
		t.Error("there are no rows without percentiles")
	}
	for _, want := range []string{"A percentile (source p95) is missing.", "The applications' own time is missing."} {
		if !strings.Contains(texts(response), want) {
			t.Errorf("the notices are\n%s\nwithout %q", texts(response), want)
		}
	}
	proxy.fail = func(expr string) bool { return strings.Contains(expr, "duration_milliseconds_count") }
	expectError(t, ask(t, d, `{"queryType": "latency", "window": "6m"}`, nil), backend.ErrorSourceDownstream, 422, "too many samples")
}

func TestABreakdownAsksAsMuchOfAnyMesh(t *testing.T) {
	end := time.Date(2026, 1, 2, 3, 30, 0, 0, time.UTC)
	listener := httptest.NewServer(simulatedMesh(t, end).Handler())
	t.Cleanup(listener.Close)
	// One of them is the survey.
	const most = 8
	for url, at := range map[string]time.Time{promload.Start(t, mesh).URL: hour.To, listener.URL: end} {
		proxy := inFrontOf(t, url)
		askAt(t, source(t, proxy.URL, `{}`), at, `{"queryType": "latency", "window": "5m"}`)
		asked := 0
		for _, expr := range proxy.asked {
			if expr != "" {
				asked++
			}
		}
		if asked != most {
			t.Errorf("%d questions were asked instead of %d", asked, most)
		}
	}
}

// askAt asks one query over the quarter of an hour before a time.
func askAt(t *testing.T, d *plugin.DataSource, end time.Time, text string) backend.DataResponse {
	t.Helper()
	response, err := d.QueryData(t.Context(), &backend.QueryDataRequest{Queries: []backend.DataQuery{{
		RefID: "A", Interval: time.Minute, JSON: []byte(text),
		TimeRange: backend.TimeRange{From: end.Add(-15 * time.Minute), To: end},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	return response.Responses["A"]
}

// value is a number of a frame; nil where it is null.
func value(t *testing.T, f *data.Frame, name string, row int) *float64 {
	t.Helper()
	field, _ := f.FieldByName(name)
	if field == nil {
		t.Fatalf("there is no field %q", name)
	}
	number, ok := field.At(row).(*float64)
	if !ok {
		t.Fatalf("%s is a %s", name, field.Type())
	}
	return number
}
