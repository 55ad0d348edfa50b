package graph

import (
	"cmp"
	"slices"
	"strings"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/counting"
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/promql"
)

// series is what many samples have in common: the labels of both ends, the reporter and the flags. What
// these tell is found out once.
type series struct {
	counting.Series
	seriesKey
	metric model.Metric
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
	samples         map[promql.Kind][]sample
	series          []*series
	byKey           map[seriesKey]*series
	sources, called *ends
	reader          counting.Reader
}

func newReading() *reading {
	return &reading{
		samples: map[promql.Kind][]sample{}, byKey: map[seriesKey]*series{},
		sources: newEnds(sourceLabels), called: newEnds(calledLabels), reader: counting.NewReader(),
	}
}

// read finds the series of all samples. Both are sorted, so that sums of floating-point numbers do not
// depend on the order in which a server answers.
func (r *reading) read(parts Parts) {
	for kind, part := range parts {
		samples := make([]sample, len(part))
		for i, s := range part {
			samples[i] = r.sample(kind, s)
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

// compare sorts series by all their labels, those first that tell most of them apart.
func (s *series) compare(other *series) int {
	if s.from != other.from {
		if order := compareLabels(s.from.metric, other.from.metric, sourceLabels); order != 0 {
			return order
		}
	}
	if s.to != other.to {
		if order := compareLabels(s.to.metric, other.to.metric, calledLabels); order != 0 {
			return order
		}
	}
	return cmp.Or(strings.Compare(s.Reporter, other.Reporter), strings.Compare(s.Flags, other.Flags))
}

func compareLabels(a, b model.Metric, labels []model.LabelName) int {
	for i := range labels {
		// A namespace and a name differ more often than what stands before them.
		label := labels[(i+2)%len(labels)]
		if order := strings.Compare(string(a[label]), string(b[label])); order != 0 {
			return order
		}
	}
	return 0
}

// inOrder sorts samples by their labels.
func inOrder(a, b sample) int {
	if a.order != b.order {
		return a.order - b.order
	}
	return cmp.Or(
		strings.Compare(a.branch, b.branch), strings.Compare(a.how.code, b.how.code), strings.Compare(a.policy, b.policy),
		strings.Compare(a.how.protocol, b.how.protocol), strings.Compare(a.how.grpcStatus, b.how.grpcStatus),
	)
}

func (r *reading) sample(kind promql.Kind, s *model.Sample) sample {
	read := sample{kind: kind, series: r.seriesOf(s.Metric), branch: string(s.Metric[promql.PartLabel]), rate: float64(s.Value)}
	if kind == promql.Requests || kind == promql.TCP {
		read.policy = string(s.Metric[istio.SecurityPolicy])
	}
	if kind == promql.Requests {
		read.how = outcome{
			protocol: string(s.Metric[istio.Protocol]), code: string(s.Metric[istio.ResponseCode]),
			grpcStatus: string(s.Metric[istio.GRPCStatus]), flags: read.Flags,
		}
	}
	return read
}

func (r *reading) seriesOf(metric model.Metric) *series {
	key := seriesKey{reporter: string(metric[istio.Reporter]), flags: string(metric[istio.ResponseFlags])}
	mark := byte('-')
	if istio.HadNoRoute(key.flags) {
		mark = '!'
	}
	key.from, key.to = r.sources.of(metric, '-'), r.called.of(metric, mark)
	known, ok := r.byKey[key]
	if !ok {
		known = &series{Series: r.reader.Read(metric), seriesKey: key, metric: metric}
		r.byKey[key] = known
		r.series = append(r.series, known)
	}
	return known
}

// witness gives samples to a rule that reads who reports what.
func witness(samples []sample) counting.Samples {
	return func(yield func(*counting.Series, float64) bool) {
		for i := range samples {
			if !yield(&samples[i].Series, samples[i].rate) {
				return
			}
		}
	}
}
