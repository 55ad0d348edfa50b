package host_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
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
	write(t, dir, "dist/panel/plugin.json", `{"id":"alidade-mesh-panel","type":"panel","info":{"logos":{"small":"img/logo.svg"}}}`)
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

// queryBody asks a data source about the load's first half hour.
func queryBody(uid, query string) string {
	to := promload.Epoch.Add(30 * time.Minute).UnixMilli()
	return fmt.Sprintf(`{"from":"%d","to":"%d","queries":[{"refId":"A","datasource":{"uid":%q},"intervalMs":15000,"maxDataPoints":100,%s}]}`,
		to-15*60*1000, to, uid, query)
}

// queryAnswer is what Grafana's front end reads of an answer.
type queryAnswer struct {
	Results map[string]struct {
		Status      int
		Error       string
		ErrorSource string
		Frames      []struct {
			Schema struct {
				Name   string
				Fields []struct{ Name, Type string }
			}
			Data struct{ Values [][]any }
		}
	}
}

func TestAQueryIsAnsweredInGrafanasShape(t *testing.T) {
	status, body := ask(t, start(t, nil)+"/api/ds/query", queryBody("mesh", `"queryType":"graph"`))
	if status != http.StatusOK {
		t.Fatalf("status %d: %s", status, body)
	}
	result := decode[queryAnswer](t, body).Results["A"]
	if result.Status != http.StatusOK {
		t.Errorf("the query's status is %d", result.Status)
	}
	var names []string
	for _, frame := range result.Frames {
		names = append(names, frame.Schema.Name)
		if len(frame.Schema.Fields) != len(frame.Data.Values) {
			t.Errorf("%s: %d fields and %d columns", frame.Schema.Name, len(frame.Schema.Fields), len(frame.Data.Values))
		}
	}
	if !slices.Contains(names, "nodes") || !slices.Contains(names, "edges") {
		t.Fatalf("frames %v", names)
	}
	edges := result.Frames[slices.Index(names, "edges")]
	for i, field := range edges.Schema.Fields {
		// Both proxies report the pair, and each of its two requests a second counts once.
		if field.Name == "requestRate" && fmt.Sprint(edges.Data.Values[i]) != "[2]" {
			t.Errorf("request rates are %v", edges.Data.Values[i])
		}
	}
}

func TestAFailedQueryIs400AndSaysWhy(t *testing.T) {
	url := start(t, nil) + "/api/ds/query"
	cases := map[string]struct{ uid, query, want string }{
		"a field that does not exist":    {"mesh", `"signl":"requestRate"`, "signl"},
		"a Prometheus that is not there": {"far", `"queryType":"graph"`, "127.0.0.1:1"},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			status, body := ask(t, url, queryBody(test.uid, test.query))
			if status != http.StatusBadRequest {
				t.Errorf("status %d", status)
			}
			if result := decode[queryAnswer](t, body).Results["A"]; !strings.Contains(result.Error, test.want) {
				t.Errorf("error %q does not name %q", result.Error, test.want)
			}
		})
	}
}

func TestABadRequestSaysWhatIsWrong(t *testing.T) {
	url := start(t, nil) + "/api/ds/query"
	cases := map[string]struct {
		body, want string
		status     int
	}{
		"no JSON":                       {"{", "bad request data", http.StatusBadRequest},
		"no queries":                    {`{"from":"now-1h","to":"now"}`, "no queries found", http.StatusBadRequest},
		"a time that is none":           {`{"from":"soon","to":"now","queries":[{}]}`, "from: ", http.StatusBadRequest},
		"a data source that is unknown": {queryBody("nobody", `"queryType":"graph"`), "nobody", http.StatusNotFound},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			status, body := ask(t, url, test.body)
			if message := decode[map[string]string](t, body)["message"]; status != test.status || !strings.Contains(message, test.want) {
				t.Errorf("%d %q", status, message)
			}
		})
	}
}

func TestResourcesReachTheBackend(t *testing.T) {
	resources := start(t, nil) + "/api/datasources/uid/mesh/resources/"
	status, body := ask(t, resources+"signals", "")
	if status != http.StatusOK || !strings.Contains(body, "requestRate") {
		t.Errorf("signals: %d %.200s", status, body)
	}
	status, body = ask(t, resources+"compile", `{"query":{"signal":"requestRate"},"from":"now-1h","to":"now","intervalMs":15000}`)
	if status != http.StatusOK || !strings.Contains(body, "istio_requests_total") {
		t.Errorf("compile: %d %.200s", status, body)
	}
}

func TestHealthTellsGoodFromBad(t *testing.T) {
	url := start(t, func(o *host.Options) { o.Variables["PROMETHEUS"] = presentPrometheus(t) }) + "/api/datasources/uid/"
	status, body := ask(t, url+"mesh/health", "")
	if answer := decode[map[string]any](t, body); status != http.StatusOK || answer["status"] != "OK" {
		t.Errorf("mesh: %d %s", status, body)
	}
	status, body = ask(t, url+"far/health", "")
	if answer := decode[map[string]any](t, body); status != http.StatusBadRequest || answer["status"] != "ERROR" {
		t.Errorf("far: %d %s", status, body)
	}
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
