package simulator

// goneEdge releases a version, whose pods replace the former ones: their series
// end, while the catalog's proxies keep theirs without counting on.
func goneEdge(t *Topology) {
	t.workload("search").Replicas[0].Version = "v2"
	t.operation("search", "query").Stages = nil
	t.operation("search", "item").Stages = nil
}
