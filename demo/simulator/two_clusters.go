package simulator

import "strings"

// west is the second cluster's id.
const west = "west"

// twoClusters adds a cluster whose workloads are named as those of the first
// are. Part of a service's calls goes there, through a gateway that passes
// encrypted connections on: the caller's proxy does not learn where they end.
func twoClusters(t *Topology) {
	t.copyTo(west, "istio-ingressgateway", "search", "catalog", "inventory")
	t.Entries = append(t.Entries, Entry{From: "istio-ingressgateway@west", To: "search@west.query", PerSecond: 20})
	list := t.operation("recommendations", "list")
	list.Stages = [][]Call{{
		{To: "inventory.availability", Share: 0.6, Tolerated: 1},
		{To: "inventory@west.availability", Share: 0.3, Tolerated: 1},
	}}
	far := *t.route("recommendations", "inventory")
	far.To, far.Network = "inventory@west", Spread{MedianMs: 14, Sigma: 0.2}
	t.Routes = append(t.Routes, far)
}

// copyTo runs workloads in another cluster too. They call each other there, and
// everybody else where these are.
func (t *Topology) copyTo(cluster string, names ...string) {
	there := map[string]string{}
	for _, name := range names {
		there[name] = name + "@" + cluster
	}
	for _, w := range t.Workloads {
		if name, copied := there[w.Name]; copied {
			w.Name, w.Cluster = name, cluster
			t.Workloads = append(t.Workloads, w)
		}
	}
	for _, o := range t.Operations {
		on, copied := there[o.On]
		if !copied {
			continue
		}
		o.On = on
		var stages [][]Call
		for _, stage := range o.Stages {
			var calls []Call
			for _, c := range stage {
				callee, name, _ := strings.Cut(c.To, ".")
				if far, copied := there[callee]; copied {
					c.To = far + "." + name
				}
				calls = append(calls, c)
			}
			stages = append(stages, calls)
		}
		o.Stages = stages
		t.Operations = append(t.Operations, o)
	}
}
