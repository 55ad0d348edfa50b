package host_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend/datasource"
	"github.com/prometheus/prometheus/model/labels"

	"github.com/alidade-mesh/alidade/demo/host"
	"github.com/alidade-mesh/alidade/demo/prometheus"
	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
	"github.com/alidade-mesh/alidade/pkg/plugin"
)

// calls is one pair of workloads that both proxies report.
const calls = `
load 15s
  istio_requests_total{reporter="source",source_workload="web",source_workload_namespace="shop",source_cluster="c1",source_canonical_service="web",source_app="web",destination_workload="cart",destination_workload_namespace="shop",destination_service_namespace="shop",destination_service_name="cart",destination_service="cart.shop.svc.cluster.local",destination_cluster="c1",destination_canonical_service="cart",destination_app="cart",request_protocol="http",response_code="200",response_flags="-",connection_security_policy="unknown"} 0+30x240
  istio_requests_total{reporter="destination",source_workload="web",source_workload_namespace="shop",source_cluster="c1",source_canonical_service="web",source_app="web",destination_workload="cart",destination_workload_namespace="shop",destination_service_namespace="shop",destination_service_name="cart",destination_service="cart.shop.svc.cluster.local",destination_cluster="c1",destination_canonical_service="cart",destination_app="cart",request_protocol="http",response_code="200",response_flags="-",connection_security_policy="mutual_tls"} 0+30x240
`

const pluginType = "alidade-istio-datasource"

// start serves a host with the real backend over an embedded Prometheus; "far" points to nothing.
func start(t *testing.T, change func(*host.Options)) string {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, "dist/plugin.json", `{"id":"alidade-istio-app","type":"app"}`)
	write(t, dir, "dist/panel/plugin.json", `{"id":"alidade-mesh-panel","type":"panel","languages":["en-US","de-DE"],"info":{"logos":{"small":"img/logo.svg"}}}`)
	write(t, dir, "dist/panel/module.js", `define([], () => ({}));`)
	write(t, dir, "dist/datasource/plugin.json", `{"id":"`+pluginType+`","type":"datasource"}`)
	write(t, dir, "page/index.html", `<title>page</title>`)
	write(t, dir, "page/public/build/img/icons/unicons/there.svg", `<svg id="there"/>`)
	write(t, dir, "provisioning/datasources/mesh.yaml", `
datasources:
  - name: Mesh
    uid: mesh
    type: `+pluginType+`
    url: $PROMETHEUS
    isDefault: true
    jsonData: { timeInterval: 15s }
    secureJsonData: { httpHeaderValue1: secret }
`)
	write(t, dir, "provisioning/dashboards/b.json", `{"uid":"b","title":"Second"}`)
	write(t, dir, "provisioning/dashboards/a.json", `{"uid":"a","title":"First","panels":[]}`)
	options := host.Options{
		PluginDir:       filepath.Join(dir, "dist"),
		PageDir:         filepath.Join(dir, "page"),
		ProvisioningDir: filepath.Join(dir, "provisioning"),
		Variables:       map[string]string{"PROMETHEUS": promload.Start(t, calls).URL},
		DataSources:     []host.DataSource{{UID: "far", Name: "Far", Type: pluginType, URL: "http://127.0.0.1:1"}},
		Backends:        map[string]datasource.InstanceFactoryFunc{pluginType: plugin.New},
	}
	if change != nil {
		change(&options)
	}
	h, err := host.New(options)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(h.Handler())
	t.Cleanup(func() { server.Close(); h.Close() })
	return server.URL
}

func write(t *testing.T, dir, name, content string) {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// ask sends a request; a body makes it a POST.
func ask(t *testing.T, url, body string) (int, string) {
	t.Helper()
	method := http.MethodGet
	if body != "" {
		method = http.MethodPost
	}
	request, err := http.NewRequestWithContext(t.Context(), method, url, bytes.NewBufferString(body))
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(answer)
}

func decode[T any](t *testing.T, text string) T {
	t.Helper()
	var value T
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return value
}

// presentPrometheus holds a mesh that reports now: health looks at the present.
func presentPrometheus(t *testing.T) string {
	t.Helper()
	server, err := prometheus.Open("", prometheus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	batch := server.Batch(time.Now())
	series := prometheus.NewSeries(labels.FromStrings("__name__", "istio_requests_total", "reporter", "source"))
	if err := errors.Join(batch.Add(series, 1), batch.Commit()); err != nil {
		t.Fatal(err)
	}
	listener := httptest.NewServer(server.Handler())
	t.Cleanup(func() {
		listener.Close()
		if err := server.Close(); err != nil {
			t.Error(err)
		}
	})
	return listener.URL
}
