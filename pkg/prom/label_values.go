package prom

import (
	"context"
	"slices"

	v1 "github.com/prometheus/client_golang/api/prometheus/v1"

	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// LabelValues are the values that a label has, sorted, among the series that pass one of the
// look-up's selectors within a range; with warnings where these are not all.
func (c *Client) LabelValues(ctx context.Context, lookup promql.Lookup, r query.Range) (values, warnings []string, err error) {
	found := c.answer(ctx, lookupOf(labelValues, lookup, r), func(ctx context.Context, api v1.API) error {
		_, _, _, err := api.LabelValues(ctx, lookup.Label, lookup.Selectors, r.From, r.To)
		return err
	})
	return slices.Clone(found.texts), found.Warnings, found.Err
}

// LabelNames are the names of the labels, sorted, of the series that pass one of the look-up's
// selectors within a range; with warnings where these are not all.
func (c *Client) LabelNames(ctx context.Context, lookup promql.Lookup, r query.Range) (names, warnings []string, err error) {
	found := c.answer(ctx, lookupOf(labelNames, lookup, r), func(ctx context.Context, api v1.API) error {
		_, _, _, err := api.LabelNames(ctx, lookup.Selectors, r.From, r.To)
		return err
	})
	return slices.Clone(found.texts), found.Warnings, found.Err
}
