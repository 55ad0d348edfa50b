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
)

// A mesh is written as one sample a line, caller > called, then what was measured:
//
//	c1:shop/web > c1:shop/cart@v2(cart)   9/s code=200        requests a second
//	shop/web > ?  1/s to=shop/cart code=503 flags=UH          a call that never arrived
//	shop/web > shop/cart  policy mutual_tls 9                 requests a second by policy
//	shop/cart > shop/db   tcp sent=100 received=20            bytes a second
//	shop/cart > shop/db   tcp policy none 120
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
		m.policy(promql.PartRequests, labels, rest[1:])
	case rest[0] == "tcp" && rest[1] == "policy":
		m.policy(promql.PartTCP, labels, rest[2:])
	case rest[0] == "tcp":
		m.branches(promql.PartTCP, labels, rest[1:])
	case rest[0] == "bytes":
		m.branches(promql.PartThroughput, labels, rest[1:])
	case rest[0] == "duration":
		names := map[string]string{"sum": promql.PartDurationSum, "count": promql.PartDurationCount, "quantile": promql.PartDurationQuantile}
		for _, word := range rest[1:] {
			name, value, _ := strings.Cut(word, "=")
			m.add(names[name], labels, value)
		}
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
	long := map[string]model.LabelName{"by": "reporter", "code": "response_code", "flags": "response_flags", "grpc": "grpc_response_status", "protocol": "request_protocol"}
	for _, word := range words[1:] {
		name, value, _ := strings.Cut(word, "=")
		if name == "to" {
			m.asked(labels, value)
			continue
		}
		labels[long[name]] = model.LabelValue(value)
	}
	m.add(promql.PartRequests, labels, strings.TrimSuffix(words[0], "/s"))
}

func (m meshReader) policy(part string, labels model.Metric, words []string) {
	labels["connection_security_policy"] = model.LabelValue(words[0])
	labels[promql.PartLabel] = promql.PartSecurity
	m.add(part, labels, words[1])
}

func (m meshReader) branches(part string, labels model.Metric, words []string) {
	for _, word := range words {
		name, value, _ := strings.Cut(word, "=")
		if name == "by" || name == "to" {
			continue
		}
		branch := labels.Clone()
		branch[promql.PartLabel] = model.LabelValue(name)
		for _, other := range words {
			if who, ok := strings.CutPrefix(other, "by="); ok {
				branch["reporter"] = model.LabelValue(who)
			}
			if asked, ok := strings.CutPrefix(other, "to="); ok {
				m.asked(branch, asked)
			}
		}
		m.add(part, branch, value)
	}
}

func (m meshReader) add(part string, labels model.Metric, text string) {
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		m.t.Fatal(err)
	}
	m.parts[part] = append(m.parts[part], &model.Sample{Metric: labels.Clone(), Value: model.SampleValue(value)})
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
