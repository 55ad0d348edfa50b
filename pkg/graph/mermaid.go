package graph

import (
	"fmt"
	"strings"
)

// Mermaid writes the graph in Mermaid's flowchart language, which GitHub and many wikis draw.
func (g Graph) Mermaid() string {
	var b strings.Builder
	b.WriteString("flowchart LR\n")
	number := map[string]string{}
	for i, lane := range g.lanes() {
		fmt.Fprintf(&b, "  subgraph lane%d[%s]\n", i, mermaidText(lane.name))
		for _, node := range lane.nodes {
			// Ids hold what Mermaid reads as its own; names of its nodes are numbers instead.
			number[node.ID()] = fmt.Sprintf("n%d", len(number))
			fmt.Fprintf(&b, "    %s[%s]\n", number[node.ID()], mermaidText(node.Name))
		}
		b.WriteString("  end\n")
	}
	var styles []string
	for i, edge := range g.Edges {
		fmt.Fprintf(&b, "  %s -->|%s| %s\n", number[edge.Source], mermaidText(edge.label()), number[edge.Target])
		switch edge.Health {
		case Degraded:
			styles = append(styles, fmt.Sprintf("  linkStyle %d stroke:orange\n", i))
		case Failing:
			styles = append(styles, fmt.Sprintf("  linkStyle %d stroke:red\n", i))
		}
	}
	b.WriteString(strings.Join(styles, ""))
	return b.String()
}

// mermaidText is a text between quotes, in which Mermaid knows no escape but entities.
func mermaidText(text string) string {
	escaped := strings.NewReplacer("#", "#35;", `"`, "#quot;", "\n", " ", "<", "#lt;", ">", "#gt;", "`", "#96;").Replace(text)
	return `"` + escaped + `"`
}
