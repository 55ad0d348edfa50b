package promql_test

import (
	"math"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
	"github.com/alidade-mesh/alidade/pkg/query"
)

func TestStrictPlaintextIsWhatEntersDeclaredNamespaces(t *testing.T) {
	mesh := exposition(t, `
		destination ? > pay 2/s policy=none
		destination web > pay 2/s
		destination ? > far 4/s policy=none destination_workload_namespace=far`) +
		"  mesh:strict{namespace=\"shop\"} 1x240\n  mesh:strict{namespace=\"far\"} 0x240\n"
	for _, raw := range []string{`{"strictNamespaces": ["shop"]}`, `{"strictMetric": "mesh:strict"}`} {
		settings, err := query.ParseSettings([]byte(raw))
		if err != nil {
			t.Fatal(err)
		}
		got := answer(t, promload.Start(t, mesh), `{"signal": "strictPlaintextRate", "instant": true, "groupBy": ["destination.workload", "source.workload"]}`, settings)
		if want := "pay unknown 2\npay web 0"; got != want {
			t.Errorf("with %s the engine answers\n%s\nwant\n%s", raw, got, want)
		}
	}
}

func TestProxiesAreFoundByTheirPods(t *testing.T) {
	const load = `load 15s
		container_memory_working_set_bytes{container="istio-proxy",namespace="shop",pod="web-7d4b9c6f5d-x2x9z"} 100x240
		container_memory_working_set_bytes{container="istio-proxy",namespace="shop",pod="web-7d4b9c6f5d-abcde"} 100x240
		container_memory_working_set_bytes{container="istio-proxy",namespace="shop",pod="web-api-7d4b9c6f5d-abcde"} 400x240
		container_memory_working_set_bytes{container="istio-proxy",namespace="shop",pod="stock-db-0"} 50x240
		container_memory_working_set_bytes{container="app",namespace="shop",pod="web-7d4b9c6f5d-x2x9z"} 900x240`
	instance := promload.Start(t, load)
	for raw, want := range map[string]string{
		`{"signal": "proxyMemory", "instant": true}`:                                       "stock-db shop 50\nweb shop 200\nweb-api shop 400",
		`{"signal": "proxyMemory", "instant": true, "destination": {"workload": "web"}}`:   "web shop 200",
		`{"signal": "proxyMemory", "instant": true, "destination": {"namespace": "none"}}`: "",
	} {
		if got := answer(t, instance, raw, query.DefaultSettings()); got != want {
			t.Errorf("%s: the engine answers\n%s\nwant\n%s", raw, got, want)
		}
	}
}

func TestWhatVanishedIsZeroWhereIdleIsKept(t *testing.T) {
	instance := promload.Start(t, `load 15s
		istio_requests_total{reporter="source",destination_service_name="pay"} 0+30x60 _x180
		istio_requests_total{reporter="source",destination_service_name="cart"} 0+30x240`)
	got := answer(t, instance, `{"idle": true, "compareTo": "50m", "window": "5m", "instant": true, "reporter": "source", "groupBy": ["destination.service"]}`, query.DefaultSettings())
	if want := "cart 2\npay 0"; got != want {
		t.Errorf("the engine answers\n%s\nwant\n%s", got, want)
	}
}

// A sum of counters falls when a pod restarts. Its rate reads that as a reset of the whole sum and
// counts everything before it again; a sum of rates does not.
func TestRecordedCountersMisleadAtARestart(t *testing.T) {
	pods := `load 15s
		istio_requests_total{reporter="source",pod="a"} 0+15x240
		istio_requests_total{reporter="source",pod="b"} 0+15x220 0+15x19
		workload:istio_requests_total{reporter="source"} 0+30x220 3315+30x19
		workload:istio_requests_total:rate1m{reporter="source"} 2x240`
	instance := promload.Start(t, pods)
	rate := func(recorded string) float64 {
		settings, err := query.ParseSettings([]byte(recorded))
		if err != nil {
			t.Fatal(err)
		}
		plan := compileAt(t, `{"instant": true, "window": "10m", "reporter": "source", "groupBy": []}`, settings, promload.Epoch.Add(time.Hour))
		return instance.Value(t, plan[0].Expr, promload.Epoch.Add(time.Hour))
	}
	pod := rate(`{}`)
	rates := rate(`{"recorded": {"prefix": "workload:", "suffix": ":rate1m", "kind": "rates", "window": "1m"}}`)
	counters := rate(`{"recorded": {"prefix": "workload:", "kind": "counters"}}`)
	if math.Abs(pod-2) > 0.1 || math.Abs(rates-2) > 0.1 {
		t.Errorf("2 requests a second are read as %g from the pods and %g from recorded rates", pod, rates)
	}
	if counters < 2*pod {
		t.Errorf("recorded counters read the restart as %g requests a second: if they no longer mislead, drop the warning", counters)
	}
}
