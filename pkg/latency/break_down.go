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

// BreakDown makes a row a group and a time, in order of time and then of the groups' labels; and tells what
// the answers leave open of them.
func BreakDown(answers Answers, buckets model.Vector, q query.Query, s query.Settings) ([]Row, promql.OpenLatency) {
	bounds := NewBounds(buckets)
	r := read(answers, q, s)
	var rows []Row
	open := openness{map[*labelled]bool{}, map[*labelled]bool{}, map[workload]bool{}, map[route]bool{}}
	for _, at := range r.times() {
		now := r.at(at)
		for _, from := range inOrder(now.groups) {
			if row, called := now.split(from, q, bounds); called {
				row.Time = at.Time().UTC()
				rows = append(rows, row)
				open.of(row, from, now, r)
			}
		}
	}
	return rows, open.asked(r)
}

func inOrder(by map[*labelled]*group) []*group {
	var all []*group
	for _, from := range by {
		all = append(all, from)
	}
	slices.SortFunc(all, func(a, b *group) int { return cmp.Compare(a.id, b.id) })
	return all
}

func sorted(times map[model.Time]bool) []model.Time {
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
