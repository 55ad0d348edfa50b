package plugin_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
)

// Whoever scans a gateway puts what they like into the header Host (istio/istio#18818), and series hold it.
const (
	scannedMarkup = `"\"><script>alert('x.y')</script>"`
	scannedBreak  = `"a|b]--> \"x\".example\n"`
)

func TestHostsForWhichThereIsNoRouteAreOneNode(t *testing.T) {
	const gateway = "source istio-system/istio-ingressgateway"
	scan := fmt.Sprintf("%[1]s > ? 0.2/s host=%[2]s service=unknown code=404 flags=NR\n%[1]s > ? 0.2/s host=%[3]s service=unknown code=404 flags=NR\n", gateway, scannedMarkup, scannedBreak)
	for i := range 200 {
		scan += fmt.Sprintf("%s > ? 0.01/s host=h%d.scan.example service=unknown code=404 flags=NR\n", gateway, i)
	}
	checkReported(t, map[string]reported{
		"beside what is real": {
			// What is real stays, however few edges a graph may have.
			settings: `{"maxGraphEdges": 2}`,
			series:   scan + gateway + " > shop/web 1/s",
			asked: []reportedQuestion{{query: drawn(``), answer: `
				unknown healthy
				workload/c1/istio-system/istio-ingressgateway v1 gateway healthy
				workload/c1/shop/web v1 healthy
				workload/c1/istio-system/istio-ingressgateway -> unknown http 2.4/s failed=0 by=source
				workload/c1/istio-system/istio-ingressgateway -> unknown: http 404 NR 2.4/s
				workload/c1/istio-system/istio-ingressgateway -> workload/c1/shop/web http 1/s failed=0 by=source
				workload/c1/istio-system/istio-ingressgateway -> workload/c1/shop/web: http 200 - 1/s`}},
		},
		"that fail where 4xx are failures": {
			series: scan,
			asked: []reportedQuestion{{query: drawn(`, "errors": "4xx5xx"`), answer: `
				unknown healthy
				workload/c1/istio-system/istio-ingressgateway v1 gateway failing
				workload/c1/istio-system/istio-ingressgateway -> unknown http 2.4/s failed=1 by=source
				workload/c1/istio-system/istio-ingressgateway -> unknown: http 404 NR 2.4/s`}},
		},
	})
}

// exported is a graph whose hosts have names that break what is not escaped, in every form of the resource.
func exported(t *testing.T, format string) string {
	t.Helper()
	var series strings.Builder
	for i, host := range []string{scannedMarkup, scannedBreak} {
		fmt.Fprintf(&series, "source shop/web > ? 1%d/s host=%s service=PassthroughCluster code=503 flags=UF\n", i, host)
	}
	for i := range 200 {
		fmt.Fprintf(&series, "source shop/web > ? 1/s host=h%d.scan.example service=PassthroughCluster\n", i)
	}
	d := source(t, promload.Start(t, reportedLoad(t, series.String())).URL, `{"maxExternalHosts": 300}`)
	status, body := call(t, d, "GET", "graph?from=3300000&to=3600000&format="+format, "")
	if status != 200 {
		t.Fatalf("%d %s", status, body)
	}
	return body
}

func TestAnExportedGraphHoldsAnyNameAsJSON(t *testing.T) {
	var g struct {
		Nodes []struct{ ID, Name string }
		Edges []struct{ Source, Destination string }
	}
	if err := json.Unmarshal([]byte(exported(t, "json")), &g); err != nil {
		t.Fatal(err)
	}
	ids, names := map[string]bool{}, map[string]bool{}
	for _, node := range g.Nodes {
		if ids[node.ID] || strings.ContainsAny(node.ID, "\n\"<> ") {
			t.Errorf("%q is no id, or another node's too", node.ID)
		}
		ids[node.ID], names[node.Name] = true, true
	}
	if len(g.Nodes) != 203 || len(g.Edges) != 202 || !names[`"><script>alert('x.y')</script>`] || !names["a|b]--> \"x\".example\n"] {
		t.Errorf("%d nodes, %d edges", len(g.Nodes), len(g.Edges))
	}
	for _, edge := range g.Edges {
		if !ids[edge.Source] || !ids[edge.Destination] {
			t.Errorf("%s -> %s ends at no node", edge.Source, edge.Destination)
		}
	}
}

// The lines of DOT and of Mermaid are of a few forms, and what is between quotes ends where it should.
func TestAnExportedGraphHoldsAnyNameInLanguagesThatDrawIt(t *testing.T) {
	const inDOT, inMermaid = `"(?:[^"\\]|\\.)*"`, `"[^"<>]*"`
	forms := map[string]struct {
		line  *regexp.Regexp
		nodes *regexp.Regexp
		edges *regexp.Regexp
	}{
		"dot": {
			line:  regexp.MustCompile(`^(?:digraph mesh \{|  rankdir=LR;|  node \[shape=box, style=rounded\];|  subgraph cluster_\d+ \{|    label=` + inDOT + `;|  \}|\}|    ` + inDOT + ` \[label=` + inDOT + `(?:, color="\w+")?\];|  ` + inDOT + ` -> ` + inDOT + ` \[label=` + inDOT + `(?:, color="\w+")?\];)$`),
			nodes: regexp.MustCompile(`(?m)^    (` + inDOT + `) \[label=`), edges: regexp.MustCompile(`(?m)^  ` + inDOT + ` -> `),
		},
		"mermaid": {
			line:  regexp.MustCompile(`^(?:flowchart LR|  subgraph lane\d+\[` + inMermaid + `\]|  end|    n\d+\[` + inMermaid + `\]|  n\d+ -->\|` + inMermaid + `\| n\d+|  linkStyle \d+ stroke:(?:red|orange))$`),
			nodes: regexp.MustCompile(`(?m)^    (n\d+)\[`), edges: regexp.MustCompile(`(?m)^  n\d+ -->`),
		},
	}
	for format, form := range forms {
		t.Run(format, func(t *testing.T) {
			text := exported(t, format)
			for _, line := range strings.Split(text, "\n") {
				if !form.line.MatchString(line) {
					t.Errorf("not a line of %s: %s", format, line)
				}
			}
			ids := map[string]bool{}
			for _, node := range form.nodes.FindAllStringSubmatch(text, -1) {
				ids[node[1]] = true
			}
			if edges := form.edges.FindAllString(text, -1); len(ids) != 203 || len(edges) != 202 {
				t.Errorf("%d ids, %d edges", len(ids), len(edges))
			}
		})
	}
}
