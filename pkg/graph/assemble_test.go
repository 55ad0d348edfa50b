package graph_test

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/graph"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
	"github.com/alidade-mesh/alidade/pkg/vector"
)

func draw(t *testing.T, kind query.NodeKind, text string) graph.Graph {
	t.Helper()
	return graph.Assemble(mesh(t, text), query.Query{Nodes: kind, Errors: query.Errors5xx, Reporter: query.Auto}, query.DefaultSettings())
}

func TestGraphsOfMeshes(t *testing.T) {
	for name, test := range map[string]struct {
		kind       query.NodeKind
		mesh, want string
	}{
		"an edge adds up its outcomes": {query.NodeWorkload, `
			c1:shop/web > c1:shop/cart  9/s
			c1:shop/web > c1:shop/cart  0.5/s code=503 flags=UF
			c1:shop/web > c1:shop/cart  0.5/s protocol=grpc grpc=14
			c1:shop/web > c1:shop/cart  duration sum=400 count=10 quantile=95
			c1:shop/web > c1:shop/cart  policy mutual_tls 6
			c1:shop/web > c1:shop/cart  policy none 2
			c1:shop/web > c1:shop/cart  policy unknown 50
			c1:shop/web > c1:shop/cart  bytes request=10 response=90`, `
			workload/c1/shop/cart: failing, in 10/s, 10% errors
			workload/c1/shop/web: healthy, out 10/s, 10% errors
			workload/c1/shop/web->workload/c1/shop/cart: failing, grpc,http, by source, 10/s, 10% errors, latency 95 ms, mean 40 ms, mtls 75%, request 10 B/s, response 90 B/s`},

		"what is not known is not there": {query.NodeWorkload, `
			c1:shop/web > c1:shop/cart  2/s by=destination policy=unknown
			c1:shop/web > c1:shop/cart  duration sum=0 count=0
			c1:shop/web > c1:shop/cart  duration quantile=NaN`, `
			workload/c1/shop/cart: healthy, in 2/s, 0% errors
			workload/c1/shop/web: healthy, out 2/s, 0% errors
			workload/c1/shop/web->workload/c1/shop/cart: healthy, http, by destination, 2/s, 0% errors`},

		"a service that is called by another name than its own is one node": {query.NodeService, `
			c1:shop/web > c1:shop/store@v1(warehouse)  9/s to=shop/warehouse-api
			c1:shop/web > ?  1/s to=shop/warehouse-api code=503 flags=UH`, `
			service/c1/shop/warehouse: failing, in 10/s, 10% errors
			service/c1/shop/web: healthy, out 10/s, 10% errors
			service/c1/shop/web->service/c1/shop/warehouse: failing, http, by source, 10/s, 10% errors`},

		"and so is an app": {query.NodeApp, `
			c1:shop/web > c1:shop/warehouse  9/s to=shop/warehouse-api
			c1:shop/web > ?  1/s to=shop/warehouse-api code=504 flags=UT`, `
			app/c1/shop/warehouse: failing, in 10/s, 10% errors
			app/c1/shop/web: healthy, out 10/s, 10% errors
			app/c1/shop/web->app/c1/shop/warehouse: failing, http, by source, 10/s, 10% errors`},

		"a call into the cluster that its caller cannot name": {query.NodeWorkload, `
			c1:shop/web > c1:shop/cart  6/s
			c1:shop/web > shop/cart  3/s
			c2:shop/web > c2:shop/cart  1/s
			c1:shop/web > c1:shop/cart  policy mutual_tls 6
			c1:shop/web > c2:shop/cart  policy mutual_tls 3`, `
			workload/c1/shop/cart: healthy, in 6/s, 0% errors
			workload/c1/shop/web: healthy, out 9/s, 0% errors
			workload/c2/shop/cart: healthy, in 4/s, 0% errors
			workload/c2/shop/web: healthy, out 1/s, 0% errors
			workload/c1/shop/web->workload/c1/shop/cart: healthy, http, by source, 6/s, 0% errors, mtls 100%
			workload/c1/shop/web->workload/c2/shop/cart: healthy, http, by source, 3/s, 0% errors, mtls 100%
			workload/c2/shop/web->workload/c2/shop/cart: healthy, http, by source, 1/s, 0% errors`},

		"TCP has bytes and no requests": {query.NodeWorkload, `
			c1:shop/cart > c1:shop/db  tcp sent=100 received=20 opened=1 closed=1 flags=- by=source
			c1:shop/cart > c1:shop/db  tcp policy mutual_tls 30
			c1:shop/cart > c1:shop/db  tcp policy none 90`, `
			workload/c1/shop/cart: healthy
			workload/c1/shop/db: healthy, tcp 120 B/s
			workload/c1/shop/cart->workload/c1/shop/db: healthy, tcp, by source, mtls 25%, sent 100 B/s, received 20 B/s, 1 connections/s, 0% failed`},

		"encrypted HTTP does not hide plain TCP": {query.NodeWorkload, `
			c1:shop/cart > c1:shop/db  5/s
			c1:shop/cart > c1:shop/db  policy mutual_tls 5
			c1:shop/cart > c1:shop/db  tcp sent=100
			c1:shop/cart > c1:shop/db  tcp policy none 100`, `
			workload/c1/shop/cart: healthy, out 5/s, 0% errors
			workload/c1/shop/db: healthy, in 5/s, 0% errors, tcp 100 B/s
			workload/c1/shop/cart->workload/c1/shop/db: healthy, http,tcp, by source, 5/s, 0% errors, mtls 0%, sent 100 B/s`},

		"a call that never arrived ends in its service, which shows it failing": {query.NodeWorkload, `
			c1:shop/web > c1:shop/pay-v1(pay)  9/s
			c1:shop/web > ?  1/s to=shop/pay code=503 flags=UH`, `
			service/c1/shop/pay: failing, in 1/s, 100% errors
			workload/c1/shop/pay-v1: healthy, in 9/s, 0% errors
			workload/c1/shop/web: healthy, out 10/s, 10% errors
			workload/c1/shop/web->service/c1/shop/pay: failing, http, by source, 1/s, 100% errors
			workload/c1/shop/web->workload/c1/shop/pay-v1: healthy, http, by source, 9/s, 0% errors`},

		"in a graph of services it is the service itself": {query.NodeService, `
			c1:shop/web > c1:shop/pay-v1(pay)  9/s
			c1:shop/web > ?  1/s to=shop/pay code=503 flags=UH`, `
			service/c1/shop/pay: failing, in 10/s, 10% errors
			service/c1/shop/web: healthy, out 10/s, 10% errors
			service/c1/shop/web->service/c1/shop/pay: failing, http, by source, 10/s, 10% errors`},

		"in a graph of namespaces it is the service's namespace": {query.NodeNamespace, `
			c1:shop/web > c1:bank/pay  9/s
			c1:shop/web > ?  1/s to=bank/pay code=503`, `
			namespace/c1/bank: failing, in 10/s, 10% errors
			namespace/c1/shop: healthy, out 10/s, 10% errors
			namespace/c1/shop->namespace/c1/bank: failing, http, by source, 10/s, 10% errors`},

		"in a graph of clusters it is the only one there is": {query.NodeCluster, `
			c1:shop/web > c1:bank/pay  9/s
			c1:shop/web > ?  1/s to=bank/pay`, `
			cluster/c1: healthy, in 10/s, 0% errors, out 10/s, 0% errors
			cluster/c1->cluster/c1: healthy, http, by source, 10/s, 0% errors`},

		"or nobody, where there are several": {query.NodeCluster, `
			c1:shop/web > c2:bank/pay  9/s
			c1:shop/web > ?  1/s to=bank/pay`, `
			cluster/c1: healthy, out 10/s, 0% errors
			cluster/c2: healthy, in 9/s, 0% errors
			unknown: healthy, in 1/s, 0% errors
			cluster/c1->cluster/c2: healthy, http, by source, 9/s, 0% errors
			cluster/c1->unknown: healthy, http, by source, 1/s, 0% errors`},

		"an error of a call without a destination is its caller's": {query.NodeWorkload, `
			c1:shop/web > c1:shop/cart  8/s
			c1:shop/web > ?  2/s code=503 flags=NC
			c1:shop/job > ?  1/s code=503 flags=NC`, `
			unknown: healthy, in 3/s, 100% errors
			workload/c1/shop/cart: healthy, in 8/s, 0% errors
			workload/c1/shop/job: failing, out 1/s, 100% errors
			workload/c1/shop/web: failing, out 10/s, 20% errors
			workload/c1/shop/job->unknown: failing, http, by source, 1/s, 100% errors
			workload/c1/shop/web->unknown: failing, http, by source, 2/s, 100% errors
			workload/c1/shop/web->workload/c1/shop/cart: healthy, http, by source, 8/s, 0% errors`},

		"an unknown caller is not the unknown destination": {query.NodeWorkload, `
			? > c1:shop/web  5/s by=destination
			c1:shop/web > ?  1/s`, `
			unknown: healthy, in 1/s, 0% errors
			unknown-caller: healthy, out 5/s, 0% errors
			workload/c1/shop/web: healthy, in 5/s, 0% errors, out 1/s, 0% errors
			unknown-caller->workload/c1/shop/web: healthy, http, by destination, 5/s, 0% errors
			workload/c1/shop/web->unknown: healthy, http, by source, 1/s, 0% errors`},

		"what lies outside the mesh is external": {query.NodeWorkload, `
			c1:shop/pay > ?  1/s to=api.bank.example
			c1:shop/pay > ?  2/s to=PassthroughCluster
			c1:shop/pay > ?  3/s to=BlackHoleClusterIpv4 code=502
			c1:shop/pay > ?  tcp sent=7 to=legacy`, `
			external/api.bank.example: healthy, in 1/s, 0% errors
			external/legacy: healthy, tcp 7 B/s
			external/passthrough/PassthroughCluster: healthy, passthrough, in 2/s, 0% errors
			external/refused/BlackHoleCluster: failing, refused, in 3/s, 100% errors
			workload/c1/shop/pay: healthy, out 6/s, 50% errors
			workload/c1/shop/pay->external/api.bank.example: healthy, http, by source, 1/s, 0% errors
			workload/c1/shop/pay->external/legacy: healthy, tcp, by source, sent 7 B/s
			workload/c1/shop/pay->external/passthrough/PassthroughCluster: healthy, http, by source, 2/s, 0% errors
			workload/c1/shop/pay->external/refused/BlackHoleCluster: failing, http, by source, 3/s, 100% errors`},

		"a cluster that one side does not know is filled in where only one is possible": {query.NodeWorkload, `
			c1:shop/web > c2:shop/cart  4/s
			c1:shop/web > shop/cart     1/s
			shop/web > c1:shop/mail     1/s by=destination
			shop/web > c2:shop/mail     1/s by=destination
			c1:shop/app > shop/mail     1/s`, `
			workload//shop/mail: healthy, in 1/s, 0% errors
			workload/c1/shop/app: healthy, out 1/s, 0% errors
			workload/c1/shop/mail: healthy, in 1/s, 0% errors
			workload/c1/shop/web: healthy, out 7/s, 0% errors
			workload/c2/shop/cart: healthy, in 5/s, 0% errors
			workload/c2/shop/mail: healthy, in 1/s, 0% errors
			workload/c1/shop/app->workload//shop/mail: healthy, http, by source, 1/s, 0% errors
			workload/c1/shop/web->workload/c1/shop/mail: healthy, http, by destination, 1/s, 0% errors
			workload/c1/shop/web->workload/c2/shop/cart: healthy, http, by source, 5/s, 0% errors
			workload/c1/shop/web->workload/c2/shop/mail: healthy, http, by destination, 1/s, 0% errors`},

		"of two quantiles of one edge the larger is told": {query.NodeWorkload, `
			c1:shop/web > c1:shop/cart  4/s
			c1:shop/web > c1:shop/cart  duration quantile=80
			c1:shop/web > shop/cart     duration quantile=120
			shop/web > c1:shop/cart     duration quantile=100`, `
			workload/c1/shop/cart: healthy, in 4/s, 0% errors
			workload/c1/shop/web: healthy, out 4/s, 0% errors
			workload/c1/shop/web->workload/c1/shop/cart: healthy, http, by source, 4/s, 0% errors, latency 120 ms`},

		"versions of a workload are nodes of their own": {query.NodeVersion, `
			c1:shop/web@v1 > c1:shop/cart@v1  3/s
			c1:shop/web@v1 > c1:shop/cart@v2  1/s code=500
			c1:shop/web@v1 > c1:shop/old      1/s`, `
			version/c1/shop/cart/v1: healthy, in 3/s, 0% errors
			version/c1/shop/cart/v2: failing, in 1/s, 100% errors
			version/c1/shop/old/: healthy, in 1/s, 0% errors
			version/c1/shop/web/v1: healthy, out 5/s, 20% errors
			version/c1/shop/web/v1->version/c1/shop/cart/v1: healthy, http, by source, 3/s, 0% errors
			version/c1/shop/web/v1->version/c1/shop/cart/v2: failing, http, by source, 1/s, 100% errors
			version/c1/shop/web/v1->version/c1/shop/old/: healthy, http, by source, 1/s, 0% errors`},

		"a version that the caller did not learn is filled in where only one is possible": {query.NodeVersion, `
			c1:shop/web@v1 > c1:shop/cart@v2  3/s
			c1:shop/web@v1 > c1:shop/cart     1/s code=503 flags=UF
			c1:shop/web@v1 > c1:shop/pay@v1   1/s
			c1:shop/web@v1 > c1:shop/pay@v2   1/s
			c1:shop/web@v1 > c1:shop/pay      1/s code=503 flags=UF`, `
			version/c1/shop/cart/v2: failing, in 4/s, 25% errors
			version/c1/shop/pay/: failing, in 1/s, 100% errors
			version/c1/shop/pay/v1: healthy, in 1/s, 0% errors
			version/c1/shop/pay/v2: healthy, in 1/s, 0% errors
			version/c1/shop/web/v1: healthy, out 7/s, 28.571% errors
			version/c1/shop/web/v1->version/c1/shop/cart/v2: failing, http, by source, 4/s, 25% errors
			version/c1/shop/web/v1->version/c1/shop/pay/: failing, http, by source, 1/s, 100% errors
			version/c1/shop/web/v1->version/c1/shop/pay/v1: healthy, http, by source, 1/s, 0% errors
			version/c1/shop/web/v1->version/c1/shop/pay/v2: healthy, http, by source, 1/s, 0% errors`},

		"apps gather their workloads, and what never arrived at their service": {query.NodeApp, `
			c1:shop/web > c1:shop/cart  3/s
			c1:shop/web > ?  1/s to=shop/cart code=503`, `
			app/c1/shop/cart: failing, in 4/s, 25% errors
			app/c1/shop/web: healthy, out 4/s, 25% errors
			app/c1/shop/web->app/c1/shop/cart: failing, http, by source, 4/s, 25% errors`},

		"roles go by the workload's name": {query.NodeWorkload, `
			? > c1:istio-system/istio-ingressgateway  3/s by=source
			c1:istio-system/istio-ingressgateway > c1:shop/web  3/s`, `
			unknown-caller: healthy, out 3/s, 0% errors
			workload/c1/istio-system/istio-ingressgateway: healthy, gateway, in 3/s, 0% errors, out 3/s, 0% errors
			workload/c1/shop/web: healthy, in 3/s, 0% errors
			unknown-caller->workload/c1/istio-system/istio-ingressgateway: healthy, http, by source, 3/s, 0% errors
			workload/c1/istio-system/istio-ingressgateway->workload/c1/shop/web: healthy, http, by source, 3/s, 0% errors`},

		"what reports the calls that arrive at it is no gateway, whatever its name": {query.NodeWorkload, `
			c1:shop/web > c1:shop/istio-ingressgateway-tests  3/s
			c1:shop/web > c1:shop/istio-ingressgateway-tests  policy mutual_tls 3`, `
			workload/c1/shop/istio-ingressgateway-tests: healthy, in 3/s, 0% errors
			workload/c1/shop/web: healthy, out 3/s, 0% errors
			workload/c1/shop/web->workload/c1/shop/istio-ingressgateway-tests: healthy, http, by source, 3/s, 0% errors, mtls 100%`},

		"what had no traffic in the window is idle": {query.NodeWorkload, `
			c1:shop/web > c1:shop/cart  0/s code=500`, `
			workload/c1/shop/cart: idle, in 0/s
			workload/c1/shop/web: idle, out 0/s
			workload/c1/shop/web->workload/c1/shop/cart: idle, http, by source, 0/s`},

		"only traffic makes an edge": {query.NodeWorkload, `
			c1:shop/web > c1:shop/cart  bytes request=2
			c1:shop/web > c1:shop/cart  duration sum=1 count=1 quantile=1`, ``},
	} {
		t.Run(name, func(t *testing.T) {
			got, want := printed(draw(t, test.kind, test.mesh)), strings.TrimLeft(trimmed(test.want), "\n")
			if got != want {
				t.Errorf("drawn\n%s\nrather than\n%s", got, want)
			}
		})
	}
}

