package simulator_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/alidade-mesh/alidade/demo/simulator"
)

const (
	gatewayPrincipal = "spiffe://cluster.local/ns/istio-system/sa/istio-eastwestgateway-service-account"
	arrivedFlags     = `response_flags!~"(.*,)?(UH|UF)(,.*)?"`
	lostFlags        = `response_flags=~"(.*,)?(UH|UF)(,.*)?"`
	// acrossHosts are the services that run on the second network too.
	acrossHosts = `destination_service=~"(inventory|catalog)[.]stock[.].*|ledger[.]pay[.].*"`
)

func TestACallerOnAnotherNetworkDoesNotKnowWhoAnswered(t *testing.T) {
	h := quarterOf(t, simulator.TwoNetworks)
	const nothing = "unknown unknown unknown latest unknown unknown unknown unknown"
	for matchers, want := range map[string][]string{
		`reporter="source", source_workload="payments", destination_service="ledger.pay.svc.cluster.local"`: {nothing},
		`reporter="source", response_flags="-", source_workload="recommendations", destination_service="inventory.stock.svc.cluster.local"`: {
			"inventory stock inventory v1 spiffe://cluster.local/ns/stock/sa/inventory inventory v1 Kubernetes", nothing,
		},
		`reporter="destination", source_workload="payments"`: {
			"ledger pay ledger v1 spiffe://cluster.local/ns/pay/sa/ledger ledger v1 west",
			"fraud pay fraud v1 spiffe://cluster.local/ns/pay/sa/fraud fraud v1 Kubernetes",
		},
	} {
		slices.Sort(want)
		if got := h.peers(t, "destination", matchers); !slices.Equal(got, want) {
			t.Errorf("%s: the callee is %q instead of %q", matchers, got, want)
		}
	}
	const service = `sum by (source_workload, destination_service_name, destination_service_namespace) (
		istio_requests_total{reporter="source", destination_workload="unknown", destination_service=~".*[.]svc[.]cluster[.]local", FLAGS})`
	names := []string{"source_workload", "destination_service_name", "destination_service_namespace"}
	for flags, want := range map[string][]string{
		arrivedFlags: {
			"payments ledger.pay.svc.cluster.local unknown", "recommendations inventory stock", "search catalog stock",
		},
		lostFlags: {
			"recommendations inventory.stock.svc.cluster.local unknown", "search catalog.stock.svc.cluster.local unknown",
		},
	} {
		if got := keys(h.table(t, with(service, "FLAGS", flags), names...)); !slices.Equal(got, want) {
			t.Errorf("%s: the services are %q instead of %q", flags, got, want)
		}
	}
	const tcp = `sum by (reporter, source_workload, destination_workload) (
		istio_tcp_connections_opened_total{destination_service_name=~"ledger-db|stock-db", source_cluster="west"})`
	if got, want := keys(h.table(t, tcp, "reporter", "source_workload", "destination_workload")), []string{
		"destination inventory stock-db", "destination ledger ledger-db", "source inventory unknown", "source ledger unknown",
	}; !slices.Equal(got, want) {
		t.Errorf("connections across are reported as %q instead of %q", got, want)
	}
}

// What both sides count across networks is the same calls, and what is lost is
// known to its caller alone.
func TestAcrossNetworksBothSidesCountTheSameCalls(t *testing.T) {
	for scenario, caller := range map[string]string{simulator.TwoNetworks: "source_workload", simulator.TerminatingGateway: "job"} {
		h := quarterOf(t, scenario)
		names := []string{caller, "destination_service"}
		count := func(matchers string) map[string]float64 {
			return h.table(t, `sum by (`+caller+`, destination_service) (istio_requests_total{`+acrossHosts+`, `+matchers+`})`, names...)
		}
		arrived := count(`reporter="source", destination_workload="unknown", source_cluster="Kubernetes", ` + arrivedFlags)
		received := count(`reporter="destination", destination_cluster="west", source_cluster!="west"`)
		if len(arrived) != 3 || !maps.Equal(arrived, received) {
			t.Errorf("%s: callers count %v, the called side %v", scenario, arrived, received)
		}
		lost := h.value(t, `sum(istio_requests_total{reporter="source", destination_workload="unknown", `+acrossHosts+`, `+lostFlags+`})`)
		var across, reached, nameless float64
		for pair, traffic := range h.simulator.Traffic() {
			switch {
			case pair.Source.Cluster != "Kubernetes" || pair.ServiceNamespace == "external":
			case pair.Destination.Cluster == "west":
				across += traffic.Requests
				reached += traffic.Arrivals
			case pair.Destination.Workload == "unknown" && pair.Host != "unknown":
				nameless += traffic.Requests
			}
		}
		if all := sum(received); across != all || reached != all {
			t.Errorf("%s: %v requests went across and %v arrived; the called side counts %v", scenario, across, reached, all)
		}
		if lost == 0 || nameless != lost {
			t.Errorf("%s: %v requests were lost; callers count %v", scenario, nameless, lost)
		}
	}
}

func sum(table map[string]float64) float64 {
	total := 0.0
	for _, n := range table {
		total += n
	}
	return total
}

func TestATerminatingGatewayIsAllThatEitherSideKnows(t *testing.T) {
	h := quarterOf(t, simulator.TerminatingGateway)
	const (
		callee = "unknown istio-system unknown latest " + gatewayPrincipal + " unknown unknown unknown"
		caller = "unknown unknown unknown latest " + gatewayPrincipal + " unknown unknown unknown"
	)
	if got := h.peers(t, "destination", `reporter="source", source_workload="payments", destination_service="ledger.pay.svc.cluster.local"`); !slices.Equal(got, []string{callee}) {
		t.Errorf("the caller knows %q", got)
	}
	if got := h.peers(t, "source", `reporter="destination", destination_workload="ledger"`); !slices.Equal(got, []string{caller}) {
		t.Errorf("the called side knows %q", got)
	}
	policies := keys(h.table(t, `count by (connection_security_policy) (istio_requests_total{reporter="destination", source_principal="`+gatewayPrincipal+`"})`, "connection_security_policy"))
	if !slices.Equal(policies, []string{"mutual_tls"}) {
		t.Errorf("the gateway sends with %q", policies)
	}
	for pair := range h.simulator.Traffic() {
		across := pair.Source.Cluster == "Kubernetes" && pair.Destination.Cluster == "west"
		if across && (pair.Gateway != gatewayPrincipal || pair.Source.Workload == "unknown") {
			t.Errorf("the truth about %v is unknown", pair)
		}
	}
}
