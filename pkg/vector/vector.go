// Package vector holds the answer to an instant query compactly: the names of labels once for all series
// that have the same, and the values of each series in order of the names.
package vector

import (
	"maps"
	"slices"

	"github.com/prometheus/common/model"
)

// Vector is samples in the order in which a server gave them.
type Vector []Sample

// Sample is the value of a series at the time of the query.
type Sample struct {
	names  *names
	values []string
	Value  float64
}

// names are the labels that some series have.
type names struct{ labels []string }

// Get is the value of a label, empty where the series does not have it.
func (s Sample) Get(label string) string {
	if s.names == nil {
		return ""
	}
	if i := slices.Index(s.names.labels, label); i >= 0 {
		return s.values[i]
	}
	return ""
}

// Columns are some labels, whose place in a series is found once for all series of the same labels.
type Columns struct {
	labels []string
	places map[*names][]int
	last   *names
	at     []int
}

// NewColumns looks for labels.
func NewColumns(labels ...string) *Columns {
	return &Columns{labels: labels, places: map[*names][]int{}}
}

// Value is the value of the label at a place among the columns, empty where the series does not have it.
func (c *Columns) Value(s *Sample, column int) string {
	if c.last != s.names || c.at == nil {
		c.find(s.names)
	}
	if at := c.at[column]; at >= 0 {
		return s.values[at]
	}
	return ""
}

func (c *Columns) find(of *names) {
	at, known := c.places[of]
	if !known {
		at = make([]int, len(c.labels))
		for i, label := range c.labels {
			at[i] = -1
			if of != nil {
				at[i] = slices.Index(of.labels, label)
			}
		}
		c.places[of] = at
	}
	c.last, c.at = of, at
}

// Builder makes a vector of series that share their texts.
type Builder struct {
	Vector Vector
	known  []*names
	// room is where values of many series stand one after the other.
	room []string
}

// roomFor is how many values are made room for at once.
const roomFor = 4096

// Add adds a sample with its labels; both slices may be used again afterwards.
func (b *Builder) Add(labels, values []string, value float64) {
	if len(b.room) < len(values) {
		b.room = make([]string, max(roomFor, len(values)))
	}
	kept := b.room[:len(values):len(values)]
	b.room = b.room[len(values):]
	copy(kept, values)
	b.Vector = append(b.Vector, Sample{b.namesOf(labels), kept, value})
}

// namesOf are the names as they were first met. Series that come after each other mostly have the same.
func (b *Builder) namesOf(labels []string) *names {
	for i := len(b.known) - 1; i >= 0; i-- {
		if slices.Equal(b.known[i].labels, labels) {
			return b.known[i]
		}
	}
	made := &names{slices.Clone(labels)}
	b.known = append(b.known, made)
	return made
}

// Of is a vector of the samples of another form.
func Of(samples model.Vector) Vector {
	var b Builder
	var values []string
	for _, sample := range samples {
		labels := make([]string, 0, len(sample.Metric))
		for _, name := range slices.Sorted(maps.Keys(sample.Metric)) {
			labels = append(labels, string(name))
		}
		values = values[:0]
		for _, label := range labels {
			values = append(values, string(sample.Metric[model.LabelName(label)]))
		}
		b.Add(labels, values, float64(sample.Value))
	}
	return b.Vector
}
