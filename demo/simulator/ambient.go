package simulator

// ambient takes the sidecars from the namespace stock: ztunnels carry its
// connections, and a waypoint stands in front of the inventory, which the
// gateway calls too. The warehouse does not take every connection.
func ambient(t *Topology) {
	for i := range t.Workloads {
		w := &t.Workloads[i]
		w.Ambient = w.Namespace == "stock"
	}
	t.workload("inventory").Waypoint = "waypoint"
	t.Workloads = append(t.Workloads,
		Workload{Namespace: "stock", Name: "waypoint", Kind: Waypoint, Replicas: pods(2)},
		Workload{Namespace: "istio-system", Name: ztunnel, Kind: ZTunnel, Replicas: pods(3)},
	)
	t.route("inventory", "warehouse").UnreachableShare = 0.02
	t.route("istio-ingressgateway", "inventory").Attempts = 3
	t.Entries = append(t.Entries, Entry{From: "istio-ingressgateway", To: "inventory.availability", PerSecond: 5})
}
