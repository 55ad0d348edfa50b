package plugin_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// reportedLoad turns a few lines on who reports which calls into a load of an hour of samples:
//
//	source shop/web > bank/pay 2/s code=503 flags=UH         requests a second
//	destination ? > c2:shop/cart@v2 1/s @30 @300             of which as many a second take 30 ms as 300 ms
//	durations source shop/web > shop/cart 1/s @30 bounds=25,50   the histogram alone, with buckets of its own
//	opened source amb/web > amb/db 1/s                       connections; also closed, failed, sent, received
//	messages source cube/agent > apm/oap 50/s                of gRPC; also answers
//	requested source shop/web > shop/cart 9000/s             bytes of requests; also responded
//
// A party is [cluster:]namespace/workload[@version][(service)], in the cluster c1 and of the version v1
// unless it says otherwise, and its service's host follows from that; "?" is one that the reporter does
// not know. What follows as name=value is a label by its short or its own name; an empty one leaves the
// label out, and quotes hold what is not a word. Two lines speak of all that come after them:
//
//	every 60s                    how far samples lie apart
//	without source_cluster …     labels that nobody carries
func reportedLoad(t *testing.T, text string) string {
	t.Helper()
	w := reportWriter{t: t, every: 15}
	w.b.WriteString("load 15s\n")
	for line := range strings.Lines(text) {
		words := reportWords.FindAllString(line, -1)
		switch {
		case len(words) == 0:
		case words[0] == "every":
			w.every = int(w.number(strings.TrimSuffix(words[1], "s")))
			w.b.Reset()
			fmt.Fprintf(&w.b, "load %ds\n", w.every)
		case words[0] == "without":
			w.without = words[1:]
		default:
			w.line(words)
		}
	}
	return w.b.String()
}

var reportWords = regexp.MustCompile(`[^\s="]+="(?:[^"\\]|\\.)*"|\S+`)

type reportWriter struct {
	t *testing.T
	b strings.Builder
	// every is how far samples lie apart, in seconds.
	every   int
	without []string
}

// countedBy are the counters that a line's first word stands for.
var countedBy = map[string]string{
	"messages": "istio_request_messages_total", "answers": "istio_response_messages_total",
	"opened": "istio_tcp_connections_opened_total", "closed": "istio_tcp_connections_closed_total",
	"failed": "istio_tcp_connections_failed_total",
	"sent":   "istio_tcp_sent_bytes_total", "received": "istio_tcp_received_bytes_total",
	"requested": "istio_request_bytes_sum", "responded": "istio_response_bytes_sum",
}

func (w *reportWriter) line(words []string) {
	metric, histogramAlone := "istio_requests_total", words[0] == "durations"
	protocol := "http"
	if counter, ok := countedBy[words[0]]; ok || histogramAlone {
		metric, words = counter, words[1:]
		if strings.HasPrefix(metric, "istio_tcp_") {
			protocol = "tcp"
		}
	}
	if len(words) < 5 || words[2] != ">" {
		w.t.Fatalf("not a line on who reports what: %q", words)
	}
	labels := map[string]string{"reporter": words[0], "response_flags": "-", "request_protocol": protocol}
	w.party(labels, "source", words[1])
	w.party(labels, "destination", words[3])
	labels["connection_security_policy"] = "mutual_tls"
	if words[0] == "source" {
		labels["connection_security_policy"] = "unknown"
	}
	if protocol == "http" {
		labels["response_code"] = "200"
	}
	if strings.HasSuffix(metric, "messages_total") {
		for _, outcome := range []string{"response_flags", "request_protocol", "connection_security_policy", "response_code"} {
			delete(labels, outcome)
		}
	}
	rate := w.number(strings.TrimSuffix(words[4], "/s"))
	h := reportedHistogram{rate: rate, bounds: standardBounds}
	for _, word := range words[5:] {
		if ms, ok := strings.CutPrefix(word, "@"); ok {
			h.durations = append(h.durations, w.number(ms))
			continue
		}
		name, value, _ := strings.Cut(word, "=")
		if name == "bounds" {
			h.bounds = strings.Split(value, ",")
			continue
		}
		w.label(labels, name, value)
	}
	for _, label := range w.without {
		delete(labels, label)
	}
	total := rate * float64(max(1, len(h.durations)))
	if !histogramAlone {
		w.series(metric, labels, total)
	}
	if histogram, ok := strings.CutSuffix(metric, "_bytes_sum"); ok {
		// A thousand bytes each.
		w.series(histogram+"_bytes_count", labels, total/1000)
	}
	if len(h.durations) > 0 {
		w.histogram(labels, h)
	}
}

