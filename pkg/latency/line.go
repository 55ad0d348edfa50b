package latency

import (
	"cmp"
	"math"
	"slices"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/vector"
)

// line is a series over time that is read from its beginning to its end.
type line struct {
	values []model.SamplePair
	next   int
}

// at is the value at a time, which is later than the one before; it is no number where there is none.
func (l *line) at(t model.Time) float64 {
	for l.next < len(l.values) && l.values[l.next].Timestamp < t {
		l.next++
	}
	if l.next < len(l.values) && l.values[l.next].Timestamp == t {
		return float64(l.values[l.next].Value)
	}
	return math.NaN()
}

// halves are the sum and the count of the same durations over time.
type halves struct {
	metric     model.Metric
	sum, count line
}

// at is both at a time; false where one of them is missing or no number: an answer that was cut has sums
// without their counts.
func (h *halves) at(t model.Time) (mix, bool) {
	m := mix{h.sum.at(t), h.count.at(t)}
	return m, vector.Finite(m.sum) && vector.Finite(m.count)
}

// halvesOf brings both together, in one order: sums of the same numbers are the same number then.
func halvesOf(matrix model.Matrix) []*halves {
	by := map[model.Fingerprint]*halves{}
	for _, stream := range matrix {
		part := stream.Metric[promql.PartLabel]
		if part != promql.PartSum && part != promql.PartCount {
			continue
		}
		metric := stream.Metric.Clone()
		delete(metric, promql.PartLabel)
		mark := metric.Fingerprint()
		if by[mark] == nil {
			by[mark] = &halves{metric: metric}
		}
		if part == promql.PartSum {
			by[mark].sum.values = stream.Values
		} else {
			by[mark].count.values = stream.Values
		}
	}
	marks := make([]model.Fingerprint, 0, len(by))
	for mark := range by {
		marks = append(marks, mark)
	}
	slices.SortFunc(marks, cmp.Compare[model.Fingerprint])
	all := make([]*halves, len(marks))
	for i, mark := range marks {
		all[i] = by[mark]
	}
	return all
}
