package plugin_test

import (
	"fmt"
	"strings"
	"testing"
)

// A host tells a service and its namespace in several forms, and conditions mean all of them.
func TestHostsTellServicesInAllTheirForms(t *testing.T) {
	const bank = `
		source s/web > ? 7/s host=pay.bank.svc.cluster.local service=unknown in=unknown code=503 flags=UH
		source s/web > ? 1/s host=pay.bank.svc service= in= code=503 flags=UH
		source s/web > ? 1/s host=pay.bank.svc.corp.example:8080 service=pay in=unknown code=503 flags=UH
		source s/web > ? 1/s host=db-0.db.bank.svc.cluster.local service=db-0.db.bank.svc.cluster.local in=unknown code=503 flags=UH
		source s/web > ? 1/s host=short service=short in=bank code=503 flags=UH
		source s/web > ? 1/s host=named:8080 service=named in=bank code=503 flags=UH
		source s/web > ? 1/s host=www.example.com service=www.example.com in=unknown code=503 flags=UH`
	checkReported(t, map[string]reported{
		"of a namespace whose labels are unknown": {
			series: bank,
			asked: []reportedQuestion{
				{query: measured("requestRate", "destination.service destination.namespace", ``), answer: `
					destination_service_name=db destination_service_namespace=bank 1
					destination_service_name=named destination_service_namespace=bank 1
					destination_service_name=pay destination_service_namespace=bank 9
					destination_service_name=short destination_service_namespace=bank 1
					destination_service_name=www.example.com destination_service_namespace=unknown 1`},
				{query: measured("requestRate", "", `, "destination": {"namespace": "bank"}`), answer: "12"},
				{query: measured("requestRate", "", `, "either": {"namespace": ["bank", "other"]}`), answer: "12"},
				{query: measured("requestRate", "", `, "destination": {"namespace": {"op": "=~", "value": "ba.*"}}`), answer: "12"},
				{query: measured("requestRate", "", `, "destination": {"namespace": {"op": "!=", "value": ["bank", "other"]}}`), answer: "1"},
				{query: measured("requestRate", "", `, "destination": {"namespace": {"op": "!~", "value": "b.nk"}}`), answer: "1"},
				{query: measured("requestRate", "", `, "destination": {"service": {"op": "=~", "value": ["p.y", "db"]}}`), answer: "10"},
				{query: measured("requestRate", "", `, "destination": {"service": {"op": "!=", "value": ["pay", "db"]}}`), answer: "3"},
				{query: measured("requestRate", "", `, "destination": {"service": "pay", "namespace": ["bank", "other"]}`), answer: "9"},
				{query: measured("requestRate", "", `, "destination": {"service": "pay", "namespace": {"op": "!=", "value": "bank"}}`), notices: []string{"No series match"}},
				{query: drawn(`, "nodes": "namespace"`), answer: `
					external/www.example.com failing
					namespace//bank failing
					namespace/c1/s v1 healthy
					namespace/c1/s -> external/www.example.com http 1/s failed=1 by=source
					namespace/c1/s -> external/www.example.com: http 503 UH 1/s
					namespace/c1/s -> namespace//bank http 12/s failed=1 by=source
					namespace/c1/s -> namespace//bank: http 503 UH 12/s`},
			},
		},
		"of a pod of a headless service": {
			series: `
				source ops/adm > shop/db 3/s host=db-0.db.shop.svc.cluster.local service=db-0.db.shop.svc.cluster.local in=unknown
				destination ops/adm > shop/db 3/s
				source ops/adm > ? 1/s host=db-1.db.shop.svc.cluster.local service=db in=shop code=503 flags=UF`,
			asked: []reportedQuestion{
				{query: measured("errorRatio", "destination.service destination.namespace", ``), answer: "destination_service_name=db destination_service_namespace=shop 0.25"},
				{query: drawn(`, "nodes": "service"`), answer: `
					service/c1/ops/adm v1 healthy
					service/c1/shop/db v1 failing
					service/c1/ops/adm -> service/c1/shop/db http 4/s failed=0.25 mtls=1 by=source
					service/c1/ops/adm -> service/c1/shop/db: http 200 - 3/s
					service/c1/ops/adm -> service/c1/shop/db: http 503 UF 1/s`},
			},
		},
		"of addresses and of what was refused": {
			series: `
				source s/web > ? 1/s host=fd00::1 service=PassthroughClusterIpv6
				source s/web > ? 1/s host=[fd00::2]:80 service=PassthroughClusterIpv4
				source s/web > ? 1/s host= service=PassthroughCluster
				source s/web > ? 1/s host=blocked.example service=BlackHoleCluster code=502
				opened source s/web > ? 2/s host=10.3.2.1:3306 service=BlackHoleCluster
				closed source s/web > ? 2/s host=10.3.2.1:3306 service=BlackHoleCluster flags=UH
				destination ? > s/web 2/s service=InboundPassthroughClusterIpv4 host=10.9.9.9:8080 policy=none`,
			asked: []reportedQuestion{{query: drawn(``), answer: `
				external/passthrough/PassthroughCluster passthrough healthy
				external/refused/BlackHoleCluster refused failing
				external/refused/blocked.example refused failing
				unknown-caller healthy
				workload/c1/s/web v1 healthy
				unknown-caller -> workload/c1/s/web http 2/s failed=0 mtls=0 by=destination
				unknown-caller -> workload/c1/s/web: http 200 - 2/s
				workload/c1/s/web -> external/passthrough/PassthroughCluster http 3/s failed=0 by=source
				workload/c1/s/web -> external/passthrough/PassthroughCluster: http 200 - 3/s
				workload/c1/s/web -> external/refused/BlackHoleCluster tcp connections=2 lost=1 by=source
				workload/c1/s/web -> external/refused/BlackHoleCluster: tcp UH 2/s
				workload/c1/s/web -> external/refused/blocked.example http 1/s failed=1 by=source
				workload/c1/s/web -> external/refused/blocked.example: http 502 - 1/s`}},
		},
		"of callers that are known by a principal or a namespace alone": {
			series: `
				destination ? > s/pay 1/s as=spiffe://cluster.local/ns/a/sa/x
				destination ? > s/pay 2/s as=spiffe://cluster.local/ns/b/sa/x
				destination ? > s/pay 4/s policy=none source_workload_namespace=c
				destination ? > s/pay 8/s policy=none as=`,
			asked: []reportedQuestion{
				{query: measured("requestRate", "", `, "source": {"namespace": "a"}`), answer: "1"},
				{query: measured("requestRate", "", `, "either": {"namespace": ["b", "c"]}`), answer: "6"},
				{query: measured("mtlsRatio", "", ``), answer: "0.2"},
				{query: drawn(`, "nodes": "namespace"`), answer: `
					namespace//a healthy
					namespace//b healthy
					namespace//c healthy
					namespace/c1/s v1 healthy
					unknown-caller healthy
					namespace//a -> namespace/c1/s http 1/s failed=0 mtls=1 by=destination
					namespace//a -> namespace/c1/s: http 200 - 1/s
					namespace//b -> namespace/c1/s http 2/s failed=0 mtls=1 by=destination
					namespace//b -> namespace/c1/s: http 200 - 2/s
					namespace//c -> namespace/c1/s http 4/s failed=0 mtls=0 by=destination
					namespace//c -> namespace/c1/s: http 200 - 4/s
					unknown-caller -> namespace/c1/s http 8/s failed=0 mtls=0 by=destination
					unknown-caller -> namespace/c1/s: http 200 - 8/s`},
			},
		},
	})
}