var shortLabels = map[string]string{
	"host": "destination_service", "service": "destination_service_name", "in": "destination_service_namespace",
	"code": "response_code", "grpc": "grpc_response_status", "flags": "response_flags", "protocol": "request_protocol",
	"policy": "connection_security_policy", "as": "source_principal", "to": "destination_principal",
}

func (w *reportWriter) label(labels map[string]string, name, value string) {
	if long, ok := shortLabels[name]; ok {
		name = long
	}
	if strings.HasPrefix(value, `"`) {
		unquoted, err := strconv.Unquote(value)
		if err != nil {
			w.t.Fatal(err)
		}
		value = unquoted
	}
	if value == "" {
		delete(labels, name)
		return
	}
	labels[name] = value
}

var reportedParty = regexp.MustCompile(`^(?:([\w-]+):)?([\w.-]+)/([\w.-]+?)(?:@([\w.]+))?(?:\(([\w.-]+)\))?$`)

func (w *reportWriter) party(labels map[string]string, side, text string) {
	cluster, namespace, workload, version, service, principal := "unknown", "unknown", "unknown", "unknown", "unknown", "unknown"
	if text != "?" {
		parts := reportedParty.FindStringSubmatch(text)
		if parts == nil {
			w.t.Fatalf("not a party: %q", text)
		}
		either := func(value, otherwise string) string {
			if value == "" {
				return otherwise
			}
			return value
		}
		cluster, namespace, workload, version = either(parts[1], "c1"), parts[2], parts[3], either(parts[4], "v1")
		service, principal = either(parts[5], workload), "spiffe://cluster.local/ns/"+namespace+"/sa/"+workload
	}
	maps.Copy(labels, map[string]string{
		side + "_cluster": cluster, side + "_workload_namespace": namespace, side + "_workload": workload, side + "_version": version,
		side + "_canonical_service": service, side + "_app": service, side + "_canonical_revision": version, side + "_principal": principal,
	})
	if side == "destination" {
		labels["destination_service"], labels["destination_service_name"], labels["destination_service_namespace"] = "unknown", service, namespace
		if text != "?" {
			labels["destination_service"] = service + "." + namespace + ".svc.cluster.local"
		}
	}
}

// reportedHistogram is so many samples a second of each duration, in milliseconds.
type reportedHistogram struct {
	rate      float64
	durations []float64
	bounds    []string
}

var standardBounds = strings.Split("0.5,1,5,10,25,50,100,250,500,1000,2500,5000,10000,30000,60000,300000,600000,1800000,3600000,+Inf", ",")

func (w *reportWriter) histogram(labels map[string]string, h reportedHistogram) {
	const metric = "istio_request_duration_milliseconds"
	sum := 0.0
	for _, duration := range h.durations {
		sum += duration * h.rate
	}
	w.series(metric+"_sum", labels, sum)
	w.series(metric+"_count", labels, h.rate*float64(len(h.durations)))
	for _, bound := range h.bounds {
		within := 0.0
		for _, duration := range h.durations {
			if duration <= w.number(bound) {
				within += h.rate
			}
		}
		bucket := maps.Clone(labels)
		bucket["le"] = bound
		w.series(metric+"_bucket", bucket, within)
	}
}

func (w *reportWriter) series(metric string, labels map[string]string, rate float64) {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(labels)) {
		parts = append(parts, name+"="+strconv.Quote(labels[name]))
	}
	fmt.Fprintf(&w.b, "  %s{%s} 0+%gx%d\n", metric, strings.Join(parts, ","), rate*float64(w.every), 3600/w.every)
}

func (w *reportWriter) number(text string) float64 {
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		w.t.Fatal(err)
	}
	return value
}
