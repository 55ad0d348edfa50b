package prom

import (
	"cmp"
	"context"
	"sync"

	"github.com/alidade-mesh/alidade/pkg/promql"
)

// costs notes what expressions cost that are asked within a context.
type costs struct {
	mu   sync.Mutex
	told map[string]promql.Cost
}

type costsKey struct{}

// CountingCosts is a context within which Run notes what each expression costs; costOf tells it.
func CountingCosts(ctx context.Context) (counting context.Context, costOf func(expr string) (promql.Cost, bool)) {
	c := &costs{told: map[string]promql.Cost{}}
	return context.WithValue(ctx, costsKey{}, c), func(expr string) (promql.Cost, bool) {
		c.mu.Lock()
		defer c.mu.Unlock()
		cost, known := c.told[expr]
		return cost, known
	}
}

func noteCost(ctx context.Context, expr string, cost promql.Cost) {
	c, ok := ctx.Value(costsKey{}).(*costs)
	if !ok {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.told[expr] = cost
}

// costOf is what an answer cost to whoever is given it: who did not begin the question shares it.
func costOf(got Result, began bool) promql.Cost {
	cost := promql.Cost{Origin: cmp.Or(got.cost.Origin, promql.FromServer), Took: got.cost.Took, Failed: got.Err != nil}
	if !began {
		cost.Origin = promql.FromShared
	}
	cost.Series = len(got.Vector) + len(got.Table) + len(got.Matrix)
	cost.Samples = len(got.Vector) + len(got.Table)
	for _, stream := range got.Matrix {
		cost.Samples += len(stream.Values)
	}
	return cost
}
