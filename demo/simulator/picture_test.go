package simulator_test

import (
	"slices"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/demo/simulator"
)

const errorRatio = `
	sum by (source_workload, destination_service_name) (
		rate(istio_requests_total{reporter="source", response_code=~"5.."}[5m])
		or rate(istio_requests_total{reporter="source", grpc_response_status!~"|0"}[5m])
	) / sum by (source_workload, destination_service_name) (rate(istio_requests_total{reporter="source"}[5m]))`

var servicePair = []string{"source_workload", "destination_service_name"}

// worse are the pairs with more than a share of errors.
func (h history) worse(t *testing.T, at time.Time, than float64) []string {
	t.Helper()
	ratios := h.tableAt(t, at, errorRatio, servicePair...)
	for pair, ratio := range ratios {
		if ratio <= than {
			delete(ratios, pair)
		}
	}
	return keys(ratios)
}

func TestExactlyOnePairFailsAtAnyTime(t *testing.T) {
	h := hour(t)
	for at := start.Add(6 * time.Minute); !at.After(end); at = at.Add(time.Minute) {
		if failing := h.worse(t, at, 0.1); !slices.Equal(failing, []string{"payments acquirer.example.com"}) {
			t.Errorf("at %s these fail: %q", at.Format(time.TimeOnly), failing)
		}
	}
}

func TestADegradedPathLeadsToTheFailure(t *testing.T) {
	want := []string{
		"checkout payments", "payments acquirer.example.com", "payments fraud", "web checkout", "web recommendations",
	}
	if got := hour(t).worse(t, end, 0.01); !slices.Equal(got, want) {
		t.Errorf("more than 1%% errors have %q instead of %q", got, want)
	}
}

func TestTheSlowEdgeIsSlow(t *testing.T) {
	mean := hour(t).table(t, byPair+`(istio_request_duration_milliseconds_sum{reporter="source"}) / `+
		byPair+`(istio_request_duration_milliseconds_count{reporter="source"})`, pair...)
	if ms := mean["inventory warehouse"]; ms < 250 || ms > 400 {
		t.Errorf("warehouse takes %.0f ms", ms)
	}
	for _, fast := range []string{"web cart", "web search", "web recommendations", "recommendations inventory", "payments ledger"} {
		if ms := mean[fast]; ms > 50 {
			t.Errorf("%s takes %.0f ms", fast, ms)
		}
	}
}

func TestEveryWayToFailIsThere(t *testing.T) {
	got := hour(t).table(t, `sum by (reporter, response_code, response_flags) (istio_requests_total)`, "reporter", "response_code", "response_flags")
	for _, want := range []string{
		"source 503 UH", "source 503 UF", "source 503 UF,URX", "source 503 URX", "source 504 UT", "source 404 NR",
		"source 0 DC", "source 500 -", "source 502 -", "source 503 -",
		"destination 503 UC", "destination 0 DC", "destination 503 -",
	} {
		if got[want] == 0 {
			t.Errorf("nothing is counted as %q", want)
		}
	}
	grpc := hour(t).table(t, `sum by (response_code, grpc_response_status) (istio_requests_total{request_protocol="grpc"})`, "response_code", "grpc_response_status")
	for _, want := range []string{"200 0", "200 4", "200 13", "503 14"} {
		if grpc[want] == 0 {
			t.Errorf("no gRPC call is counted as %q", want)
		}
	}
}

func TestTheMeshIsLargeEnough(t *testing.T) {
	h := hour(t)
	if n := h.value(t, `count(count by (pod) (istio_requests_total))`); n < 20 {
		t.Errorf("only %v pods report", n)
	}
	workloads := h.table(t, `count by (workload, namespace) (
		label_replace(label_replace(istio_requests_total, "workload", "$1", "destination_workload", "(.*)"), "namespace", "$1", "destination_workload_namespace", "(.*)")
		or label_replace(label_replace(istio_tcp_sent_bytes_total, "workload", "$1", "destination_workload", "(.*)"), "namespace", "$1", "destination_workload_namespace", "(.*)")
	)`, "workload", "namespace")
	if len(workloads) < 14 {
		t.Errorf("only %d workloads are called: %q", len(workloads), keys(workloads))
	}
	canary := h.table(t, `sum by (destination_version) (istio_requests_total{reporter="source", destination_workload="payments"})`, "destination_version")
	if share := canary["v2"] / (canary["v1"] + canary["v2"]); share < 0.08 || share > 0.12 {
		t.Errorf("the canary gets %.3f of the requests", share)
	}
	tiers := keys(h.table(t, `sum by (user_tier) (istio_requests_total{user_tier!=""})`, "user_tier"))
	if !slices.Equal(tiers, []string{"bronze", "gold", "silver"}) {
		t.Errorf("the tiers are %q", tiers)
	}
}

func TestOutageFailsFourRequestsInTen(t *testing.T) {
	ratio := quarterOf(t, simulator.Outage).table(t, errorRatio, servicePair...)["payments acquirer.example.com"]
	if ratio < 0.36 || ratio > 0.46 {
		t.Errorf("the acquirer fails %.3f of the requests", ratio)
	}
}

func TestCalmHasNoErrors(t *testing.T) {
	h := quarterOf(t, simulator.Calm)
	if failing := h.worse(t, h.end, 0); len(failing) > 0 {
		t.Errorf("these fail: %q", failing)
	}
	if lost := h.value(t, `sum(istio_requests_total{response_code=~"4.."})`); lost > 0 {
		t.Errorf("%v requests find no route", lost)
	}
}

func TestSlowPaymentsSlowsDownWhoWaitsForIt(t *testing.T) {
	h := quarterOf(t, simulator.SlowPayments)
	mean := h.table(t, byPair+`(istio_request_duration_milliseconds_sum{reporter="source"}) / `+
		byPair+`(istio_request_duration_milliseconds_count{reporter="source"})`, pair...)
	for _, slow := range []string{"checkout payments", "web checkout"} {
		if mean[slow] < 1000 {
			t.Errorf("%s takes %.0f ms", slow, mean[slow])
		}
	}
	if mean["payments ledger"] > 50 {
		t.Errorf("payments ledger takes %.0f ms, though only payments is slow", mean["payments ledger"])
	}
}

func TestNoEndpointsLeavesOnlyTheService(t *testing.T) {
	h := quarterOf(t, simulator.NoEndpoints)
	got := h.table(t, `sum by (source_workload, destination_workload) (rate(istio_requests_total{response_flags="UH", destination_service_name="inventory"}[5m]))
		/ on (source_workload) group_left sum by (source_workload) (rate(istio_requests_total{reporter="source", destination_service_name="inventory"}[5m]))`, pair...)
	for _, want := range []string{"recommendations unknown", "checkout unknown"} {
		if got[want] < 0.15 || got[want] > 0.25 {
			t.Errorf("%s: %.3f of the calls find no endpoint; %v", want, got[want], got)
		}
	}
}