func TestResponsesAreSortedAndWithoutWhatDidNotOccur(t *testing.T) {
	g := draw(t, query.NodeWorkload, `
		c1:shop/web > c1:shop/cart  1/s code=503 flags=UF,URX
		c1:shop/web > c1:shop/cart  4/s
		c1:shop/web > c1:shop/cart  2/s
		c1:shop/web > c1:shop/cart  1/s protocol=grpc grpc=14
		c1:shop/web > c1:shop/cart  0/s code=500`)
	const edge = "workload/c1/shop/web->workload/c1/shop/cart"
	want := []graph.Response{
		{edge, "grpc", "200", "14", "-", 1},
		{edge, "http", "200", "", "-", 6},
		{edge, "http", "503", "", "UF,URX", 1},
	}
	// The two samples with equal outcomes differ in nothing else, so they are one row.
	if !reflect.DeepEqual(g.Responses, want) {
		t.Errorf("the responses are %v", g.Responses)
	}
}

func TestTheReceivingSideExplainsWhatACallingZtunnelCannot(t *testing.T) {
	g := draw(t, query.NodeWorkload, `
		c1:amb/load > c1:amb/db  tcp closed=3 flags=CONNECT
		c1:amb/load > c1:amb/db  tcp closed=1 flags=-
		c1:amb/load > c1:amb/db  tcp closed=2 flags=DENY by=destination policy=mutual_tls
		c1:amb/load > c1:amb/db  tcp closed=1 flags=- by=destination policy=mutual_tls`)
	const edge = "workload/c1/amb/load->workload/c1/amb/db"
	want := []graph.Response{{edge, "tcp", "", "", "-", 1}, {edge, "tcp", "", "", "CONNECT", 1}, {edge, "tcp", "", "", "DENY", 2}}
	if !reflect.DeepEqual(g.Responses, want) {
		t.Errorf("the responses are %v", g.Responses)
	}
}

