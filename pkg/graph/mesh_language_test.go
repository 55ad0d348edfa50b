package graph_test

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/graph"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/vector"
)

// A mesh is written as one sample a line, caller > called, then what was measured:
//
//	c1:shop/web > c1:shop/cart@v2(cart)   9/s code=200        requests a second
//	shop/web > ?  1/s to=shop/cart code=503 flags=UH          a call that never arrived
//	shop/web > shop/cart  policy mutual_tls 9                 requests a second as the called side saw them
//	shop/cart > shop/db   tcp sent=100 received=20            bytes a second
//	shop/cart > shop/db   tcp opened=1 closed=1 flags=UF      connections a second
//	shop/cart > shop/db   tcp policy none 120                 bytes a second as the called side saw them
//	shop/web > shop/cart  duration sum=400 count=10 quantile=95
//	shop/web > shop/cart  bytes request=10 response=90
//
// The name of a party stands for workload and app, and for the canonical service unless brackets
// give one; "?" is a party that the reporter does not know; to= is the service that was asked for.
func mesh(t *testing.T, text string) graph.Parts {
	t.Helper()
	m := meshReader{t: t, parts: graph.Parts{}}
	for line := range strings.Lines(text) {
		if words := strings.Fields(line); len(words) > 0 {
			m.read(words)
		}
	}
	return m.parts
}

type meshReader struct {
	t     *testing.T
	parts graph.Parts
}

func (m meshReader) read(words []string) {
	if len(words) < 4 || words[1] != ">" {
		m.t.Fatalf("not a line of the mesh language: %q", words)
	}
	labels := model.Metric{}
	m.party(labels, words[0], "source", "")
	m.party(labels, words[2], "destination", "service_")
	rest := words[3:]
	switch {
	case strings.HasSuffix(rest[0], "/s"):
		m.requests(labels, rest)
	case rest[0] == "policy":
		m.policy(promql.Requests, promql.PartTraffic, labels, rest[1:])
	case rest[0] == "tcp" && rest[1] == "policy":
		m.policy(promql.TCP, promql.PartSent, labels, rest[2:])
	case rest[0] == "tcp":
		m.branches(promql.TCP, labels, rest[1:])
	case rest[0] == "messages":
		m.branches(promql.Requests, labels, rest[1:])
	case rest[0] == "bytes":
		m.branches(promql.Throughput, labels, rest[1:])
	case rest[0] == "duration":
		var halves []string
		for _, word := range rest[1:] {
			if value, ok := strings.CutPrefix(word, "quantile="); ok {
				m.add(promql.DurationQuantile, labels, value)
			} else {
				halves = append(halves, word)
			}
		}
		m.branches(promql.Durations, labels, halves)
	default:
		m.t.Fatalf("nothing known is measured by %q", rest)
	}
}

var partyForm = regexp.MustCompile(`^(?:(\w+):)?(?:([\w-]+)/)?([\w.-]+)(?:@(\w+))?(?:\(([\w.-]+)\))?$`)

func (m meshReader) party(labels model.Metric, text, side, servicePrefix string) {
	if text == "?" {
		for _, name := range []string{"cluster", "workload", "workload_namespace", "canonical_service", "app", "version"} {
			labels[model.LabelName(side+"_"+name)] = "unknown"
		}
		return
	}
	form := partyForm.FindStringSubmatch(text)
	if form == nil {
		m.t.Fatalf("not a party: %q", text)
	}
	cluster, namespace, name, version, service := form[1], form[2], form[3], form[4], form[5]
	if service == "" {
		service = name
	}
	for label, value := range map[string]string{
		"cluster": cluster, "workload_namespace": namespace, "workload": name, "app": name, "version": version, "canonical_service": service,
	} {
		labels[model.LabelName(side+"_"+label)] = model.LabelValue(value)
	}
	if servicePrefix != "" {
		m.asked(labels, namespace+"/"+service)
	}
}

// asked writes the service that a caller asked for: namespace/name, or a host outside the mesh.
func (m meshReader) asked(labels model.Metric, text string) {
	namespace, name, local := strings.Cut(text, "/")
	host := name + "." + namespace + ".svc.cluster.local"
	if !local {
		namespace, name, host = "unknown", text, text
	}
	labels["destination_service_namespace"] = model.LabelValue(namespace)
	labels["destination_service_name"] = model.LabelValue(name)
	labels["destination_service"] = model.LabelValue(host)
}

