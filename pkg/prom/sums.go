package prom

import (
	"math"
	"slices"
	"strings"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/vector"
)

// sums are the groups of a coarser question, of the series of a finer answer.
type sums struct {
	of     reply
	ranged bool
	labels []string
	groups []group
	grid
}

// grid is where the points of a range lie: the first, in milliseconds since 1970, how many milliseconds
// after each the next lies, and how many there are; none where some lie between those.
type grid struct {
	firstMs, stepMs int64
	points          int
}

// group is the series that add up to one. They are in the order of their labels, so that the same answer
// gives the same sum to its last digit.
type group struct {
	metric model.Metric
	series []int
}

// groupsOf puts the series of an answer into the groups of a question that it tells. An absent label is
// the same as an empty one.
func groupsOf(finer, coarser *flight) sums {
	s := sums{of: finer.reply, ranged: coarser.question.kind == ranged, labels: coarser.labels, grid: grid{points: 1}}
	if s.ranged {
		s.grid = gridOf(finer.reply.Matrix, coarser.question.step.Milliseconds())
	}
	rest := slices.DeleteFunc(slices.Clone(finer.labels), func(label string) bool { return slices.Contains(s.labels, label) })
	type keyed struct {
		group, series string
		index         int
	}
	all := make([]keyed, s.len())
	for i := range all {
		all[i] = keyed{s.values(i, s.labels), s.values(i, rest), i}
	}
	slices.SortFunc(all, func(a, b keyed) int {
		if order := strings.Compare(a.group, b.group); order != 0 {
			return order
		}
		return strings.Compare(a.series, b.series)
	})
	for i, one := range all {
		if i == 0 || one.group != all[i-1].group {
			s.groups = append(s.groups, group{metric: s.kept(one.index)})
		}
		last := &s.groups[len(s.groups)-1]
		last.series = append(last.series, one.index)
	}
	return s
}

func (s sums) len() int {
	if s.ranged {
		return len(s.of.Matrix)
	}
	return len(s.of.Vector)
}

func (s sums) metric(i int) model.Metric {
	if s.ranged {
		return s.of.Matrix[i].Metric
	}
	return s.of.Vector[i].Metric
}

// values are those of some labels of a series, as text. No label's value holds the byte between them.
func (s sums) values(i int, labels []string) string {
	metric := s.metric(i)
	var b strings.Builder
	for _, label := range labels {
		b.WriteString(string(metric[model.LabelName(label)]))
		b.WriteByte(0xff)
	}
	return b.String()
}

// kept are the labels of a series that its group keeps.
func (s sums) kept(i int) model.Metric {
	kept := model.Metric{}
	for _, label := range s.labels {
		if value := s.metric(i)[model.LabelName(label)]; value != "" {
			kept[model.LabelName(label)] = value
		}
	}
	return kept
}

// gridOf finds the grid on which the points of a range lie.
func gridOf(matrix model.Matrix, stepMs int64) grid {
	first, last := int64(math.MaxInt64), int64(math.MinInt64)
	for _, stream := range matrix {
		for _, sample := range stream.Values {
			first, last = min(first, int64(sample.Timestamp)), max(last, int64(sample.Timestamp))
		}
	}
	if last < first || stepMs <= 0 || (last-first)/stepMs >= maxPoints {
		return grid{}
	}
	for _, stream := range matrix {
		for _, sample := range stream.Values {
			if (int64(sample.Timestamp)-first)%stepMs != 0 {
				return grid{}
			}
		}
	}
	return grid{first, stepMs, int((last-first)/stepMs) + 1}
}

// maxPoints is more than Prometheus answers a series with.
const maxPoints = 1 << 16

// sizeBytes is about what the sums take in memory, at most.
func (s sums) sizeBytes() int {
	bytes := 0
	for _, g := range s.groups {
		bytes += sizeOf(g.metric) + s.points*sampleBytes
	}
	return bytes
}

func sizeOf(metric model.Metric) int {
	bytes := seriesBytes + len(metric)*labelBytes
	for _, value := range metric {
		bytes += len(value)
	}
	return bytes
}

// addUp is the answer to the coarser question; false where it cannot be made. What the server remarked on the
// finer one holds for it too.
func (s sums) addUp() (reply, bool) {
	made := reply{Result: Result{Infos: s.of.Infos}}
	ok := true
	if s.ranged {
		ok = s.addUpRange(&made.Result)
	} else {
		ok = s.addUpInstant(&made.Result)
	}
	return made, ok
}

func (s sums) addUpInstant(made *Result) bool {
	for _, g := range s.groups {
		at, sum := s.of.Vector[g.series[0]].Timestamp, total{}
		for _, i := range g.series {
			sample := s.of.Vector[i]
			if sample.Timestamp != at || !sum.add(sample.Value) {
				return false
			}
		}
		made.Vector = append(made.Vector, &model.Sample{Metric: g.metric, Timestamp: at, Value: sum.value()})
		made.sizeBytes += sizeOf(g.metric) + sampleBytes
	}
	return true
}

// addUpRange has a point where one series of a group has one.
func (s sums) addUpRange(made *Result) bool {
	if s.points == 0 {
		return len(s.groups) == 0
	}
	totals := make([]total, s.points)
	for _, g := range s.groups {
		clear(totals)
		there := 0
		for _, i := range g.series {
			for _, sample := range s.of.Matrix[i].Values {
				at := &totals[(int64(sample.Timestamp)-s.firstMs)/s.stepMs]
				if !at.some {
					there++
				}
				if !at.add(sample.Value) {
					return false
				}
			}
		}
		values := make([]model.SamplePair, 0, there)
		for i, at := range totals {
			if at.some {
				values = append(values, model.SamplePair{Timestamp: model.Time(s.firstMs + int64(i)*s.stepMs), Value: at.value()})
			}
		}
		made.Matrix = append(made.Matrix, &model.SampleStream{Metric: g.metric, Values: values})
		made.sizeBytes += sizeOf(g.metric) + there*sampleBytes
	}
	return true
}

// total is a sum, and what rounding took from it, as Prometheus adds up.
type total struct {
	sum, lost float64
	some      bool
}

// add adds a number; false where it is none, or too large.
func (t *total) add(sample model.SampleValue) bool {
	value := float64(sample)
	sum := t.sum + value
	if math.Abs(t.sum) >= math.Abs(value) {
		t.lost += (t.sum - sum) + value
	} else {
		t.lost += (value - sum) + t.sum
	}
	t.sum, t.some = sum, true
	return vector.Finite(sum)
}

func (t *total) value() model.SampleValue { return model.SampleValue(t.sum + t.lost) }
