package simulator_test

import (
	"slices"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/demo/simulator"
)

const throttledPods = `rate(container_cpu_cfs_throttled_periods_total[5m]) / rate(container_cpu_cfs_periods_total[5m]) > 0.05`

func TestEveryPodWithAProxyHasAContainerNamedAsKubernetesDoes(t *testing.T) {
	h := hour(t)
	reporting := keys(h.table(t, `count by (namespace, pod) (istio_requests_total or istio_tcp_sent_bytes_total)`, "namespace", "pod"))
	measured := keys(h.table(t, `count by (namespace, pod) (container_cpu_usage_seconds_total{container="istio-proxy"})`, "namespace", "pod"))
	if !slices.Equal(reporting, measured) {
		t.Errorf("the pods %q report, the containers of %q are measured", reporting, measured)
	}
	const name = `container_memory_working_set_bytes{pod!~".*-[4-9bcdf]{10}-[2456789bcdfghjklmnpqrstvwxz]{5}|(sessions|stock-db|ledger-db)-0"}`
	if odd := h.table(t, name, "pod"); len(odd) > 0 {
		t.Errorf("these names are not Kubernetes's: %q", keys(odd))
	}
}

func TestAProxyUsesCPUAndMemoryAsItsLoadDemands(t *testing.T) {
	h := hour(t)
	cores := h.table(t, `sum by (pod) (rate(container_cpu_usage_seconds_total[5m]))`, "pod")
	handled := h.table(t, `sum by (pod) (rate(istio_requests_total[5m]))`, "pod")
	for pod, perSecond := range handled {
		// What is not requests is a proxy's own business and its TCP bytes.
		if rest := cores[pod] - 0.0003*perSecond; rest < 0.0029 || rest > 0.004 {
			t.Errorf("%s handles %.1f requests a second with %.4f cores", pod, perSecond, cores[pod])
		}
	}
	memory := h.table(t, `max by (workload) (label_replace(container_memory_working_set_bytes, "workload", "$1", "pod", "(.*?)-.*"))`, "workload")
	if memory["web"] <= memory["ledger"] || memory["ledger"] < 40<<20 || memory["web"] > 200<<20 {
		t.Errorf("the proxies hold %v bytes", memory)
	}
	if pods := h.table(t, throttledPods, "pod"); len(pods) > 0 {
		t.Errorf("these are throttled: %v", pods)
	}
}

func TestThrottledProxiesDelayWhatArrivesThere(t *testing.T) {
	h := switched(t, simulator.Normal, simulator.Throttled, simulator.Normal)
	const before = `sum(rate(istio_request_duration_milliseconds_sum{reporter="destination", destination_workload="cart"}[5m]))
			/ sum(rate(istio_request_duration_milliseconds_count{reporter="destination", destination_workload="cart"}[5m]))
		- 1000 * sum(rate(http_server_request_duration_seconds_sum{app="cart"}[5m])) / sum(rate(http_server_request_duration_seconds_count{app="cart"}[5m]))`
	for i, c := range []struct {
		pods            int
		leastMs, mostMs float64
	}{{0, 0.2, 2}, {2, 25, 35}, {0, 0.2, 2}} {
		at := start.Add(time.Duration(i+1) * phase)
		if pods := h.tableAt(t, at, throttledPods, "pod"); len(pods) != c.pods {
			t.Errorf("phase %d: %v are throttled, expected %d", i, pods, c.pods)
		}
		if ms := h.tableAt(t, at, before)[""]; ms < c.leastMs || ms > c.mostMs {
			t.Errorf("phase %d: the proxy adds %.1f ms, expected %.1f to %.1f", i, ms, c.leastMs, c.mostMs)
		}
	}
}
