package istio_test

import (
	"encoding/json"
	"log/slog"
	"strings"
	"testing"

	"github.com/prometheus/prometheus/config"
	"github.com/prometheus/prometheus/model/labels"
	"github.com/prometheus/prometheus/model/relabel"
	"sigs.k8s.io/yaml"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

func TestEverySignalHasLinesToCopy(t *testing.T) {
	for _, signal := range istio.Catalogue() {
		lines := signal.Lines()
		if len(lines) == 0 {
			t.Errorf("%s has none", signal.Name)
		}
		for _, each := range lines {
			var content map[string]any
			if err := yaml.UnmarshalStrict([]byte(each.Text), &content); err != nil || len(content) == 0 || each.Place == "" {
				t.Errorf("%s: %q is no YAML of its place: %v", signal.Name, each.Text, err)
			}
		}
	}
}

// job is the only one of the lines of a signal, as Prometheus reads it. Discovery is left out: its client of
// Kubernetes is not part of this module.
func job(t *testing.T, signal, role string) *config.ScrapeConfig {
	t.Helper()
	found, _ := istio.FindSignal(signal)
	text := strings.Replace(found.Lines()[0].Text, "kubernetes_sd_configs:\n      - role: "+role, "static_configs: []", 1)
	read, err := config.Load(text, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	jobs, err := read.GetScrapeConfigs()
	if err != nil || len(jobs) != 1 {
		t.Fatalf("%d jobs, %v", len(jobs), err)
	}
	return jobs[0]
}

func TestTheJobOfProxiesScrapesThemAtTheirMergedPort(t *testing.T) {
	proxies := job(t, "requestRate", "pod")
	for target, want := range map[string]struct{ port, address string }{
		"10.0.0.7:15090":  {"http-envoy-prom", "10.0.0.7:15020"},
		"[fd00::7]:15090": {"http-envoy-prom", "[fd00::7]:15020"},
		"10.0.0.8:15020":  {"ztunnel-stats", "10.0.0.8:15020"},
		"10.0.0.9:8080":   {"http", ""},
	} {
		discovered := labels.FromStrings("__address__", target, "__meta_kubernetes_pod_container_port_name", want.port,
			"__meta_kubernetes_namespace", "shop", "__meta_kubernetes_pod_name", "web-1", "__meta_kubernetes_pod_label_app", "ztunnel")
		relabelled := labels.NewBuilder(discovered)
		kept := relabel.ProcessBuilder(relabelled, proxies.RelabelConfigs...)
		scraped := relabelled.Labels()
		if kept != (want.address != "") || kept && scraped.Get("__address__") != want.address {
			t.Errorf("%s is scraped: %t, as %s", target, kept, scraped)
		}
		if kept && (scraped.Get("namespace") != "shop" || scraped.Get("pod") != "web-1" || scraped.Get("app") != "ztunnel") {
			t.Errorf("%s is told apart by %s", target, scraped)
		}
	}
	if proxies.MetricsPath != "/stats/prometheus" {
		t.Errorf("the path is %s", proxies.MetricsPath)
	}
}

func TestTheJobOfContainersKeepsThoseOfProxies(t *testing.T) {
	containers := job(t, "proxyCpu", "node")
	for name, want := range map[string]bool{"istio-proxy": true, "web": false, "": false} {
		if kept := relabel.ProcessBuilder(labels.NewBuilder(labels.FromStrings("container", name)), containers.MetricRelabelConfigs...); kept != want {
			t.Errorf("the container %q is kept: %t", name, kept)
		}
	}
}

func TestTheLinesForApplicationsAreASettingOfTheDataSource(t *testing.T) {
	found, _ := istio.FindSignal("applicationLatency")
	var settings struct {
		Application struct{ Metric, Unit, NamespaceLabel, WorkloadLabel string }
	}
	if err := json.Unmarshal([]byte(found.Lines()[0].Text), &settings); err != nil {
		t.Fatal(err)
	}
	if settings.Application.Metric != istio.ServerRequestDuration || settings.Application.Unit != "s" {
		t.Errorf("the setting is %+v", settings.Application)
	}
}
