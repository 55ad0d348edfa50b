package plugin

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"time"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// existing are those of some metrics that have series within a range. A histogram exists by its count.
func (d *DataSource) existing(ctx context.Context, metrics []string, span query.Range) ([]string, error) {
	names, err := d.names(ctx, promql.Existing(metrics, d.settings), span, func(within time.Duration) string {
		return promql.ExistingByName(metrics, within, d.settings)
	})
	if err != nil {
		return nil, err
	}
	found := []string{}
	for _, metric := range metrics {
		if slices.Contains(names, promql.SeriesName(metric, d.settings)) ||
			slices.Contains(names, promql.SeriesName(metric+istio.CountSuffix, d.settings)) {
			found = append(found, metric)
		}
	}
	return found, nil
}

// names are the names of metrics that a look-up finds within a range; where a server refuses it, those that
// an expression counts by their exact names within a while.
func (d *DataSource) names(ctx context.Context, lookup promql.Lookup, span query.Range, byName func(time.Duration) string) ([]string, error) {
	names, _, err := d.client.LabelValues(ctx, lookup, span)
	if refusesQuestion(err) {
		if counted, failed := d.countedByName(ctx, byName, span); failed == nil {
			return counted, nil
		}
	}
	return names, err
}

// refusesQuestion tells a server that takes no question of a kind, such as one with a regular expression on
// the name of a metric, which Google Managed Prometheus does not take: it calls the question wrong.
func refusesQuestion(err error) bool {
	refused, ok := errors.AsType[*prom.Error](err)
	if !ok {
		return false
	}
	// A server may also say so in its answer alone, with the HTTP status of a success.
	wrong := []int{http.StatusBadRequest, http.StatusUnprocessableEntity}
	return slices.Contains(wrong, refused.Answered) || slices.Contains(wrong, refused.Status)
}

// mostLookBack bounds how far back series are counted by their exact names, which reads their samples.
const mostLookBack = time.Hour

// countedByName finds the names by a query, at the end of the range or now, whichever is earlier.
func (d *DataSource) countedByName(ctx context.Context, byName func(time.Duration) string, span query.Range) ([]string, error) {
	if now := d.now(); span.To.After(now) {
		span.To = now
	}
	within := min(max(span.To.Sub(span.From), time.Minute), mostLookBack)
	asked := promql.Expression{Expr: byName(within), Instant: true}
	result := d.client.Run(ctx, promql.Plan{asked}, span)[asked.Part]
	var names []string
	for _, sample := range result.Vector {
		names = append(names, string(sample.Metric[promql.NameLabel]))
	}
	return names, result.Err
}
