package simulator_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/alidade-mesh/alidade/demo/simulator"
)

func with(expr, placeholder, text string) string {
	return strings.ReplaceAll(expr, placeholder, text)
}

func TestAnEndlessStreamHasMessagesAndNoRequests(t *testing.T) {
	h := quarterOf(t, simulator.EndlessStreams)
	const to = `destination_workload="collector"`
	messages := func(metric string) map[string]float64 {
		return h.table(t, `sum by (reporter, source_workload) (rate(`+metric+`{`+to+`}[5m]))`, "reporter", "source_workload")
	}
	sent, received := messages("istio_request_messages_total"), messages("istio_response_messages_total")
	if got, want := keys(sent), []string{
		"destination inventory", "destination unknown", "destination web", "source inventory", "source web",
	}; !slices.Equal(got, want) {
		t.Errorf("messages are counted as %q instead of %q", got, want)
	}
	for pair, perSecond := range map[string]float64{"source web": 50, "destination web": 50, "source inventory": 20, "destination inventory": 20, "destination unknown": 4} {
		if sent[pair] < 0.8*perSecond || sent[pair] > 1.2*perSecond || received[pair] == 0 || received[pair] > 0.3*sent[pair] {
			t.Errorf("%s: %.1f messages a second go there and %.1f come back, expected %v there", pair, sent[pair], received[pair], perSecond)
		}
	}
	if requests := h.value(t, `count(istio_requests_total{`+to+`})`); requests != 0 {
		t.Errorf("%v series tell of requests", requests)
	}
	truth := number(h.traffic(byHost), func(t simulator.Traffic) float64 { return t.RequestMessages })
	want := h.table(t, byHostPair+`(istio_request_messages_total{reporter="source"} or istio_request_messages_total{source_workload="unknown"})`, hostPair...)
	if !maps.Equal(truth, want) {
		t.Errorf("messages are\n%v instead of\n%v", truth, want)
	}
	if n := h.traffic(byHost)["web collector collector.observability.svc.cluster.local"].Requests; n != 0 {
		t.Errorf("%v streams have ended", n)
	}
}

func TestAnswersThatDidNotComeHaveTheCodeZero(t *testing.T) {
	h := quarterOf(t, simulator.Unanswered)
	const answers = `sum by (reporter, response_code, grpc_response_status, response_flags) (istio_requests_total{destination_service_name="NAME"})`
	labels := []string{"reporter", "response_code", "grpc_response_status", "response_flags"}
	for name, shares := range map[string]map[string][2]float64{
		"export":        {"source 0  DC": {0.4, 0.6}, "source 200  -": {0.4, 0.6}, "destination 0  DC": {0.4, 0.6}, "destination 200  -": {0.4, 0.6}},
		"notifications": {"source 0  UC": {0.15, 0.21}, "source 0  UF": {0.08, 0.12}, "source 200  -": {0.68, 0.76}, "destination 0  UC": {0.17, 0.23}, "destination 200  -": {0.77, 0.83}},
		"wishlist":      {"source 200 5 -": {0.37, 0.43}, "source 200 0 -": {0.57, 0.63}, "destination 200 5 -": {0.37, 0.43}, "destination 200 0 -": {0.57, 0.63}},
	} {
		got := h.table(t, with(answers, "NAME", name), labels...)
		if !slices.Equal(keys(got), slices.Sorted(maps.Keys(shares))) {
			t.Errorf("%s answers %q", name, keys(got))
		}
		all := map[string]float64{}
		for row, n := range got {
			reporter, _, _ := strings.Cut(row, " ")
			all[reporter] += n
		}
		for row, bounds := range shares {
			reporter, _, _ := strings.Cut(row, " ")
			if share := got[row] / all[reporter]; share < bounds[0] || share > bounds[1] {
				t.Errorf("%s: %.3f are %q", name, share, row)
			}
		}
	}
}

func TestWhoHangsUpAndWhatIsNotFoundIsNoError(t *testing.T) {
	h := quarterOf(t, simulator.Unanswered)
	for service, bounds := range map[string][2]float64{"export": {0, 0}, "wishlist": {0, 0}, "notifications": {0.25, 0.31}} {
		all := h.traffic(func(p simulator.Pair) string { return p.Service })[service]
		if ratio := all.Errors / all.Requests; all.Requests == 0 || ratio < bounds[0] || ratio > bounds[1] {
			t.Errorf("%s: %v of %v requests failed", service, all.Errors, all.Requests)
		}
	}
}

