package plugin_test

import "testing"

// How a connection ended is told by the flags with which it was closed, by the count of those that failed,
// or not at all.
func TestConnectionsThatFailAreToldWhoeverCountsThem(t *testing.T) {
	checkReported(t, map[string]reported{
		"by the flags with which they were closed": {
			series: `
				opened source s/web > s/db 10/s
				closed source s/web > s/db 4/s
				closed source s/web > s/db 1/s flags=UF
				closed source s/web > s/db 1/s flags=UH
				closed source s/web > s/db 1/s flags=UO
				closed source s/web > s/db 1/s flags=UF,URX
				closed source s/web > s/db 1/s flags=DC
				closed source s/web > s/db 1/s flags=
				opened destination s/web > s/db 7/s
				closed destination s/web > s/db 7/s`,
			asked: []reportedQuestion{
				{query: measured("tcpFailureRatio", "", ``), answer: "0.4"},
				{query: measured("tcpFailureRate", "source.workload destination.workload", ``), answer: "destination_workload=db source_workload=web 4"},
				{query: measured("tcpFailureRatio", "responseFlags", ``), answer: "response_flags=UF 0.1\nresponse_flags=UF,URX 0.1\nresponse_flags=UH 0.1\nresponse_flags=UO 0.1"},
				{query: measured("tcpFailureRatio", "", `, "responseFlags": ["UF"]`), answer: "0.2"},
				{query: measured("tcpFailureRatio", "", `, "reporter": "destination"`), answer: "0"},
				{query: drawn(``), answer: `
					workload/c1/s/db v1 failing
					workload/c1/s/web v1 healthy
					workload/c1/s/web -> workload/c1/s/db tcp connections=10 lost=0.4 by=source
					workload/c1/s/web -> workload/c1/s/db: tcp - 4/s
					workload/c1/s/web -> workload/c1/s/db: tcp 1/s
					workload/c1/s/web -> workload/c1/s/db: tcp DC 1/s
					workload/c1/s/web -> workload/c1/s/db: tcp UF 1/s
					workload/c1/s/web -> workload/c1/s/db: tcp UF,URX 1/s
					workload/c1/s/web -> workload/c1/s/db: tcp UH 1/s
					workload/c1/s/web -> workload/c1/s/db: tcp UO 1/s`},
			},
		},
		"by the count of those that failed alone": {
			series: `
				opened source amb/web > amb/db 2/s policy=mutual_tls app=ztunnel
				closed source amb/web > amb/db 1/s policy=mutual_tls app=ztunnel
				failed source amb/web > amb/db 1/s policy=mutual_tls flags=CONNECT app=ztunnel`,
			asked: []reportedQuestion{
				{query: measured("tcpFailureRatio", "", ``), answer: "0.5"},
				{query: measured("tcpFailureRate", "", ``), answer: "1"},
				{query: drawn(``), answer: `
					workload/c1/amb/db v1 failing
					workload/c1/amb/web v1 healthy
					workload/c1/amb/web -> workload/c1/amb/db tcp connections=2 lost=0.5 by=source
					workload/c1/amb/web -> workload/c1/amb/db: tcp - 1/s
					workload/c1/amb/web -> workload/c1/amb/db: tcp CONNECT 1/s`},
			},
		},
		"by both, each with flags of its own": {
			series: `
				opened source amb/web > amb/db 3/s policy=mutual_tls app=ztunnel
				closed source amb/web > amb/db 1/s policy=mutual_tls app=ztunnel
				closed source amb/web > amb/db 1/s policy=mutual_tls flags=DENY app=ztunnel
				failed source amb/web > amb/db 1/s policy=mutual_tls flags=DENY app=ztunnel
				failed source amb/web > amb/db 2/s policy=mutual_tls flags=CONNECT app=ztunnel`,
			asked: []reportedQuestion{
				{query: measured("tcpFailureRatio", "", ``), answer: "0.75"},
				{query: measured("tcpFailureRate", "responseFlags", ``), answer: "response_flags=CONNECT 2\nresponse_flags=DENY 1"},
				{query: drawn(``), answer: `
					workload/c1/amb/db v1 failing
					workload/c1/amb/web v1 healthy
					workload/c1/amb/web -> workload/c1/amb/db tcp connections=3 lost=0.75 by=source
					workload/c1/amb/web -> workload/c1/amb/db: tcp - 1/s
					workload/c1/amb/web -> workload/c1/amb/db: tcp CONNECT 2/s
					workload/c1/amb/web -> workload/c1/amb/db: tcp DENY 1/s`},
			},
		},
		"by each pair for itself": {
			series: `
				closed source amb/web > amb/a 10/s policy=mutual_tls flags=CONNECT app=ztunnel
				failed source amb/web > amb/b 2/s policy=mutual_tls flags=CONNECT app=ztunnel`,
			asked: []reportedQuestion{
				{query: measured("tcpFailureRate", "", ``), answer: "12"},
				{query: drawn(`, "nodes": "namespace"`), answer: `
					namespace/c1/amb v1 failing
					namespace/c1/amb -> namespace/c1/amb tcp lost=1 by=source
					namespace/c1/amb -> namespace/c1/amb: tcp CONNECT 12/s`},
			},
		},
		"of pairs that open and close none": {
			series: "failed source amb/web > amb/db 1/s flags=CONNECT app=ztunnel",
			asked: []reportedQuestion{
				{query: measured("tcpFailureRatio", "", ``), answer: "1"},
				{query: drawn(``), answer: `
					workload/c1/amb/db v1 failing
					workload/c1/amb/web v1 healthy
					workload/c1/amb/web -> workload/c1/amb/db tcp lost=1 by=source
					workload/c1/amb/web -> workload/c1/amb/db: tcp CONNECT 1/s`},
			},
		},
		"not without flags": {
			series: `
				without response_flags
				opened source amb/web > amb/db 2/s
				closed source amb/web > amb/db 2/s
				sent source amb/web > amb/db 200/s`,
			asked: []reportedQuestion{
				{query: measured("tcpFailureRatio", "", ``), answer: "0"},
				{query: drawn(``), answer: `
					workload/c1/amb/db v1 healthy
					workload/c1/amb/web v1 healthy
					workload/c1/amb/web -> workload/c1/amb/db tcp sent=200 connections=2 lost=0 by=source
					workload/c1/amb/web -> workload/c1/amb/db: tcp 2/s`},
			},
		},
		"of a service that nobody answers for": {
			series: `
				opened source s/web > ? 2/s host=db.s.svc.cluster.local service=db in=s
				closed source s/web > ? 2/s host=db.s.svc.cluster.local service=db in=s flags=UH
				opened source s/web > s/db 3/s
				closed source s/web > s/db 3/s`,
			asked: []reportedQuestion{
				{query: measured("tcpFailureRatio", "destination.service", ``), answer: "destination_service_name=db 0.4"},
				{query: drawn(``), answer: `
					service/c1/s/db failing
					workload/c1/s/db v1 healthy
					workload/c1/s/web v1 healthy
					workload/c1/s/web -> service/c1/s/db tcp connections=2 lost=1 by=source
					workload/c1/s/web -> service/c1/s/db: tcp UH 2/s
					workload/c1/s/web -> workload/c1/s/db tcp connections=3 lost=0 by=source
					workload/c1/s/web -> workload/c1/s/db: tcp - 3/s`},
			},
		},
		"and plain text that ztunnel let in does not": {
			series: `
				opened destination ? > amb/db 5/s policy=unknown app=ztunnel
				sent destination ? > amb/db 50/s policy=unknown app=ztunnel
				opened destination amb/web > amb/db 5/s app=ztunnel
				sent destination amb/web > amb/db 50/s app=ztunnel`,
			asked: []reportedQuestion{
				{query: measured("mtlsRatio", "", ``), answer: "0.5"},
				{query: measured("plaintextRate", "", ``), answer: "5"},
				{query: drawn(``), answer: `
					unknown-caller healthy
					workload/c1/amb/db v1 healthy
					workload/c1/amb/web v1 healthy
					unknown-caller -> workload/c1/amb/db tcp mtls=0 sent=50 connections=5 by=destination
					workload/c1/amb/web -> workload/c1/amb/db tcp mtls=1 sent=50 connections=5 by=destination`},
			},
		},
	})
}

