package plugin_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
	"github.com/alidade-mesh/alidade/pkg/plugin"
	"github.com/alidade-mesh/alidade/pkg/plugin/plugintest"
)

// mesh is an hour of a small shop: web calls cart, both with sidecars, and one call in five of web
// to pay never arrives; a client without a sidecar calls web; cart keeps its data in a database.
const mesh = `
	load 15s
		istio_requests_total{reporter="source",request_protocol="http",response_code="200",response_flags="-",connection_security_policy="unknown",source_cluster="c1",source_workload_namespace="shop",source_workload="web",source_version="v1",source_canonical_service="web",source_app="web",destination_cluster="c1",destination_workload_namespace="shop",destination_workload="cart",destination_version="v1",destination_canonical_service="cart",destination_app="cart",destination_service="cart.shop.svc.cluster.local",destination_service_name="cart",destination_service_namespace="shop"} 0+120x240
		istio_requests_total{reporter="destination",request_protocol="http",response_code="200",response_flags="-",connection_security_policy="mutual_tls",source_cluster="c1",source_workload_namespace="shop",source_workload="web",source_version="v1",source_canonical_service="web",source_app="web",destination_cluster="c1",destination_workload_namespace="shop",destination_workload="cart",destination_version="v1",destination_canonical_service="cart",destination_app="cart",destination_service="cart.shop.svc.cluster.local",destination_service_name="cart",destination_service_namespace="shop"} 0+120x240
		istio_requests_total{reporter="source",request_protocol="http",response_code="200",response_flags="-",connection_security_policy="unknown",source_cluster="c1",source_workload_namespace="shop",source_workload="web",source_version="v1",source_canonical_service="web",source_app="web",destination_cluster="c1",destination_workload_namespace="bank",destination_workload="pay",destination_version="v1",destination_canonical_service="pay",destination_app="pay",destination_service="pay.bank.svc.cluster.local",destination_service_name="pay",destination_service_namespace="bank"} 0+48x240
		istio_requests_total{reporter="source",request_protocol="http",response_code="503",response_flags="UH",connection_security_policy="unknown",source_cluster="c1",source_workload_namespace="shop",source_workload="web",source_version="v1",source_canonical_service="web",source_app="web",destination_cluster="unknown",destination_workload_namespace="unknown",destination_workload="unknown",destination_version="unknown",destination_canonical_service="unknown",destination_app="unknown",destination_service="pay.bank.svc.cluster.local",destination_service_name="pay",destination_service_namespace="bank"} 0+12x240
		istio_requests_total{reporter="destination",request_protocol="http",response_code="200",response_flags="-",connection_security_policy="none",source_cluster="unknown",source_workload_namespace="unknown",source_workload="unknown",source_version="unknown",source_canonical_service="unknown",source_app="unknown",destination_cluster="c1",destination_workload_namespace="shop",destination_workload="web",destination_version="v1",destination_canonical_service="web",destination_app="web",destination_service="web.shop.svc.cluster.local",destination_service_name="web",destination_service_namespace="shop"} 0+180x240
		istio_request_duration_milliseconds_sum{reporter="source",source_cluster="c1",source_workload_namespace="shop",source_workload="web",destination_cluster="c1",destination_workload_namespace="shop",destination_workload="cart",destination_service_name="cart",destination_service_namespace="shop",destination_service="cart.shop.svc.cluster.local"} 0+4800x240
		istio_request_duration_milliseconds_count{reporter="source",source_cluster="c1",source_workload_namespace="shop",source_workload="web",destination_cluster="c1",destination_workload_namespace="shop",destination_workload="cart",destination_service_name="cart",destination_service_namespace="shop",destination_service="cart.shop.svc.cluster.local"} 0+120x240
		istio_request_duration_milliseconds_bucket{le="50",reporter="source",source_cluster="c1",source_workload_namespace="shop",source_workload="web",destination_cluster="c1",destination_workload_namespace="shop",destination_workload="cart",destination_service_name="cart",destination_service_namespace="shop",destination_service="cart.shop.svc.cluster.local"} 0+60x240
		istio_request_duration_milliseconds_bucket{le="100",reporter="source",source_cluster="c1",source_workload_namespace="shop",source_workload="web",destination_cluster="c1",destination_workload_namespace="shop",destination_workload="cart",destination_service_name="cart",destination_service_namespace="shop",destination_service="cart.shop.svc.cluster.local"} 0+120x240
		istio_request_duration_milliseconds_bucket{le="+Inf",reporter="source",source_cluster="c1",source_workload_namespace="shop",source_workload="web",destination_cluster="c1",destination_workload_namespace="shop",destination_workload="cart",destination_service_name="cart",destination_service_namespace="shop",destination_service="cart.shop.svc.cluster.local"} 0+120x240
		istio_tcp_sent_bytes_total{reporter="source",request_protocol="tcp",source_cluster="c1",source_workload_namespace="shop",source_workload="cart",destination_cluster="c1",destination_workload_namespace="shop",destination_workload="db",destination_service="db.shop.svc.cluster.local",destination_service_name="db",destination_service_namespace="shop"} 0+1500x240
`

