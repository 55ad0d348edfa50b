package promql_test

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// exposition turns a few lines on who reports which calls into a load of an hour of samples:
//
//	source web > pay  2/s code=500 flags=UF,URX
//	destination web > pay  1/s @30 @300    (that many a second of 30 ms and of 300 ms each)
//	tcp source web > db  100/s             (bytes sent a second; a hundredth as many connections)
//	application pay  1/s @20               (what the application itself measures, in seconds; see there)
//	upstream web > pay  1/s @20            (how long pay took as web's proxy saw it)
//
// A name stands for workload, app and canonical service in the namespace shop and the cluster c1;
// "?" is a peer that the reporter does not know. Any label can be given as label=value.
func exposition(t *testing.T, text string) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("load 15s\n")
	for line := range strings.Lines(text) {
		words := strings.Fields(line)
		switch {
		case len(words) == 0:
		case words[0] == "application":
			writeApplication(t, &b, words[1:])
		case words[0] == "upstream":
			writeUpstream(t, &b, words[1:])
		default:
			writeSeries(t, &b, words)
		}
	}
	return b.String()
}

func writeSeries(t *testing.T, b *strings.Builder, words []string) {
	t.Helper()
	tcp := words[0] == "tcp"
	if tcp {
		words = words[1:]
	}
	if len(words) < 5 || words[2] != ">" {
		t.Fatalf("not a line of the mesh language: %v", words)
	}
	labels := map[string]string{
		"reporter": words[0], "request_protocol": "http", "response_code": "200", "response_flags": "-",
		"connection_security_policy": "mutual_tls",
	}
	if words[0] == "source" {
		labels["connection_security_policy"] = "unknown"
	}
	if tcp {
		labels["request_protocol"] = "tcp"
		delete(labels, "response_code")
	}
	peer(labels, "source", words[1])
	peer(labels, "destination", words[3])
	perSecond, err := strconv.ParseFloat(strings.TrimSuffix(words[4], "/s"), 64)
	if err != nil {
		t.Fatal(err)
	}
	var durations []float64
	for _, word := range words[5:] {
		if ms, ok := strings.CutPrefix(word, "@"); ok {
			duration, err := strconv.ParseFloat(ms, 64)
			if err != nil {
				t.Fatal(err)
			}
			durations = append(durations, duration)
			continue
		}
		name, value, _ := strings.Cut(word, "=")
		long := map[string]string{"code": "response_code", "grpc": "grpc_response_status", "flags": "response_flags", "service": "destination_service_name", "policy": "connection_security_policy"}
		if full, ok := long[name]; ok {
			name = full
		}
		labels[name] = value
		if name == "destination_service_name" && labels["destination_service"] == "unknown" {
			labels["destination_service"] = fullName(value)
		}
	}
	series := func(metric string, extra map[string]string, rate float64) {
		all := maps.Clone(labels)
		maps.Copy(all, extra)
		fmt.Fprintf(b, "  %s{%s} 0+%gx240\n", metric, labelList(all), rate*15)
	}
	if tcp {
		series("istio_tcp_sent_bytes_total", nil, perSecond)
		series("istio_tcp_received_bytes_total", nil, perSecond/2)
		series("istio_tcp_connections_opened_total", nil, perSecond/100)
		series("istio_tcp_connections_closed_total", nil, perSecond/100)
		return
	}
	number := perSecond * float64(max(1, len(durations)))
	series("istio_requests_total", nil, number)
	if labels["grpc_response_status"] != "" {
		messages := maps.Clone(labels)
		for _, outcome := range []string{"request_protocol", "response_code", "response_flags", "grpc_response_status", "connection_security_policy"} {
			delete(messages, outcome)
		}
		fmt.Fprintf(b, "  istio_request_messages_total{%s} 0+%gx240\n", labelList(messages), number*15*3)
	}
	if len(durations) == 0 {
		return
	}
	sum := 0.0
	for _, duration := range durations {
		sum += duration * perSecond
	}
	const metric = "istio_request_duration_milliseconds"
	series(metric+"_sum", nil, sum)
	series(metric+"_count", nil, number)
	for _, bound := range []float64{5, 10, 25, 50, 100, 250, 500, 1000} {
		within := 0.0
		for _, duration := range durations {
			if duration <= bound {
				within += perSecond
			}
		}
		series(metric+"_bucket", map[string]string{"le": fmt.Sprint(bound)}, within)
	}
	series(metric+"_bucket", map[string]string{"le": "+Inf"}, number)
}

func peer(labels map[string]string, side, name string) {
	unknown := name == "?"
	namespace, cluster := "shop", "c1"
	if unknown {
		name, namespace, cluster = "unknown", "unknown", "unknown"
	}
	for _, suffix := range []string{"workload", "app", "canonical_service"} {
		labels[side+"_"+suffix] = name
	}
	labels[side+"_workload_namespace"] = namespace
	labels[side+"_cluster"] = cluster
	labels[side+"_version"] = "v1"
	if side == "destination" {
		labels["destination_service_name"] = name
		labels["destination_service_namespace"] = namespace
		labels["destination_service"] = name + "." + namespace + ".svc.cluster.local"
		if unknown {
			labels["destination_service"] = name
		}
	}
}

// fullName is what a service goes by: itself outside the mesh, its full name in the namespace shop.
func fullName(service string) string {
	if strings.Contains(service, ".") {
		return service
	}
	return service + ".shop.svc.cluster.local"
}

func labelList(labels map[string]string) string {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(labels)) {
		parts = append(parts, fmt.Sprintf("%s=%q", name, labels[name]))
	}
	return strings.Join(parts, ",")
}
