package main

import (
	"strings"

	"github.com/alidade-mesh/alidade/pkg/graph"
)

// givenFrame is a frame of a generated mesh: its columns by name.
type givenFrame struct {
	Schema struct {
		Fields []struct{ Name string }
	}
	Data struct{ Values [][]any }
}

func (f givenFrame) rows() int {
	if len(f.Data.Values) == 0 {
		return 0
	}
	return len(f.Data.Values[0])
}

// texts reads the cells of a column; where there is none, all are empty.
func (f givenFrame) texts(name string) func(row int) string {
	return func(row int) string {
		text, _ := f.cell(name, row).(string)
		return text
	}
}

// numbers reads the cells of a column; null, and a column that is not there, is unknown.
func (f givenFrame) numbers(name string) func(row int) *float64 {
	return func(row int) *float64 {
		if number, ok := f.cell(name, row).(float64); ok {
			return &number
		}
		return nil
	}
}

func (f givenFrame) cell(name string, row int) any {
	for i, field := range f.Schema.Fields {
		if field.Name == name {
			return f.Data.Values[i][row]
		}
	}
	return nil
}

// meshOf is the mesh with what the generator leaves out: means beside percentiles, what nodes send, the
// ways in which requests ended.
func meshOf(nodes, edges givenFrame) graph.Graph {
	var mesh graph.Graph
	sent := map[string]float64{}
	mesh.Edges, mesh.Responses = edgesOf(edges, sent)
	id, title, namespace, cluster := nodes.texts("id"), nodes.texts("title"), nodes.texts("namespace"), nodes.texts("cluster")
	role, health := nodes.texts("role"), nodes.texts("health")
	rate, errors := nodes.numbers("requestRateIn"), nodes.numbers("errorRatioIn")
	for row := range nodes.rows() {
		name := title(row)
		node := graph.Node{
			Identity: graph.Identity{Kind: graph.Workload, Cluster: cluster(row), Namespace: namespace(row), Name: name},
			Role:     role(row), Services: []string{name}, Apps: []string{name}, Versions: []string{"v1"},
			RequestRateIn: rate(row), ErrorRatioIn: errors(row), Health: graph.Health(health(row)),
		}
		if out, ok := sent[id(row)]; ok {
			node.RequestRateOut = &out
		}
		mesh.Nodes = append(mesh.Nodes, node)
	}
	return mesh
}

// edgesOf are the edges and how their requests ended; it adds up what each node sends.
func edgesOf(given givenFrame, sent map[string]float64) ([]graph.Edge, []graph.Response) {
	var edges []graph.Edge
	var responses []graph.Response
	id, source, target, protocols := given.texts("id"), given.texts("source"), given.texts("target"), given.texts("protocols")
	rate, errors, latency, mtls := given.numbers("requestRate"), given.numbers("errorRatio"), given.numbers("latencyMs"), given.numbers("mtlsRatio")
	tcpSent, tcpReceived := given.numbers("tcpSentThroughput"), given.numbers("tcpReceivedThroughput")
	for row := range given.rows() {
		edge := graph.Edge{
			ID: id(row), Source: source(row), Target: target(row),
			Protocols: strings.Split(protocols(row), ","), Reporters: []string{"source"},
			RequestRate: rate(row), ErrorRatio: errors(row), LatencyMs: latency(row), MTLSRatio: mtls(row),
			TCPSentThroughput: tcpSent(row), TCPReceivedThroughput: tcpReceived(row), Health: graph.Healthy,
		}
		if edge.LatencyMs != nil {
			edge.LatencyMeanMs = scaled(*edge.LatencyMs, 1.0/3)
		}
		if edge.RequestRate != nil && edge.ErrorRatio != nil {
			edge.ErrorRate = scaled(*edge.RequestRate, *edge.ErrorRatio)
			edge.Health = healthOf(*edge.ErrorRatio)
			sent[edge.Source] += *edge.RequestRate
			responses = append(responses, responsesOf(edge)...)
		}
		edges = append(edges, edge)
	}
	return edges, responses
}

func responsesOf(edge graph.Edge) []graph.Response {
	fine := graph.Response{Edge: edge.ID, Protocol: edge.Protocols[0], Code: "200", Flags: "-", Rate: *edge.RequestRate - *edge.ErrorRate}
	if *edge.ErrorRate == 0 {
		return []graph.Response{fine}
	}
	return []graph.Response{fine, {Edge: edge.ID, Protocol: fine.Protocol, Code: "503", Flags: "UF", Rate: *edge.ErrorRate}}
}

func healthOf(errors float64) graph.Health {
	switch {
	case errors >= 0.1:
		return graph.Failing
	case errors >= 0.01:
		return graph.Degraded
	}
	return graph.Healthy
}

func scaled(value, by float64) *float64 {
	value *= by
	return &value
}
