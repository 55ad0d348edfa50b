package latency

import (
	"cmp"
	"slices"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// Answers are what Prometheus says to the parts of a latency query's plan, of now or of the earlier
// time, as series over time; an instant is one of a single point.
type Answers map[promql.Part]model.Matrix

// BreakDown makes a row a group and a time, in order of time and then of the groups' labels.
func BreakDown(answers Answers, buckets model.Vector, q query.Query) []Row {
	bounds := NewBounds(buckets)
	times := transpose(answers)
	var rows []Row
	for _, at := range sorted(times) {
		now := gather(times[at], q)
		var ids []string
		for id := range now.groups {
			ids = append(ids, id)
		}
		slices.Sort(ids)
		for _, id := range ids {
			if row, called := now.split(now.groups[id], q, bounds); called {
				row.Time = at.Time().UTC()
				rows = append(rows, row)
			}
		}
	}
	return rows
}

// transpose turns series over time into samples by time.
func transpose(answers Answers) map[model.Time]map[promql.Part]model.Vector {
	times := map[model.Time]map[promql.Part]model.Vector{}
	for part, matrix := range answers {
		if part.Kind == promql.Buckets {
			continue
		}
		for _, stream := range matrix {
			for _, point := range stream.Values {
				if times[point.Timestamp] == nil {
					times[point.Timestamp] = map[promql.Part]model.Vector{}
				}
				sample := &model.Sample{Metric: stream.Metric, Value: point.Value, Timestamp: point.Timestamp}
				times[point.Timestamp][part] = append(times[point.Timestamp][part], sample)
			}
		}
	}
	return times
}

func sorted(times map[model.Time]map[promql.Part]model.Vector) []model.Time {
	var all []model.Time
	for at := range times {
		all = append(all, at)
	}
	slices.Sort(all)
	return all
}

// Top keeps the rows of the groups on which most time is spent, all their requests together, over the
// whole range; 0 keeps all. Groups that are gone are ranked by what was spent on them.
func Top(rows []Row, top int) []Row {
	if top <= 0 {
		return rows
	}
	spent := map[string]float64{}
	var groups []string
	for _, row := range rows {
		id := identity(row.Labels)
		if _, known := spent[id]; !known {
			groups = append(groups, id)
		}
		spent[id] += row.spent()
	}
	slices.SortFunc(groups, func(a, b string) int { return cmp.Or(cmp.Compare(spent[b], spent[a]), cmp.Compare(a, b)) })
	kept := groups[:min(top, len(groups))]
	return slices.DeleteFunc(rows, func(row Row) bool { return !slices.Contains(kept, identity(row.Labels)) })
}
