// Package frames turns domain values into Grafana's data frames. It is pure.
//
//  1. A metric query becomes series or numbers in the forms that Grafana's dataplane contract
//     names, which is how alert rules read them (metric.go, table.go).
//  2. A graph becomes three frames: nodes and edges, which are also what Grafana's own Node Graph
//     draws, and responses (graph.go, nodes.go, edges.go, responses.go).
//  3. Every answer tells which query it answers, what was asked of Prometheus, and what is missing
//     from it. A number that is unknown is null or left out, never NaN.
package frames

import (
	"github.com/grafana/grafana-plugin-sdk-go/data"
	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// Context is what the frames of an answer tell beside the answer.
type Context struct {
	Query query.Query
	// Plan is what was asked of Prometheus.
	Plan promql.Plan
	// CostOf tells what the answer to an expression cost, false where that is not known; nil where nothing is.
	CostOf func(expr string) (promql.Cost, bool)
	// DatasourceUID is the data source that answers.
	DatasourceUID string
	// Links lead from a pair to its traces and logs.
	Links query.Links
	// Notices say what failed, was cut or could not be decided.
	Notices []data.Notice
}

// Custom is a frame's meta.custom.
type Custom struct {
	// Kind says what the frames hold: "alidade.graph"; metrics go by the dataplane's own types.
	Kind string `json:"kind,omitempty"`
	// Query is what was answered; it is written as MeshQuery with its defaults filled in.
	Query query.Query `json:"query"`
	// Step says that the same query is answered with more a moment later; absent where this is all.
	Step query.Step `json:"step,omitempty"`
	// EvaluatedAt is when a graph was looked at, in milliseconds since 1970: the time to ask the rest of
	// an answer for. It is absent where nothing is to follow.
	EvaluatedAt int64 `json:"evaluatedAt,omitempty"`
	// Window is the look-back of every rate, as Prometheus writes durations.
	Window        string `json:"window"`
	DatasourceUID string `json:"datasourceUid"`
	// Links are of answers whose rows are pairs; absent where none is configured.
	Links query.Links `json:"links,omitzero"`
}

// custom is what all frames of an answer share.
func (c Context) custom(kind string) Custom {
	custom := Custom{
		Kind: kind, Query: c.Query,
		Window: formatDuration(c.Query.Window), DatasourceUID: c.DatasourceUID,
	}
	if kind == graphKind || kind == latencyKind {
		custom.Links = c.Links
	}
	if kind == graphKind && c.Query.Step != "" {
		custom.Step, custom.EvaluatedAt = c.Query.Step, c.Query.Range.To.UnixMilli()
	}
	return custom
}

// valuesOf makes the values of a field, one an item.
func valuesOf[T, V any](items []T, value func(T) V) []V {
	values := make([]V, len(items))
	for i, item := range items {
		values[i] = value(item)
	}
	return values
}

// formatDuration writes a duration as Prometheus does.
func formatDuration(d interface{ Nanoseconds() int64 }) string {
	return model.Duration(d.Nanoseconds()).String()
}
