package simulator

import "strings"

// twoNetworks runs the second cluster on a network of its own. Part of a
// service's calls goes there, and the ledger runs there alone: whoever calls from
// the other network does not learn which workload answers. What is lost on the
// way stays with its caller, without a word about the service but its host.
func twoNetworks(t *Topology) {
	acrossNetworks(t, false)
}

// terminatingGateway is twoNetworks with gateways that end the connections of
// either side.
func terminatingGateway(t *Topology) {
	acrossNetworks(t, true)
}

func acrossNetworks(t *Topology, terminating bool) {
	t.copyTo(west, "istio-ingressgateway", "search", "catalog", "inventory")
	t.move("ledger", west)
	for i := range t.Workloads {
		if t.Workloads[i].Cluster == west {
			t.Workloads[i].Network = west
		}
	}
	for _, there := range []struct{ name, cluster string }{{"istio-eastwestgateway", ""}, {"istio-eastwestgateway@west", west}} {
		t.Workloads = append(t.Workloads, Workload{
			Namespace: "istio-system", Name: there.name, Cluster: there.cluster, Network: there.cluster,
			Account: "istio-eastwestgateway-service-account",
			Kind:    EastWestGateway, Terminating: terminating, Replicas: pods(1),
		})
	}
	t.Entries = append(t.Entries, Entry{From: "istio-ingressgateway@west", To: "search@west.query", PerSecond: 20})
	t.operation("recommendations", "list").Stages = [][]Call{{
		{To: "inventory.availability", Share: 0.6, Tolerated: 1},
		{To: "inventory@west.availability", Share: 0.3, Tolerated: 1},
	}}
	t.operation("search", "query").Stages = [][]Call{{
		{To: "catalog.find", Share: 0.35, Tolerated: 1},
		{To: "catalog@west.find", Share: 0.15, Tolerated: 1},
	}}
	far := Spread{MedianMs: 14, Sigma: 0.2}
	// One attempt each, so that both sides count the same.
	*t.route("recommendations", "inventory@west") = Route{
		From: "recommendations", To: "inventory@west", Network: far, UnhealthyShare: 0.03, UnreachableShare: 0.02,
	}
	*t.route("search", "catalog@west") = Route{From: "search", To: "catalog@west", Network: far, UnreachableShare: 0.02}
	*t.route("payments", "ledger@west") = Route{From: "payments", To: "ledger@west", Network: far, HostOnly: true}
	t.route("ledger@west", "ledger-db").Network = far
	t.route("inventory@west", "stock-db").Network = far
}

// move runs a workload in another cluster instead.
func (t *Topology) move(name, cluster string) {
	there := name + "@" + cluster
	w := t.workload(name)
	w.Name, w.Cluster = there, cluster
	rename := func(in *string) {
		if workload, rest, called := strings.Cut(*in, "."); workload == name {
			*in = there
			if called {
				*in += "." + rest
			}
		}
	}
	for i := range t.Operations {
		rename(&t.Operations[i].On)
		for _, stage := range t.Operations[i].Stages {
			for j := range stage {
				rename(&stage[j].To)
			}
		}
	}
	for i := range t.Routes {
		rename(&t.Routes[i].From)
		rename(&t.Routes[i].To)
	}
	for i := range t.Entries {
		rename(&t.Entries[i].From)
		rename(&t.Entries[i].To)
	}
}
