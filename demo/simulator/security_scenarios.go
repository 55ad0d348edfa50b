package simulator

func plaintextStrict(t *Topology) {
	t.Workloads = append(t.Workloads, Workload{Namespace: "jobs", Name: "ledger-export", Bare: true, Replicas: pods(1)})
	t.Operations = append(t.Operations, Operation{
		On: "ledger", Name: "export", Own: Spread{8, 0.5}, RequestBytes: 300, ResponseBytes: 24000,
	})
	t.Entries = append(t.Entries, Entry{From: "ledger-export", To: "ledger.export", PerSecond: 4})
}

func mtlsFalling(t *Topology) {
	t.workload("search").Bare = true
}
