package plugin

import (
	"context"
	"errors"
	"net/http"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/alidade-mesh/alidade/pkg/frames"
)

// answerMetric fails where every expression failed. To an alert rule one is enough, and so is an
// answer that is not whole: a rule would take what is missing for silence.
func (d *DataSource) answerMetric(ctx context.Context, c frames.Context, alert bool) (data.Frames, error) {
	r := c.Query.Range
	if !c.Query.Instant {
		r = aligned(r)
	}
	results := d.client.Run(ctx, c.Plan, r)
	var said notices
	var answers []frames.Answer
	var failure error
	for _, expression := range c.Plan {
		result := results[expression.Part]
		if result.Err == nil {
			answers = append(answers, frames.Answer{Name: expression.Name, Vector: result.Vector, Matrix: result.Matrix})
			continue
		}
		if failure == nil {
			failure = result.Err
		}
		said.missing(expression.Name, result.Err)
	}
	if failure != nil && (alert || len(answers) == 0) {
		return nil, failure
	}
	if warning, found := partial(c.Plan, results); found && alert {
		return nil, notWhole(warning)
	}
	said.remarks(c.Plan, results)
	said.ofWindow(c.Query, d.settings)
	said.ofSecurity(c.Query)
	said.ofFilters(c.Query)
	said.ofLabels(c.Query, answers)
	if !alert {
		d.ofMissing(ctx, &said, c.Query, answers)
	}
	c.Notices = said
	return frames.Metric(answers, c), nil
}

// partialAnswer says that some stores of a server did not answer.
type partialAnswer struct{ error }

func (p partialAnswer) Unwrap() error { return p.error }

func notWhole(warning string) error {
	return partialAnswer{backend.DownstreamError(refusal{"The answer of Prometheus is not whole: " + warning, http.StatusBadGateway})}
}

func isPartial(err error) bool {
	_, is := errors.AsType[partialAnswer](err)
	return is
}
