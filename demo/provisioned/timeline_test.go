package provisioned_test

import (
	"encoding/json"
	"os"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"sigs.k8s.io/yaml"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
	"github.com/alidade-mesh/alidade/demo/simulator"
	"github.com/alidade-mesh/alidade/pkg/plugin/plugintest"
)

// timeline is a simulated mesh that is moved through time, and a data source with the provisioned
// settings that asks its embedded Prometheus.
type timeline struct {
	mesh   *simulator.Simulator
	feed   *simulator.Feed
	now    time.Time
	source backend.QueryDataHandler
}

func newTimeline(t *testing.T) *timeline {
	t.Helper()
	instance := promload.Empty(t)
	start := time.Date(2026, 1, 2, 3, 0, 0, 0, time.UTC)
	mesh, err := simulator.New(simulator.Options{Seed: 1, Start: start})
	if err != nil {
		t.Fatal(err)
	}
	return &timeline{
		mesh: mesh, feed: simulator.NewFeed(mesh, instance.Server, 15*time.Second), now: start,
		source: provisionedSource(t, instance.URL),
	}
}

// provisionedSource is the data source of provisioning/ at another address.
func provisionedSource(t *testing.T, url string) backend.QueryDataHandler {
	t.Helper()
	text, err := os.ReadFile("../../provisioning/datasources/alidade.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var content struct {
		Datasources []struct {
			UID      string          `json:"uid"`
			JSONData json.RawMessage `json:"jsonData"`
		} `json:"datasources"`
	}
	if err := yaml.Unmarshal(text, &content); err != nil {
		t.Fatal(err)
	}
	provisioned := content.Datasources[0]
	return plugintest.Open(t, backend.DataSourceInstanceSettings{UID: provisioned.UID, URL: url, JSONData: provisioned.JSONData})
}

// in lets a scenario run for a while.
func (l *timeline) in(t *testing.T, scenario string, duration time.Duration) {
	t.Helper()
	if err := l.mesh.Switch(scenario); err != nil {
		t.Fatal(err)
	}
	l.now = l.now.Add(duration)
	if err := l.feed.Until(l.now); err != nil {
		t.Fatal(err)
	}
}
