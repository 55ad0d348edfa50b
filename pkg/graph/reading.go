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
	metric model.Metric
	// key holds its labels, order is its place among all series by them.
	key   string
	order int
	// pair is its two ends. Calls that were lost on their way to a hop end at what was called.
	pair
	lostAtHop bool
	hop       Identity
	// heard says that some of its samples matter, unheard that some do not; moves that some are traffic that
	// counts, described that others matter.
	heard, unheard, moves, described bool
	// answers says that the receiving side tells something of the called end by it.
	answers bool
	// edge is the totals between its ends; nil until there are some.
	edge *edgeSum
	// told says that its labels have described its ends.
	told bool
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

// seriesLabels are those by which series are told apart.
var seriesLabels = func() (labels []model.LabelName) {
	for _, label := range append(promql.Identifying(), istio.Reporter, istio.ResponseFlags) {
		labels = append(labels, model.LabelName(label))
	}
	return labels
}()

// reading is the samples of all parts by kind, and their series.
type reading struct {
	samples map[promql.Kind][]sample
	series  []*series
	byKey   map[string]*series
	key     []byte
}

// read finds the series of all samples. Both are sorted, so that sums of floating-point numbers do not
// depend on the order in which a server answers.
func read(parts Parts) reading {
	r := reading{samples: map[promql.Kind][]sample{}, byKey: map[string]*series{}}
	for kind, part := range parts {
		samples := make([]sample, len(part))
		for i, s := range part {
			samples[i] = r.sample(kind, s)
		}
		r.samples[kind] = samples
	}
	slices.SortFunc(r.series, func(a, b *series) int { return strings.Compare(a.key, b.key) })
	for i, s := range r.series {
		s.order = i
	}
	for _, samples := range r.samples {
		slices.SortFunc(samples, inOrder)
	}
	return r
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
	r.key = r.key[:0]
	for _, label := range seriesLabels {
		r.key = append(append(r.key, metric[label]...), 0xff)
	}
	if known, ok := r.byKey[string(r.key)]; ok {
		return known
	}
	s := &series{Series: counting.Read(metric), metric: metric, key: string(r.key)}
	r.byKey[s.key] = s
	r.series = append(r.series, s)
	return s
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