// hour is the time that the mesh's samples span.
var hour = backend.TimeRange{From: promload.Epoch, To: promload.Epoch.Add(time.Hour)}

// source makes an instance for a server, with jsonData as given.
func source(t testing.TB, url, jsonData string) *plugin.DataSource {
	t.Helper()
	return plugintest.Open(t, backend.DataSourceInstanceSettings{UID: "uid", Name: "mesh", Type: "alidade-istio-datasource", URL: url, JSONData: json.RawMessage(jsonData)})
}

// ask asks one query.
func ask(t *testing.T, d *plugin.DataSource, text string, headers map[string]string) backend.DataResponse {
	t.Helper()
	return askWithin(t, d, text, hour, headers)
}

// askWithin asks one query of a time.
func askWithin(t *testing.T, d *plugin.DataSource, text string, within backend.TimeRange, headers map[string]string) backend.DataResponse {
	t.Helper()
	response, err := d.QueryData(t.Context(), &backend.QueryDataRequest{
		Headers: headers,
		Queries: []backend.DataQuery{{RefID: "A", TimeRange: within, Interval: time.Minute, JSON: json.RawMessage(text)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return response.Responses["A"]
}

// call calls a resource and returns the status and the body.
func call(t *testing.T, d *plugin.DataSource, method, path, body string) (int, string) {
	t.Helper()
	status, answer := 0, ""
	sender := backend.CallResourceResponseSenderFunc(func(r *backend.CallResourceResponse) error {
		if r.Status != 0 {
			status = r.Status
		}
		answer += string(r.Body)
		return nil
	})
	name, _, _ := strings.Cut(path, "?")
	request := &backend.CallResourceRequest{Path: name, URL: path, Method: method, Body: []byte(body)}
	if err := d.CallResource(context.Background(), request, sender); err != nil {
		t.Fatal(err)
	}
	return status, strings.TrimSpace(answer)
}

// broken is a proxy in front of a server that counts what it is asked, and answers some of it with
// an error of the server's own.
type broken struct {
	URL string
	// fail tells by a question's PromQL whether it fails.
	fail func(expr string) bool

	mu    sync.Mutex
	asked []string
}

// queryIn is the PromQL of a request, which can be read once more.
func queryIn(t testing.TB, r *http.Request) string {
	t.Helper()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Error(err)
	}
	form, err := url.ParseQuery(string(body))
	if err != nil {
		t.Error(err)
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	return form.Get("query")
}

func inFrontOf(t *testing.T, target string) *broken {
	t.Helper()
	address, err := url.Parse(target)
	if err != nil {
		t.Fatal(err)
	}
	b := &broken{fail: func(string) bool { return false }}
	proxy := httputil.NewSingleHostReverseProxy(address)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		expr := queryIn(t, r)
		b.mu.Lock()
		b.asked = append(b.asked, expr)
		b.mu.Unlock()
		if b.fail(expr) {
			w.WriteHeader(http.StatusUnprocessableEntity)
			_, _ = w.Write([]byte(`{"status":"error","errorType":"execution","error":"too many samples"}`))
			return
		}
		proxy.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	b.URL = server.URL
	return b
}

// frame is one of a response's frames by its name.
func frame(t *testing.T, response backend.DataResponse, name string) *data.Frame {
	t.Helper()
	if response.Error != nil {
		t.Fatal(response.Error)
	}
	for _, found := range response.Frames {
		if found.Name == name {
			return found
		}
	}
	t.Fatalf("there is no frame %q", name)
	return nil
}

// texts are the notices of all frames.
func texts(response backend.DataResponse) string {
	var all []string
	for _, found := range response.Frames {
		for _, notice := range found.Meta.Notices {
			all = append(all, notice.Text)
		}
	}
	return strings.Join(all, "\n")
}