func TestHostsOutsideTheRegistryHaveTheirNames(t *testing.T) {
	h := quarterOf(t, simulator.Passthrough)
	const hosts = `sum by (source_workload, destination_service_name, destination_service, response_code) (istio_requests_total{destination_service_name=~".*Cluster", destination_service!~"feed-.*"})`
	if got, want := keys(h.table(t, hosts, "source_workload", "destination_service_name", "destination_service", "response_code")), []string{
		"cart BlackHoleCluster 198.51.100.9:8443 502", "cart BlackHoleCluster telemetry.vendor.example 502",
		"checkout PassthroughCluster api.partner.example 200", "checkout PassthroughCluster api.partner.example 500",
		"inventory PassthroughCluster 203.0.113.7:8080 200", "inventory PassthroughCluster 203.0.113.8:8080 200", "inventory PassthroughCluster 203.0.113.9:8080 200",
		"web PassthroughCluster www.example.com 200",
	}; !slices.Equal(got, want) {
		t.Errorf("outside are %q instead of %q", got, want)
	}
	if n := h.value(t, `count(count by (destination_service) (istio_requests_total{destination_service=~"feed-.*"}))`); n != 60 {
		t.Errorf("%v feeds are called, of 60", n)
	}
	if peers := h.peers(t, "destination", `destination_service_name=~".*Cluster"`); !slices.Equal(peers, []string{"unknown unknown unknown latest unknown unknown unknown unknown"}) {
		t.Errorf("behind them are %q", peers)
	}
	lost := h.table(t, `sum by (destination_service, destination_service_name) (istio_requests_total{response_code="404", response_flags="NR"})`, "destination_service_name", "destination_service")
	if len(lost) < 40 || lost[`unknown "><script>alert('x.y')</script>`] == 0 || lost["unknown unknown"] == 0 {
		t.Errorf("the gateway has no route for %q", keys(lost))
	}
	truth := h.traffic(func(p simulator.Pair) string { return p.Service })
	for service, errors := range map[string][2]float64{"PassthroughCluster": {0.01, 0.1}, "BlackHoleCluster": {1, 1}, "unknown": {0, 0}} {
		all := truth[service]
		if ratio := all.Errors / all.Requests; all.Requests == 0 || ratio < errors[0] || ratio > errors[1] {
			t.Errorf("%s: %v of %v requests failed", service, all.Errors, all.Requests)
		}
	}
	if got, want := truth["unknown"].Requests, sum(lost); got != want {
		t.Errorf("%v requests had no route, the gateway counts %v", got, want)
	}
}

func TestDurationsAreSwitchedOffForClients(t *testing.T) {
	h := switched(t, simulator.Normal, simulator.ServerOnlyDurations, simulator.Normal)
	for i, want := range []string{"destination|source", "destination", "destination|source"} {
		at := start.Add(phaseEnd(i))
		got := strings.Join(keys(h.tableAt(t, at, `count by (reporter) (istio_request_duration_milliseconds_count)`, "reporter")), "|")
		if got != want {
			t.Errorf("phase %d: durations are counted at the %s", i, got)
		}
		for _, metric := range []string{"istio_requests_total", "istio_request_bytes_count"} {
			if got := h.tableAt(t, at, `sum by (reporter) (rate(`+metric+`[5m]))`, "reporter"); got["source"] < 100 || got["destination"] < 100 {
				t.Errorf("phase %d: %s is %v", i, metric, got)
			}
		}
	}
}

// The truth of these scenarios is what a proxy that saw the whole of a call
// counts of it.
func TestTheTruthOfUnansweredCallsIsWhatTheirCallersCount(t *testing.T) {
	for _, scenario := range []string{simulator.Unanswered, simulator.Passthrough, simulator.ServerOnlyDurations} {
		h := quarterOf(t, scenario)
		once := func(condition string) map[string]float64 {
			return h.table(t, byHostPair+with(oneReporter, "CONDITION", condition), hostPair...)
		}
		all := h.traffic(byHost)
		if got, want := number(all, requestsOf), once(""); !maps.Equal(got, want) {
			t.Errorf("%s: requests are\n%v instead of\n%v", scenario, got, want)
		}
		failed := once(`, response_code=~"5.."`)
		for _, condition := range []string{`, response_code="0", response_flags!="DC"`, `, response_code!~"5..", grpc_response_status=~"2|4|12|13|14|15"`} {
			for pair, n := range once(condition) {
				failed[pair] += n
			}
		}
		if got := number(all, errorsOf); !maps.Equal(got, failed) {
			t.Errorf("%s: errors are\n%v instead of\n%v", scenario, got, failed)
		}
	}
}
