package simulator_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/alidade-mesh/alidade/demo/simulator"
)

func TestAnAmbientNamespaceIsSeenByZtunnelsAndAWaypoint(t *testing.T) {
	h := switched(t, simulator.Normal, simulator.Ambient, simulator.Normal)
	const (
		requests = `sum by (reporter, source_workload, destination_workload, connection_security_policy) (
			rate(istio_requests_total{destination_workload_namespace="stock"}[5m]) > 0)`
		connections = `sum by (reporter, source_workload, destination_workload, connection_security_policy, response_flags) (
			rate(istio_tcp_connections_opened_total{app="ztunnel"}[5m]) > 0)`
	)
	labels := []string{"reporter", "source_workload", "destination_workload", "connection_security_policy", "response_flags"}
	during := start.Add(phaseEnd(1))
	for expr, want := range map[string][]string{
		requests: {
			"source checkout inventory unknown ", "source istio-ingressgateway waypoint unknown ",
			"source recommendations inventory unknown ", "source search catalog unknown ",
			"waypoint checkout inventory mutual_tls ", "waypoint istio-ingressgateway inventory mutual_tls ",
			"waypoint recommendations inventory mutual_tls ",
		},
		connections: {
			"destination inventory stock-db mutual_tls -",
			"destination inventory warehouse mutual_tls -", "destination search catalog mutual_tls -",
			"destination stock-import inventory unknown -", "destination waypoint inventory mutual_tls -",
			"source inventory stock-db mutual_tls -",
			"source inventory warehouse mutual_tls -", "source inventory warehouse mutual_tls CONNECT",
			"source warehouse checkout mutual_tls -",
		},
	} {
		if got := keys(h.tableAt(t, during, expr, labels...)); !slices.Equal(got, want) {
			t.Errorf("there are %q instead of %q", got, want)
		}
	}
	for expr, want := range map[string]string{
		`count by (pod) (container_cpu_usage_seconds_total{namespace="stock", pod!~"waypoint-.*"})`:                                                                   "",
		`count by (destination_service_name) (istio_requests_total{source_workload="istio-ingressgateway", destination_workload="waypoint"})`:                         "inventory",
		`count by (destination_service_name) (rate(istio_tcp_sent_bytes_total{source_workload="inventory", destination_workload="stock-db", app="ztunnel"}[5m]) > 0)`: "stock-db",
		`count by (namespace) (istio_tcp_sent_bytes_total{app="ztunnel"})`:                                                                                            "istio-system",
	} {
		got := keys(h.tableAt(t, during, expr, "pod", "destination_service_name", "namespace"))
		if strings.TrimSpace(strings.Join(got, "|")) != want {
			t.Errorf("%s finds %q instead of %q", expr, got, want)
		}
	}
	if back := keys(h.table(t, `count by (app, reporter) (istio_tcp_sent_bytes_total{app="ztunnel"} or istio_requests_total{reporter="waypoint"})`, "reporter")); len(back) > 0 {
		t.Errorf("healed, these still report: %q", back)
	}
}

func TestAWaypointCountsWhatItsCallersSend(t *testing.T) {
	h := switched(t, simulator.Ambient)
	const sent = `sum by (source_workload) (istio_requests_total{destination_service_name="inventory", reporter="source", response_code="200"})`
	const passed = `sum by (source_workload) (istio_requests_total{destination_service_name="inventory", reporter="waypoint", response_code="200"})`
	source, waypoint := h.table(t, sent, "source_workload"), h.table(t, passed, "source_workload")
	for _, caller := range []string{"istio-ingressgateway", "checkout", "recommendations"} {
		if source[caller] == 0 || source[caller] != waypoint[caller] {
			t.Errorf("%s counts %v answers, the waypoint %v", caller, source[caller], waypoint[caller])
		}
	}
}
