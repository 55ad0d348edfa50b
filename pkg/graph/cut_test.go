package graph_test

import (
	"strings"
	"testing"

	"github.com/alidade-mesh/alidade/pkg/graph"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// edgesOf lists the edges of a graph in the namespace shop as caller>called, and checks that its
// nodes are exactly their ends.
func edgesOf(t *testing.T, g graph.Graph) string {
	t.Helper()
	ends := map[string]bool{}
	var edges []string
	for _, edge := range g.Edges {
		ends[edge.Source], ends[edge.Target] = true, true
		edges = append(edges, strings.NewReplacer("workload//shop/", "", "->", ">").Replace(edge.ID))
	}
	if len(ends) != len(g.Nodes) {
		t.Errorf("%d nodes for %d ends", len(g.Nodes), len(ends))
	}
	for _, node := range g.Nodes {
		if !ends[node.ID()] {
			t.Errorf("the node %s has no edge", node.ID())
		}
	}
	for _, response := range g.Responses {
		if !strings.Contains(strings.Join(edges, " ")+" ", strings.NewReplacer("workload//shop/", "", "->", ">").Replace(response.Edge)+" ") {
			t.Errorf("a response of %s is left", response.Edge)
		}
	}
	return strings.Join(edges, " ")
}

func TestCuts(t *testing.T) {
	const text = `
		shop/a > shop/b  5/s
		shop/a > shop/c  0.05/s
		shop/a > shop/d  0/s
		shop/b > shop/e  3/s
		shop/b > shop/f  tcp sent=10
		shop/b > shop/g  tcp sent=0`
	for name, test := range map[string]struct {
		query        query.Query
		most         int
		want         string
		slow, excess int
	}{
		"idle edges are left out":                {query.Query{}, 100, "a>b a>c b>e b>f", 0, 0},
		"unless they are wanted":                 {query.Query{Idle: true}, 100, "a>b a>c a>d b>e b>f b>g", 0, 0},
		"edges below a rate are counted":         {query.Query{MinRequestRate: 0.1}, 100, "a>b b>e b>f", 1, 0},
		"beyond the bound the quietest are left": {query.Query{}, 2, "a>b b>e", 0, 2},
	} {
		t.Run(name, func(t *testing.T) {
			test.query.Nodes, test.query.Reporter = query.NodeWorkload, query.Auto
			g, slow := graph.Assemble(mesh(t, text), test.query, query.DefaultSettings()).WithoutIdle(test.query).WithoutSlow(test.query)
			g, excess := g.Busiest(test.most)
			if got := edgesOf(t, g); got != test.want || slow != test.slow || excess != test.excess {
				t.Errorf("%s is left, %d are slow, %d too many", got, slow, excess)
			}
		})
	}
}

func TestANodeKeepsTheSumsOfEdgesThatAreCut(t *testing.T) {
	q, settings := query.Query{Nodes: query.NodeWorkload, Reporter: query.Auto, MinRequestRate: 1}, query.DefaultSettings()
	g, _ := graph.Assemble(mesh(t, `
		shop/a > shop/b  5/s
		shop/c > shop/b  0.5/s`), q, settings).WithoutSlow(q)
	if in := g.Nodes[1].RequestRateIn; in == nil || *in != 5.5 {
		t.Errorf("drawn\n%s", printed(g))
	}
}

func TestFocus(t *testing.T) {
	const text = `
		shop/a > shop/b  1/s
		shop/b > shop/c  1/s
		shop/b > shop/x  1/s
		shop/c > shop/d  1/s
		shop/d > shop/b  1/s
		shop/y > shop/c  1/s
		shop/x > shop/d  1/s`
	at := func(workload string) query.Peer {
		return query.Peer{Workload: query.Match{Op: query.OpEqual, Values: []string{workload}}}
	}
	for name, test := range map[string]struct {
		focus query.Focus
		found bool
		want  string
	}{
		"without a focus all is drawn":          {query.Focus{}, true, "a>b b>c b>x c>d d>b x>d y>c"},
		"one call away, both ways":              {query.Focus{Peer: at("c"), Hops: 1, Direction: "both"}, true, "b>c c>d y>c"},
		"upstream":                              {query.Focus{Peer: at("c"), Hops: 2, Direction: "upstream"}, true, "a>b b>c d>b y>c"},
		"downstream, around a circle":           {query.Focus{Peer: at("c"), Hops: 9, Direction: "downstream"}, true, "b>c b>x c>d d>b x>d"},
		"several centers":                       {query.Focus{Peer: query.Peer{Workload: query.Match{Op: query.OpRegex, Values: []string{"a|y"}}}, Hops: 1, Direction: "both"}, true, "a>b y>c"},
		"as many calls away as a number can be": {query.Focus{Peer: at("c"), Hops: 1 << 40, Direction: "both"}, true, "a>b b>c b>x c>d d>b x>d y>c"},
		"nobody there":                          {query.Focus{Peer: at("nobody"), Hops: 1, Direction: "both"}, false, ""},
		"a property that no node tells":         {query.Focus{Peer: query.Peer{Principal: query.Match{Op: query.OpEqual, Values: []string{"p"}}}, Hops: 1, Direction: "both"}, false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			g, found := draw(t, query.NodeWorkload, text).Focus(test.focus)
			if got := edgesOf(t, g); got != test.want || found != test.found {
				t.Errorf("%s, found: %v", got, found)
			}
		})
	}
}
