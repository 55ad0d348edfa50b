package plugin_test

import "testing"

// A call is counted once, whoever tells of it and whatever they know of each other. Series of these shapes
// were met in public; the reports are named with each.
func TestACallIsCountedOnceWhateverItsReportersKnow(t *testing.T) {
	checkReported(t, map[string]reported{
		// istio/istio#18924, istio/istio#58476.
		"across clusters the called side is believed, but for what never arrived": {
			series: `
				source sample/sleep > ? 7/s host=helloworld.sample.svc.cluster.local service=helloworld in=sample
				destination sample/sleep > c2:sample/helloworld-v2(helloworld) 7/s
				source sample/sleep > ? 1/s host=helloworld.sample.svc.cluster.local service=helloworld in=sample code=503 flags=UH`,
			asked: []reportedQuestion{
				{query: measured("requestRate", "", ``), answer: "8"},
				{query: measured("errorRatio", "destination.service", ``), answer: "destination_service_name=helloworld 0.125"},
				{query: measured("mtlsRatio", "", ``), answer: "1"},
				{query: measured("requestRate", "", `, "reporter": "source"`), answer: "8"},
				{query: drawn(``), answer: `
					service//sample/helloworld failing
					workload/c1/sample/sleep v1 healthy
					workload/c2/sample/helloworld-v2 v1 healthy
					workload/c1/sample/sleep -> service//sample/helloworld http 1/s failed=1 by=source
					workload/c1/sample/sleep -> service//sample/helloworld: http 503 UH 1/s
					workload/c1/sample/sleep -> workload/c2/sample/helloworld-v2 http 7/s failed=0 mtls=1 by=destination
					workload/c1/sample/sleep -> workload/c2/sample/helloworld-v2: http 200 - 7/s`},
				{query: drawn(`, "nodes": "service"`), answer: `
					service/c1/sample/sleep v1 healthy
					service/c2/sample/helloworld v1 failing
					service/c1/sample/sleep -> service/c2/sample/helloworld http 8/s failed=0.125 mtls=1 by=destination,source
					service/c1/sample/sleep -> service/c2/sample/helloworld: http 200 - 7/s
					service/c1/sample/sleep -> service/c2/sample/helloworld: http 503 UH 1/s`},
			},
		},
		// kiali/kiali#8439, kiali/kiali#8338, kiali/kiali#7445.
		"a waypoint is one by its series, whatever its name": {
			series: `
				waypoint bookinfo/productpage-v1 > bookinfo/details-v1(details) 10/s
				source istio-system/istio-ingressgateway > bookinfo/bookinfo-l7 5/s host=details.bookinfo.svc.cluster.local service=details
				waypoint istio-system/istio-ingressgateway > bookinfo/details-v1(details) 5/s`,
			asked: []reportedQuestion{
				{query: measured("requestRate", "destination.service", ``), answer: "destination_service_name=details 15"},
				{query: measured("requestRate", "", ``), answer: "15"},
				{query: drawn(``), answer: `
					workload/c1/bookinfo/details-v1 v1 healthy
					workload/c1/bookinfo/productpage-v1 v1 healthy
					workload/c1/istio-system/istio-ingressgateway v1 gateway healthy
					workload/c1/bookinfo/productpage-v1 -> workload/c1/bookinfo/details-v1 http 10/s failed=0 mtls=1 by=waypoint
					workload/c1/bookinfo/productpage-v1 -> workload/c1/bookinfo/details-v1: http 200 - 10/s
					workload/c1/istio-system/istio-ingressgateway -> workload/c1/bookinfo/details-v1 http 5/s failed=0 mtls=1 by=waypoint
					workload/c1/istio-system/istio-ingressgateway -> workload/c1/bookinfo/details-v1: http 200 - 5/s`},
			},
		},
		// kiali/kiali#4070, istio/istio#26765, istio/istio#33408, istio/istio#44144, istio/istio#40705.
		"a stream that never ends has messages and no requests": {
			series: `
				messages source cube/skywalking-agent > apm/skywalking-oap 50/s
				answers source cube/skywalking-agent > apm/skywalking-oap 25/s
				messages destination cube/skywalking-agent > apm/skywalking-oap 50/s
				answers destination cube/skywalking-agent > apm/skywalking-oap 25/s`,
			asked: []reportedQuestion{
				{query: measured("requestMessageRate", byPair, ``), answer: "destination_service_name=skywalking-oap source_workload=skywalking-agent 50"},
				{query: measured("responseMessageRate", byPair, ``), answer: "destination_service_name=skywalking-oap source_workload=skywalking-agent 25"},
				{query: drawn(``), answer: `
					workload/c1/apm/skywalking-oap v1 healthy
					workload/c1/cube/skywalking-agent v1 healthy
					workload/c1/cube/skywalking-agent -> workload/c1/apm/skywalking-oap grpc messages=50 answers=25 by=source`},
			},
		},
		// istio/istio#43178, istio/istio#21377: a proxy keeps its series until its pod restarts.
		"a caller whose series stand still is named, with what the called side counts": {
			series: `
				source shop/web > shop/cart 0/s
				destination shop/web > shop/cart 10/s`,
			asked: []reportedQuestion{
				{query: measured("requestRate", byPair, ``), answer: "destination_service_name=cart source_workload=web 0",
					notices: []string{"The proxies of shop/web report nothing new to shop/cart, which counts 10 calls a second"}},
				{query: measured("requestRate", byPair, `, "reporter": "destination"`), answer: "destination_service_name=cart source_workload=web 10"},
				{query: drawn(``), notices: []string{"The proxies of shop/web report nothing new to shop/cart, which counts 10 calls a second", "All calls of this time range are left out"}},
				{query: drawn(`, "reporter": "destination"`), answer: `
					workload/c1/shop/cart v1 healthy
					workload/c1/shop/web v1 healthy
					workload/c1/shop/web -> workload/c1/shop/cart http 10/s failed=0 mtls=1 by=destination
					workload/c1/shop/web -> workload/c1/shop/cart: http 200 - 10/s`},
			},
		},
		// grafana/grafana#14261, and every server that reads from two Prometheus without taking one.
		"two servers that scrape the same are told, with the way to ask for one": {
			series: `
				source shop/web > shop/cart 10/s prometheus_replica=k8s-0
				source shop/web > shop/cart 10/s prometheus_replica=k8s-1
				destination shop/web > shop/cart 10/s prometheus_replica=k8s-0
				destination shop/web > shop/cart 10/s prometheus_replica=k8s-1`,
			asked: []reportedQuestion{
				{query: measured("requestRate", byPair, ``), answer: "destination_service_name=cart source_workload=web 20",
					notices: []string{`Series differ in the label "prometheus_replica" alone`}},
				{query: measured("requestRate", byPair, `, "filters": [{"label": "prometheus_replica", "op": "=", "value": "k8s-0"}]`),
					answer: "destination_service_name=cart source_workload=web 10"},
			},
		},
		"one of two servers is asked for by the settings": {
			settings: `{"requiredMatchers": [{"label": "prometheus_replica", "op": "=", "value": "k8s-1"}]}`,
			series: `
				source shop/web > shop/cart 10/s prometheus_replica=k8s-0
				source shop/web > shop/cart 10/s prometheus_replica=k8s-1`,
			asked: []reportedQuestion{{query: measured("requestRate", byPair, ``), answer: "destination_service_name=cart source_workload=web 10"}},
		},
	})
}
