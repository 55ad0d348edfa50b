package frames

import (
	"strings"

	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/alidade-mesh/alidade/pkg/latency"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// latencyColumn is a number of every row of a breakdown; nil where it is not known.
type latencyColumn struct {
	name, unit string
	value      func(latency.Row) *float64
	// bound says that the number is a bucket's bound, which is not compared with an earlier one.
	bound bool
}

func (c latencyColumn) field(rows []latency.Row) *data.Field {
	return numberOf(c.name, c.unit, allDigits, rows, c.value)
}

// meanColumns are the rate, the means and their parts.
func meanColumns() []latencyColumn {
	ms := func(name string, value func(latency.Row) *float64) latencyColumn {
		return latencyColumn{name: name, unit: unitMs, value: value}
	}
	return []latencyColumn{
		{name: "requestRate", unit: unitRequests, value: func(r latency.Row) *float64 {
			if r.Change == latency.Removed {
				return nil
			}
			return &r.RequestRate
		}},
		ms("sourceMeanMs", func(r latency.Row) *float64 { return r.Source.MeanMs }),
		ms("destinationMeanMs", func(r latency.Row) *float64 { return r.Destination.MeanMs }),
		ms("applicationMeanMs", func(r latency.Row) *float64 { return r.Application.MeanMs }),
		ms("callerSideMs", func(r latency.Row) *float64 { return r.CallerSideMs }),
		ms("callerProxyMs", func(r latency.Row) *float64 { return r.CallerProxyMs }),
		ms("networkMs", func(r latency.Row) *float64 { return r.NetworkMs }),
		ms("receivingProxyMs", func(r latency.Row) *float64 { return r.ReceivingProxyMs }),
		ms("applicationMs", func(r latency.Row) *float64 { return r.ApplicationMs }),
		ms("notSplitMs", func(r latency.Row) *float64 { return r.NotSplitMs }),
	}
}

// percentileColumns are a percentile of each side with the bounds of its bucket: sourceP95Ms,
// sourceP95FromMs, sourceP95ToMs. The point of p99.9 becomes an underscore.
func percentileColumns(q query.Query) []latencyColumn {
	var columns []latencyColumn
	at := 0
	for _, statistic := range q.Statistics {
		if statistic.Mean {
			continue
		}
		i := at
		at++
		name := strings.ToUpper(statistic.Name[:1]) + strings.ReplaceAll(statistic.Name[1:], ".", "_")
		side := func(prefix string, of func(latency.Row) latency.Measured, bounds bool) {
			// A row that is gone has no percentiles.
			percentile := func(r latency.Row) latency.Percentile {
				if all := of(r).Percentiles; i < len(all) {
					return all[i]
				}
				return latency.Percentile{}
			}
			columns = append(columns, latencyColumn{prefix + name + "Ms", unitMs, func(r latency.Row) *float64 { return percentile(r).Ms }, false})
			if bounds {
				columns = append(columns,
					latencyColumn{prefix + name + "FromMs", unitMs, func(r latency.Row) *float64 { return percentile(r).FromMs }, true},
					latencyColumn{prefix + name + "ToMs", unitMs, func(r latency.Row) *float64 { return percentile(r).ToMs }, true})
			}
		}
		side("source", func(r latency.Row) latency.Measured { return r.Source }, true)
		side("destination", func(r latency.Row) latency.Measured { return r.Destination }, true)
		side("application", func(r latency.Row) latency.Measured { return r.Application }, false)
	}
	return columns
}

// latencyBefore are the numbers that rows had at the time that is compared with, and what changed.
func latencyBefore(rows []latency.Row, columns []latencyColumn) []*data.Field {
	var fields []*data.Field
	for _, column := range columns {
		if column.bound {
			continue
		}
		value := column.value
		column.name += beforeSuffix
		column.value = func(r latency.Row) *float64 {
			if r.Before == nil {
				return nil
			}
			return value(*r.Before)
		}
		fields = append(fields, column.field(rows))
	}
	return append(fields, text("change", rows, func(r latency.Row) string { return string(r.Change) }))
}
