package plugin_test

import "testing"

// A waypoint is a hop of calls, and ztunnel carries the hops' connections beside those of others.
func TestCallsThroughWaypointsAreCountedOnce(t *testing.T) {
	checkReported(t, map[string]reported{
		"one that reports its own calls, of several callers": {
			series: `
				source bookinfo/productpage > bookinfo/l7 10/s host=details.bookinfo.svc.cluster.local service=details
				waypoint bookinfo/productpage > bookinfo/details-v1(details) 10/s
				source gw/ing > bookinfo/l7 4/s host=details.bookinfo.svc.cluster.local service=details
				source gw/ing > bookinfo/l7 1/s host=details.bookinfo.svc.cluster.local service=details code=503
				waypoint gw/ing > bookinfo/details-v1(details) 4/s
				waypoint gw/ing > bookinfo/details-v1(details) 1/s code=503
				source bookinfo/l7 > bookinfo/details-v1(details) 15/s
				destination bookinfo/l7 > bookinfo/details-v1(details) 15/s`,
			asked: []reportedQuestion{
				{query: measured("requestRate", "source.workload destination.workload", ``), answer: `
					destination_workload=details-v1 source_workload=ing 5
					destination_workload=details-v1 source_workload=productpage 10`},
				{query: measured("errorRatio", "source.workload", ``), answer: "source_workload=ing 0.2\nsource_workload=productpage 0"},
				{query: measured("requestRate", "", `, "responseCode": "503"`), answer: "1"},
				{query: measured("requestRate", "", `, "either": {"namespace": "gw"}`), answer: "5"},
				{query: drawn(`, "responseCode": "503"`), answer: `
					workload/c1/bookinfo/details-v1 v1 failing
					workload/c1/gw/ing v1 healthy
					workload/c1/gw/ing -> workload/c1/bookinfo/details-v1 http 1/s failed=1 mtls=1 by=waypoint
					workload/c1/gw/ing -> workload/c1/bookinfo/details-v1: http 503 - 1/s`},
				{query: drawn(`, "include": ["waypoints"], "source": {"namespace": "gw"}`), answer: `
					workload/c1/bookinfo/details-v1 v1 failing
					workload/c1/bookinfo/l7 v1 waypoint failing
					workload/c1/gw/ing v1 healthy
					workload/c1/gw/ing -> workload/c1/bookinfo/details-v1 http 5/s failed=0.2 mtls=1 by=waypoint
					workload/c1/gw/ing -> workload/c1/bookinfo/details-v1: http 200 - 4/s
					workload/c1/gw/ing -> workload/c1/bookinfo/details-v1: http 503 - 1/s
					workload/c1/gw/ing -> workload/c1/bookinfo/l7 http 5/s failed=0.2 by=source
					workload/c1/gw/ing -> workload/c1/bookinfo/l7: http 200 - 4/s
					workload/c1/gw/ing -> workload/c1/bookinfo/l7: http 503 - 1/s`},
			},
		},
		"two of other names": {
			series: `
				source a/web > b/l7-b 5/s host=pay.b.svc.cluster.local service=pay
				waypoint a/web > b/pay 5/s
				source a/web > c/l7-c 3/s host=db.c.svc.cluster.local service=db
				waypoint a/web > c/db 3/s
				waypoint a/other > c/db 4/s`,
			asked: []reportedQuestion{
				{query: measured("requestRate", "destination.service", ``), answer: "destination_service_name=db 7\ndestination_service_name=pay 5"},
				{query: measured("requestRate", "destination.service", `, "source": {"workload": "web"}`), answer: "destination_service_name=db 3\ndestination_service_name=pay 5"},
				{query: measured("requestRate", "destination.service", `, "destination": {"namespace": "b"}`), answer: "destination_service_name=pay 5"},
				{query: measured("requestRate", "", `, "either": {"namespace": "c"}`), answer: "7"},
			},
		},
		"ztunnel's connections beside the waypoint's requests": {
			settings: `{"ztunnel": [{"label": "app", "op": "=", "value": "ztunnel"}]}`,
			series: `
				opened source amb/web > amb/waypoint 1/s policy=mutual_tls app=ztunnel
				sent source amb/web > amb/waypoint 100/s policy=mutual_tls app=ztunnel
				opened destination amb/waypoint > amb/pay 1/s app=ztunnel
				sent destination amb/waypoint > amb/pay 100/s app=ztunnel
				waypoint amb/web > amb/pay 5/s @20
				opened source amb/web > amb/db 2/s policy=mutual_tls app=ztunnel
				sent source amb/web > amb/db 200/s policy=mutual_tls app=ztunnel
				opened destination amb/web > amb/db 2/s app=ztunnel
				sent destination amb/web > amb/db 200/s app=ztunnel`,
			asked: []reportedQuestion{
				{query: measured("requestRate", "destination.workload", ``), answer: "destination_workload=pay 5"},
				{query: measured("tcpOpenedRate", "source.workload destination.workload", ``), answer: "destination_workload=db source_workload=web 2"},
				{query: measured("duration", "destination.workload", `, "statistics": ["mean"]`), answer: "destination_workload=pay statistic=mean 20"},
				{query: measured("mtlsRatio", "destination.workload", ``), answer: "destination_workload=db 1\ndestination_workload=pay 1"},
				{query: drawn(``), answer: `
					workload/c1/amb/db v1 healthy
					workload/c1/amb/pay v1 healthy
					workload/c1/amb/web v1 healthy
					workload/c1/amb/web -> workload/c1/amb/db tcp mtls=1 sent=200 connections=2 by=source
					workload/c1/amb/web -> workload/c1/amb/pay http 5/s failed=0 p95=24.25 mean=20 mtls=1 by=waypoint
					workload/c1/amb/web -> workload/c1/amb/pay: http 200 - 5/s`},
			},
		},
		"connections that a waypoint tells are not the called side's too": {
			series: `
				opened waypoint amb/web > amb/db 1/s
				sent waypoint amb/web > amb/db 100/s
				opened destination amb/web > amb/db 1/s app=ztunnel
				sent destination amb/web > amb/db 100/s app=ztunnel`,
			asked: []reportedQuestion{
				{query: measured("tcpOpenedRate", "", ``), answer: "1"},
				{query: measured("tcpSentThroughput", "", ``), answer: "100"},
			},
		},
		"a host outside the mesh behind one": {
			series: `
				waypoint s/web > ? 5/s host=api.ext.com service=api.ext.com in=s
				source s/web > egress/waypoint 5/s host=api.ext.com service=api.ext.com in=s`,
			asked: []reportedQuestion{
				{query: measured("requestRate", "destination.service", ``), answer: "destination_service_name=api.ext.com 5"},
				{query: drawn(``), answer: `
					external/api.ext.com healthy
					workload/c1/s/web v1 healthy
					workload/c1/s/web -> external/api.ext.com http 5/s failed=0 mtls=1 by=waypoint
					workload/c1/s/web -> external/api.ext.com: http 200 - 5/s`},
			},
		},
	})
}