// The busiest hosts are nodes of their own up to a number, the others of each role are one.
func TestTheLeastBusyHostsFoldIntoOne(t *testing.T) {
	var series, kept strings.Builder
	for i := range 60 {
		fmt.Fprintf(&series, "source s/web > ? %d/s host=h%d.example service=PassthroughCluster\n", 10+i, i)
		if i >= 10 {
			fmt.Fprintf(&kept, "external/passthrough/h%[1]d.example passthrough healthy\nworkload/c1/s/web -> external/passthrough/h%[1]d.example http %[2]d/s failed=0 by=source\nworkload/c1/s/web -> external/passthrough/h%[1]d.example: http 200 - %[2]d/s\n", i, 10+i)
		}
	}
	checkReported(t, map[string]reported{"fifty of sixty and some that were refused": {
		series: series.String() + `
			source s/web > ? 1/s host=b0.example service=BlackHoleCluster code=502
			source s/web > ? 1/s host=b1.example service=BlackHoleCluster code=502`,
		asked: []reportedQuestion{{query: drawn(``), answer: kept.String() + `
			external/passthrough/other%20hosts passthrough healthy
			external/refused/other%20hosts refused failing
			workload/c1/s/web v1 healthy
			workload/c1/s/web -> external/passthrough/other%20hosts http 145/s failed=0 by=source
			workload/c1/s/web -> external/passthrough/other%20hosts: http 200 - 145/s
			workload/c1/s/web -> external/refused/other%20hosts http 2/s failed=1 by=source
			workload/c1/s/web -> external/refused/other%20hosts: http 502 - 2/s`}},
	}})
}
