package plugin

import (
	"strings"

	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/promql"
)

// lack is what an answer lacks without a part.
type lack struct {
	// what begins a sentence.
	what string
	// needed says that there is no answer without the part, decisive that it is not known without it which
	// calls there are: nothing is new or gone then.
	needed, decisive bool
}

// graphLacks and latencyLacks are what graphs and latency answers lack without their parts.
var (
	graphLacks = map[promql.Kind]lack{
		promql.Requests:         {what: "Requests", needed: true, decisive: true},
		promql.TCP:              {what: "TCP traffic", decisive: true},
		promql.Durations:        {what: "The mean latency"},
		promql.DurationQuantile: {what: "The latency"},
		promql.Throughput:       {what: "The throughput"},
	}
	latencyLacks = map[promql.Kind]lack{
		promql.SideTimes:        {what: "What both sides of the calls saw", needed: true, decisive: true},
		promql.ApplicationTimes: {what: "The applications' own time"},
		promql.CalledTimes:      {what: "The comparison with other callers"},
		promql.UpstreamTimes:    {what: "What divides the caller side"},
		promql.AnsweredTimes:    {what: "What divides the caller side"},
		promql.Buckets:          {what: "The bounds of percentiles"},
	}
)

// without is what an answer lacks without a part; a percentile is never all of it.
func without(part promql.Part, lacks map[promql.Kind]lack) lack {
	if part.Statistic != "" {
		return lack{what: "A percentile (" + part.Now().String() + ")"}
	}
	return lacks[part.Kind]
}

// gathered is what a plan's answers say of a time and of the one that is compared with.
type gathered struct {
	now, before map[promql.Part]prom.Result
	// whole says that of both times all is there which tells which calls there are.
	whole bool
}

// gather sorts the answers to a plan by their time. A part that failed is a notice, or the error where
// there is no answer without it; of the time that is compared with none is needed.
func gather(plan promql.Plan, results prom.Results, lacks map[promql.Kind]lack, said *notices) (gathered, error) {
	g := gathered{now: map[promql.Part]prom.Result{}, before: map[promql.Part]prom.Result{}, whole: true}
	for _, expression := range plan {
		result, missing := results[expression.Part], without(expression.Part, lacks)
		g.whole = g.whole && (!missing.decisive || result.Err == nil && result.Cut == "")
		switch {
		case result.Err == nil && expression.Part.Before:
			g.before[expression.Part.Now()] = result
		case result.Err == nil:
			g.now[expression.Part] = result
		case expression.Part.Before:
			said.missing("Of the time that is compared with: "+lowered(missing.what), result.Err)
		case missing.needed:
			return gathered{}, result.Err
		default:
			said.missing(missing.what, result.Err)
		}
	}
	return g, nil
}

// lowered is a sentence's beginning within another sentence.
func lowered(text string) string { return strings.ToLower(text[:1]) + text[1:] }
