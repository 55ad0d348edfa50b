package plugin_test

import (
	"strings"
	"testing"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
)

func TestAGraphIsComparedWithAnEarlierOne(t *testing.T) {
	const changing = `load 15s
		istio_requests_total{reporter="source",source_workload="web",source_workload_namespace="shop",destination_workload="cart",destination_workload_namespace="shop",destination_service_name="cart",response_code="200"} 0+30x120 3600+60x120
		istio_requests_total{reporter="source",source_workload="web",source_workload_namespace="shop",destination_workload="pay",destination_workload_namespace="shop",destination_service_name="pay",response_code="200"} 0+15x120 1800+0x120
		istio_requests_total{reporter="source",source_workload="web",source_workload_namespace="shop",destination_workload="tax",destination_workload_namespace="shop",destination_service_name="tax",response_code="200"} _x121 0+15x119`
	d := source(t, promload.Start(t, changing).URL, `{}`)
	response := ask(t, d, `{"queryType": "graph", "window": "10m", "compareTo": "40m"}`, nil)
	edges, nodes := frame(t, response, "edges"), frame(t, response, "nodes")
	var got []string
	for i := range edges.Rows() {
		got = append(got, strings.Join([]string{
			cell(t, edges, "target", i), cell(t, edges, "change", i), cell(t, edges, "requestRateBefore", i), cell(t, edges, "requestRate", i),
		}, " "))
	}
	for i := range nodes.Rows() {
		got = append(got, cell(t, nodes, "id", i)+" "+cell(t, nodes, "change", i)+" "+cell(t, nodes, "requestRateInBefore", i))
	}
	want := []string{
		"workload//shop/cart same 2 4",
		"workload//shop/pay removed 1 ?",
		"workload//shop/tax added ? 1",
		"workload//shop/cart same 2",
		"workload//shop/pay removed 1",
		"workload//shop/tax added ?",
		"workload//shop/web same ?",
	}
	if text := strings.Join(got, "\n"); text != strings.Join(want, "\n") {
		t.Errorf("compared\n%s\nrather than\n%s", text, strings.Join(want, "\n"))
	}
	plain := frame(t, ask(t, d, `{"queryType": "graph", "window": "10m"}`, nil), "edges")
	if field, _ := plain.FieldByName("change"); field != nil {
		t.Error("a graph that is not compared has a field change")
	}
}
