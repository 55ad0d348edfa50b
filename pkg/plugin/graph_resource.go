package plugin

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/alidade-mesh/alidade/pkg/graph"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// graphParameters are what the graph resource takes.
var graphParameters = []string{"namespace", "from", "to", "nodes", "format"}

// graph answers the graph for scripts and CI: of the whole mesh, or of all that touches a few namespaces.
func (d *DataSource) graph(r *http.Request) (any, error) {
	if d.problem != nil {
		return nil, d.problem
	}
	parameters := r.URL.Query()
	for name := range parameters {
		if !slices.Contains(graphParameters, name) {
			return nil, &query.FieldError{Field: name, Message: "there is no such parameter. Use " + strings.Join(graphParameters, ", ") + "."}
		}
	}
	write, err := graphFormat(parameters.Get("format"))
	if err != nil {
		return nil, err
	}
	asked := map[string]any{"queryType": query.Graph}
	if namespaces := parameters["namespace"]; len(namespaces) > 0 {
		asked["either"] = map[string]any{"namespace": namespaces}
	}
	if nodes := parameters.Get("nodes"); nodes != "" {
		asked["nodes"] = nodes
	}
	raw, err := json.Marshal(asked)
	if err != nil {
		return nil, err
	}
	q, err := d.decodePreview(preview{From: moment(parameters.Get("from")), To: moment(parameters.Get("to"))}, raw)
	if err != nil {
		return nil, err
	}
	plan, err := promql.Compile(q, d.settings)
	if err != nil {
		return nil, err
	}
	findings := d.surveying(r.Context(), q, false)
	g, _, said, err := d.drawGraph(r.Context(), q, plan)
	if err != nil {
		return nil, err
	}
	return write(g, append(said, findings()...)), nil
}

// graphFormat is how a graph is written: as JSON, or in a language that draws it.
func graphFormat(name string) (func(graph.Graph, notices) any, error) {
	switch name {
	case "", "json":
		return func(g graph.Graph, said notices) any { return document(g, said) }, nil
	case "dot":
		return func(g graph.Graph, _ notices) any { return plainText{g.DOT(), "text/vnd.graphviz"} }, nil
	case "mermaid":
		return func(g graph.Graph, _ notices) any { return plainText{g.Mermaid(), "text/vnd.mermaid"} }, nil
	}
	return nil, &query.FieldError{Field: "format", Message: fmt.Sprintf("%q is not known. Use \"json\", \"dot\" or \"mermaid\".", name)}
}

// graphDocument is a graph as JSON. Numbers that are unknown are null.
type graphDocument struct {
	Nodes []nodeDocument `json:"nodes"`
	Edges []edgeDocument `json:"edges"`
	// Notices say what is missing from the graph.
	Notices []string `json:"notices"`
}

// nodeDocument is a node; rates are per second, ratios between 0 and 1.
type nodeDocument struct {
	ID                   string       `json:"id"`
	Kind                 graph.Kind   `json:"kind"`
	Name                 string       `json:"name"`
	Cluster              string       `json:"cluster"`
	Namespace            string       `json:"namespace"`
	Role                 string       `json:"role"`
	Services             []string     `json:"services"`
	Versions             []string     `json:"versions"`
	Health               graph.Health `json:"health"`
	RequestsPerSecondIn  *float64     `json:"requests_per_second_in"`
	RequestsPerSecondOut *float64     `json:"requests_per_second_out"`
	ErrorRatioIn         *float64     `json:"error_ratio_in"`
	ErrorRatioOut        *float64     `json:"error_ratio_out"`
	TCPBytesPerSecondIn  *float64     `json:"tcp_bytes_per_second_in"`
}

// edgeDocument is all calls from one node to another, named by their ids.
type edgeDocument struct {
	Source                    string       `json:"source"`
	Destination               string       `json:"destination"`
	Protocols                 []string     `json:"protocols"`
	Reporters                 []string     `json:"reporters"`
	Health                    graph.Health `json:"health"`
	RequestsPerSecond         *float64     `json:"requests_per_second"`
	ErrorsPerSecond           *float64     `json:"errors_per_second"`
	ErrorRatio                *float64     `json:"error_ratio"`
	LatencyMs                 *float64     `json:"latency_ms"`
	LatencyMeanMs             *float64     `json:"latency_mean_ms"`
	MTLSRatio                 *float64     `json:"mtls_ratio"`
	TCPSentBytesPerSecond     *float64     `json:"tcp_sent_bytes_per_second"`
	TCPReceivedBytesPerSecond *float64     `json:"tcp_received_bytes_per_second"`
	TCPConnectionsPerSecond   *float64     `json:"tcp_connections_per_second"`
	TCPFailuresPerSecond      *float64     `json:"tcp_failures_per_second"`
	TCPFailureRatio           *float64     `json:"tcp_failure_ratio"`
	MessagesPerSecond         *float64     `json:"request_messages_per_second"`
}

func document(g graph.Graph, said notices) graphDocument {
	d := graphDocument{Nodes: []nodeDocument{}, Edges: []edgeDocument{}, Notices: []string{}}
	for _, n := range g.Nodes {
		d.Nodes = append(d.Nodes, nodeDocument{
			ID: n.ID(), Kind: n.Kind, Name: n.Name, Cluster: n.Cluster, Namespace: n.Namespace, Role: n.Role,
			Services: list(n.Services), Versions: list(n.Versions), Health: n.Health,
			RequestsPerSecondIn: n.RequestRateIn, RequestsPerSecondOut: n.RequestRateOut,
			ErrorRatioIn: n.ErrorRatioIn, ErrorRatioOut: n.ErrorRatioOut, TCPBytesPerSecondIn: n.TCPThroughputIn,
		})
	}
	for _, e := range g.Edges {
		d.Edges = append(d.Edges, edgeDocument{
			Source: e.Source, Destination: e.Target, Protocols: list(e.Protocols), Reporters: list(e.Reporters), Health: e.Health,
			RequestsPerSecond: e.RequestRate, ErrorsPerSecond: e.ErrorRate, ErrorRatio: e.ErrorRatio,
			LatencyMs: e.LatencyMs, LatencyMeanMs: e.LatencyMeanMs, MTLSRatio: e.MTLSRatio,
			TCPSentBytesPerSecond: e.TCPSentThroughput, TCPReceivedBytesPerSecond: e.TCPReceivedThroughput,
			TCPConnectionsPerSecond: e.TCPConnectionRate, TCPFailuresPerSecond: e.TCPFailureRate, TCPFailureRatio: e.TCPFailureRatio(), MessagesPerSecond: e.RequestMessageRate,
		})
	}
	for _, notice := range said {
		d.Notices = append(d.Notices, notice.Text)
	}
	return d
}

// list is never null in JSON.
func list(values []string) []string {
	if values == nil {
		return []string{}
	}
	return values
}
