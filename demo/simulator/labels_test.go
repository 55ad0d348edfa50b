package simulator_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

func keys(m map[string]float64) []string {
	return slices.Sorted(maps.Keys(m))
}

const (
	targetLabels = "instance job namespace pod"
	peersLabels  = `reporter
		source_workload source_workload_namespace source_canonical_service source_canonical_revision
		source_principal source_app source_version source_cluster
		destination_workload destination_workload_namespace destination_canonical_service destination_canonical_revision
		destination_principal destination_app destination_version destination_cluster
		destination_service destination_service_name destination_service_namespace`
	httpLabels = targetLabels + " " + peersLabels + " request_protocol response_code response_flags connection_security_policy"
	tcpLabels  = targetLabels + " " + peersLabels + " request_protocol response_flags connection_security_policy"
)

func TestEveryMetricHasExactlyItsLabels(t *testing.T) {
	h := hour(t)
	histogram := func(family, names string) map[string]string {
		return map[string]string{family + "_bucket": names + " le", family + "_sum": names, family + "_count": names}
	}
	want := map[string]string{"istio_requests_total": httpLabels}
	maps.Copy(want, histogram("istio_request_duration_milliseconds", httpLabels))
	maps.Copy(want, histogram("istio_request_bytes", httpLabels))
	maps.Copy(want, histogram("istio_response_bytes", httpLabels))
	maps.Copy(want, histogram("http_server_request_duration_seconds", targetLabels+" app version http_response_status_code"))
	for _, metric := range []string{
		"container_cpu_usage_seconds_total", "container_cpu_cfs_periods_total",
		"container_cpu_cfs_throttled_periods_total", "container_memory_working_set_bytes",
	} {
		want[metric] = targetLabels + " container image"
	}
	want["mesh_strict_mtls"] = "instance job namespace"
	for _, metric := range []string{"istio_request_messages_total", "istio_response_messages_total"} {
		want[metric] = targetLabels + " " + peersLabels
	}
	for _, metric := range []string{
		"istio_tcp_sent_bytes_total", "istio_tcp_received_bytes_total",
		"istio_tcp_connections_opened_total", "istio_tcp_connections_closed_total",
	} {
		want[metric] = tcpLabels
	}
	vector, err := h.server.Query(t.Context(), `{__name__!=""}`, end)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, sample := range vector {
		name := sample.Metric.Get("__name__")
		expected := strings.Fields(want[name] + " __name__")
		if strings.HasPrefix(name, "istio_re") && sample.Metric.Get("request_protocol") == "grpc" && sample.Metric.Get("response_code") != "0" {
			expected = append(expected, "grpc_response_status")
		}
		if strings.HasPrefix(name, "istio_re") && sample.Metric.Get("source_workload") == "web" && sample.Metric.Get("destination_workload") == "checkout" {
			expected = append(expected, "user_tier")
		}
		var got []string
		for label := range sample.Metric.Map() {
			got = append(got, label)
		}
		slices.Sort(expected)
		slices.Sort(got)
		if !slices.Equal(expected, got) {
			t.Fatalf("%s has the labels %v instead of %v", name, got, expected)
		}
		seen[name] = true
	}
	for name := range want {
		if !seen[name] {
			t.Errorf("there is no %s", name)
		}
	}
}

func TestAnIngressRequestSaysAllThatBothProxiesKnow(t *testing.T) {
	h := hour(t)
	vector, err := h.server.Query(t.Context(), `topk(1, istio_requests_total{reporter="destination", destination_workload="payments", destination_version="v2", response_code="200"})`, end)
	if err != nil || len(vector) != 1 {
		t.Fatal(vector, err)
	}
	got := vector[0].Metric
	for name, want := range map[string]string{
		"source_workload": "checkout", "source_workload_namespace": "shop", "source_canonical_service": "checkout",
		"source_canonical_revision": "v1", "source_principal": "spiffe://cluster.local/ns/shop/sa/checkout",
		"source_app": "checkout", "source_version": "v1", "source_cluster": "Kubernetes",
		"destination_workload": "payments", "destination_workload_namespace": "pay",
		"destination_canonical_service": "payments", "destination_canonical_revision": "v2",
		"destination_principal": "spiffe://cluster.local/ns/pay/sa/payments",
		"destination_app":       "payments", "destination_version": "v2", "destination_cluster": "Kubernetes",
		"destination_service": "payments.pay.svc.cluster.local", "destination_service_name": "payments",
		"destination_service_namespace": "pay", "request_protocol": "http", "response_flags": "-",
		"connection_security_policy": "mutual_tls", "namespace": "pay", "job": "kubernetes-pods",
	} {
		if got.Get(name) != want {
			t.Errorf("%s is %q instead of %q", name, got.Get(name), want)
		}
	}
}

