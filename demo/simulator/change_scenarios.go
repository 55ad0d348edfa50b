package simulator

// goneEdge releases a version, whose pods replace the former ones: their series
// end, while the catalog's proxies keep theirs without counting on.
func goneEdge(t *Topology) {
	t.workload("search").Replicas[0].Version = "v2"
	t.operation("search", "query").Stages = nil
	t.operation("search", "item").Stages = nil
}

func newEdge(t *Topology) {
	t.Operations = append(t.Operations, Operation{
		On: "catalog", Name: "price", Protocol: GRPC, Own: Spread{3, 0.5}, RequestBytes: 180, ResponseBytes: 260,
	})
	view := t.operation("cart", "view")
	view.Stages = append(view.Stages, []Call{{To: "catalog.price", Share: 0.3, Tolerated: 1}})
}

// canary leaves the shares of the other versions in proportion.
func canary(t *Topology) {
	payments := t.workload("payments")
	var others float64
	for _, replica := range payments.Replicas {
		others += replica.Weight * float64(replica.Pods)
	}
	payments.Replicas = append(payments.Replicas, Replica{Version: "v3", Pods: 1, Weight: others / 4, Slowdown: 1.3})
}
