package latency

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/query"
)

// Change says how a row differs from the time that it is compared with.
type Change string

// The changes. A row that is the same can still carry other numbers.
const (
	Added   Change = "added"
	Removed Change = "removed"
	Same    Change = "same"
)

// place is where a row belongs: a time and a group.
type place struct {
	time  time.Time
	group string
}

func (r Row) place() place { return place{r.Time, identity(r.Labels)} }

// ComparedWith gives each row its earlier self. What is gone becomes a row without numbers of now.
func ComparedWith(rows, before []Row, q query.Query) []Row {
	earlier := map[place]Row{}
	for _, row := range before {
		earlier[row.place()] = row
	}
	var compared []Row
	for _, row := range rows {
		row.Change = Added
		if was, known := earlier[row.place()]; known {
			row.Change, row.Before = Same, &was
			delete(earlier, row.place())
		}
		compared = append(compared, row)
	}
	for _, was := range earlier {
		compared = append(compared, Row{
			Time: was.Time, Labels: was.Labels, Dominant: Unknown, Confidence: Low, Change: Removed, Before: &was,
			Notes: []string{fmt.Sprintf("There were such calls %s ago, and there are none now.", model.Duration(q.CompareTo))},
		})
	}
	slices.SortFunc(compared, func(a, b Row) int {
		return cmp.Or(a.Time.Compare(b.Time), cmp.Compare(identity(a.Labels), identity(b.Labels)))
	})
	return compared
}