func (m meshReader) requests(labels model.Metric, words []string) {
	labels["reporter"], labels["request_protocol"], labels["response_code"], labels["response_flags"] = "source", "http", "200", "-"
	labels[promql.PartLabel] = promql.PartTraffic
	long := map[string]model.LabelName{"by": "reporter", "code": "response_code", "flags": "response_flags", "grpc": "grpc_response_status", "protocol": "request_protocol", "policy": "connection_security_policy", "as": "source_principal", "in": "source_workload_namespace"}
	for _, word := range words[1:] {
		name, value, _ := strings.Cut(word, "=")
		if name == "to" {
			m.asked(labels, value)
			continue
		}
		labels[long[name]] = model.LabelValue(value)
	}
	m.add(promql.Requests, labels, strings.TrimSuffix(words[0], "/s"))
}

func (m meshReader) policy(kind promql.Kind, part model.LabelValue, labels model.Metric, words []string) {
	labels["connection_security_policy"], labels["reporter"] = model.LabelValue(words[0]), "destination"
	labels[promql.PartLabel] = part
	m.add(kind, labels, words[1])
}

func (m meshReader) branches(kind promql.Kind, labels model.Metric, words []string) {
	labels = labels.Clone()
	labels["reporter"] = "source"
	long := map[string]model.LabelName{"by": "reporter", "flags": "response_flags", "policy": "connection_security_policy", "as": "source_principal"}
	var branches [][2]string
	for _, word := range words {
		name, value, _ := strings.Cut(word, "=")
		switch {
		case name == "to":
			m.asked(labels, value)
		case long[name] != "":
			labels[long[name]] = model.LabelValue(value)
		default:
			branches = append(branches, [2]string{name, value})
		}
	}
	for _, branch := range branches {
		labels[promql.PartLabel] = model.LabelValue(branch[0])
		m.add(kind, labels, branch[1])
	}
}

func (m meshReader) add(kind promql.Kind, labels model.Metric, text string) {
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		m.t.Fatal(err)
	}
	m.parts[kind] = append(m.parts[kind], vector.Of(model.Vector{{Metric: labels, Value: model.SampleValue(value)}})...)
}

// printed is a graph as text: a line a node, then a line an edge, with what is known of each.
func printed(g graph.Graph) string {
	var b strings.Builder
	for _, node := range g.Nodes {
		facts := []string{string(node.Health)}
		if node.Role != "" {
			facts = append(facts, node.Role)
		}
		facts = append(facts, number("in %s/s", node.RequestRateIn), percent("%s errors", node.ErrorRatioIn),
			number("out %s/s", node.RequestRateOut), percent("%s errors", node.ErrorRatioOut), number("tcp %s B/s", node.TCPThroughputIn))
		line(&b, node.ID(), facts)
	}
	for _, edge := range g.Edges {
		facts := []string{
			string(edge.Health), strings.Join(edge.Protocols, ","), list("by %s", edge.Reporters),
			number("%s/s", edge.RequestRate), percent("%s errors", edge.ErrorRatio),
			number("latency %s ms", edge.LatencyMs), number("mean %s ms", edge.LatencyMeanMs), percent("mtls %s", edge.MTLSRatio),
			number("request %s B/s", edge.RequestThroughput), number("response %s B/s", edge.ResponseThroughput),
			number("sent %s B/s", edge.TCPSentThroughput), number("received %s B/s", edge.TCPReceivedThroughput),
			number("%s connections/s", edge.TCPConnectionRate), percent("%s failed", edge.TCPFailureRatio()),
			number("%s messages/s", edge.RequestMessageRate),
		}
		line(&b, edge.ID, facts)
	}
	return b.String()
}

func line(b *strings.Builder, id string, facts []string) {
	var told []string
	for _, fact := range facts {
		if fact != "" {
			told = append(told, fact)
		}
	}
	fmt.Fprintf(b, "%s: %s\n", id, strings.Join(told, ", "))
}

func list(format string, values []string) string {
	if len(values) == 0 {
		return ""
	}
	return fmt.Sprintf(format, strings.Join(values, ","))
}

func number(format string, value *float64) string {
	if value == nil {
		return ""
	}
	return fmt.Sprintf(format, strconv.FormatFloat(math.Round(*value*1000)/1000, 'f', -1, 64))
}

func percent(format string, value *float64) string {
	if value == nil {
		return ""
	}
	hundredfold := *value * 100
	return number(strings.ReplaceAll(format, "%s", "%s%%"), &hundredfold)
}

// trimmed drops the indentation of a drawing in a test.
func trimmed(text string) string {
	var lines []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n") + "\n"
}
