package prom

import (
	"context"
	"sync"

	v1 "github.com/prometheus/client_golang/api/prometheus/v1"
	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// Result is the answer to one expression. Exactly one of Vector, Matrix and Err speaks, by whether
// an instant or a range was asked and whether it was answered; an empty answer is an empty vector
// or matrix. Several may hold the same answer: it is for reading only.
type Result struct {
	Vector model.Vector
	Matrix model.Matrix
	// Warnings say that the answer may be incomplete, Infos that the query could be better.
	Warnings, Infos []string
	// Cut says, as a sentence that is among the warnings too, that the answer was too large to be
	// read to its end; it is empty where all of it is here.
	Cut string
	Err error
	// sizeBytes is about what the answer takes in memory.
	sizeBytes int
}

// Results are answers by the part that they are of.
type Results map[promql.Part]Result

// Run asks all expressions of a plan at once. Instants are evaluated at the range's end.
func (c *Client) Run(ctx context.Context, plan promql.Plan, r query.Range) Results {
	answers := make([]Result, len(plan))
	var group sync.WaitGroup
	for i, expression := range plan {
		group.Go(func() { answers[i] = c.run(ctx, expression, r) })
	}
	group.Wait()
	results := make(Results, len(plan))
	for i, expression := range plan {
		results[expression.Part] = answers[i]
	}
	return results
}

// run asks one expression, unless its answer is known or on its way.
func (c *Client) run(ctx context.Context, expression promql.Expression, r query.Range) Result {
	who, known := identityOf(ctx)
	if !known {
		return c.evaluate(ctx, expression, r)
	}
	result, err := c.shared.get(ctx, questionOf(who, expression, r), func(ctx context.Context) Result {
		return c.evaluate(ctx, expression, r)
	})
	if err != nil {
		return Result{Err: classify(c.failure(err))}
	}
	return result
}

// evaluate asks by Prometheus's own library, which writes the request and falls back from POST to
// GET; what it decodes is empty, since the answer has been read before it gets there.
func (c *Client) evaluate(ctx context.Context, expression promql.Expression, r query.Range) Result {
	var result Result
	err := c.ask(ctx, func(ctx context.Context) (err error) {
		stream := &streamClient{checkedClient: c.http, sender: c.sender}
		limit := v1.WithTimeout(c.timeout)
		if expression.Instant {
			_, _, _, err = v1.NewAPI(stream).Query(ctx, expression.Expr, r.To, limit)
		} else {
			window := v1.Range{Start: r.From, End: r.To, Step: r.Interval}
			_, _, _, err = v1.NewAPI(stream).QueryRange(ctx, expression.Expr, window, limit)
		}
		if err == nil {
			result, err = stream.answer.result(expression.Instant)
		}
		return err
	})
	if err != nil {
		return Result{Err: err}
	}
	return result
}