// Each service of these answers in one way alone.
func TestWhichOutcomesAreErrors(t *testing.T) {
	const outcomes = `
		source s/web > s/a 1/s code=0 flags=UF
		source s/web > s/b 1/s code=0 flags=DC
		source s/web > s/c 1/s code=0
		source s/web > s/d 1/s code= flags=
		source s/web > s/e 1/s code= flags=DC
		source s/web > s/f 1/s code=499 flags=DC
		source s/web > s/g 1/s code=503 flags=DC
		source s/web > s/h 1/s code=101
		source s/web > s/i 1/s code=0 flags=DPE
		source s/web > s/j 1/s protocol=grpc grpc=1
		source s/web > s/k 1/s protocol=grpc grpc=4
		source s/web > s/l 1/s protocol=grpc grpc=14
		source s/web > s/m 1/s protocol=grpc grpc=16
		source s/web > s/n 1/s protocol=grpc grpc=0 flags=DC
		source s/web > s/o 1/s protocol=grpc grpc=0 code=503
		source s/web > s/p 1/s protocol=grpc`
	ratios := func(failing string) string {
		answer := ""
		for _, service := range "abcdefghijklmnop" {
			ratio := " 0\n"
			for _, fails := range failing {
				if fails == service {
					ratio = " 1\n"
				}
			}
			answer += "destination_service_name=" + string(service) + ratio
		}
		return answer
	}
	checkReported(t, map[string]reported{
		"by each definition": {series: outcomes, asked: []reportedQuestion{
			{query: measured("errorRatio", "destination.service", ``), answer: ratios("acdgiklo")},
			{query: measured("errorRatio", "destination.service", `, "errors": "4xx5xx"`), answer: ratios("acdfgijklmo")},
			{query: measured("errorRatio", "destination.service", `, "errors": "non2xx"`), answer: ratios("abcdefghijklmo")},
		}},
		"where any gRPC status is one": {settings: `{"grpcErrors": "any"}`, series: outcomes, asked: []reportedQuestion{
			{query: measured("errorRatio", "destination.service", ``), answer: ratios("acdgijklmo")},
		}},
	})
}
