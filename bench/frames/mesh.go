package main

import (
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

// column reads the cells of one type; of a column that is not there all are zero.
func column[T any](f givenFrame, name string) func(row int) T {
	for i, field := range f.Schema.Fields {
		if field.Name == name {
			return func(row int) T {
				cell, _ := f.Data.Values[i][row].(T)
				return cell
			}
		}
	}
	return func(int) T { var none T; return none }
}

// meshOf is the mesh with what the generator leaves out: means beside percentiles, what nodes send, the
// ways in which requests ended.
func meshOf(nodes, edges givenFrame) graph.Graph {
	var mesh graph.Graph
	sent := map[string]float64{}
	mesh.Edges, mesh.Responses = edgesOf(edges, sent)
	title, namespace, cluster := column[string](nodes, "title"), column[string](nodes, "namespace"), column[string](nodes, "cluster")
	rate, errors, health := column[float64](nodes, "requestRateIn"), column[float64](nodes, "errorRatioIn"), column[string](nodes, "health")
	for row := range nodes.rows() {
		identity := graph.Identity{Kind: graph.Workload, Cluster: cluster(row), Namespace: namespace(row), Name: title(row)}
		node := graph.Node{
			Identity: identity, Services: []string{title(row)}, Apps: []string{title(row)}, Versions: []string{"v1"},
			RequestRateIn: known(rate(row)), ErrorRatioIn: known(errors(row)), Health: graph.Health(health(row)),
		}
		if out, ok := sent[identity.ID()]; ok {
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
	id, source, target := column[string](given, "id"), column[string](given, "source"), column[string](given, "target")
	rate, errors, latency := column[float64](given, "requestRate"), column[float64](given, "errorRatio"), column[float64](given, "latencyMs")
	for row := range given.rows() {
		failed := rate(row) * errors(row)
		sent[source(row)] += rate(row)
		health := graph.Healthy
		if errors(row) >= 0.1 {
			health = graph.Failing
		} else if errors(row) >= 0.01 {
			health = graph.Degraded
		}
		edges = append(edges, graph.Edge{
			ID: id(row), Source: source(row), Target: target(row), Protocols: []string{"http"}, Reporters: []string{"source"},
			RequestRate: known(rate(row)), ErrorRate: known(failed), ErrorRatio: known(errors(row)),
			LatencyMs: known(latency(row)), LatencyMeanMs: known(latency(row) / 3), MTLSRatio: known(1), Health: health,
		})
		responses = append(responses, graph.Response{Edge: id(row), Protocol: "http", Code: "200", Flags: "-", Rate: rate(row) - failed})
		if failed > 0 {
			responses = append(responses, graph.Response{Edge: id(row), Protocol: "http", Code: "503", Flags: "UF", Rate: failed})
		}
	}
	return edges, responses
}

func known(value float64) *float64 { return &value }
