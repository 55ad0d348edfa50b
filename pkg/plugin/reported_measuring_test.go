package plugin_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/prometheus/promql/parser"

	"github.com/alidade-mesh/alidade/demo/prometheus"
	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
)

// Meshes are measured differently: one side alone has durations, labels are thinned out, pods have buckets
// of their own, scrapes are rare. Series of these shapes were met in public; the reports are named with each.
func TestAMeshIsReadHoweverItIsMeasured(t *testing.T) {
	checkReported(t, map[string]reported{
		// istio/istio#53797, istio/istio#43627, istio/istio#54574, istio/istio#21551.
		"durations are taken from the side that has them": {
			series: `
				source shop/web > shop/cart 10/s
				destination shop/web > shop/cart 10/s @40`,
			asked: []reportedQuestion{
				{query: measured("duration", byPair, `, "statistics": ["p50", "mean"]`), answer: `
					destination_service_name=cart source_workload=web statistic=mean 40
					destination_service_name=cart source_workload=web statistic=p50 37.5`},
				{query: measured("apdex", byPair, `, "apdexTargetMs": 250`), answer: "destination_service_name=cart source_workload=web 1"},
				{query: drawn(``), answer: `
					workload/c1/shop/cart v1 healthy
					workload/c1/shop/web v1 healthy
					workload/c1/shop/web -> workload/c1/shop/cart http 10/s failed=0 p95=48.75 mean=40 mtls=1 by=source
					workload/c1/shop/web -> workload/c1/shop/cart: http 200 - 10/s`},
				{query: `{"queryType": "latency", "window": "5m"}`,
					answer: "caller=web called=cart destinationMeanMs=40 destinationP95FromMs=25 destinationP95Ms=48.75 destinationP95ToMs=50 " +
						"dominant=unknown notSplitMs=40 reporter=destination requestRate=10",
					notices: []string{"No application's own time is collected here"}},
			},
		},
		"bytes are taken from the side that has them": {
			series: `
				source shop/web > shop/cart 10/s
				destination shop/web > shop/cart 10/s
				requested destination shop/web > shop/cart 1000/s
				responded destination shop/web > shop/cart 5000/s`,
			asked: []reportedQuestion{
				{query: drawn(`, "include": ["throughput"]`), answer: `
					workload/c1/shop/cart v1 healthy
					workload/c1/shop/web v1 healthy
					workload/c1/shop/web -> workload/c1/shop/cart http 10/s failed=0 mtls=1 requested=1000 responded=5000 by=source
					workload/c1/shop/web -> workload/c1/shop/cart: http 200 - 10/s`},
				{query: measured("responseThroughput", byPair, ``), answer: "destination_service_name=cart source_workload=web 5000"},
			},
		},
		// kiali/kiali#4517, kiali/kiali#3496, kyma-project/kyma#9886.
		"who calls and who is called have names though most labels are gone": {
			series: `
				without source_cluster destination_cluster source_app destination_app source_version destination_version source_principal destination_principal source_canonical_service destination_canonical_service source_canonical_revision destination_canonical_revision request_protocol connection_security_policy
				source istio-test-app-1/istio-test-app-1 > istio-test-app-2/istio-test-app-2 4/s host=app.istio-test-app-2.svc.cluster.local service=app`,
			asked: []reportedQuestion{
				{query: measured("requestRate", byPair, ``), answer: "destination_service_name=app source_workload=istio-test-app-1 4"},
				{query: drawn(``), answer: thinned("workload//istio-test-app-1/istio-test-app-1", "workload//istio-test-app-2/istio-test-app-2")},
				{query: drawn(`, "nodes": "service"`), answer: thinned("service//istio-test-app-1/istio-test-app-1", "service//istio-test-app-2/app"),
					notices: []string{`"source_canonical_service"`, `"destination_canonical_service"`}},
				{query: drawn(`, "nodes": "app"`), answer: thinned("app//istio-test-app-1/istio-test-app-1", "app//istio-test-app-2/app"),
					notices: []string{`"source_app"`, `"destination_app"`}},
				{query: drawn(`, "nodes": "namespace"`), answer: thinned("namespace//istio-test-app-1", "namespace//istio-test-app-2")},
				{query: drawn(`, "nodes": "cluster"`), answer: `
					cluster/unknown%20cluster healthy
					cluster/unknown%20cluster -> cluster/unknown%20cluster http 4/s failed=0 by=source
					cluster/unknown%20cluster -> cluster/unknown%20cluster: http 200 - 4/s`,
					notices: []string{`"source_cluster"`, `"destination_cluster"`}},
			},
		},
		// istio/istio#47095.
		"pods with buckets of their own": {
			series: `
				durations source shop/web > shop/cart 10/s @80 bounds=100,500,+Inf pod=web-a
				durations source shop/web > shop/cart 10/s @20 pod=web-b`,
			asked: []reportedQuestion{
				{query: measured("apdex", byPair, `, "apdexTargetMs": 250`), answer: "destination_service_name=cart source_workload=web 1",
					notices: []string{"Percentiles over several of them are as coarse as what they share (100, 500)"}},
				{query: measured("duration", byPair, ``), answer: "destination_service_name=cart source_workload=web statistic=p95 95",
					notices: []string{"needed to be fixed for monotonicity", "Percentiles over several of them are as coarse as what they share (100, 500)"}},
			},
		},
		// istio/istio#53557, istio/istio#54705, grafana/grafana#92762.
		"scraped once a minute": {
			series: `
				every 60s
				source shop/web > shop/cart 10/s`,
			asked: []reportedQuestion{
				{query: `{"signal": "requestRate", "groupBy": ["source.workload", "destination.service"], "window": "1m"}`,
					notices: []string{"No series match", "Samples lie 1m apart, while the data source's settings say 15s (timeInterval)"}},
				{query: `{"signal": "requestRate", "groupBy": ["source.workload", "destination.service"], "window": "4m"}`,
					answer:  "destination_service_name=cart source_workload=web 10",
					notices: []string{"Samples lie 1m apart"}},
				{query: `{"queryType": "graph", "window": "1m"}`, notices: []string{"No calls match", "Samples lie 1m apart"}},
			},
		},
		"scraped once a minute, as the settings say": {
			settings: `{"timeInterval": "60s"}`,
			series: `
				every 60s
				source shop/web > shop/cart 10/s`,
			asked: []reportedQuestion{{query: `{"signal": "requestRate", "groupBy": ["source.workload", "destination.service"]}`,
				answer: "destination_service_name=cart source_workload=web 10"}},
		},
		// istio/istio#54128, istio/istio#20119, istio/istio#21377.
		"a version that is gone is none of what moves": {
			series: gone,
			asked: []reportedQuestion{
				{query: drawn(``), answer: `
					workload/c1/istio-system/istio-ingressgateway v1 gateway healthy
					workload/c1/shop/shop-api v2 healthy
					workload/c1/istio-system/istio-ingressgateway -> workload/c1/shop/shop-api http 10/s failed=0 by=source
					workload/c1/istio-system/istio-ingressgateway -> workload/c1/shop/shop-api: http 200 - 10/s`},
				{query: drawn(`, "nodes": "version"`), answer: `
					version/c1/istio-system/istio-ingressgateway/v1 v1 gateway healthy
					version/c1/shop/shop-api/v2 v2 healthy
					version/c1/istio-system/istio-ingressgateway/v1 -> version/c1/shop/shop-api/v2 http 10/s failed=0 by=source
					version/c1/istio-system/istio-ingressgateway/v1 -> version/c1/shop/shop-api/v2: http 200 - 10/s`},
				{query: drawn(`, "nodes": "version", "idle": true`), answer: `
					version/c1/istio-system/istio-ingressgateway/v1 v1 gateway healthy
					version/c1/shop/shop-api/v1 v1 idle
					version/c1/shop/shop-api/v2 v2 healthy
					version/c1/istio-system/istio-ingressgateway/v1 -> version/c1/shop/shop-api/v1 http 0/s by=source
					version/c1/istio-system/istio-ingressgateway/v1 -> version/c1/shop/shop-api/v2 http 10/s failed=0 by=source
					version/c1/istio-system/istio-ingressgateway/v1 -> version/c1/shop/shop-api/v2: http 200 - 10/s`},
			},
		},
	})
}

