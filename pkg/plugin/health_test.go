package plugin_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
	"github.com/prometheus/prometheus/promql/parser"

	"github.com/alidade-mesh/alidade/demo/prometheus"
	"github.com/alidade-mesh/alidade/pkg/plugin"
)

// reporting is a server that holds a few series now, since health asks for the present.
func reporting(t *testing.T, series ...string) string {
	t.Helper()
	instance := promload.Empty(t)
	batch := instance.Server.Batch(time.Now())
	reader := parser.NewParser(parser.Options{})
	for _, text := range series {
		labels, err := reader.ParseMetric(text)
		if err != nil {
			t.Fatal(err)
		}
		if err := batch.Add(prometheus.NewSeries(labels), 1); err != nil {
			t.Fatal(err)
		}
	}
	if err := batch.Commit(); err != nil {
		t.Fatal(err)
	}
	return instance.URL
}

func health(t *testing.T, d *plugin.DataSource) *backend.CheckHealthResult {
	t.Helper()
	result, err := d.CheckHealth(t.Context(), &backend.CheckHealthRequest{})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func TestHealthNamesTheServerAndWhoReports(t *testing.T) {
	const (
		source1     = `istio_requests_total{reporter="source",source_workload="web",destination_workload="cart"}`
		source2     = `istio_requests_total{reporter="source",source_workload="web",destination_workload="pay"}`
		destination = `istio_requests_total{reporter="destination",destination_workload="cart"}`
		waypoint    = `istio_requests_total{reporter="waypoint",destination_workload="waypoint"}`
		tcp         = `istio_tcp_sent_bytes_total{reporter="source"}`
		other       = `up{job="node"}`
	)
	for name, test := range map[string]struct {
		series []string
		json   string
		status backend.HealthStatus
		want   []string
	}{
		"everybody reports": {[]string{source1, source2, destination, waypoint, tcp}, `{}`, backend.HealthStatusOk, []string{
			" answers. HTTP and gRPC: 1 series from destination, 2 series from source, 1 series from waypoint (istio_requests_total). TCP: 1 series from source (istio_tcp_sent_bytes_total).",
		}},
		"only callers do": {[]string{source1}, `{}`, backend.HealthStatusOk, []string{
			"1 series from source", "TCP: no series of istio_tcp_sent_bytes_total.", "Only callers report: the share of mTLS",
		}},
		"only receivers do": {[]string{destination}, `{}`, backend.HealthStatusOk, []string{"Only receivers report: calls that failed before they arrived stay unknown."}},
		"only TCP":          {[]string{tcp}, `{}`, backend.HealthStatusOk, []string{"HTTP and gRPC: no series of istio_requests_total. TCP: 1 series from source"}},
		"nobody does": {[]string{other}, `{}`, backend.HealthStatusError, []string{
			" answers, but holds neither istio_requests_total nor istio_tcp_sent_bytes_total. Is it the one that scrapes the mesh?", "port 15020",
		}},
		"nobody whom a required matcher lets through": {
			[]string{source1}, `{"requiredMatchers": [{"label": "tenant", "op": "=", "value": "a"}]}`, backend.HealthStatusError,
			[]string{"that pass the required matchers of this data source"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			result := health(t, source(t, reporting(t, test.series...), test.json))
			if result.Status != test.status || !strings.HasPrefix(result.Message, "Prometheus 3.") {
				t.Errorf("%s: %s", result.Status, result.Message)
			}
			for _, want := range test.want {
				if !strings.Contains(result.Message, want) {
					t.Errorf("%s\nlacks %s", result.Message, want)
				}
			}
			if result.Status == backend.HealthStatusOk && !json.Valid(result.JSONDetails) {
				t.Errorf("the details are %s", result.JSONDetails)
			}
		})
	}
}

func TestHealthSaysWhatIsWrong(t *testing.T) {
	for name, test := range map[string]struct{ url, json, want string }{
		"no URL":        {"", `{}`, "The data source has no URL."},
		"nobody there":  {"http://localhost:1", `{}`, "Nothing accepts connections at localhost:1 (connection refused)."},
		"a bad setting": {"http://localhost:1", `{"queryTimeout": "soon"}`, "The settings of this data source cannot be used. queryTimeout: "},
	} {
		t.Run(name, func(t *testing.T) {
			if result := health(t, source(t, test.url, test.json)); result.Status != backend.HealthStatusError || !strings.Contains(result.Message, test.want) {
				t.Errorf("%s: %s", result.Status, result.Message)
			}
		})
	}
}

func TestHealthNamesTheRecordingRulesThatAreMissing(t *testing.T) {
	d := source(t, promload.Start(t, mesh).URL, `{"recorded": {"prefix": "workload:", "kind": "counters"}}`)
	if result := health(t, d); !strings.Contains(result.Message, "holds neither workload:istio_requests_total nor workload:istio_tcp_sent_bytes_total (the recording rules") {
		t.Error(result.Message)
	}
}
