package simulator

import "slices"

func calm(t *Topology) {
	t.Entries = slices.DeleteFunc(t.Entries, func(e Entry) bool { return e.To == "" })
	for i := range t.Operations {
		o := &t.Operations[i]
		o.Failures = nil
		// What takes longer than a person notices is slow.
		o.Own.MedianMs = min(o.Own.MedianMs, 40)
	}
	for i := range t.Routes {
		t.Routes[i].UnhealthyShare, t.Routes[i].UnreachableShare = 0, 0
	}
	for i := range t.Workloads {
		for j := range t.Workloads[i].Replicas {
			t.Workloads[i].Replicas[j].Failures = nil
		}
	}
}

func outage(t *Topology) {
	t.route("payments", "acquirer").UnhealthyShare = 0.08
	t.operation("acquirer", "authorise").Failures = []Failure{
		{Share: 0.42, Code: 503},
		{Share: 0.04, Code: 500},
		{Share: 0.06, Stall: true},
	}
}

func slowPayments(t *Topology) {
	t.operation("payments", "charge").Own = Spread{MedianMs: 1000, Sigma: 0.35}
}

func noEndpoints(t *Topology) {
	t.route("recommendations", "inventory").UnhealthyShare = 0.2
	t.route("checkout", "inventory").UnhealthyShare = 0.2
}

func retryStorm(t *Topology) {
	t.operation("inventory", "availability").Failures = []Failure{{Share: 0.5, Crash: true}}
}

func timeouts(t *Topology) {
	t.operation("warehouse", "allocate").Own.MedianMs = 1000
}

func slowNetwork(t *Topology) {
	t.route("checkout", "inventory").Network = Spread{MedianMs: 240, Sigma: 0.2}
}

// slowReader lets only the caller's proxy notice: what it holds has left the
// network.
func slowReader(t *Topology) {
	t.EnvoyStatistics = true
	t.operation("catalog", "find").ResponseBytes = 500_000
	t.route("search", "catalog").ReadBytesPerMs = 2500
}

func throttled(t *Topology) {
	t.workload("cart").ThrottledShare = 0.6
}
