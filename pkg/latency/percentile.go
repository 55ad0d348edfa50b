package latency

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

// Percentile is an estimate within a bucket of a histogram, in milliseconds.
type Percentile struct {
	Ms *float64
	// FromMs and ToMs are the bounds of the bucket; the truth is between them. ToMs is nil for the
	// last bucket, which has no end; both are where buckets are not known.
	FromMs, ToMs *float64
}

// Bounds are the upper bounds of the buckets of each reporter, in milliseconds, sorted, without the
// last bucket's, which has none.
type Bounds map[string][]float64

// NewBounds reads how many series each bucket has. Pods may have other buckets than most: what some
// lack is no bound of a group, so that a percentile lies between the bounds whoever it is of.
func NewBounds(buckets model.Vector) Bounds {
	most := map[model.LabelValue]model.SampleValue{}
	for _, sample := range buckets {
		reporter := sample.Metric[istio.Reporter]
		most[reporter] = max(most[reporter], sample.Value)
	}
	bounds := Bounds{}
	for _, sample := range buckets {
		reporter := sample.Metric[istio.Reporter]
		bound, err := strconv.ParseFloat(string(sample.Metric[istio.LE]), 64)
		if err == nil && !math.IsInf(bound, 0) && sample.Value == most[reporter] {
			bounds[string(reporter)] = append(bounds[string(reporter)], bound)
		}
	}
	for _, all := range bounds {
		slices.Sort(all)
	}
	return bounds
}

// around gives a value the bounds of its bucket, as the first of some reporters that is known has
// them. A value at the last bound stands for all that is above it.
func (b Bounds) around(ms float64, reporters ...string) Percentile {
	p := Percentile{Ms: number(ms)}
	for _, reporter := range reporters {
		bounds := b[reporter]
		if len(bounds) == 0 {
			continue
		}
		if last := bounds[len(bounds)-1]; ms >= last {
			p.FromMs = number(last)
			return p
		}
		at, _ := slices.BinarySearchFunc(bounds, ms, cmp.Compare[float64])
		p.ToMs, p.FromMs = number(bounds[at]), number(0)
		if at > 0 {
			p.FromMs = number(bounds[at-1])
		}
		return p
	}
	return p
}

// A bucket says little whose end is several times its start, unless it is a few milliseconds wide.
const (
	widestRatio  = 4.0
	negligibleMs = 10.0
)

// wide tells whether the bucket leaves the percentile open.
func (p Percentile) wide() bool {
	switch {
	case p.Ms == nil || p.FromMs == nil:
		return false
	case p.ToMs == nil:
		return true
	}
	return *p.ToMs-*p.FromMs > negligibleMs && *p.ToMs > widestRatio**p.FromMs
}
