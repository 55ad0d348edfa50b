package graph_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/alidade-mesh/alidade/pkg/graph"
)

// drawn is a mesh with a name that both languages would read as their own.
func drawn() graph.Graph {
	number := func(value float64) *float64 { return &value }
	web := graph.Identity{Kind: graph.Workload, Namespace: "shop", Name: "web"}
	hostile := graph.Identity{Kind: graph.Workload, Namespace: "pay", Name: "a\"] --> b;\n"}
	return graph.Graph{
		Nodes: []graph.Node{{Identity: hostile, Health: graph.Failing}, {Identity: web, Health: graph.Healthy}},
		Edges: []graph.Edge{{
			Source: web.ID(), Target: hostile.ID(), Health: graph.Failing,
			RequestRate: number(12.34), LatencyMs: number(180), ErrorRatio: number(0.153),
		}},
	}
}

func TestDOT(t *testing.T) {
	want := `digraph mesh {
  rankdir=LR;
  node [shape=box, style=rounded];
  subgraph cluster_0 {
    label="pay";
    "HOSTILE" [label="a\"] --> b;\n", color="red"];
  }
  subgraph cluster_1 {
    label="shop";
    "WEB" [label="web"];
  }
  "WEB" -> "HOSTILE" [label="12.3/s, 180 ms, 15%", color="red"];
}
`
	same(t, drawn().DOT(), want)
}

func TestMermaid(t *testing.T) {
	want := `flowchart LR
  subgraph lane0["pay"]
    n0["a#quot;] --#gt; b; "]
  end
  subgraph lane1["shop"]
    n1["web"]
  end
  n1 -->|"12.3/s, 180 ms, 15%"| n0
  linkStyle 0 stroke:red
`
	same(t, drawn().Mermaid(), want)
}

// same compares texts; WEB and HOSTILE in the wanted one stand for the quoted ids of the nodes.
func same(t *testing.T, got, want string) {
	t.Helper()
	g := drawn()
	want = strings.NewReplacer(`"HOSTILE"`, strconv.Quote(g.Nodes[0].ID()), `"WEB"`, strconv.Quote(g.Nodes[1].ID())).Replace(want)
	if got != want {
		t.Errorf("written as\n%s\nwant\n%s", got, want)
	}
}
