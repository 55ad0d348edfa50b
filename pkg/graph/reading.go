package graph

import (
	"cmp"
	"slices"
	"strings"

	"github.com/alidade-mesh/alidade/pkg/counting"
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/vector"
)

// series is what many samples have in common: the labels of both ends, the reporter and the flags. What
// these tell is found out once.
type series struct {
	*counting.Series
	seriesKey
	// order is its place among all series by their labels.
	order int
	// heard says that some of its samples matter, unheard that some do not; moves that some are traffic that
	// counts, described that others matter.
	heard, unheard, moves, described bool
	// answers says that the receiving side tells something of the called end by it.
	answers bool
	// source and target are the nodes of its ends, edge the totals between them; nil until there are some.
	source, target *nodeSum
	edge           *edgeSum
	// told says that its labels have described its ends.
	told bool
}

// seriesKey tells series apart.
type seriesKey struct {
	from, to        *end
	reporter, flags string
}

// sample is a number that answers a part of a plan.
type sample struct {
	*series
	kind promql.Kind
	// branch is which of the part's expressions answered.
	branch string
	// how requests ended, and by which policy calls came.
	how    outcome
	policy string
	// rate is the number; counts is which share of it is believed, [0, 1]; received says that it is what the
	// receiving side saw: that alone tells of encryption.
	rate     float64
	counts   float64
	received bool
}

// value is what counts of the sample.
func (s *sample) value() float64 { return s.counts * s.rate }

// isTraffic tells the samples that make an edge from those that describe one.
func (s *sample) isTraffic() bool {
	return s.counts > 0 && (s.kind == promql.Requests || s.kind == promql.TCP)
}

// reading is the samples of all parts by kind, and their series.
type reading struct {
	samples         map[promql.Kind][]*sample
	series          []*series
	byKey           map[seriesKey]*series
	sources, called *ends
	columns         *vector.Columns
	reader          *counting.Reader
}

func newReading(parts Parts) *reading {
	most := 0
	for _, part := range parts {
		most = max(most, len(part))
	}
	return &reading{
		samples: map[promql.Kind][]*sample{}, byKey: make(map[seriesKey]*series, most),
		sources: newEnds(firstOfSource, endOfSource), called: newEnds(firstOfCalled, endOfCalled),
		columns: vector.NewColumns(columns...), reader: counting.NewReader(),
	}
}

// read finds the series of all samples. Both are sorted, so that sums of floating-point numbers do not
// depend on the order in which a server answers.
func (r *reading) read(parts Parts) {
	for kind, part := range parts {
		samples, all := make([]*sample, len(part)), make([]sample, len(part))
		for i := range part {
			all[i] = r.sample(kind, &part[i])
			samples[i] = &all[i]
		}
		r.samples[kind] = samples
	}
	slices.SortFunc(r.series, (*series).compare)
	for i, s := range r.series {
		s.order = i
	}
	for _, samples := range r.samples {
		slices.SortFunc(samples, inOrder)
	}
}

// compare sorts series by their labels.
func (s *series) compare(other *series) int {
	if s.from != other.from {
		return strings.Compare(s.from.key, other.from.key)
	}
	if s.to != other.to {
		return strings.Compare(s.to.key, other.to.key)
	}
	return cmp.Or(
		strings.Compare(s.Reporter, other.Reporter), strings.Compare(s.Flags, other.Flags),
	)
}

// inOrder sorts samples by their labels.
func inOrder(a, b *sample) int {
	if a.order != b.order {
		return a.order - b.order
	}
	if order := strings.Compare(a.branch, b.branch); order != 0 {
		return order
	}
	return cmp.Or(
		strings.Compare(a.how.code, b.how.code), strings.Compare(a.policy, b.policy),
		strings.Compare(a.how.protocol, b.how.protocol), strings.Compare(a.how.grpcStatus, b.how.grpcStatus),
	)
}

func (r *reading) sample(kind promql.Kind, s *vector.Sample) sample {
	read := sample{kind: kind, series: r.seriesOf(s), branch: r.columns.Value(s, partColumn), rate: s.Value}
	if kind == promql.Requests || kind == promql.TCP {
		read.policy = r.columns.Value(s, policyColumn)
	}
	if kind == promql.Requests {
		read.how = outcome{
			protocol: r.columns.Value(s, protocolColumn), code: r.columns.Value(s, codeColumn),
			grpcStatus: r.columns.Value(s, statusColumn), flags: read.Flags,
		}
	}
	return read
}

func (r *reading) seriesOf(labels *vector.Sample) *series {
	key := seriesKey{reporter: r.columns.Value(labels, reporterColumn), flags: r.columns.Value(labels, flagsColumn)}
	mark := byte('-')
	if istio.HadNoRoute(key.flags) {
		mark = '!'
	}
	key.from, key.to = r.sources.of(labels, r.columns, '-'), r.called.of(labels, r.columns, mark)
	known, ok := r.byKey[key]
	if !ok {
		known = &series{Series: r.reader.Read(labels), seriesKey: key}
		r.byKey[key] = known
		r.series = append(r.series, known)
	}
	return known
}

// branchOf gives the samples of a branch to a rule that reads who reports what.
func branchOf(samples []*sample, branch string) counting.Samples {
	return func(yield func(*counting.Series, float64) bool) {
		for _, s := range samples {
			if s.branch == branch && !yield(s.Series, s.rate) {
				return
			}
		}
	}
}
