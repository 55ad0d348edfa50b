package simulator_test

import (
	"maps"
	"testing"

	"github.com/alidade-mesh/alidade/demo/simulator"
)

// traffic is what really passed, by the names of a pair that a test chooses.
func (h history) traffic(of func(simulator.Pair) string) map[string]simulator.Traffic {
	all := map[string]simulator.Traffic{}
	for pair, t := range h.simulator.Traffic() {
		key := of(pair)
		all[key] = all[key].Plus(t)
	}
	return all
}

// number is one number of all traffic, without those that have none.
func number(all map[string]simulator.Traffic, of func(simulator.Traffic) float64) map[string]float64 {
	numbers := map[string]float64{}
	for key, t := range all {
		if n := of(t); n != 0 {
			numbers[key] = n
		}
	}
	return numbers
}

func requestsOf(t simulator.Traffic) float64 { return t.Requests }
func errorsOf(t simulator.Traffic) float64   { return t.Errors }

func byHost(p simulator.Pair) string {
	return p.Source.Workload + " " + p.Destination.Workload + " " + p.Host
}

var hostPair = []string{"source_workload", "destination_workload", "destination_service"}

const (
	byHostPair = `sum by (source_workload, destination_workload, destination_service) `
	// oneReporter are the requests of the normal mesh, each once: every caller
	// has a sidecar but one.
	oneReporter = `(istio_requests_total{reporter="source"CONDITION} or istio_requests_total{reporter="destination", source_workload="unknown"CONDITION})`
)

func TestTheTruthOfANormalMeshIsWhatItsCallersCount(t *testing.T) {
	h := hour(t)
	all := h.traffic(byHost)
	once := func(condition string) map[string]float64 {
		return h.table(t, byHostPair+with(oneReporter, "CONDITION", condition), hostPair...)
	}
	if got, want := number(all, requestsOf), once(""); !maps.Equal(got, want) {
		t.Errorf("requests are\n%v instead of\n%v", got, want)
	}
	failed := once(`, response_code=~"5.."`)
	for pair, n := range once(`, response_code!~"5..", grpc_response_status=~"2|4|12|13|14|15"`) {
		failed[pair] += n
	}
	if got := number(all, errorsOf); !maps.Equal(got, failed) {
		t.Errorf("errors are\n%v instead of\n%v", got, failed)
	}
	arrivals := h.table(t, byHostPair+`(istio_requests_total{reporter="destination"})`, hostPair...)
	if got := number(all, func(t simulator.Traffic) float64 { return t.Arrivals }); !maps.Equal(got, arrivals) {
		t.Errorf("arrivals are\n%v instead of\n%v", got, arrivals)
	}
	encrypted := h.table(t, byHostPair+`(istio_requests_total{connection_security_policy="mutual_tls"})`, hostPair...)
	if got := number(all, func(t simulator.Traffic) float64 { return t.EncryptedArrivals }); !maps.Equal(got, encrypted) {
		t.Errorf("encrypted arrivals are\n%v instead of\n%v", got, encrypted)
	}
	for metric, of := range map[string]func(simulator.Traffic) float64{
		"istio_tcp_connections_opened_total": func(t simulator.Traffic) float64 { return t.Opened },
		"istio_tcp_sent_bytes_total":         func(t simulator.Traffic) float64 { return t.SentBytes },
		"istio_tcp_received_bytes_total":     func(t simulator.Traffic) float64 { return t.ReceivedBytes },
		"istio_request_messages_total":       func(t simulator.Traffic) float64 { return t.RequestMessages },
		"istio_response_messages_total":      func(t simulator.Traffic) float64 { return t.ResponseMessages },
	} {
		want := h.table(t, byHostPair+`(`+metric+`{reporter="source"})`, hostPair...)
		if got := number(all, of); len(got) == 0 || !maps.Equal(got, want) {
			t.Errorf("%s: truth is\n%v instead of\n%v", metric, got, want)
		}
	}
}

func TestASilentMeshHasItsTruthAllTheSame(t *testing.T) {
	s, err := simulator.New(simulator.Options{Seed: 1, Start: start, Scenario: simulator.SilentMesh})
	if err != nil {
		t.Fatal(err)
	}
	s.Step(start.Add(interval))
	silent := s.Traffic()
	normal, err := simulator.New(simulator.Options{Seed: 1, Start: start})
	if err != nil {
		t.Fatal(err)
	}
	normal.Step(start.Add(interval))
	if len(silent) == 0 || !maps.Equal(silent, normal.Traffic()) {
		t.Error("what nobody reads did not happen")
	}
}

// Who carries calls otherwise does not change what they are.
func TestTheTruthDoesNotDependOnWhoReports(t *testing.T) {
	byService := func(p simulator.Pair) string { return p.Source.Workload + " " + p.Host }
	servicesOf := []string{"source_workload", "destination_service"}
	for scenario, others := range map[string]string{
		simulator.TwoClusters: `source_workload="unknown"`,
		// The warehouse has no proxy that sees its requests.
		simulator.Ambient: `source_workload=~"unknown|warehouse"`,
	} {
		h := quarterOf(t, scenario)
		want := h.table(t, `sum by (source_workload, destination_service) (istio_requests_total{reporter="source"} or istio_requests_total{reporter="destination", `+others+`})`, servicesOf...)
		if got := number(h.traffic(byService), requestsOf); !maps.Equal(got, want) {
			t.Errorf("%s: requests are\n%v instead of\n%v", scenario, got, want)
		}
		// A connection that was not taken, and one to a workload with a sidecar, is known to its caller's
		// ztunnel alone.
		opened := h.table(t, `sum by (destination_service) (istio_tcp_connections_opened_total{reporter="destination"}
			or istio_tcp_connections_opened_total{reporter="source", response_flags="CONNECT"}
			or istio_tcp_connections_opened_total{reporter="source", destination_workload="checkout"})`, "destination_service")
		got := number(h.traffic(func(p simulator.Pair) string { return p.Host }), func(t simulator.Traffic) float64 { return t.Opened })
		if len(got) == 0 || !maps.Equal(got, opened) {
			t.Errorf("%s: connections are\n%v instead of\n%v", scenario, got, opened)
		}
	}
}
