package simulator_test

import (
	"strings"
	"testing"
)

const byPair = `sum by (source_workload, destination_workload) `

var pair = []string{"source_workload", "destination_workload"}

// total is what a counter has reached, by pair.
func (h history) total(t *testing.T, metric, matchers string) map[string]float64 {
	t.Helper()
	return h.table(t, byPair+`(`+metric+`{`+matchers+`})`, pair...)
}

func (h history) requests(t *testing.T, matchers string) map[string]float64 {
	t.Helper()
	return h.total(t, "istio_requests_total", matchers)
}

// Pairs whose two proxies see exactly the same requests: nothing is retried and
// nothing gets lost on the way.
var plainPairs = []string{
	"web cart", "web checkout", "search catalog", "checkout inventory", "checkout payments",
	"inventory warehouse", "warehouse checkout", "payments fraud", "payments ledger",
}

func TestBothSidesOfAnEdgeCountTheSameRequests(t *testing.T) {
	h := hour(t)
	source, destination := h.requests(t, `reporter="source"`), h.requests(t, `reporter="destination"`)
	for _, pair := range plainPairs {
		if source[pair] == 0 || source[pair] != destination[pair] {
			t.Errorf("%s: the source counts %v, the destination %v", pair, source[pair], destination[pair])
		}
	}
}

func TestARetryIsAnAttemptThatOnlyTheDestinationSees(t *testing.T) {
	h := hour(t)
	const retried = "recommendations inventory"
	source, destination := h.requests(t, `reporter="source"`), h.requests(t, `reporter="destination"`)
	crashes := h.requests(t, `reporter="destination", response_code="503", response_flags="UC"`)
	failures := h.requests(t, `reporter="source", response_code=~"5.."`)
	if ratio := destination[retried] / source[retried]; ratio < 1.02 || ratio > 1.06 {
		t.Errorf("%.3f attempts a request, expected about 1.035", ratio)
	}
	if share := crashes[retried] / destination[retried]; share < 0.03 {
		t.Errorf("the destination fails %.4f of the attempts, expected 0.035", share)
	}
	if share := failures[retried] / source[retried]; share > 0.001 {
		t.Errorf("the source sees %.4f of its requests fail, expected next to none", share)
	}
}

func TestACallThatFindsNobodyExistsAtTheSourceAlone(t *testing.T) {
	h := hour(t)
	const edge = "web recommendations"
	source, destination := h.requests(t, `reporter="source"`), h.requests(t, `reporter="destination"`)
	unreachable := h.requests(t, `reporter="source", response_flags="UF"`)
	if unreachable[edge] == 0 || source[edge]-unreachable[edge] != destination[edge] {
		t.Errorf("the source counts %v, of which %v did not get through; the destination counts %v",
			source[edge], unreachable[edge], destination[edge])
	}
}

func TestASourceTakesLongerThanItsDestination(t *testing.T) {
	h := hour(t)
	mean := func(reporter string) map[string]float64 {
		m := `{reporter="` + reporter + `"}`
		return h.table(t, byPair+`(istio_request_duration_milliseconds_sum`+m+`) / `+
			byPair+`(istio_request_duration_milliseconds_count`+m+`)`, pair...)
	}
	source, destination := mean("source"), mean("destination")
	compared := 0
	for pair, ms := range destination {
		if _, known := source[pair]; !known {
			continue
		}
		compared++
		if over := source[pair] - ms; over < 0.5 {
			t.Errorf("%s: the source takes only %.2f ms longer", pair, over)
		}
	}
	if compared < 10 {
		t.Errorf("only %d pairs are reported by both sides", compared)
	}
}

