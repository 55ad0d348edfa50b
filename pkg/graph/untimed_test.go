package graph_test

import (
	"slices"
	"testing"

	"github.com/alidade-mesh/alidade/pkg/graph"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// untimed is what sources cannot tell of a mesh's percentiles, by kind of node.
func untimed(t *testing.T, text string, nodes query.NodeKind) promql.Untimed {
	t.Helper()
	q := query.Query{Nodes: nodes, Reporter: query.Auto, Errors: query.Errors5xx}
	return graph.Sum(mesh(t, text), q, query.DefaultSettings()).Untimed()
}

func TestWhatTheReceivingSideAloneTimesIsAskedThere(t *testing.T) {
	const bySource = `
		shop/web > shop/cart  9/s code=200 by=source
		shop/web > shop/cart  duration sum=400 count=10 by=source
		shop/web > shop/cart  duration sum=380 count=10 by=destination
	`
	if lacking := untimed(t, bySource, query.NodeWorkload); lacking.Any() {
		t.Errorf("sources tell all, and asked is %+v", lacking)
	}
	const mixed = bySource + `
		shop/job > shop/cart  9/s code=200 by=destination
		shop/job > shop/cart  duration sum=400 count=10 by=destination
	`
	for _, nodes := range []query.NodeKind{query.NodeWorkload, query.NodeNamespace} {
		lacking := untimed(t, mixed, nodes)
		if !slices.Equal(lacking.Sources, []string{"job"}) || !slices.Equal(lacking.Destinations, []string{"cart"}) || lacking.Nameless || lacking.Unclear {
			t.Errorf("of a graph of %ss is asked %+v", nodes, lacking)
		}
	}
}

func TestCallersWithoutANameAndUnknownWorkloadsAreAskedFor(t *testing.T) {
	lacking := untimed(t, `
		? > shop/cart  9/s code=200 by=destination
		? > shop/cart  duration sum=400 count=10 by=destination
		shop/web > ?  9/s to=shop/pay code=200 by=source
		shop/web > ?  duration sum=400 count=10 by=source to=shop/pay
	`, query.NodeWorkload)
	if !lacking.Nameless || !lacking.Unclear || len(lacking.Sources) > 0 {
		t.Errorf("asked is %+v", lacking)
	}
	if lacking := untimed(t, `shop/web > shop/cart  9/s code=200 by=source`, query.NodeWorkload); !lacking.Nameless || !lacking.Unclear {
		t.Errorf("without any durations asked is %+v", lacking)
	}
}
