package simulator

import "fmt"

// endlessStreams lets the shop send its measurements to a collector, in streams
// that do not end.
func endlessStreams(t *Topology) {
	t.Workloads = append(t.Workloads, Workload{Namespace: "observability", Name: "collector", Replicas: pods(2)})
	t.Operations = append(t.Operations, Operation{On: "collector", Name: "export", Protocol: GRPC, Own: Spread{1, 0.3}})
	t.Streams = append(t.Streams,
		Stream{From: "web", To: "collector.export", SentPerSecond: 50, ReceivedPerSecond: 5},
		Stream{From: "inventory", To: "collector.export", SentPerSecond: 20, ReceivedPerSecond: 2},
		Stream{From: "stock-import", To: "collector.export", SentPerSecond: 4, ReceivedPerSecond: 1},
	)
}

// withoutAnswers lets half of the callers of one service leave, one service break
// connections without a status, and another one not find what it is asked for.
func withoutAnswers(t *Topology) {
	t.Workloads = append(t.Workloads,
		Workload{Namespace: "shop", Name: "export", Replicas: pods(2)},
		Workload{Namespace: "shop", Name: "notifications", Replicas: pods(2)},
		Workload{Namespace: "shop", Name: "wishlist", Replicas: pods(2)},
	)
	t.Operations = append(t.Operations,
		Operation{On: "export", Name: "download", Own: Spread{600, 0.3}, RequestBytes: 500, ResponseBytes: 48000},
		Operation{On: "notifications", Name: "send", Own: Spread{6, 0.5}, RequestBytes: 700, ResponseBytes: 120,
			Failures: []Failure{{Share: 0.2, Crash: true, Silent: true}}},
		Operation{On: "wishlist", Name: "find", Protocol: GRPC, Own: Spread{5, 0.5}, RequestBytes: 200, ResponseBytes: 900,
			Failures: []Failure{{Share: 0.4, GRPCStatus: grpcNotFound}}},
	)
	t.Entries = append(t.Entries,
		Entry{From: "istio-ingressgateway", To: "export.download", PerSecond: 6, Impatient: 0.5},
		Entry{From: "checkout", To: "notifications.send", PerSecond: 8},
		Entry{From: "web", To: "wishlist.find", PerSecond: 10},
	)
	lossy := t.route("checkout", "notifications")
	lossy.UnreachableShare, lossy.NoStatus = 0.1, true
}

// passthrough lets workloads call what the mesh does not know, and strangers ask
// the gateway for it.
func passthrough(t *Topology) {
	call := func(from, host string, registration Registration, perSecond float64) {
		name := "host " + host
		t.Workloads = append(t.Workloads, Workload{
			Namespace: "external", Name: name, Service: host, Kind: External, Registration: registration, Replicas: pods(1),
		})
		operation := Operation{On: name, Name: "get", Own: Spread{40, 0.5}, RequestBytes: 500, ResponseBytes: 6000}
		if host == "api.partner.example" {
			operation.Failures = []Failure{{Share: 0.2, Code: 500}}
		}
		t.Operations = append(t.Operations, operation)
		t.Entries = append(t.Entries, Entry{From: from, To: name + ".get", PerSecond: perSecond})
	}
	call("web", "www.example.com", Unregistered, 2)
	call("checkout", "api.partner.example", Unregistered, 4)
	for i := range 3 {
		call("inventory", fmt.Sprintf("203.0.113.%d:8080", i+7), Unregistered, 1)
	}
	// More hosts than anybody wants to see.
	for i := range 60 {
		call("search", fmt.Sprintf("feed-%02d.example.org", i), Unregistered, 0.2+0.01*float64(i))
	}
	call("cart", "telemetry.vendor.example", Blocked, 1.5)
	call("cart", "198.51.100.9:8443", Blocked, 0.5)
	t.Entries = append(t.Entries, Entry{From: "istio-ingressgateway", PerSecond: 2, Hosts: scannedHosts()})
}

// scannedHosts are what scanners write into the Host header.
func scannedHosts() []string {
	hosts := []string{`"><script>alert('x.y')</script>`, "a|b]--> \"x\".example\n"}
	for i := range 40 {
		hosts = append(hosts, fmt.Sprintf("h%d.scan.example", i))
	}
	return hosts
}

// serverOnlyDurations is what a Telemetry resource makes that switches durations
// off for clients.
func serverOnlyDurations(t *Topology) {
	t.WithoutClientDurations = true
}
