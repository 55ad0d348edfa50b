package plugin_test

import (
	"strings"
	"testing"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
)

// mixed is web calling pay, which both sides report, and legacy, which has no proxy and takes longer.
var mixed = "load 15s\n" + pairOf("pay", "0+300x240", "0+200x240", "0+15x240") + `  istio_request_duration_milliseconds_sum{reporter="source",source_workload="web",source_workload_namespace="shop",destination_workload="legacy",destination_workload_namespace="shop",destination_service_name="legacy"} 0+9000x240
  istio_request_duration_milliseconds_count{reporter="source",source_workload="web",source_workload_namespace="shop",destination_workload="legacy",destination_workload_namespace="shop",destination_service_name="legacy"} 0+15x240
  istio_request_duration_milliseconds_bucket{reporter="source",source_workload="web",source_workload_namespace="shop",destination_workload="legacy",destination_workload_namespace="shop",destination_service_name="legacy",le="25"} 0x240
  istio_request_duration_milliseconds_bucket{reporter="source",source_workload="web",source_workload_namespace="shop",destination_workload="legacy",destination_workload_namespace="shop",destination_service_name="legacy",le="+Inf"} 0+15x240
`

func TestAPercentileOfCallsSomeOfWhichCountIsAskedAgain(t *testing.T) {
	proxy := inFrontOf(t, promload.Start(t, mixed).URL)
	d := source(t, proxy.URL, `{}`)
	const bySource, byDestination = `{"queryType": "latency", "window": "5m", "groupBy": ["source.workload"]}`, `{"queryType": "latency", "window": "6m", "groupBy": ["destination.workload"]}`
	again := func(expr string) bool { return strings.Contains(expr, `destination_workload!="legacy"`) }
	asked := func() (times int) {
		for _, expr := range proxy.asked {
			if again(expr) {
				times++
			}
		}
		return times
	}

	breakdown := frame(t, ask(t, d, byDestination, nil), "breakdown")
	if breakdown.Rows() != 2 || asked() != 0 {
		t.Errorf("there are %d rows, and %d percentiles were asked again where each group is of one kind", breakdown.Rows(), asked())
	}
	// All calls to pay take less than 25 ms.
	breakdown = frame(t, ask(t, d, bySource, nil), "breakdown")
	if got := cell(t, breakdown, "sourceP95Ms", 0); got != "23.75" || asked() != 1 {
		t.Errorf("the percentile of what counts is %s, and was asked again %d times", got, asked())
	}

	proxy.fail = again
	response := ask(t, d, strings.Replace(bySource, "5m", "7m", 1), nil)
	if got := cell(t, frame(t, response, "breakdown"), "sourceP95Ms", 0); got != "?" {
		t.Errorf("a percentile that could not be asked again is %s", got)
	}
	if want := "A percentile (source p95) is missing."; !strings.Contains(texts(response), want) {
		t.Errorf("the notices are\n%s\nwithout %q", texts(response), want)
	}
}