func TestNodesTellWhatTheirSamplesTell(t *testing.T) {
	g := draw(t, query.NodeWorkload, `
		c1:shop/web > c1:shop/cart@v2(basket)  1/s
		c1:shop/web > c1:shop/cart@v1(basket)  1/s
		c1:shop/web > ?  1/s to=shop/mail`)
	told := map[string][][]string{}
	for _, node := range g.Nodes {
		told[node.ID()] = [][]string{node.Services, node.Apps, node.Versions}
	}
	want := map[string][][]string{
		"workload/c1/shop/cart": {{"basket"}, {"cart"}, {"v1", "v2"}},
		"workload/c1/shop/web":  {{"web"}, {"web"}, nil},
		"service/c1/shop/mail":  {{"mail"}, nil, nil},
	}
	if !reflect.DeepEqual(told, want) {
		t.Errorf("the nodes tell %v", told)
	}
}

func TestTheSameMeshIsTheSameGraphInWhateverOrderItArrives(t *testing.T) {
	parts := mesh(t, `
		c1:shop/web > c1:shop/cart  0.1/s
		c1:shop/web > c1:shop/cart  0.2/s code=201
		c1:shop/web > c1:shop/cart  0.3/s code=202
		c1:shop/web > c1:shop/cart  1e9/s code=204
		shop/web > shop/cart        0.7/s
		c1:shop/cart > c1:shop/db   tcp sent=0.1 received=0.2
		c1:shop/web > c1:shop/cart  duration quantile=3 sum=0.1 count=0.3`)
	first := graph.Assemble(parts, query.Query{Nodes: query.NodeWorkload, Reporter: query.Auto}, query.DefaultSettings())
	random := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		for _, part := range parts {
			random.Shuffle(len(part), func(i, j int) { part[i], part[j] = part[j], part[i] })
		}
		again := graph.Assemble(parts, query.Query{Nodes: query.NodeWorkload, Reporter: query.Auto}, query.DefaultSettings())
		if !reflect.DeepEqual(first, again) {
			t.Fatalf("first\n%s\nthen\n%s", printed(first), printed(again))
		}
	}
}

