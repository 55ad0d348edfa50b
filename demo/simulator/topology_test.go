package simulator

import (
	"strings"
	"testing"
)

func TestATopologyThatDoesNotFitIsRefusedByName(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Topology)
		want   string
	}{
		"a workload twice": {
			func(t *Topology) { t.Workloads = append(t.Workloads, t.Workloads[0]) },
			`workload "istio-ingressgateway" is there twice`,
		},
		"a version without pods": {
			func(t *Topology) { t.Workloads[1].Replicas = []Replica{{Version: "v1"}} },
			`workload "web": version "v1" needs pods`,
		},
		"an operation on nobody": {
			func(t *Topology) { t.Operations = append(t.Operations, Operation{On: "nobody", Name: "act"}) },
			`operation nobody.act: there is no workload "nobody"`,
		},
		"two pods of one name": {
			func(t *Topology) { t.copyTo("west", "stock-db") },
			`workload "stock-db@west": there is another pod named "stock-db-0"`,
		},
		"an ambient workload without a ztunnel": {
			func(t *Topology) { t.workload("cart").Ambient = true },
			`workload "cart" is ambient, but there is no workload "ztunnel"`,
		},
		"a waypoint that is not there": {
			func(t *Topology) { t.workload("cart").Waypoint = "way" },
			`workload "cart": there is no waypoint "way"`,
		},
		"a call to nothing": {
			func(t *Topology) { t.operation("cart", "view").Stages = [][]Call{{{To: "cart.nothing"}}} },
			`operation cart.view: it calls "cart.nothing", which is none of acquirer.authorise, cart.view`,
		},
		"an entry at nobody": {
			func(t *Topology) { t.Entries = []Entry{{From: "nobody", To: "web.home"}} },
			`entry to "web.home": there is no workload "nobody"`,
		},
		"an entry to nothing": {
			func(t *Topology) { t.Entries = []Entry{{From: "web", To: "web.nothing"}} },
			`entry at web: it calls "web.nothing"`,
		},
		"an entry without a route and without a proxy": {
			func(t *Topology) { t.Entries = []Entry{{From: "stock-import"}} },
			`entry at stock-import: without a proxy`,
		},
		"a slow reader of more than its proxy holds": {
			func(t *Topology) {
				t.route("web", "cart").ReadBytesPerMs = 1000
				t.operation("cart", "view").ResponseBytes = 900_000
			},
			`cart.view: 900000 bytes are more than a proxy holds`,
		},
		"another network without a gateway": {
			func(t *Topology) { t.workload("ledger").Network = "west" },
			`payments calls ledger on the network "west", which has no east-west gateway`,
		},
		"a refusal without a ztunnel": {
			func(t *Topology) { t.route("ledger", "ledger-db").RefusedShare = 1 },
			`route from "ledger" to "ledger-db": RefusedShare is for ambient databases`,
		},
		"a pool whose connections fail": {
			func(t *Topology) { t.route("cart", "sessions").UnreachableShare = 0.1 },
			`route from "cart" to "sessions": connections of a pool do not fail`,
		},
		"a bare workload that does not reach its callee": {
			func(t *Topology) { t.route("stock-import", "inventory").UnhealthyShare = 0.1 },
			`route from "stock-import" to "inventory": nobody sees what a bare workload cannot reach`,
		},
		"a stream from nobody": {
			func(t *Topology) { t.Streams = []Stream{{From: "nobody", To: "catalog.find"}} },
			`stream to "catalog.find": there is no workload "nobody"`,
		},
		"a stream of HTTP": {
			func(t *Topology) { t.Streams = []Stream{{From: "web", To: "cart.view"}} },
			`stream at web: cart.view does not speak gRPC`,
		},
		"a route from nobody": {
			func(t *Topology) { t.route("nobody", "web").Attempts = 2 },
			`route from "nobody" to "web": there is no workload "nobody"`,
		},
	} {
		topology := Shop()
		c.change(&topology)
		if _, err := newMesh(topology, nil); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: the error is %v instead of %q", name, err, c.want)
		}
	}
}

func TestAPodKeepsItsName(t *testing.T) {
	web := Workload{Namespace: "shop", Name: "web"}
	first, second := newTarget(web, "v1", 0, 1), newTarget(web, "v1", 1, 1)
	if *first != *newTarget(web, "v1", 0, 1) || first.Pod == second.Pod || first.Instance == second.Instance {
		t.Errorf("the pods are %v and %v", first, second)
	}
	if got := newTarget(Workload{Name: "stock-db", Kind: Database}, "v1", 0, 1).Pod; got != "stock-db-0" {
		t.Errorf("the database's pod is %s", got)
	}
}

func TestFlagsAreJoinedAsAProxyJoinsThem(t *testing.T) {
	for want, flags := range map[string]flag{
		"-": 0, "UT": upstreamTimeout, "UF,URX": retriesExhausted | connectionFailure,
		"UH,NR,DC": downstreamTermination | noRoute | noHealthyUpstream,
	} {
		if got := flags.String(); got != want {
			t.Errorf("%b is written %s instead of %s", flags, got, want)
		}
	}
}
