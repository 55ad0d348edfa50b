package prom

import (
	"context"
	"sync"

	v1 "github.com/prometheus/client_golang/api/prometheus/v1"
	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/guard"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
	"github.com/alidade-mesh/alidade/pkg/vector"
)

// Result is the answer to one expression. Exactly one of Vector, Table, Matrix and Err speaks, by whether
// an instant, a table of one or a range was asked and whether it was answered; an empty answer is an empty
// vector or matrix. Several may hold the same answer: it is for reading only.
type Result struct {
	Vector model.Vector
	Table  vector.Vector
	Matrix model.Matrix
	// Warnings say that the answer may be incomplete, Infos that the query could be better.
	Warnings, Infos []string
	// Cut says, as a sentence that is among the warnings too, that the answer was too large to be
	// read to its end; it is empty where all of it is here.
	Cut string
	Err error
	// sizeBytes is about what the answer takes in memory.
	sizeBytes int
	// cost is what it cost.
	cost promql.Cost
}

// Results are answers by the part that they are of.
type Results map[promql.Part]Result

// Run asks all expressions of a plan at once. Instants are evaluated at the range's end.
func (c *Client) Run(ctx context.Context, plan promql.Plan, r query.Range) Results {
	ctx, release := c.Hold(ctx)
	defer release()
	answers := make([]Result, len(plan))
	var group sync.WaitGroup
	for i, expression := range plan {
		group.Go(func() {
			if err := guard.Run("asking for a part of the query", func() error {
				answers[i] = c.run(ctx, expression, r)
				noteCost(ctx, expression.Expr, answers[i].cost)
				return nil
			}); err != nil {
				answers[i] = Result{Err: err}
			}
		})
	}
	group.Wait()
	results := make(Results, len(plan))
	for i, expression := range plan {
		results[expression.Part] = answers[i]
	}
	return results
}

// run asks one expression. Of a quotient it asks the terms, which tell those of coarser groups too; where they
// are not all here, the quotient itself.
func (c *Client) run(ctx context.Context, expression promql.Expression, r query.Range) Result {
	if expression.Terms == "" {
		return c.askedOnce(ctx, expression, r)
	}
	terms := expression
	terms.Expr = expression.Terms
	result := c.askedOnce(ctx, terms, r)
	if result.Cut != "" {
		c.forgo(ctx, questionOf(terms, r).addingUp(terms.Sum))
		expression.Sum = nil
		instead := c.askedOnce(ctx, expression, r)
		instead.cost.Took += result.cost.Took
		return instead
	}
	return quotients(result)
}

// askedOnce asks an expression, unless its answer is known or on its way.
func (c *Client) askedOnce(ctx context.Context, expression promql.Expression, r query.Range) Result {
	return c.answer(ctx, questionOf(expression, r).addingUp(expression.Sum), func(ctx context.Context, api v1.API) (err error) {
		limit := v1.WithTimeout(c.timeout)
		if expression.Instant {
			_, _, _, err = api.Query(ctx, expression.Expr, r.To, limit)
			return err
		}
		window := v1.Range{Start: r.From, End: r.To, Step: r.Interval}
		_, _, _, err = api.QueryRange(ctx, expression.Expr, window, limit)
		return err
	}).Result
}
