package simulator_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/alidade-mesh/alidade/demo/simulator"
)

const (
	connectionsBy = `sum by (reporter, source_workload, destination_workload, response_flags) (istio_tcp_connections_METRIC_total{destination_service_name=~"(reports|archive)-db|fraud-cache"}) > 0`
	reportsOnly   = `destination_service_namespace="reports"`
)

var connectionLabels = []string{"reporter", "source_workload", "destination_workload", "response_flags"}

func TestARefusedConnectionIsOpenedWithoutFlagsAndClosedWithThem(t *testing.T) {
	h := quarterOf(t, simulator.RefusedTCP)
	connections := func(metric string) map[string]float64 {
		return h.table(t, strings.Replace(connectionsBy, "METRIC", metric, 1), connectionLabels...)
	}
	opened, closed, failed := connections("opened"), connections("closed"), connections("failed")
	if got, want := keys(opened), []string{
		"destination builder archive-db -", "destination builder reports-db -", "destination fraud fraud-cache -", "destination viewer reports-db -",
		"source builder archive-db -", "source builder reports-db -", "source fraud fraud-cache -", "source fraud unknown -", "source viewer reports-db -",
	}; !slices.Equal(got, want) {
		t.Errorf("opened are %q instead of %q", got, want)
	}
	refused := []string{"destination viewer reports-db DENY", "source builder archive-db CONNECT", "source viewer reports-db CONNECT"}
	if got := keys(failed); !slices.Equal(got, refused) {
		t.Errorf("ztunnels count as failed %q", got)
	}
	for _, row := range refused {
		if failed[row] != closed[row] {
			t.Errorf("%s: %v are closed, %v failed", row, closed[row], failed[row])
		}
	}
	for _, row := range []string{"destination viewer reports-db", "source viewer reports-db"} {
		flags := map[bool]string{true: "DENY", false: "CONNECT"}[strings.HasPrefix(row, "destination")]
		if opened[row+" -"] == 0 || opened[row+" -"] != closed[row+" "+flags] || closed[row+" -"] != 0 {
			t.Errorf("%s: %v are opened, %v closed, %v of them well", row, opened[row+" -"], closed[row+" "+flags], closed[row+" -"])
		}
	}
	const cache = "source fraud "
	all := opened[cache+"fraud-cache -"] + opened[cache+"unknown -"]
	if uf, uh := closed[cache+"fraud-cache UF"]/all, closed[cache+"unknown UH"]/all; uf < 0.15 || uf > 0.21 || uh < 0.08 || uh > 0.12 {
		t.Errorf("%.3f of the connections to the cache are UF and %.3f UH", uf, uh)
	}
	if moved := h.value(t, `sum({__name__=~"istio_tcp_(sent|received)_bytes_total", source_workload="viewer"})`); moved != 0 {
		t.Errorf("refused connections moved %v bytes", moved)
	}
	if opened["destination fraud fraud-cache -"] != closed[cache+"fraud-cache -"] {
		t.Error("the cache and its caller count other connections")
	}
	var got, want []string
	for pair := range h.table(t, `count by (app) (istio_tcp_connections_failed_total)`, "app") {
		got = append(got, pair)
	}
	if want = []string{"ztunnel"}; !slices.Equal(got, want) {
		t.Errorf("failed connections are counted by %q", got)
	}
}

func TestTheTruthOfConnectionsIsWhatTheirCallersCount(t *testing.T) {
	h := quarterOf(t, simulator.RefusedTCP)
	all := h.traffic(byHost)
	metric := func(name, matchers string) map[string]float64 {
		return h.table(t, byHostPair+`(`+name+`{reporter="source", `+matchers+`}) > 0`, hostPair...)
	}
	for name, c := range map[string]struct {
		of   func(simulator.Traffic) float64
		want map[string]float64
	}{
		"opened": {func(t simulator.Traffic) float64 { return t.Opened }, metric("istio_tcp_connections_opened_total", "")},
		"failed": {func(t simulator.Traffic) float64 { return t.Failed }, metric("istio_tcp_connections_closed_total", `response_flags!="-"`)},
		"bytes":  {func(t simulator.Traffic) float64 { return t.SentBytes }, metric("istio_tcp_sent_bytes_total", "")},
		"encrypted": {func(t simulator.Traffic) float64 { return t.EncryptedOpened + t.Failed },
			metric("istio_tcp_connections_opened_total", "")},
	} {
		if got := number(all, c.of); !maps.Equal(got, c.want) {
			t.Errorf("%s are\n%v instead of\n%v", name, got, c.want)
		}
	}
}

func TestAnAmbientNamespaceTakesPlaintext(t *testing.T) {
	h := quarterOf(t, simulator.PlaintextAmbient)
	const connections = `sum by (reporter, source_workload, source_workload_namespace, destination_workload, connection_security_policy) (istio_tcp_connections_opened_total{` + reportsOnly + `})`
	labels := []string{"reporter", "source_workload", "source_workload_namespace", "destination_workload", "connection_security_policy"}
	got := h.table(t, connections, labels...)
	if want := []string{
		"destination builder reports reports-db mutual_tls", "destination builder reports viewer mutual_tls",
		"destination unknown jobs reports-db unknown", "destination unknown unknown viewer unknown", "destination viewer reports reports-db mutual_tls",
		"source builder reports reports-db mutual_tls", "source builder reports viewer mutual_tls", "source viewer reports reports-db mutual_tls",
	}; !slices.Equal(keys(got), want) {
		t.Errorf("there are %q instead of %q", keys(got), want)
	}
	if http := h.value(t, `count(istio_requests_total{`+reportsOnly+`})`); http != 0 {
		t.Errorf("%v series tell of requests", http)
	}
	if principals := keys(h.table(t, `count by (source_principal) (istio_tcp_connections_opened_total{source_workload="unknown", `+reportsOnly+`})`, "source_principal")); !slices.Equal(principals, []string{"unknown"}) {
		t.Errorf("plaintext has the principals %q", principals)
	}
	received := func(policy string) float64 {
		return h.value(t, `sum(istio_tcp_connections_opened_total{reporter="destination", `+reportsOnly+policy+`})`)
	}
	var opened, encrypted float64
	for pair, traffic := range h.simulator.Traffic() {
		if pair.ServiceNamespace == "reports" {
			opened, encrypted = opened+traffic.Opened, encrypted+traffic.EncryptedOpened
			if traffic.Requests != 0 {
				t.Errorf("somebody sees the requests of %v", pair)
			}
		}
	}
	if share := encrypted / opened; opened != received("") || encrypted != received(`, connection_security_policy="mutual_tls"`) || share < 0.5 || share > 0.95 {
		t.Errorf("%v of %v connections are encrypted", encrypted, opened)
	}
}
