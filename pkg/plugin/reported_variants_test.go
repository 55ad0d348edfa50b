package plugin_test

import "testing"

// What is told in part is counted for the rest, and what is known in one form is not another thing in the
// next.
func TestWhatIsToldInPartIsCountedOnce(t *testing.T) {
	const vague = "source s/web > ? 10/s host=pay.s.svc.cluster.local service=pay in=s\n"
	checkReported(t, map[string]reported{
		"of two clusters one is read": {
			series: vague + "destination s/web > c2:s/pay 6/s",
			asked: []reportedQuestion{
				{query: measured("requestRate", "", ``), answer: "10"},
				{query: measured("requestRate", "destination.workload", ``), answer: "destination_workload=pay 6\ndestination_workload=unknown 4"},
				{query: drawn(``), answer: `
					service//s/pay healthy
					workload/c1/s/web v1 healthy
					workload/c2/s/pay v1 healthy
					workload/c1/s/web -> service//s/pay http 4/s failed=0 by=source
					workload/c1/s/web -> service//s/pay: http 200 - 4/s
					workload/c1/s/web -> workload/c2/s/pay http 6/s failed=0 mtls=1 by=destination
					workload/c1/s/web -> workload/c2/s/pay: http 200 - 6/s`},
			},
		},
		"what was called before stands still": {
			series: vague + "destination s/web > c2:s/pay 0/s",
			asked: []reportedQuestion{
				{query: measured("requestRate", "", ``), answer: "10"},
				{query: drawn(``), answer: `
					service//s/pay healthy
					workload/c1/s/web v1 healthy
					workload/c1/s/web -> service//s/pay http 10/s failed=0 by=source
					workload/c1/s/web -> service//s/pay: http 200 - 10/s`},
			},
		},
		"connections that were opened and arrived nowhere": {
			series: `
				opened source s/web > ? 5/s host=db.s.svc.cluster.local service=db in=s
				closed source s/web > ? 2/s host=db.s.svc.cluster.local service=db in=s flags=UF
				closed source s/web > ? 3/s host=db.s.svc.cluster.local service=db in=s
				opened destination s/web > c2:s/db 3/s
				closed destination s/web > c2:s/db 3/s`,
			asked: []reportedQuestion{
				{query: measured("tcpOpenedRate", "", ``), answer: "5"},
				{query: measured("tcpFailureRatio", "", ``), answer: "0.4"},
			},
		},
		"an ingress gateway without metadata beside a call that is told": {
			series: `
				destination ? > s/pay 5/s as=spiffe://cluster.local/ns/istio-system/sa/istio-ingressgateway-service-account
				source s/web > ? 1/s host=pay.s.svc.cluster.local service=pay in=s
				destination s/web > s/pay 1/s`,
			asked: []reportedQuestion{{query: measured("requestRate", "source.workload", ``), answer: "source_workload=unknown 5\nsource_workload=web 1"}},
		},
		"a gateway between clusters of which one is not read": {
			series: vague + "destination ? > c2:s/pay 12/s as=spiffe://cluster.local/ns/istio-system/sa/istio-eastwestgateway",
			asked:  []reportedQuestion{{query: measured("requestRate", "source.workload", ``), answer: "source_workload=unknown 2\nsource_workload=web 10"}},
		},
		"calls that broke between clusters": {
			series: `
				source s/web > ? 9.5/s host=pay.s.svc.cluster.local service=pay in=s
				source s/web > ? 0.5/s host=pay.s.svc.cluster.local service=pay in=s code=503 flags=UC
				destination s/web > c2:s/pay 9.5/s`,
			asked: []reportedQuestion{
				{query: measured("errorRatio", "", ``), answer: "0.05"},
				{query: measured("requestRate", "", ``), answer: "10"},
			},
		},
		"calls that broke between clusters long ago": {
			series: `
				source s/web > ? 9.5/s host=pay.s.svc.cluster.local service=pay in=s
				source s/web > ? 0/s host=pay.s.svc.cluster.local service=pay in=s code=503 flags=UC
				destination s/web > c2:s/pay 9.5/s`,
			asked: []reportedQuestion{
				{query: measured("errorRatio", "", ``), answer: "0"},
				{query: drawn(`, "nodes": "namespace"`), answer: `
					namespace/c1/s v1 healthy
					namespace/c2/s v1 healthy
					namespace/c1/s -> namespace/c2/s http 9.5/s failed=0 mtls=1 by=destination
					namespace/c1/s -> namespace/c2/s: http 200 - 9.5/s`},
			},
		},
		"a few calls between clusters": {
			series: `
				source s/web > ? 0.02/s host=pay.s.svc.cluster.local service=pay in=s
				destination s/web > c2:s/pay 0.017/s`,
			asked: []reportedQuestion{{query: measured("requestRate", "destination.workload", ``), answer: "destination_workload=pay 0.017"}},
		},
		"calls by address and by name": {
			series: `
				source ops/adm > shop/orders 3/s host=10.2.3.4:8080 service=PassthroughCluster
				source ops/adm > shop/orders 2/s
				destination ops/adm > shop/orders 5/s`,
			asked: []reportedQuestion{
				{query: measured("requestRate", "destination.service", ``), answer: "destination_service_name=orders 5"},
				{query: measured("requestRate", "", `, "destination": {"service": "orders"}`), answer: "5"},
				{query: measured("requestRate", "", `, "destination": {"service": {"op": "!=", "value": "orders"}}`), notices: []string{"No series match"}},
			},
		},
		"calls by address that never arrived": {
			series: `
				source ops/adm > shop/orders 3/s host=10.2.3.4:8080 service=PassthroughCluster
				source ops/adm > shop/orders 1/s host=10.2.3.4:8080 service=PassthroughCluster code=503 flags=UF
				destination ops/adm > shop/orders 3/s`,
			asked: []reportedQuestion{
				{query: measured("requestRate", "destination.service", ``), answer: "destination_service_name=PassthroughCluster 1\ndestination_service_name=orders 3"},
				{query: measured("errorRatio", "destination.service", ``), answer: "destination_service_name=PassthroughCluster 1\ndestination_service_name=orders 0"},
			},
		},
		"a service behind PassthroughCluster": {
			series: `
				source s/web > ? 1/s host=pay.bank.svc.corp.example:8080 service=PassthroughCluster in=unknown code=503 flags=UF
				source s/web > ? 1/s host=pay.bank.svc.cluster.local service=BlackHoleCluster in=unknown code=502`,
			asked: []reportedQuestion{{query: drawn(``), answer: `
				service//bank/pay failing
				workload/c1/s/web v1 healthy
				workload/c1/s/web -> service//bank/pay http 2/s failed=1 by=source
				workload/c1/s/web -> service//bank/pay: http 502 - 1/s
				workload/c1/s/web -> service//bank/pay: http 503 UF 1/s`}},
		},
		"percentiles of namespaces": {
			series: "source a/web > b/pay 5/s @40",
			asked: []reportedQuestion{
				{query: drawn(`, "nodes": "namespace"`), answer: `
					namespace/c1/a v1 healthy
					namespace/c1/b v1 healthy
					namespace/c1/a -> namespace/c1/b http 5/s failed=0 p95=48.75 mean=40 by=source
					namespace/c1/a -> namespace/c1/b: http 200 - 5/s`},
				{query: drawn(`, "nodes": "cluster"`), answer: `
					cluster/c1 v1 healthy
					cluster/c1 -> cluster/c1 http 5/s failed=0 p95=48.75 mean=40 by=source
					cluster/c1 -> cluster/c1: http 200 - 5/s`},
			},
		},
		"a caller whose calls go elsewhere does not stand still": {
			series: "source s/web > s/pay 0/s\n" + vague + "destination s/web > c2:s/pay 10/s",
			asked:  []reportedQuestion{{query: measured("requestRate", "", ``), answer: "10"}},
		},
		"plain text that ztunnel refused in part": {
			series: `
				opened destination ? > amb/db 5/s policy=unknown app=ztunnel
				closed destination ? > amb/db 3/s policy=unknown flags=DENY app=ztunnel
				opened destination amb/web > amb/db 6/s app=ztunnel
				opened destination ? > amb/cache 5/s policy=unknown app=ztunnel
				closed destination ? > amb/cache 5/s policy=unknown flags=DENY app=ztunnel`,
			asked: []reportedQuestion{
				{query: measured("mtlsRatio", "", ``), answer: "0.75"},
				{query: measured("plaintextRate", "", ``), answer: "2"},
			},
		},
		"buckets that share no bound, or spell it otherwise": {
			series: `
				durations source s/web > s/a 10/s @80 bounds=100,500,+Inf pod=a
				durations source s/web > s/a 10/s @80 bounds=90,400,+Inf pod=b
				durations source s/web > s/b 10/s @80 bounds=100.0,400.0,+Inf pod=c
				durations source s/web > s/b 10/s @80 bounds=100,400,+Inf pod=d`,
			asked: []reportedQuestion{{query: measured("apdex", "destination.service", `, "apdexTargetMs": 100`), answer: "destination_service_name=a 1\ndestination_service_name=b 1",
				notices: []string{"Proxies have different buckets"}}},
		},
	})
}
