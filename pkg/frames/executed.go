package frames

import (
	"fmt"
	"strings"

	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/alidade-mesh/alidade/pkg/promql"
)

// tellAsked says in an answer's first frame what was asked of Prometheus and what it cost.
func (c Context) tellAsked(meta *data.FrameMeta) {
	meta.ExecutedQueryString = c.executed()
	meta.Stats = c.stats()
}

// executed lists the expressions under their names and costs, as PromQL with comments.
func (c Context) executed() string {
	parts := make([]string, len(c.Plan))
	for i, expression := range c.Plan {
		cost := ""
		if told, known := c.costOf(expression); known {
			cost = "# cost: " + describeCost(told) + "\n"
		}
		parts[i] = fmt.Sprintf("# %s\n%s%s", expression.Name, cost, expression.Expr)
	}
	return strings.Join(parts, "\n\n")
}

func (c Context) costOf(expression promql.Expression) (promql.Cost, bool) {
	if c.CostOf == nil {
		return promql.Cost{}, false
	}
	return c.CostOf(expression.Expr)
}

// describeCost is `12 ms, 340 series, 3400 samples`, with what it was not asked for.
func describeCost(cost promql.Cost) string {
	took := fmt.Sprintf("%d ms", cost.Took.Milliseconds())
	if cost.Failed {
		return "failed after " + took
	}
	got := fmt.Sprintf("%d series, %d samples", cost.Series, cost.Samples)
	switch cost.Origin {
	case promql.FromShared:
		return "not asked again, another query's answer was at hand (" + took + " then), " + got
	case promql.FromFiner:
		return "not asked, added up from the answer to a finer question, " + got
	default:
		return took + ", " + got
	}
}

// stats are the costs part by part, and what they come to. Only what this answer had the server do is time.
func (c Context) stats() []data.QueryStat {
	var parts []data.QueryStat
	var tookMs, asked, series float64
	for _, expression := range c.Plan {
		cost, known := c.costOf(expression)
		if !known {
			continue
		}
		series += float64(cost.Series)
		if cost.Origin == promql.FromServer {
			ms := float64(cost.Took.Microseconds()) / 1000
			tookMs, asked = tookMs+ms, asked+1
			parts = append(parts, stat(expression.Name+": time of the server", "ms", ms))
		}
		parts = append(parts, stat(expression.Name+seriesFromOrigin[cost.Origin], "short", float64(cost.Series)))
	}
	if parts == nil {
		return nil
	}
	return append([]data.QueryStat{
		stat("All parts: time of the server, added up", "ms", tookMs),
		stat("All parts: questions to the server", "short", asked),
		stat("All parts: series", "short", series),
	}, parts...)
}

// seriesFromOrigin names the number of series by where they are from.
var seriesFromOrigin = map[promql.Origin]string{
	promql.FromServer: ": series",
	promql.FromShared: ": series, from an answer at hand",
	promql.FromFiner:  ": series, added up from a finer answer",
}

func stat(name, unit string, value float64) data.QueryStat {
	return data.QueryStat{FieldConfig: data.FieldConfig{DisplayName: name, Unit: unit}, Value: value}
}
