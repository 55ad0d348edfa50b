// Package survey reads what a mesh's own series show of how it is measured: what counts wrongly unless
// it is known, and what nobody can count rightly. It is pure.
package survey

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/counting"
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/promql"
)

// Survey is what series show. The zero value shows nothing.
type Survey struct {
	// Waypoints are workloads that are waypoints though their names need not say so.
	Waypoints []counting.Workload
	// Silent are pairs whose callers' series stand still while the called side counts, the busiest first.
	Silent []counting.Silent
	// ScrapeInterval is how far samples lie apart; 0 where it is not known.
	ScrapeInterval time.Duration
	// Replicas are labels of which series exist several times that differ in nothing else.
	Replicas []string
	// Twice are the addresses of proxies that are scraped more than once.
	Twice []string
	// Bounds are those of the buckets of durations.
	Bounds Bounds
	// Native says that there are native histograms of durations.
	Native bool
	// Requests and Coded count the series of requests, and those that tell a response code.
	Requests, Coded int
}

// Bounds are the bounds of a histogram's buckets.
type Bounds struct {
	// Shared are those that all series have, Others those that only some have; ascending, without +Inf.
	Shared, Others []float64
	// Infinite says that there is the bucket that has no bound.
	Infinite bool
}

// Any tells whether there are classic buckets at all.
func (b Bounds) Any() bool { return b.Infinite || len(b.Shared)+len(b.Others) > 0 }

// Read reads the answer to a survey's expression.
func Read(answer model.Vector) Survey {
	var s Survey
	buckets := map[float64]int{}
	for _, sample := range answer {
		value := float64(sample.Value)
		switch part := string(sample.Metric[promql.PartLabel]); part {
		case promql.SurveyWaypoint:
			s.Waypoints = append(s.Waypoints, destination(sample.Metric))
		case promql.SurveySilent:
			s.Silent = append(s.Silent, counting.Silent{Source: source(sample.Metric), Destination: destination(sample.Metric), Rate: value})
		case promql.SurveyTwice:
			s.Twice = append(s.Twice, cmp.Or(string(sample.Metric[promql.SurveyHost]), string(sample.Metric[istio.ContainerPodLabel])))
		case promql.SurveyBound:
			if bound, err := strconv.ParseFloat(string(sample.Metric[istio.LE]), 64); err == nil {
				buckets[bound] += int(value)
			}
		case promql.SurveyNative:
			s.Native = value > 0
		case promql.SurveyRequests:
			s.Requests = int(value)
		case promql.SurveyCoded:
			s.Coded = int(value)
		default:
			if within, ok := strings.CutPrefix(part, promql.SurveySamples); ok {
				s.measure(within, value)
			}
			// Series that exist twice here and there are no second server.
			if label, ok := strings.CutPrefix(part, promql.SurveyReplica); ok && value > 1.5 {
				s.Replicas = append(s.Replicas, label)
			}
		}
	}
	s.Bounds = boundsOf(buckets)
	slices.Sort(s.Twice)
	slices.Sort(s.Replicas)
	slices.SortFunc(s.Waypoints, func(a, b counting.Workload) int { return strings.Compare(a.String(), b.String()) })
	slices.SortFunc(s.Silent, counting.BusiestFirst)
	return s
}

// measure takes the shortest of the intervals at which samples lie within some durations.
func (s *Survey) measure(within string, samples float64) {
	duration, err := model.ParseDuration(within)
	if err != nil || samples < 2 {
		return
	}
	interval := time.Duration(float64(duration) / samples).Round(time.Second)
	if s.ScrapeInterval == 0 || interval < s.ScrapeInterval {
		s.ScrapeInterval = interval
	}
}

// boundsOf tells the bounds that as many series have as any other from those that fewer have.
func boundsOf(buckets map[float64]int) Bounds {
	var b Bounds
	most := 0
	for _, count := range buckets {
		most = max(most, count)
	}
	for bound, count := range buckets {
		switch {
		case math.IsInf(bound, 1):
			b.Infinite = true
		case count == most:
			b.Shared = append(b.Shared, bound)
		default:
			b.Others = append(b.Others, bound)
		}
	}
	slices.Sort(b.Shared)
	slices.Sort(b.Others)
	return b
}

// NoCodes tells whether there are requests, and none tells its response code.
func (s Survey) NoCodes() bool { return s.Requests > 0 && s.Coded == 0 }

func source(metric model.Metric) counting.Workload {
	return counting.Workload{Namespace: string(metric[istio.SourceNamespace]), Name: string(metric[istio.SourceWorkload])}
}

func destination(metric model.Metric) counting.Workload {
	return counting.Workload{Namespace: string(metric[istio.DestinationWorkloadNamespace]), Name: string(metric[istio.DestinationWorkload])}
}
