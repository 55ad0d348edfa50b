package plugin_test

import "testing"

// What failed is told by codes, by gRPC statuses and by flags, and none of them is there always. Series of
// these shapes were met in public; the reports are named with each.
func TestWhatFailedIsToldWhoeverToldIt(t *testing.T) {
	const refused = `
		workload/c1/amb/db v1 failing
		workload/c1/amb/loadgen v1 healthy
		workload/c1/amb/loadgen -> workload/c1/amb/db tcp sent=0 received=0 connections=1 lost=1 by=source
		workload/c1/amb/loadgen -> workload/c1/amb/db: tcp DENY 1/s`
	checkReported(t, map[string]reported{
		// kiali/kiali#7259; ztunnel counts what it refused as opened, and as closed and failed with its words.
		"connections that ztunnel refused fail, and are no accepted ones": {
			series: `
				sent destination amb/loadgen > amb/db 0/s app=ztunnel
				received destination amb/loadgen > amb/db 0/s app=ztunnel
				opened destination amb/loadgen > amb/db 1/s app=ztunnel
				closed destination amb/loadgen > amb/db 1/s flags=DENY app=ztunnel
				failed destination amb/loadgen > amb/db 1/s flags=DENY app=ztunnel
				sent source amb/loadgen > amb/db 0/s policy=mutual_tls app=ztunnel
				received source amb/loadgen > amb/db 0/s policy=mutual_tls app=ztunnel
				opened source amb/loadgen > amb/db 1/s policy=mutual_tls app=ztunnel
				closed source amb/loadgen > amb/db 1/s flags=CONNECT policy=mutual_tls app=ztunnel
				failed source amb/loadgen > amb/db 1/s flags=CONNECT policy=mutual_tls app=ztunnel`,
			asked: []reportedQuestion{
				{query: drawn(``), answer: refused},
				{query: drawn(`, "idle": true`), answer: refused},
				{query: measured("tcpClosedRate", "source.workload destination.workload responseFlags", ``),
					answer: "destination_workload=db response_flags=CONNECT source_workload=loadgen 1"},
				{query: measured("tcpOpenedRate", "destination.workload", ``), answer: "destination_workload=db 1"},
				{query: measured("tcpFailureRate", "destination.workload", ``), answer: "destination_workload=db 1"},
				{query: measured("tcpFailureRatio", "destination.service", ``), answer: "destination_service_name=db 1"},
				{query: measured("tcpFailureRatio", "", `, "reporter": "destination"`), answer: "1"},
				{query: measured("mtlsRatio", "destination.workload", ``), notices: []string{"No series match"}},
				{query: measured("plaintextRate", "destination.workload", ``), notices: []string{"No series match"}},
			},
		},
		// istio/istio#40207, istio/istio#49884, Kuadrant/kuadrant-operator#2165.
		"a caller that goes away is no error, and half of them are not healthy": {
			series: `
				source istio-system/istio-ingressgateway > shop/api 5/s
				source istio-system/istio-ingressgateway > shop/api 5/s code=0 flags=DC`,
			asked: []reportedQuestion{
				{query: drawn(``), answer: `
					workload/c1/istio-system/istio-ingressgateway v1 gateway healthy
					workload/c1/shop/api v1 degraded
					workload/c1/istio-system/istio-ingressgateway -> workload/c1/shop/api http 10/s failed=0 by=source
					workload/c1/istio-system/istio-ingressgateway -> workload/c1/shop/api: http 0 DC 5/s
					workload/c1/istio-system/istio-ingressgateway -> workload/c1/shop/api: http 200 - 5/s`},
				{query: measured("errorRatio", byPair, ``), answer: "destination_service_name=api source_workload=istio-ingressgateway 0"},
				{query: measured("errorRatio", byPair, `, "errors": "4xx5xx"`), answer: "destination_service_name=api source_workload=istio-ingressgateway 0"},
				{query: measured("errorRatio", byPair, `, "errors": "non2xx"`), answer: "destination_service_name=api source_workload=istio-ingressgateway 0.5"},
				{query: measured("flaggedRatio", byPair, `, "responseFlags": ["DC"]`), answer: "destination_service_name=api source_workload=istio-ingressgateway 0.5"},
			},
		},
		"a call without an answer is an error unless its caller went away": {
			series: `
				source shop/web > shop/api 6/s
				source shop/web > shop/api 1/s code=0 flags=UC
				source shop/web > shop/api 1/s code= flags=UT
				source shop/web > shop/api 1/s code=0 flags=DR
				source shop/web > shop/api 1/s code=0 flags=UF,DC`,
			asked: []reportedQuestion{
				{query: measured("errorRatio", "", ``), answer: "0.2"},
				{query: measured("errorRatio", "", `, "errors": "4xx5xx"`), answer: "0.2"},
				{query: measured("errorRatio", "", `, "errors": "non2xx"`), answer: "0.4"},
			},
		},
		// istio/istio#46138, kiali/kiali#3202, kiali/kiali#2457: gRPC-Web through a gateway.
		"conditions on gRPC's status narrow the errors and not the requests": {
			series: grpcWeb,
			asked: []reportedQuestion{
				{query: measured("errorRatio", byPair, `, "grpcStatus": {"op": "!~", "value": "2|5"}`), answer: `
					destination_service_name=catalog source_workload=web 0
					destination_service_name=gweb source_workload=istio-ingressgateway 0.1`},
				{query: measured("errorRatio", byPair, ``), answer: `
					destination_service_name=catalog source_workload=web 0
					destination_service_name=gweb source_workload=istio-ingressgateway 1`},
				{query: drawn(``), answer: `
					workload/c1/istio-system/istio-ingressgateway v1 gateway healthy
					workload/c1/shop/catalog v1 healthy
					workload/c1/shop/gweb v1 failing
					workload/c1/shop/web v1 healthy` + grpcWebCalls("1")},
			},
		},
		"which gRPC statuses are errors is the settings' to say": {
			settings: `{"grpcErrors": ["14"]}`,
			series:   grpcWeb,
			asked: []reportedQuestion{
				{query: measured("errorRatio", byPair, ``), answer: `
					destination_service_name=catalog source_workload=web 0
					destination_service_name=gweb source_workload=istio-ingressgateway 0.1`},
				{query: drawn(``), answer: `
					workload/c1/istio-system/istio-ingressgateway v1 gateway healthy
					workload/c1/shop/catalog v1 healthy
					workload/c1/shop/gweb v1 failing
					workload/c1/shop/web v1 healthy` + grpcWebCalls("0.1")},
			},
		},
		// OpenTelemetry's conventions for RPC; istio/istio#46138.
		"a gRPC status that is the caller's mistake is one of 4xx": {
			series: `
				source web/ui > shop/catalog 5/s protocol=grpc grpc=0
				source web/ui > shop/catalog 5/s protocol=grpc grpc=5`,
			asked: []reportedQuestion{
				{query: measured("errorRatio", "destination.service", ``), answer: "destination_service_name=catalog 0"},
				{query: measured("errorRatio", "destination.service", `, "errors": "4xx5xx"`), answer: "destination_service_name=catalog 0.5"},
				{query: measured("errorRatio", "destination.service", `, "errors": "non2xx"`), answer: "destination_service_name=catalog 0.5"},
			},
		},
	})
}

const grpcWeb = `
	source istio-system/istio-ingressgateway > shop/gweb 9/s protocol=grpc grpc=2
	source istio-system/istio-ingressgateway > shop/gweb 1/s protocol=grpc grpc=14
	source shop/web > shop/catalog 9/s protocol=grpc grpc=0
	source shop/web > shop/catalog 1/s protocol=grpc grpc=5`

// grpcWebCalls are the edges of grpcWeb, of which a share of the gateway's fails.
func grpcWebCalls(failed string) string {
	return `
		workload/c1/istio-system/istio-ingressgateway -> workload/c1/shop/gweb grpc 10/s failed=` + failed + ` by=source
		workload/c1/istio-system/istio-ingressgateway -> workload/c1/shop/gweb: grpc 200 14 - 1/s
		workload/c1/istio-system/istio-ingressgateway -> workload/c1/shop/gweb: grpc 200 2 - 9/s
		workload/c1/shop/web -> workload/c1/shop/catalog grpc 10/s failed=0 by=source
		workload/c1/shop/web -> workload/c1/shop/catalog: grpc 200 0 - 9/s
		workload/c1/shop/web -> workload/c1/shop/catalog: grpc 200 5 - 1/s`
}
