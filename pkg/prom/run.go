package prom

import (
	"context"
	"net/http"
	"sync"

	v1 "github.com/prometheus/client_golang/api/prometheus/v1"
	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// Result is the answer to one expression. Exactly one of Vector, Matrix and Err speaks, by whether
// an instant or a range was asked and whether it was answered; an empty answer is an empty vector
// or matrix.
type Result struct {
	Vector model.Vector
	Matrix model.Matrix
	// Warnings say that the answer may be incomplete, Infos that the query could be better.
	Warnings, Infos []string
	Err             error
}

// Results are answers by the name of their expression.
type Results map[string]Result

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
		results[expression.Name] = answers[i]
	}
	return results
}

func (c *Client) run(ctx context.Context, expression promql.Expression, r query.Range) Result {
	var result Result
	result.Err = c.ask(ctx, func(ctx context.Context) error {
		value, warnings, infos, err := c.evaluate(ctx, expression, r)
		result.Warnings, result.Infos = warnings, infos
		if err != nil {
			return err
		}
		return result.set(value, expression.Instant)
	})
	return result
}

func (c *Client) evaluate(ctx context.Context, expression promql.Expression, r query.Range) (model.Value, v1.Warnings, v1.Infos, error) {
	if expression.Instant {
		return c.api.Query(ctx, expression.Expr, r.To, v1.WithTimeout(c.timeout))
	}
	window := v1.Range{Start: r.From, End: r.To, Step: r.Interval}
	return c.api.QueryRange(ctx, expression.Expr, window, v1.WithTimeout(c.timeout))
}

// set keeps a value if it is of the type that was asked for.
func (r *Result) set(value model.Value, instant bool) error {
	var ok bool
	wanted := model.ValMatrix
	if instant {
		wanted = model.ValVector
		r.Vector, ok = value.(model.Vector)
	} else {
		r.Matrix, ok = value.(model.Matrix)
	}
	if ok {
		return nil
	}
	got := "none"
	if value != nil {
		got = "a " + value.Type().String()
	}
	return &Error{
		Message: "The server answered with " + got + " where a " + wanted.String() + " was asked. Does the URL in the data source settings point to Prometheus?",
		Status:  http.StatusBadGateway,
	}
}