const gone = `
	source istio-system/istio-ingressgateway > shop/shop-api@v2 10/s
	source istio-system/istio-ingressgateway > shop/shop-api@v1 0/s`

// thinned is a graph of one call.
func thinned(caller, called string) string {
	return fmt.Sprintf("%[1]s healthy\n%[2]s healthy\n%[1]s -> %[2]s http 4/s failed=0 by=source\n%[1]s -> %[2]s: http 200 - 4/s", caller, called)
}

// Capabilities are of now.
func TestCapabilitiesMeasureHowFarSamplesLieApart(t *testing.T) {
	const minutes = 12
	counter := `istio_requests_total{reporter="source",source_workload="web",source_workload_namespace="shop",destination_workload="cart",destination_workload_namespace="shop",response_code="200"}`
	d := source(t, reportingEvery(t, time.Minute, minutes, counter), `{}`)
	status, body := call(t, d, "GET", "capabilities", "")
	for _, want := range []string{`"scrapeIntervalSeconds":60`, "Samples lie 1m apart, while the data source's settings say 15s (timeInterval)"} {
		if status != 200 || !strings.Contains(body, want) {
			t.Errorf("capabilities: %d without %s: %s", status, want, body)
		}
	}
}

// reportingEvery holds a counter's samples up to now.
func reportingEvery(t *testing.T, apart time.Duration, samples int, counter string) string {
	t.Helper()
	instance := promload.Empty(t)
	labels, err := parser.NewParser(parser.Options{}).ParseMetric(counter)
	if err != nil {
		t.Fatal(err)
	}
	series, now := prometheus.NewSeries(labels), time.Now()
	for i := samples - 1; i >= 0; i-- {
		batch := instance.Server.Batch(now.Add(-time.Duration(i) * apart))
		if err := batch.Add(series, float64(samples-i)); err != nil {
			t.Fatal(err)
		}
		if err := batch.Commit(); err != nil {
			t.Fatal(err)
		}
	}
	return instance.URL
}