func TestAProxyTakesLongerThanItsApplication(t *testing.T) {
	h := hour(t)
	proxy := h.table(t, `sum by (destination_workload) (istio_request_duration_milliseconds_sum{reporter="destination"})
		/ sum by (destination_workload) (istio_request_duration_milliseconds_count{reporter="destination"})`, "destination_workload")
	application := h.table(t, `1000 * sum by (app) (http_server_request_duration_seconds_sum)
		/ sum by (app) (http_server_request_duration_seconds_count)`, "app")
	for workload, ms := range proxy {
		if own := application[workload]; own == 0 || own >= ms {
			t.Errorf("%s: its proxy takes %.2f ms, itself %.2f ms", workload, ms, own)
		}
	}
	if application["tax"] == 0 {
		t.Error("tax, which has no proxy, does not count its own requests")
	}
}

func TestAFailureTravelsUpUntilItIsTolerated(t *testing.T) {
	h := hour(t)
	failed := h.table(t, `sum by (destination_service_name) (istio_requests_total{reporter="source", response_code=~"5.."})`, "destination_service_name")
	asked := h.table(t, `sum by (destination_service_name) (istio_requests_total{reporter="source"})`, "destination_service_name")
	for _, step := range []struct {
		above, below         string
		atLeast, atMost, own float64
	}{
		// payments tolerates 55% of the acquirer's failures, checkout a quarter
		// of payments' and the web shop none of checkout's.
		{above: "payments", below: "acquirer.example.com", atLeast: 0.40, atMost: 0.50, own: 0.003},
		{above: "checkout", below: "payments", atLeast: 0.60, atMost: 0.80, own: 0.002},
	} {
		own := step.own * asked[step.above]
		share := (failed[step.above] - own) / failed[step.below]
		if share < step.atLeast || share > step.atMost {
			t.Errorf("%s passes on %.2f of the failures of %s, expected %.2f to %.2f",
				step.above, share, step.below, step.atLeast, step.atMost)
		}
	}
}

func TestBothEndsOfATCPEdgeCountTheSameBytes(t *testing.T) {
	h := hour(t)
	for _, metric := range []string{
		"istio_tcp_sent_bytes_total", "istio_tcp_received_bytes_total",
		"istio_tcp_connections_opened_total", "istio_tcp_connections_closed_total",
	} {
		source, destination := h.total(t, metric, `reporter="source"`), h.total(t, metric, `reporter="destination"`)
		if len(source) != 3 {
			t.Errorf("%s: %d pairs instead of three", metric, len(source))
		}
		for pair, n := range source {
			if n == 0 || n != destination[pair] {
				t.Errorf("%s of %s: the source counts %v, the destination %v", metric, pair, n, destination[pair])
			}
		}
	}
	open := h.table(t, byPair+`(istio_tcp_connections_opened_total{reporter="source"}) - `+
		byPair+`(istio_tcp_connections_closed_total{reporter="source"})`, pair...)
	for pair, want := range map[string]float64{"cart sessions": 8, "inventory stock-db": 16, "ledger ledger-db": 0} {
		if open[pair] != want {
			t.Errorf("%s has %v connections open, expected %v", pair, open[pair], want)
		}
	}
}

func TestEveryGRPCCallSendsAMessage(t *testing.T) {
	h := hour(t)
	for _, reporter := range []string{"source", "destination"} {
		asked := h.requests(t, `request_protocol="grpc", reporter="`+reporter+`"`)
		answered := h.requests(t, `grpc_response_status="0", reporter="`+reporter+`"`)
		sent := h.total(t, "istio_request_messages_total", `reporter="`+reporter+`"`)
		received := h.total(t, "istio_response_messages_total", `reporter="`+reporter+`"`)
		if len(asked) != 2 {
			t.Errorf("%d pairs speak gRPC to the %s instead of two: %s", len(asked), reporter, strings.Join(keys(asked), ", "))
		}
		for pair := range asked {
			if sent[pair] != asked[pair] || received[pair] != answered[pair] {
				t.Errorf("%s at the %s: %v calls, %v answers, but %v and %v messages",
					pair, reporter, asked[pair], answered[pair], sent[pair], received[pair])
			}
		}
	}
}
