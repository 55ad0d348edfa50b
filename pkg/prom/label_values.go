package prom

import (
	"context"
	"slices"

	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// LabelValues are the values that a label has, sorted, among the series that pass one of the
// look-up's selectors within a range.
func (c *Client) LabelValues(ctx context.Context, lookup promql.Lookup, r query.Range) ([]string, []string, error) {
	var values, warnings []string
	err := c.ask(ctx, func(ctx context.Context) error {
		found, warned, _, err := c.api.LabelValues(ctx, lookup.Label, lookup.Selectors, r.From, r.To)
		for _, value := range found {
			values = append(values, string(value))
		}
		warnings = warned
		return err
	})
	slices.Sort(values)
	return values, warnings, err
}

// LabelNames are the names of the labels, sorted, of the series that pass one of the look-up's
// selectors within a range.
func (c *Client) LabelNames(ctx context.Context, lookup promql.Lookup, r query.Range) ([]string, error) {
	var names []string
	err := c.ask(ctx, func(ctx context.Context) error {
		found, _, _, err := c.api.LabelNames(ctx, lookup.Selectors, r.From, r.To)
		for _, name := range found {
			names = append(names, string(name))
		}
		return err
	})
	slices.Sort(names)
	return names, err
}
