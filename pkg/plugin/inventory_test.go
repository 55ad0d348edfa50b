package plugin_test

import (
	"encoding/json"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
	"github.com/alidade-mesh/alidade/pkg/istio"
)

func TestCapabilitiesTellWhatTheServerHolds(t *testing.T) {
	listener := httptest.NewServer(simulatedMesh(t, time.Now().Truncate(time.Second)).Handler())
	t.Cleanup(listener.Close)
	status, body := call(t, source(t, listener.URL, `{}`), "GET", "capabilities", "")
	if status != 200 {
		t.Fatalf("%d %s", status, body)
	}
	var found struct {
		Server                struct{ Version string }
		ScrapeIntervalSeconds float64
		Metrics, Labels       []string
		Modes                 struct{ Sidecar, Ambient, MultiCluster bool }
		Missing               []struct{ Signal, Collect string }
	}
	if err := json.Unmarshal([]byte(body), &found); err != nil {
		t.Fatal(err)
	}
	if found.Server.Version == "" || found.ScrapeIntervalSeconds != 15 {
		t.Errorf("the server is %v, scraped every %v s", found.Server, found.ScrapeIntervalSeconds)
	}
	if !found.Modes.Sidecar || found.Modes.Ambient || found.Modes.MultiCluster {
		t.Errorf("the modes are %+v", found.Modes)
	}
	for _, metric := range []string{"istio_requests_total", "istio_request_duration_milliseconds", "istio_tcp_sent_bytes_total"} {
		if !slices.Contains(found.Metrics, metric) {
			t.Errorf("%s is not among the metrics %v", metric, found.Metrics)
		}
	}
	if !slices.Contains(found.Labels, "user_tier") {
		t.Errorf("the custom tag is not among the labels %v", found.Labels)
	}
}

func TestAnEmptyServerLacksEverySignalAndSaysHowToCollectIt(t *testing.T) {
	status, body := call(t, source(t, promload.Start(t, `load 15s
		up 1x10`).URL, `{}`), "GET", "capabilities", "")
	if status != 200 || !strings.Contains(body, `"signal":"requestRate"`) || !strings.Contains(body, "port 15020") || !strings.Contains(body, "job_name: istio-proxies") || !strings.Contains(body, `"scrapeIntervalSeconds":null`) {
		t.Errorf("%d %s", status, body)
	}
}

func TestAMetricOfScrapedProxiesLacksSomethingElseThanScraping(t *testing.T) {
	status, body := call(t, source(t, reporting(t, `istio_requests_total{reporter="source",source_workload="web"}`), `{}`), "GET", "capabilities", "")
	var found struct {
		Missing []struct {
			Signal, Collect string
			Lines           []istio.Lines
		}
	}
	if err := json.Unmarshal([]byte(body), &found); status != 200 || err != nil {
		t.Fatalf("%d %s %v", status, body, err)
	}
	lines := map[string]int{}
	for _, missing := range found.Missing {
		lines[missing.Signal] = len(missing.Lines)
		if missing.Signal == "requestSize" && !strings.Contains(missing.Collect, "Telemetry API") {
			t.Errorf("the request's size is missing because %s", missing.Collect)
		}
	}
	if lines["requestSize"] != 0 || lines["requestMessageRate"] != 1 || lines["proxyCpu"] != 1 {
		t.Errorf("so many lines to copy: %v", lines)
	}
}

func TestLabelsAreThoseThatCallsCarry(t *testing.T) {
	d := source(t, promload.Start(t, mesh).URL, `{}`)
	status, body := call(t, d, "GET", "labels?from=0&to=3600000", "")
	if status != 200 || !strings.Contains(body, `"source_workload"`) || strings.Contains(body, `"le"`) {
		t.Errorf("%d %s", status, body)
	}
}

func TestTheGraphInLanguagesThatDrawIt(t *testing.T) {
	d := source(t, promload.Start(t, mesh).URL, `{}`)
	for format, begin := range map[string]string{"dot": "digraph mesh {", "mermaid": "flowchart LR"} {
		status, body := call(t, d, "GET", "graph?from=0&to=3600000&format="+format, "")
		if status != 200 || !strings.HasPrefix(body, begin) || !strings.Contains(body, "8/s, 95 ms") {
			t.Errorf("%s: %d %s", format, status, body)
		}
	}
}

func TestEventsAreFoundInSeriesOverTime(t *testing.T) {
	const appearing = `load 60s
		istio_requests_total{reporter="source",source_workload="web",source_workload_namespace="shop",destination_service_name="cart",destination_service_namespace="shop"} 0+60x60
		istio_requests_total{reporter="source",source_workload="web",source_workload_namespace="shop",destination_service_name="pay",destination_service_namespace="bank"} _x30 0+60x30`
	d := source(t, promload.Start(t, appearing).URL, `{"timeInterval": "60s"}`)
	response := ask(t, d, `{"queryType": "events", "event": "newEdge"}`, nil)
	made := frame(t, response, "events")
	if made.Rows() != 1 || cell(t, made, "title", 0) != "web (shop) to pay (bank): first call" || cell(t, made, "timeEnd", 0) != "?" {
		t.Errorf("%d events, the first %q until %s", made.Rows(), cell(t, made, "title", 0), cell(t, made, "timeEnd", 0))
	}
	if at := cell(t, made, "time", 0); !strings.HasPrefix(at, "1970-01-01 00:3") {
		t.Errorf("the call appeared at %s", at)
	}
	if tags := cell(t, made, "tags", 0); tags != "newEdge,web,pay" {
		t.Errorf("the tags are %s", tags)
	}
}
