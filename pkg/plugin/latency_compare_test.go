package plugin_test

import (
	"strings"
	"testing"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
)

// slower is an hour in which pay becomes slower after half of it, tax appears and old vanishes. What
// callers and the receiving side saw is written a pair a line.
var slower = "load 15s\n" +
	pairOf("pay", "0+300x120 9000+600x120", "0+200x120 6000+500x120", "0+15x240") +
	pairOf("old", "0+150x120 4500+0x120", "0+75x120 2250+0x120", "0+15x120 450+0x120") +
	pairOf("tax", "_x121 0+150x119", "_x121 0+75x119", "_x121 0+15x119") + `  http_server_request_duration_seconds_sum{namespace="shop",pod="pay-0"} 0+0.1x120 3+0.4x120
  http_server_request_duration_seconds_count{namespace="shop",pod="pay-0"} 0+15x240
`

// pairOf is web calling a workload: the sums of both sides' milliseconds, and their requests.
func pairOf(workload, sent, arrived, requests string) string {
	labels := `source_workload="web",source_workload_namespace="shop",destination_workload="` + workload +
		`",destination_workload_namespace="shop",destination_service_name="` + workload + `"`
	var text strings.Builder
	for reporter, sum := range map[string]string{"source": sent, "destination": arrived} {
		all := `{reporter="` + reporter + `",` + labels
		text.WriteString("  istio_requests_total" + all + "} " + requests + "\n" +
			"  istio_request_duration_milliseconds_sum" + all + "} " + sum + "\n" +
			"  istio_request_duration_milliseconds_count" + all + "} " + requests + "\n" +
			"  istio_request_duration_milliseconds_bucket" + all + `,le="25"} ` + requests + "\n" +
			"  istio_request_duration_milliseconds_bucket" + all + `,le="+Inf"} ` + requests + "\n")
	}
	return text.String()
}

func TestABreakdownIsComparedWithAnEarlierOne(t *testing.T) {
	url := promload.Start(t, slower).URL
	breakdown := frame(t, ask(t, source(t, url, `{}`), `{"queryType": "latency", "window": "10m", "compareTo": "40m", "groupBy": ["destination.workload"]}`, nil), "breakdown")
	columns := []string{"destination_workload", "change"}
	for _, name := range []string{"requestRate", "sourceMeanMs", "destinationMeanMs", "callerSideMs", "receivingProxyMs", "applicationMs", "notSplitMs", "sourceP95Ms"} {
		columns = append(columns, name+"Before", name)
	}
	var got []string
	for i := range breakdown.Rows() {
		var cells []string
		for _, name := range columns {
			cells = append(cells, cell(t, breakdown, name, i))
		}
		got = append(got, strings.Join(cells, " "))
	}
	want := []string{
		"old removed 1 ? 10 ? 5 ? 5 ? ? ? ? ? 5 ? 23.75 ?",
		"pay same 1 1 20 40 13.33 33.33 6.667 6.667 6.667 6.667 6.667 26.67 ? ? 23.75 23.75",
		"tax added ? 1 ? 10 ? 5 ? 5 ? ? ? ? ? 5 ? 23.75",
	}
	if text := strings.Join(got, "\n"); text != strings.Join(want, "\n") {
		t.Errorf("compared\n%s\nrather than\n%s", text, strings.Join(want, "\n"))
	}
	ranged := frame(t, ask(t, source(t, url, `{}`), `{"queryType": "latency", "window": "5m", "compareTo": "30m", "instant": false, "groupBy": ["destination.workload"], "destination": {"workload": "pay"}}`, nil), "breakdown")
	last := ranged.Rows() - 1
	if before, now := cell(t, ranged, "sourceMeanMsBefore", last), cell(t, ranged, "sourceMeanMs", last); before != "20" || now != "40" {
		t.Errorf("at the end the mean is %s and was %s", now, before)
	}
}

func TestWithoutItsEarlierHalfABreakdownIsNotCompared(t *testing.T) {
	proxy := inFrontOf(t, promload.Start(t, slower).URL)
	proxy.fail = func(expr string) bool {
		return strings.Contains(expr, "offset") && strings.Contains(expr, "milliseconds_sum")
	}
	response := ask(t, source(t, proxy.URL, `{}`), `{"queryType": "latency", "window": "10m", "compareTo": "40m", "groupBy": ["destination.workload"]}`, nil)
	breakdown := frame(t, response, "breakdown")
	if breakdown.Rows() == 0 {
		t.Fatal("there are no rows")
	}
	for i := range breakdown.Rows() {
		if change := cell(t, breakdown, "change", i); change != "" {
			t.Errorf("what is not known is called %s", change)
		}
	}
	if want := "Of the time that is compared with: what both sides of the calls saw is missing."; !strings.Contains(texts(response), want) {
		t.Errorf("the notices are %s", texts(response))
	}
}
