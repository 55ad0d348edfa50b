package graph

import (
	"fmt"
	"strconv"
	"strings"
)

// DOT writes the graph in Graphviz's language: a cluster a namespace, an edge label with rate,
// errors and latency, and colours by health.
func (g Graph) DOT() string {
	var b strings.Builder
	b.WriteString("digraph mesh {\n  rankdir=LR;\n  node [shape=box, style=rounded];\n")
	for i, lane := range g.lanes() {
		fmt.Fprintf(&b, "  subgraph cluster_%d {\n    label=%s;\n", i, strconv.Quote(lane.name))
		for _, node := range lane.nodes {
			fmt.Fprintf(&b, "    %s [label=%s%s];\n", strconv.Quote(node.ID()), strconv.Quote(node.Name), dotColor(node.Health))
		}
		b.WriteString("  }\n")
	}
	for _, edge := range g.Edges {
		fmt.Fprintf(&b, "  %s -> %s [label=%s%s];\n",
			strconv.Quote(edge.Source), strconv.Quote(edge.Target), strconv.Quote(edge.label()), dotColor(edge.Health))
	}
	b.WriteString("}\n")
	return b.String()
}

func dotColor(health Health) string {
	switch health {
	case Degraded:
		return `, color="orange"`
	case Failing:
		return `, color="red"`
	case Idle:
		return `, color="gray"`
	}
	return ""
}