// peers are what a request's labels say of one end.
func (h history) peers(t *testing.T, end, matchers string) []string {
	t.Helper()
	names := []string{"workload", "workload_namespace", "canonical_service", "canonical_revision", "principal", "app", "version", "cluster"}
	for i := range names {
		names[i] = end + "_" + names[i]
	}
	return keys(h.table(t, `sum by (`+strings.Join(names, ",")+`) (istio_requests_total{`+matchers+`})`, names...))
}

func TestWhatIsNotKnownOfAPeerIsUnknown(t *testing.T) {
	h := hour(t)
	const nothing = "unknown unknown unknown latest unknown unknown unknown unknown"
	for _, c := range []struct{ name, end, matchers, want string }{
		{"a caller without a sidecar", "source", `reporter="destination", source_workload="unknown"`, nothing},
		{"a host outside the mesh", "destination", `destination_service_name="acquirer.example.com"`, nothing},
		{"no healthy endpoint", "destination", `response_flags="UH"`, nothing},
		{"no route", "destination", `response_flags="NR"`, nothing},
		{"a server without a sidecar", "destination", `destination_workload="tax"`,
			"tax pay tax v1 unknown unknown unknown Kubernetes"},
		{"an endpoint that takes no connection", "destination", `response_flags="UF", destination_workload="recommendations"`,
			"recommendations shop recommendations v1 unknown unknown unknown Kubernetes"},
		{"an endpoint that does not answer", "destination", `response_flags="UT", destination_workload="warehouse"`,
			"warehouse stock warehouse v1 spiffe://cluster.local/ns/stock/sa/warehouse unknown unknown Kubernetes"},
	} {
		if got := h.peers(t, c.end, c.matchers); len(got) != 1 || got[0] != c.want {
			t.Errorf("%s: the %s is %q, expected %q", c.name, c.end, got, c.want)
		}
	}
}

func TestAnUnknownWorkloadBelongsToAKnownService(t *testing.T) {
	h := hour(t)
	service := []string{"destination_service", "destination_service_name", "destination_service_namespace"}
	for matchers, want := range map[string]string{
		`response_flags="UH"`:               "acquirer.example.com acquirer.example.com external",
		`response_flags="NR"`:               "unknown unknown unknown",
		`destination_workload="warehouse"`:  "warehouse-api.stock.svc.cluster.local warehouse-api stock",
		`destination_workload="tax"`:        "tax.pay.svc.cluster.local tax pay",
		`source_workload="unknown"`:         "inventory.stock.svc.cluster.local inventory stock",
		`request_protocol="grpc"`:           "catalog.stock.svc.cluster.local catalog stock|fraud.pay.svc.cluster.local fraud pay",
		`response_code="404"`:               "unknown unknown unknown",
		`response_flags=~"(.*,)?UF(,.*)?"`:  "acquirer.example.com acquirer.example.com external|recommendations.shop.svc.cluster.local recommendations shop",
		`connection_security_policy="none"`: "inventory.stock.svc.cluster.local inventory stock",
	} {
		got := keys(h.table(t, `sum by (`+strings.Join(service, ",")+`) (istio_requests_total{`+matchers+`})`, service...))
		if strings.Join(got, "|") != want {
			t.Errorf("%s: the service is %q instead of %q", matchers, got, want)
		}
	}
}

func TestWhoReportsAndWhatTheySayOfSecurity(t *testing.T) {
	h := hour(t)
	for expr, want := range map[string]string{
		`count by (reporter, connection_security_policy) (istio_requests_total)`:              "destination mutual_tls|destination none|source unknown",
		`count by (reporter, connection_security_policy) (istio_tcp_sent_bytes_total)`:        "destination mutual_tls|source unknown",
		`count by (reporter) (istio_requests_total{destination_workload="tax"})`:              "source ",
		`count by (reporter) (istio_requests_total{source_workload="unknown"})`:               "destination ",
		`count by (reporter) (istio_requests_total{source_workload=~".*gateway"})`:            "destination |source ",
		`count by (reporter) (istio_requests_total{destination_workload=~".*gateway"})`:       "",
		`count by (reporter) (istio_requests_total{destination_service=~"acquirer.*"})`:       "source ",
		`count by (reporter) (istio_requests_total{response_flags="UC"})`:                     "destination ",
		`count by (reporter) (istio_requests_total{response_flags="NR",response_code="404"})`: "source ",
	} {
		got := strings.Join(keys(h.table(t, expr, "reporter", "connection_security_policy")), "|")
		if got != want {
			t.Errorf("%s answers %q instead of %q", expr, got, want)
		}
	}
}
