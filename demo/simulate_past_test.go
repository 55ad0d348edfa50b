package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/demo/prometheus"
	"github.com/alidade-mesh/alidade/demo/simulator"
)

func TestAScenarioBeginsOnANormalMesh(t *testing.T) {
	end := time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC)
	server, err := prometheus.Open("", prometheus.Options{ScrapeInterval: scrapeInterval, Retention: leastRetention})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = server.Close() }()
	s := settings{seed: 1, scenario: simulator.GoneEdge, history: 20 * time.Minute, scenarioFor: 8 * time.Minute, fixedNow: end, envoyStatistics: true}
	mesh, _, err := simulatePast(t.Context(), s, server)
	if err != nil {
		t.Fatal(err)
	}
	if mesh.Current() != simulator.GoneEdge {
		t.Errorf("the scenario at the end is %q", mesh.Current())
	}
	answered := func(query string, at time.Time) bool {
		address := "/api/v1/query?" + url.Values{"query": {query}, "time": {at.Format(time.RFC3339)}}.Encode()
		recorder := httptest.NewRecorder()
		server.Handler().ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, address, nil))
		var answer struct{ Data struct{ Result []any } }
		if err := json.Unmarshal(recorder.Body.Bytes(), &answer); err != nil {
			t.Fatalf("%v: %s", err, recorder.Body)
		}
		return len(answer.Data.Result) > 0
	}
	const called = `sum(increase(istio_requests_total{source_workload="search",destination_workload="catalog"}[5m])) > 0`
	if before, after := answered(called, end.Add(-10*time.Minute)), answered(called, end); !before || after {
		t.Errorf("calls before the scenario began: %t, at its end: %t", before, after)
	}
	if !answered(`envoy_cluster_upstream_rq_time_count`, end) {
		t.Error("no proxy exposes how long its upstreams take")
	}
}

func TestRulesAreEvaluatedAlongTheWay(t *testing.T) {
	end := time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC)
	server, err := prometheus.Open("", prometheus.Options{ScrapeInterval: scrapeInterval, Retention: leastRetention})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = server.Close() }()
	s := settings{seed: 1, history: 8 * time.Minute, fixedNow: end, rules: "../deploy/prometheus/recording-rules.yml"}
	if _, _, err := simulatePast(t.Context(), s, server); err != nil {
		t.Fatal(err)
	}
	// Once in half a minute, from the second scrape on.
	vector, err := server.Query(t.Context(), `max(count_over_time(workload:istio_requests_total:rate5m[4m]))`, end)
	if err != nil {
		t.Fatal(err)
	}
	if len(vector) != 1 || vector[0].F != 8 {
		t.Errorf("the rules recorded %v", vector)
	}
	if _, _, err := simulatePast(t.Context(), settings{history: time.Minute, fixedNow: end, rules: "nowhere.yml"}, server); err == nil {
		t.Error("rules that are not there are no error")
	}
}
