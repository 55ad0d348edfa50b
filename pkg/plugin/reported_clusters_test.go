package plugin_test

import "testing"

// Between clusters and networks a caller's proxy knows what it called by name, and who answered or not; the
// called side knows its caller or the gateway between them. How much each knows differs from mesh to mesh.
func TestCallsBetweenClustersAreCountedOnce(t *testing.T) {
	const (
		vague   = "source s/web > ? 7/s host=pay.s.svc.cluster.local service=pay in=s\n"
		arrived = "destination s/web > c2:s/pay 7/s\n"
		across  = `
			workload/c1/s/web v1 healthy
			workload/c2/s/pay v1 healthy
			workload/c1/s/web -> workload/c2/s/pay http 7/s failed=0 mtls=1 by=destination
			workload/c1/s/web -> workload/c2/s/pay: http 200 - 7/s`
		within = `
			workload/c1/s/pay v1 healthy
			workload/c1/s/web -> workload/c1/s/pay http 3/s failed=0 mtls=1 by=source
			workload/c1/s/web -> workload/c1/s/pay: http 200 - 3/s`
		local = "source s/web > s/pay 3/s\ndestination s/web > s/pay 3/s\n"
	)
	checkReported(t, map[string]reported{
		"replicas at home are told beside those elsewhere": {
			series: local + vague + arrived,
			asked: []reportedQuestion{
				{query: measured("requestRate", "", ``), answer: "10"},
				{query: measured("requestRate", "destination.cluster", ``), answer: "destination_cluster=c1 3\ndestination_cluster=c2 7"},
				{query: measured("requestRate", "source.workload destination.workload", ``), answer: "destination_workload=pay source_workload=web 10"},
				{query: measured("mtlsRatio", "destination.cluster", ``), answer: "destination_cluster=c1 1\ndestination_cluster=c2 1"},
				{query: drawn(``), answer: across + within},
				{query: drawn(`, "compareTo": "10m", "destination": {"cluster": "c2"}`), answer: `
					workload/c1/s/web v1 healthy same
					workload/c2/s/pay v1 healthy same
					workload/c1/s/web -> workload/c2/s/pay http 7/s failed=0 mtls=1 by=destination change=same
					workload/c1/s/web -> workload/c2/s/pay: http 200 - 7/s`},
				{query: drawn(`, "nodes": "cluster"`), answer: `
					cluster/c1 v1 healthy
					cluster/c2 v1 healthy
					cluster/c1 -> cluster/c1 http 3/s failed=0 mtls=1 by=source
					cluster/c1 -> cluster/c1: http 200 - 3/s
					cluster/c1 -> cluster/c2 http 7/s failed=0 mtls=1 by=destination
					cluster/c1 -> cluster/c2: http 200 - 7/s`},
			},
		},
		"what nobody reports elsewhere is the service's": {
			series: local + vague,
			asked: []reportedQuestion{
				{query: measured("requestRate", "", ``), answer: "10"},
				{query: measured("requestRate", "destination.workload", ``), answer: "destination_workload=pay 3\ndestination_workload=unknown 7"},
				{query: measured("requestRate", "destination.service", ``), answer: "destination_service_name=pay 10"},
				{query: drawn(``), answer: within + `
					service/c1/s/pay healthy
					workload/c1/s/web v1 healthy
					workload/c1/s/web -> service/c1/s/pay http 7/s failed=0 by=source
					workload/c1/s/web -> service/c1/s/pay: http 200 - 7/s`},
			},
		},
		"a gateway between them tells nothing of the caller, and the caller does": {
			series: vague + "source s/job > ? 2/s host=pay.s.svc.cluster.local service=pay in=s\n" +
				"destination ? > c2:s/pay 9/s as=spiffe://cluster.local/ns/istio-system/sa/istio-eastwestgateway-service-account",
			asked: []reportedQuestion{
				{query: measured("requestRate", "", ``), answer: "9"},
				{query: measured("requestRate", byPair, ``), answer: `
					destination_service_name=pay source_workload=job 2
					destination_service_name=pay source_workload=web 7`},
				{query: measured("mtlsRatio", "", ``), answer: "1"},
			},
		},
		"a gateway whose callers are not read stands for them": {
			series: "destination ? > c2:s/pay 9/s as=spiffe://cluster.local/ns/istio-system/sa/istio-eastwestgateway",
			asked: []reportedQuestion{
				{query: measured("requestRate", "", `, "either": {"namespace": "istio-system"}`), answer: "9"},
				{query: drawn(``), answer: `
					unknown/istio-system/istio-eastwestgateway healthy
					workload/c2/s/pay v1 healthy
					unknown/istio-system/istio-eastwestgateway -> workload/c2/s/pay http 9/s failed=0 mtls=1 by=destination
					unknown/istio-system/istio-eastwestgateway -> workload/c2/s/pay: http 200 - 9/s`},
			},
		},
		"in ambient mode the called workload's namespace is the gateway's": {
			series: `
				source s/web > istio-system/unknown 7/s destination_workload=unknown destination_canonical_service=unknown destination_app=unknown destination_cluster=unknown host=pay.s.svc.cluster.local service=pay in=s to=spiffe://cluster.local/ns/istio-system/sa/istio-eastwestgateway
				opened source s/web > istio-system/unknown 1/s policy=mutual_tls destination_workload=unknown destination_canonical_service=unknown destination_app=unknown destination_cluster=unknown host=db.s.svc.cluster.local service=db in=s
				opened destination s/web > c2:s/db 1/s
				` + arrived,
			asked: []reportedQuestion{
				{query: measured("requestRate", "", ``), answer: "7"},
				{query: measured("requestRate", "destination.namespace", ``), answer: "destination_service_namespace=s 7"},
				{query: measured("requestRate", "destination.workloadNamespace", ``), answer: "destination_workload_namespace=s 7"},
				{query: measured("tcpOpenedRate", "destination.workload", ``), answer: "destination_workload=db 1"},
				{query: drawn(`, "nodes": "cluster", "include": ["security"]`), answer: `
					cluster/c1 v1 healthy
					cluster/c2 v1 healthy
					cluster/c1 -> cluster/c2 http 7/s failed=0 mtls=1 by=destination
					cluster/c1 -> cluster/c2: http 200 - 7/s`},
			},
		},
		"labels that are absent say as little as unknown ones": {
			series: "source s/web > ? 7/s host=pay.s.svc.cluster.local service=pay in=s destination_workload= destination_workload_namespace= destination_cluster= destination_canonical_service= destination_app= to= flags=\n" + arrived,
			asked:  []reportedQuestion{{query: measured("requestRate", "", ``), answer: "7"}, {query: drawn(``), answer: across}},
		},
		"a service that goes by its full name": {
			series: "source s/web > ? 7/s host=pay.s.svc.cluster.local service=pay.s.svc.cluster.local in=unknown\n" + arrived,
			asked: []reportedQuestion{
				{query: measured("requestRate", "destination.service destination.namespace", ``), answer: "destination_service_name=pay destination_service_namespace=s 7"},
				{query: drawn(``), answer: across},
			},
		},
		"a waypoint at the called side": {
			series: vague + "waypoint s/web > c2:s/pay 7/s\ndestination c2:s/waypoint > c2:s/pay 7/s",
			asked: []reportedQuestion{
				{query: measured("requestRate", "", ``), answer: "7"},
				{query: drawn(``), answer: `
					workload/c1/s/web v1 healthy
					workload/c2/s/pay v1 healthy
					workload/c1/s/web -> workload/c2/s/pay http 7/s failed=0 mtls=1 by=waypoint
					workload/c1/s/web -> workload/c2/s/pay: http 200 - 7/s`},
			},
		},
		"two clusters call each other's": {
			series: local + vague + arrived + `
				source c2:s/web > c2:s/pay 2/s
				destination c2:s/web > c2:s/pay 2/s
				source c2:s/web > ? 4/s host=pay.s.svc.cluster.local service=pay in=s
				destination c2:s/web > c1:s/pay 4/s`,
			asked: []reportedQuestion{
				{query: measured("requestRate", "source.cluster destination.cluster", ``), answer: `
					destination_cluster=c1 source_cluster=c1 3
					destination_cluster=c1 source_cluster=c2 4
					destination_cluster=c2 source_cluster=c1 7
					destination_cluster=c2 source_cluster=c2 2`},
				{query: measured("requestRate", "", `, "destination": {"cluster": "c2"}`), answer: "9"},
				{query: measured("requestRate", "", `, "source": {"cluster": "c1"}`), answer: "10"},
			},
		},
		"their outcomes, durations, bytes and messages": {
			series: `
				source s/web > ? 5/s host=pay.s.svc.cluster.local service=pay in=s @100
				source s/web > ? 2/s host=pay.s.svc.cluster.local service=pay in=s @10 code=503
				source s/web > ? 1/s host=pay.s.svc.cluster.local service=pay in=s code=503 flags=UF
				destination s/web > c2:s/pay 5/s @50
				destination s/web > c2:s/pay 2/s @5 code=503
				requested source s/web > ? 700/s host=pay.s.svc.cluster.local service=pay in=s
				requested destination s/web > c2:s/pay 700/s
				messages source s/web > ? 30/s host=pay.s.svc.cluster.local service=pay in=s
				messages destination s/web > c2:s/pay 30/s`,
			asked: []reportedQuestion{
				{query: measured("requestRate", "responseCode", ``), answer: "response_code=200 5\nresponse_code=503 3"},
				{query: measured("requestRate", "", `, "responseCode": "503"`), answer: "3"},
				{query: measured("errorRatio", "", ``), answer: "0.375"},
				{query: measured("errorRatio", "responseFlags", ``), answer: "response_flags=- 0.25\nresponse_flags=UF 0.125"},
				{query: measured("flaggedRatio", "", `, "responseFlags": ["UF"]`), answer: "0.125"},
				{query: measured("duration", "", `, "statistics": ["mean", "p50"]`), answer: "statistic=mean 37.142857\nstatistic=p50 32.5"},
				{query: measured("requestThroughput", "destination.service", ``), answer: "destination_service_name=pay 700"},
				{query: measured("requestMessageRate", "destination.service", ``), answer: "destination_service_name=pay 30"},
				{query: drawn(`, "responseCode": "503", "include": []`), answer: `
					service//s/pay failing
					workload/c1/s/web v1 healthy
					workload/c2/s/pay v1 failing
					workload/c1/s/web -> service//s/pay http 1/s failed=1 by=source
					workload/c1/s/web -> service//s/pay: http 503 UF 1/s
					workload/c1/s/web -> workload/c2/s/pay http 2/s failed=1 mtls=1 by=destination
					workload/c1/s/web -> workload/c2/s/pay: http 503 - 2/s`},
			},
		},
	})
}