func TestNoNameCanPassForAnotherIdentity(t *testing.T) {
	parts := graph.Parts{promql.Requests: vector.Of(model.Vector{
		{Metric: model.Metric{"source_workload": "a", "destination_workload": "b/c", "destination_workload_namespace": "shop"}, Value: 1},
		{Metric: model.Metric{"source_workload": "a", "destination_workload": "c", "destination_workload_namespace": "shop/b"}, Value: 1},
		{Metric: model.Metric{"source_workload": "a->workload///b", "destination_workload": "<script>"}, Value: 1},
		{Metric: model.Metric{"source_workload": "a%2F", "destination_workload": "\u202eé"}, Value: 1},
	})}
	g := graph.Assemble(parts, query.Query{Nodes: query.NodeWorkload, Reporter: query.Auto}, query.DefaultSettings())
	ids := map[string]bool{}
	for _, node := range g.Nodes {
		ids[node.ID()] = true
		if strings.Count(node.ID(), "/") != 3 || strings.ContainsAny(node.ID(), "<>") {
			t.Errorf("the id %q is not escaped", node.ID())
		}
	}
	if len(ids) != 7 || len(g.Edges) != 4 {
		t.Errorf("%d ids of nodes, %d edges", len(ids), len(g.Edges))
	}
}
