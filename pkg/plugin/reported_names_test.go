package plugin_test

import "testing"

// What is called goes by many names: the labels beside a host leave its namespace out or repeat it whole,
// and what has no name in the mesh has a host. Series of these shapes were met in public; the reports are
// named with each.
func TestWhatIsCalledGoesByItsNameWhateverLabelsSay(t *testing.T) {
	const (
		failing = `
			service/c1/bank/pay failing
			workload/c1/shop/web v1 healthy
			workload/c1/shop/web -> service/c1/bank/pay http 2/s failed=1 by=source
			workload/c1/shop/web -> service/c1/bank/pay: http 503 UH 2/s`
		charged = `
			workload/c1/pay/charge v1 healthy
			workload/c1/shop/web v1 healthy
			workload/c1/shop/web -> workload/c1/pay/charge http 4/s failed=0 by=source
			workload/c1/shop/web -> workload/c1/pay/charge: http 200 - 4/s`
	)
	checkReported(t, map[string]reported{
		// istio/istio#49842, istio/istio#29354: proxies before Istio 1.23, and clusters without metadata.
		"a namespace's outage keeps its namespace": {
			series: `
				source shop/web > bank/pay 0/s
				source shop/web > ? 2/s host=pay.bank.svc.cluster.local service=pay code=503 flags=UH`,
			asked: []reportedQuestion{
				{query: measured("errorRatio", byPair, `, "destination": {"namespace": "bank"}`), answer: "destination_service_name=pay source_workload=web 1"},
				{query: measured("errorRatio", byPair, ``), answer: "destination_service_name=pay source_workload=web 1"},
				{query: measured("errorRate", "destination.namespace", ``), answer: "destination_service_namespace=bank 2"},
				{query: drawn(`, "either": {"namespace": "bank"}`), answer: failing},
				{query: drawn(``), answer: failing},
			},
		},
		// istio/istio#28387, kyma-project/kyma#9886.
		"a service is one though its full name stands in place of the short one": {
			series: `
				source istio-system/istio-ingressgateway > sentinel/exporter-app 8/s
				source istio-system/istio-ingressgateway > ? 2/s host=exporter-app.sentinel.svc.cluster.local service=exporter-app.sentinel.svc.cluster.local code=503 flags=UF,URX`,
			asked: []reportedQuestion{
				{query: measured("errorRatio", "destination.service", ``), answer: "destination_service_name=exporter-app 0.2"},
				{query: measured("requestRate", "destination.namespace destination.service", ``), answer: "destination_service_name=exporter-app destination_service_namespace=sentinel 10"},
				{query: measured("requestRate", "destination.service", `, "destination": {"service": "exporter-app", "namespace": "sentinel"}`), answer: "destination_service_name=exporter-app 10"},
				{query: measured("requestRate", "", `, "destination": {"service": {"op": "!=", "value": "exporter-app"}}`), notices: []string{"No series match"}},
				{query: drawn(``), answer: `
					service/c1/sentinel/exporter-app failing
					workload/c1/istio-system/istio-ingressgateway v1 gateway healthy
					workload/c1/sentinel/exporter-app v1 healthy
					workload/c1/istio-system/istio-ingressgateway -> service/c1/sentinel/exporter-app http 2/s failed=1 by=source
					workload/c1/istio-system/istio-ingressgateway -> service/c1/sentinel/exporter-app: http 503 UF,URX 2/s
					workload/c1/istio-system/istio-ingressgateway -> workload/c1/sentinel/exporter-app http 8/s failed=0 by=source
					workload/c1/istio-system/istio-ingressgateway -> workload/c1/sentinel/exporter-app: http 200 - 8/s`},
				{query: drawn(`, "nodes": "service"`), answer: `
					service/c1/istio-system/istio-ingressgateway v1 gateway healthy
					service/c1/sentinel/exporter-app v1 failing
					service/c1/istio-system/istio-ingressgateway -> service/c1/sentinel/exporter-app http 10/s failed=0.2 by=source
					service/c1/istio-system/istio-ingressgateway -> service/c1/sentinel/exporter-app: http 200 - 8/s
					service/c1/istio-system/istio-ingressgateway -> service/c1/sentinel/exporter-app: http 503 UF,URX 2/s`},
				{query: drawn(`, "nodes": "namespace"`), answer: `
					namespace/c1/istio-system v1 healthy
					namespace/c1/sentinel v1 failing
					namespace/c1/istio-system -> namespace/c1/sentinel http 10/s failed=0.2 by=source
					namespace/c1/istio-system -> namespace/c1/sentinel: http 200 - 8/s
					namespace/c1/istio-system -> namespace/c1/sentinel: http 503 UF,URX 2/s`},
			},
		},
		// istio/istio#35726, kiali/kiali#4488, kiali/kiali#4453.
		"a service that was called by an address is told by who was called": {
			series: `
				source ops/admin-server > shop/orders 3/s host=10.2.3.4:8080 service=PassthroughCluster
				destination ops/admin-server > shop/orders 3/s`,
			asked: []reportedQuestion{
				{query: measured("requestRate", "destination.service", ``), answer: "destination_service_name=orders 3"},
				{query: measured("requestRate", "destination.service", `, "destination": {"service": "orders"}`), answer: "destination_service_name=orders 3"},
				{query: measured("errorRatio", "destination.service", ``), answer: "destination_service_name=orders 0"},
				{query: measured("mtlsRatio", "destination.service", ``), answer: "destination_service_name=orders 1"},
				{query: measured("requestRate", "", ``), answer: "3"},
				{query: drawn(``), answer: `
					workload/c1/ops/admin-server v1 healthy
					workload/c1/shop/orders v1 healthy
					workload/c1/ops/admin-server -> workload/c1/shop/orders http 3/s failed=0 mtls=1 by=source
					workload/c1/ops/admin-server -> workload/c1/shop/orders: http 200 - 3/s`},
			},
		},
		// istio/istio#24379, kiali/kiali#3746: no label brings the two reports together.
		"a call to a pod's address by nobody known is two calls": {
			series: `
				source shop/web > ? 5/s host=10.0.0.7:8080 service=PassthroughCluster in=unknown
				destination ? > shop/pay 5/s policy=none`,
			asked: []reportedQuestion{
				{query: measured("requestRate", "", ``), answer: "10"},
				{query: drawn(``), answer: `
					external/passthrough/PassthroughCluster passthrough healthy
					unknown-caller healthy
					workload/c1/shop/pay v1 healthy
					workload/c1/shop/web v1 healthy
					unknown-caller -> workload/c1/shop/pay http 5/s failed=0 mtls=0 by=destination
					unknown-caller -> workload/c1/shop/pay: http 200 - 5/s
					workload/c1/shop/web -> external/passthrough/PassthroughCluster http 5/s failed=0 by=source
					workload/c1/shop/web -> external/passthrough/PassthroughCluster: http 200 - 5/s`},
			},
		},
		// Istio since 1.23 by design, istio/istio#25274: the namespace of a ServiceEntry is the service's.
		"a namespace is that of its workloads too": {
			series: `source shop/web > pay/charge 4/s host=charge.example.io service=charge.example.io in=mesh-config`,
			asked: []reportedQuestion{
				{query: drawn(`, "either": {"namespace": "pay"}`), answer: charged},
				{query: drawn(`, "either": {"namespace": "shop"}`), answer: charged},
				{query: measured("requestRate", "destination.workload", `, "destination": {"namespace": "pay"}`), answer: "destination_workload=charge 4"},
				{query: measured("requestRate", "destination.workload", `, "destination": {"namespace": "mesh-config"}`), answer: "destination_workload=charge 4"},
				{query: measured("requestRate", "", `, "destination": {"namespace": {"op": "!=", "value": "pay"}}`), notices: []string{"No series match"}},
			},
		},
		// kiali/kiali#5828.
		"a host beyond the registry is a node of its own, addresses are one": {
			series: `
				source web/ui > ? 2/s host=www.example.com service=PassthroughCluster
				source web/ui > ? 3/s host=10.1.2.3:8080 service=PassthroughCluster
				source web/ui > ? 1/s host=[fd00::7]:8080 service=PassthroughCluster`,
			asked: []reportedQuestion{{query: drawn(``), answer: `
				external/passthrough/PassthroughCluster passthrough healthy
				external/passthrough/www.example.com passthrough healthy
				workload/c1/web/ui v1 healthy
				workload/c1/web/ui -> external/passthrough/PassthroughCluster http 4/s failed=0 by=source
				workload/c1/web/ui -> external/passthrough/PassthroughCluster: http 200 - 4/s
				workload/c1/web/ui -> external/passthrough/www.example.com http 2/s failed=0 by=source
				workload/c1/web/ui -> external/passthrough/www.example.com: http 200 - 2/s`}},
		},
	})
}
