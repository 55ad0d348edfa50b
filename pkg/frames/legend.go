package frames

import (
	"regexp"
	"strings"

	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// placeholder matches {{label}} in a legend.
var placeholder = regexp.MustCompile(`\{\{\s*([\w.]+)\s*\}\}`)

// displayName is what a series is called: by the query's legend, in which {{source_workload}} and
// {{source.workload}} stand for that label's value; or else "shop/web → shop/cart".
func displayName(q query.Query, labels data.Labels) string {
	if q.Legend == "" {
		return defaultName(q, labels)
	}
	return placeholder.ReplaceAllStringFunc(q.Legend, func(found string) string {
		name := placeholder.FindStringSubmatch(found)[1]
		for _, key := range q.GroupBy {
			if key.Name == name {
				name = key.Label
			}
		}
		return labels[name]
	})
}

// defaultName tells the caller, the called and what else a series is grouped by.
func defaultName(q query.Query, labels data.Labels) string {
	var source, destination, rest []string
	for _, key := range q.GroupBy {
		value := labels[key.Label]
		switch {
		case value == "":
		case istio.IsSourceLabel(key.Label):
			source = append(source, value)
		case istio.IsDestinationLabel(key.Label):
			destination = append(destination, value)
		default:
			rest = append(rest, value)
		}
	}
	var ends []string
	for _, end := range [][]string{source, destination} {
		if len(end) > 0 {
			ends = append(ends, strings.Join(end, "/"))
		}
	}
	parts := rest
	if len(ends) > 0 {
		parts = append([]string{strings.Join(ends, " → ")}, rest...)
	}
	if statistic := labels[statisticLabel]; statistic != "" {
		parts = append(parts, statistic)
	}
	if len(parts) == 0 {
		return q.Signal
	}
	return strings.Join(parts, " ")
}
