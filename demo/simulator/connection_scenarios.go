package simulator

// reports adds an ambient namespace that only ztunnels serve: a builder that
// writes into a database.
func reports(t *Topology) {
	t.Workloads = append(t.Workloads,
		Workload{Namespace: "reports", Name: "builder", Ambient: true, Replicas: pods(2)},
		Workload{Namespace: "reports", Name: "reports-db", Kind: Database, Ambient: true, Replicas: pods(1)},
		Workload{Namespace: "istio-system", Name: ztunnel, Kind: ZTunnel, Replicas: pods(3)},
	)
	t.Operations = append(t.Operations, Operation{
		On: "reports-db", Name: "write", Own: Spread{2, 0.6}, RequestBytes: 2400, ResponseBytes: 90,
	})
	t.Entries = append(t.Entries, Entry{From: "builder", To: "reports-db.write", PerSecond: 4})
}

// refusedTCP lets connections fail in every way that there is: by an ambient
// database's policy, for a pod that a ztunnel does not reach, and at a sidecar
// that finds no endpoint or does not reach it.
func refusedTCP(t *Topology) {
	reports(t)
	t.Workloads = append(t.Workloads,
		Workload{Namespace: "reports", Name: "viewer", Ambient: true, Replicas: pods(1)},
		Workload{Namespace: "reports", Name: "archive-db", Kind: Database, Ambient: true, Replicas: pods(1)},
		Workload{Namespace: "pay", Name: "fraud-cache", Kind: Database, Replicas: pods(1)},
	)
	t.Operations = append(t.Operations,
		Operation{On: "archive-db", Name: "write", Own: Spread{3, 0.6}, RequestBytes: 4200, ResponseBytes: 60},
		Operation{On: "fraud-cache", Name: "get", Own: Spread{0.5, 0.5}, RequestBytes: 80, ResponseBytes: 300},
	)
	t.Entries = append(t.Entries,
		Entry{From: "viewer", To: "reports-db.write", PerSecond: 1},
		Entry{From: "builder", To: "archive-db.write", PerSecond: 2},
	)
	t.operation("fraud", "score").Stages = [][]Call{{{To: "fraud-cache.get", Share: 1, Tolerated: 1}}}
	t.route("viewer", "reports-db").RefusedShare = 1
	t.route("builder", "archive-db").UnreachableShare = 0.25
	cache := t.route("fraud", "fraud-cache")
	cache.UnreachableShare, cache.UnhealthyShare = 0.2, 0.1
}

// plaintextAmbient lets two callers without a ztunnel into the ambient namespace:
// a machine outside, and a pod of which no more than the namespace is known.
func plaintextAmbient(t *Topology) {
	reports(t)
	t.Workloads = append(t.Workloads,
		Workload{Namespace: "reports", Name: "viewer", Ambient: true, Replicas: pods(1)},
		Workload{Namespace: "office", Name: "branch-office", Bare: true, Anonymity: Nameless, Replicas: pods(1)},
		Workload{Namespace: "jobs", Name: "reports-export", Bare: true, Anonymity: NamespaceOnly, Replicas: pods(1)},
	)
	t.Operations = append(t.Operations, Operation{
		On: "viewer", Name: "page", Own: Spread{12, 0.5}, RequestBytes: 420, ResponseBytes: 16000, Stages: [][]Call{{
			{To: "reports-db.write", Share: 0.5},
		}},
	})
	t.Entries = append(t.Entries,
		Entry{From: "builder", To: "viewer.page", PerSecond: 20},
		Entry{From: "branch-office", To: "viewer.page", PerSecond: 40},
		Entry{From: "reports-export", To: "reports-db.write", PerSecond: 2},
	)
}
