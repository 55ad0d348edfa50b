package graph_test

import (
	"strings"
	"testing"

	"github.com/alidade-mesh/alidade/pkg/query"
)

// What real meshes do to names and to reports.
func TestGraphsOfMessyMeshes(t *testing.T) {
	for name, test := range map[string]struct {
		kind       query.NodeKind
		mesh, want string
	}{
		"a call across clusters is one, though its caller knows the service alone": {query.NodeWorkload, `
			c1:shop/web > ?  7/s to=shop/pay
			c1:shop/web > ?  1/s to=shop/pay code=503 flags=UF
			c1:shop/web > c2:shop/pay-v2(pay)  7/s by=destination policy=mutual_tls`, `
			service//shop/pay: failing, in 1/s, 100% errors
			workload/c1/shop/web: healthy, out 8/s, 12.5% errors
			workload/c2/shop/pay-v2: healthy, in 7/s, 0% errors
			workload/c1/shop/web->service//shop/pay: failing, http, by source, 1/s, 100% errors
			workload/c1/shop/web->workload/c2/shop/pay-v2: healthy, http, by destination, 7/s, 0% errors, mtls 100%`},

		"what the receiving side does not tell stays with the service": {query.NodeWorkload, `
			c1:shop/web > c1:shop/pay-v1(pay)  4/s
			c1:shop/web > c1:shop/pay-v1(pay)  4/s by=destination
			c1:shop/web > ?  3/s to=shop/pay`, `
			service/c1/shop/pay: healthy, in 3/s, 0% errors
			workload/c1/shop/pay-v1: healthy, in 4/s, 0% errors
			workload/c1/shop/web: healthy, out 7/s, 0% errors
			workload/c1/shop/web->service/c1/shop/pay: healthy, http, by source, 3/s, 0% errors
			workload/c1/shop/web->workload/c1/shop/pay-v1: healthy, http, by source, 4/s, 0% errors`},

		"through a gateway between clusters the caller tells": {query.NodeWorkload, `
			c1:shop/web > ?  7/s to=shop/pay
			? > c2:shop/pay-v2(pay)  7/s by=destination as=spiffe://mesh/ns/istio-system/sa/istio-eastwestgateway`, `
			service//shop/pay: healthy, in 7/s, 0% errors
			workload/c1/shop/web: healthy, out 7/s, 0% errors
			workload/c1/shop/web->service//shop/pay: healthy, http, by source, 7/s, 0% errors`},

		"a waypoint is a hop though its name does not say so": {query.NodeWorkload, `
			c1:shop/web > c1:shop/pay  10/s by=waypoint
			c1:edge/entry > c1:shop/l7  5/s to=shop/pay
			c1:edge/entry > c1:shop/pay  5/s by=waypoint`, `
			workload/c1/edge/entry: healthy, out 5/s, 0% errors
			workload/c1/shop/pay: healthy, in 15/s, 0% errors
			workload/c1/shop/web: healthy, out 10/s, 0% errors
			workload/c1/edge/entry->workload/c1/shop/pay: healthy, http, by waypoint, 5/s, 0% errors
			workload/c1/shop/web->workload/c1/shop/pay: healthy, http, by waypoint, 10/s, 0% errors`},

		"a connection that moves no byte is traffic, and fails": {query.NodeWorkload, `
			c1:amb/load > c1:amb/db  tcp sent=0 received=0 opened=1
			c1:amb/load > c1:amb/db  tcp closed=1 flags=CONNECT
			c1:amb/load > c1:amb/db  tcp closed=1 flags=DENY by=destination policy=mutual_tls
			c1:amb/load > c1:amb/ok  tcp opened=2
			c1:amb/load > c1:amb/ok  tcp closed=1 flags=-
			c1:amb/load > c1:amb/ok  tcp closed=1 flags=DC
			c1:amb/load > c1:amb/old  tcp opened=2
			c1:amb/load > c1:amb/old  tcp failed=1 flags=DENY`, `
			workload/c1/amb/db: failing, tcp 0 B/s
			workload/c1/amb/load: healthy
			workload/c1/amb/ok: healthy
			workload/c1/amb/old: failing
			workload/c1/amb/load->workload/c1/amb/db: failing, tcp, by source, sent 0 B/s, received 0 B/s, 1 connections/s, 100% failed
			workload/c1/amb/load->workload/c1/amb/ok: healthy, tcp, by source, 2 connections/s, 0% failed
			workload/c1/amb/load->workload/c1/amb/old: failing, tcp, by source, 2 connections/s, 100% failed`},

		"a receiving ztunnel's unknown is plain text": {query.NodeWorkload, `
			c1:amb/load > c1:amb/db  tcp sent=30 by=destination policy=unknown
			c1:amb/load > c1:amb/db  tcp sent=10 by=destination policy=mutual_tls`, `
			workload/c1/amb/db: healthy, tcp 40 B/s
			workload/c1/amb/load: healthy
			workload/c1/amb/load->workload/c1/amb/db: healthy, tcp, by destination, mtls 25%, sent 40 B/s`},

		"a stream that never ends is an edge without a rate": {query.NodeWorkload, `
			c1:cube/agent > c1:apm/oap  messages requestMessages=50 responseMessages=50
			c1:cube/agent > c1:apm/oap  messages requestMessages=50 responseMessages=50 by=destination`, `
			workload/c1/apm/oap: healthy
			workload/c1/cube/agent: healthy
			workload/c1/cube/agent->workload/c1/apm/oap: healthy, grpc, by source, 50 messages/s`},

		"durations of the receiving side stand where the source tells none": {query.NodeWorkload, `
			c1:shop/web > c1:shop/cart  10/s
			c1:shop/web > c1:shop/cart  10/s by=destination policy=none
			c1:shop/web > c1:shop/cart  duration sum=400 count=10`, `
			workload/c1/shop/cart: healthy, in 10/s, 0% errors
			workload/c1/shop/web: healthy, out 10/s, 0% errors
			workload/c1/shop/web->workload/c1/shop/cart: healthy, http, by source, 10/s, 0% errors, mean 40 ms, mtls 0%`},

		"half of a mean is none": {query.NodeWorkload, `
			c1:shop/web > c1:shop/cart  10/s
			c1:shop/web > c1:shop/cart  duration count=10`, `
			workload/c1/shop/cart: healthy, in 10/s, 0% errors
			workload/c1/shop/web: healthy, out 10/s, 0% errors
			workload/c1/shop/web->workload/c1/shop/cart: healthy, http, by source, 10/s, 0% errors`},

		"calls without an answer are not healthy, though their callers left": {query.NodeWorkload, `
			c1:edge/entry > c1:shop/api  5/s
			c1:edge/entry > c1:shop/api  5/s code=0 flags=DC
			c1:edge/entry > c1:shop/web  5/s
			c1:edge/entry > c1:shop/web  5/s code=0 flags=UC`, `
			workload/c1/edge/entry: healthy, out 20/s, 25% errors
			workload/c1/shop/api: degraded, in 10/s, 0% errors
			workload/c1/shop/web: failing, in 10/s, 50% errors
			workload/c1/edge/entry->workload/c1/shop/api: degraded, http, by source, 10/s, 0% errors
			workload/c1/edge/entry->workload/c1/shop/web: failing, http, by source, 10/s, 50% errors`},

		"a gRPC status that is the caller's mistake is no error": {query.NodeWorkload, `
			c1:shop/web > c1:shop/catalog  5/s protocol=grpc grpc=0
			c1:shop/web > c1:shop/catalog  5/s protocol=grpc grpc=5`, `
			workload/c1/shop/catalog: healthy, in 10/s, 0% errors
			workload/c1/shop/web: healthy, out 10/s, 0% errors
			workload/c1/shop/web->workload/c1/shop/catalog: healthy, grpc, by source, 10/s, 0% errors`},

		"callers without a workload are told apart by principal and by namespace": {query.NodeWorkload, `
			? > c1:shop/pay  1/s by=destination as=spiffe://mesh/ns/bank/sa/teller
			? > c1:shop/pay  2/s by=destination in=tools
			? > c1:shop/pay  3/s by=destination`, `
			unknown-caller: healthy, out 3/s, 0% errors
			unknown/bank/teller: healthy, out 1/s, 0% errors
			unknown/tools/unknown-caller: healthy, out 2/s, 0% errors
			workload/c1/shop/pay: healthy, in 6/s, 0% errors
			unknown-caller->workload/c1/shop/pay: healthy, http, by destination, 3/s, 0% errors
			unknown/bank/teller->workload/c1/shop/pay: healthy, http, by destination, 1/s, 0% errors
			unknown/tools/unknown-caller->workload/c1/shop/pay: healthy, http, by destination, 2/s, 0% errors`},

		"and stand for their namespaces": {query.NodeNamespace, `
			? > c1:shop/pay  1/s by=destination as=spiffe://mesh/ns/bank/sa/teller
			? > c1:shop/pay  2/s by=destination in=tools`, `
			namespace//bank: healthy, out 1/s, 0% errors
			namespace//tools: healthy, out 2/s, 0% errors
			namespace/c1/shop: healthy, in 3/s, 0% errors
			namespace//bank->namespace/c1/shop: healthy, http, by destination, 1/s, 0% errors
			namespace//tools->namespace/c1/shop: healthy, http, by destination, 2/s, 0% errors`},

		"the version that is gone is not a node's": {query.NodeVersion, `
			c1:shop/web@v1 > c1:shop/api@v2  3/s
			c1:shop/web@v1 > c1:shop/api@v1  0/s`, `
			version/c1/shop/api/v1: idle, in 0/s
			version/c1/shop/api/v2: healthy, in 3/s, 0% errors
			version/c1/shop/web/v1: healthy, out 3/s, 0% errors
			version/c1/shop/web/v1->version/c1/shop/api/v1: idle, http, by source, 0/s
			version/c1/shop/web/v1->version/c1/shop/api/v2: healthy, http, by source, 3/s, 0% errors`},
	} {
		t.Run(name, func(t *testing.T) {
			got, want := printed(draw(t, test.kind, test.mesh)), strings.TrimLeft(trimmed(test.want), "\n")
			if got != want {
				t.Errorf("drawn\n%s\nrather than\n%s", got, want)
			}
		})
	}
}
