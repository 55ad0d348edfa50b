package simulator

// Shop is a small web shop: an ingress gateway, five teams' workloads in three
// namespaces, and a card acquirer on the internet that fails too often.
func Shop() Topology {
	return Topology{
		Cluster:     "Kubernetes",
		TrustDomain: "cluster.local",
		Strict:      []string{"pay"},
		Workloads:   shopWorkloads(),
		Operations:  append(shopFront(), shopBack()...),
		Routes:      shopRoutes(),
		Entries:     shopEntries(),
	}
}

func pods(n int) []Replica {
	return []Replica{{Version: "v1", Pods: n, Weight: 1}}
}

func shopWorkloads() []Workload {
	return []Workload{
		{Namespace: "istio-system", Name: "istio-ingressgateway", Kind: Gateway, Replicas: pods(2)},

		{Namespace: "shop", Name: "web", Replicas: pods(3), Threads: 64},
		{Namespace: "shop", Name: "cart", Replicas: pods(2), Threads: 16},
		{Namespace: "shop", Name: "search", Replicas: pods(2), Threads: 16},
		{Namespace: "shop", Name: "recommendations", Replicas: pods(2), Threads: 12},
		{Namespace: "shop", Name: "checkout", Replicas: pods(2), Threads: 24},
		{Namespace: "shop", Name: "sessions", Kind: Database, Replicas: pods(1)},

		{Namespace: "stock", Name: "inventory", Replicas: pods(2), Threads: 16},
		{Namespace: "stock", Name: "catalog", Replicas: pods(2), Threads: 8},
		// The service is not named as the workload is, as happens in real
		// clusters.
		{Namespace: "stock", Name: "warehouse", Service: "warehouse-api", Replicas: pods(2), Threads: 16},
		{Namespace: "stock", Name: "stock-db", Kind: Database, Replicas: pods(1)},

		{Namespace: "pay", Name: "payments", Threads: 24, Replicas: []Replica{
			{Version: "v1", Pods: 2, Weight: 9},
			{Version: "v2", Pods: 1, Weight: 2, Slowdown: 1.6, Failures: []Failure{{Share: 0.008, Code: 500}}},
		}},
		{Namespace: "pay", Name: "fraud", Replicas: pods(2), Threads: 8},
		{Namespace: "pay", Name: "ledger", Replicas: pods(2), Threads: 8},
		{Namespace: "pay", Name: "tax", Bare: true, Replicas: pods(1), Threads: 16},
		{Namespace: "pay", Name: "ledger-db", Kind: Database, Replicas: pods(1)},

		{Namespace: "jobs", Name: "stock-import", Bare: true, Replicas: pods(1)},
		{Namespace: "external", Name: "acquirer", Service: "acquirer.example.com", Kind: External, Replicas: pods(1)},
	}
}

func shopRoutes() []Route {
	return []Route{
		{From: "istio-ingressgateway", To: "web", TimeoutMs: 15000, Attempts: 2},
		{From: "web", To: "recommendations", TimeoutMs: 1000, UnreachableShare: 0.004},
		{From: "web", To: "search", Attempts: 2, UnreachableShare: 0.001},
		{From: "web", To: "checkout", TimeoutMs: 10000, Tagged: true},
		{From: "recommendations", To: "inventory", TimeoutMs: 800, Attempts: 3},
		{From: "checkout", To: "payments", TimeoutMs: 4000},
		{From: "checkout", To: "inventory", TimeoutMs: 3000},
		{From: "inventory", To: "warehouse", TimeoutMs: 1500},
		{From: "payments", To: "acquirer", TimeoutMs: 1500, Attempts: 2, UnhealthyShare: 0.012, UnreachableShare: 0.12,
			Network: Spread{MedianMs: 24, Sigma: 0.3}},
		{From: "cart", To: "sessions", Connections: 4},
		{From: "inventory", To: "stock-db", Connections: 8},
		// ledger opens a connection for each query: it has no pool.
		{From: "ledger", To: "ledger-db"},
	}
}

func shopEntries() []Entry {
	const gateway = "istio-ingressgateway"
	return []Entry{
		{From: gateway, To: "web.home", PerSecond: 48, Impatient: 0.002},
		{From: gateway, To: "web.search", PerSecond: 42, Impatient: 0.002},
		{From: gateway, To: "web.product", PerSecond: 18, Impatient: 0.002},
		{From: gateway, To: "web.checkout", PerSecond: 16},
		{From: gateway, PerSecond: 0.4},
		{From: "stock-import", To: "inventory.import", PerSecond: 6},
		{From: "warehouse", To: "checkout.status", PerSecond: 2},
	}
}
