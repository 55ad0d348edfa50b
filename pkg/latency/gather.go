package latency

import (
	"cmp"
	"math"
	"slices"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// mix is durations added up: milliseconds a second, and requests a second.
type mix struct{ sum, count float64 }

func (m mix) plus(other mix) mix { return mix{m.sum + other.sum, m.count + other.count} }

// mean is nil where there was no request.
func (m mix) mean() *float64 {
	if m.count <= 0 {
		return nil
	}
	return number(m.sum / m.count)
}

// workload is a called workload: namespace and name.
type workload struct{ namespace, name string }

// route is a calling workload and the host that it calls.
type route struct{ namespace, name, host string }

// group is the calls that the query's groups do not tell apart.
type group struct {
	labels map[string]string
	// source and destination are of the pairs that both sides report, the latter by called workload;
	// routes are the source's by route.
	source      mix
	routes      map[route]mix
	destination map[workload]mix
	// sentAlone and arrivedAlone are of the pairs that one side reports.
	sentAlone    mix
	arrivedAlone map[workload]mix
	reporters    map[string]bool
	// percentiles are by their part.
	percentiles map[promql.Part]float64
}

// gathered is what a time's samples say.
type gathered struct {
	groups map[string]*group
	// own is an application's own mean in milliseconds, and from which metric it is.
	own  map[workload]float64
	from map[workload]string
	// called is what receiving sides saw of all callers.
	called map[workload]mix
	// upstream is how long upstreams took as callers' proxies saw it, sent what these saw of the same
	// calls from beginning to end.
	upstream, sent map[route]mix
	// ownPercentiles are an application's, by their part.
	ownPercentiles map[promql.Part]map[workload]float64
}

// gather reads the samples of one time by the part that they answer.
func gather(parts map[promql.Part]model.Vector, q query.Query) gathered {
	g := gathered{
		groups: map[string]*group{}, own: map[workload]float64{}, from: map[workload]string{},
		called: map[workload]mix{}, ownPercentiles: map[promql.Part]map[workload]float64{},
		upstream: map[route]mix{}, sent: map[route]mix{},
	}
	for part, vector := range parts {
		for _, sample := range whole(part, vector) {
			g.add(part, sample.Metric, float64(sample.Value), q)
		}
	}
	return g
}

// whole leaves out what is no number, and the halves of a mean whose other half is not there: an answer
// that was cut has sums without their counts.
func whole(part promql.Part, vector model.Vector) model.Vector {
	halves := map[model.Fingerprint]int{}
	for _, sample := range vector {
		if finite(float64(sample.Value)) {
			halves[besidePart(sample.Metric)]++
		}
	}
	timed := part.Statistic == "" && part.Kind != promql.ApplicationTimes
	return slices.DeleteFunc(slices.Clone(vector), func(sample *model.Sample) bool {
		return !finite(float64(sample.Value)) || timed && halves[besidePart(sample.Metric)] < 2
	})
}

// besidePart tells apart samples by all that is not the part of a mean which they are.
func besidePart(metric model.Metric) model.Fingerprint {
	labels := metric.Clone()
	delete(labels, promql.PartLabel)
	return labels.Fingerprint()
}

func (g gathered) add(part promql.Part, metric model.Metric, value float64, q query.Query) {
	to := workload{string(metric[istio.DestinationWorkloadNamespace]), string(metric[istio.DestinationWorkload])}
	via := routeOf(metric)
	switch {
	case part.Kind == promql.ApplicationTimes && part.Statistic == "":
		g.own[to], g.from[to] = value, string(metric[promql.PartLabel])
	case part.Kind == promql.ApplicationTimes:
		if g.ownPercentiles[part] == nil {
			g.ownPercentiles[part] = map[workload]float64{}
		}
		g.ownPercentiles[part][to] = value
	case part.Statistic != "":
		g.groupOf(metric, q).percentiles[part] = value
	case part.Kind == promql.CalledTimes:
		g.called[to] = g.called[to].plus(sumOrCount(metric, value))
	case part.Kind == promql.UpstreamTimes:
		g.upstream[via] = g.upstream[via].plus(sumOrCount(metric, value))
	case part.Kind == promql.AnsweredTimes:
		g.sent[via] = g.sent[via].plus(sumOrCount(metric, value))
	default:
		g.groupOf(metric, q).add(part.Kind, metric, sumOrCount(metric, value))
	}
}

// sumOrCount is what a sample says of a mix.
func sumOrCount(metric model.Metric, value float64) mix {
	if metric[promql.PartLabel] == promql.PartSum {
		return mix{sum: value}
	}
	return mix{count: value}
}

func routeOf(metric model.Metric) route {
	return route{string(metric[istio.SourceNamespace]), string(metric[istio.SourceWorkload]), string(metric[istio.DestinationHost])}
}

// groupOf finds a sample's group. A call that never arrived has no workload: where the query groups
// by it, the service that was called stands in.
func (g gathered) groupOf(metric model.Metric, q query.Query) *group {
	labels := map[string]string{}
	for _, key := range q.GroupBy {
		labels[key.Label] = string(metric[model.LabelName(key.Label)])
	}
	if name, grouped := labels[istio.DestinationWorkload]; grouped && istio.Known(string(name)) == "" {
		labels[istio.DestinationServiceName] = string(metric[istio.DestinationServiceName])
	}
	id := identity(labels)
	if g.groups[id] == nil {
		g.groups[id] = &group{
			labels: labels, routes: map[route]mix{}, destination: map[workload]mix{}, arrivedAlone: map[workload]mix{},
			reporters: map[string]bool{}, percentiles: map[promql.Part]float64{},
		}
	}
	return g.groups[id]
}

// identity is a text that equal labels have in common, and others do not.
func identity(labels map[string]string) string {
	set := model.LabelSet{}
	for name, value := range labels {
		set[model.LabelName(name)] = model.LabelValue(value)
	}
	return set.String()
}

func (g *group) add(kind promql.Kind, metric model.Metric, more mix) {
	to := workload{string(metric[istio.DestinationWorkloadNamespace]), string(metric[istio.DestinationWorkload])}
	reporter := string(metric[istio.Reporter])
	switch {
	case kind == promql.SourceTimes:
		g.source = g.source.plus(more)
		g.routes[routeOf(metric)] = g.routes[routeOf(metric)].plus(more)
		reporter = istio.ReporterSource
	case kind == promql.DestinationTimes:
		g.destination[to] = g.destination[to].plus(more)
	case reporter == istio.ReporterSource:
		g.sentAlone = g.sentAlone.plus(more)
	default:
		g.arrivedAlone[to] = g.arrivedAlone[to].plus(more)
	}
	if more.count > 0 {
		g.reporters[reporter] = true
	}
}

// total adds up what is told by called workload. Where nothing was counted, no duration counts.
func total(by map[workload]mix) mix {
	var all mix
	for _, to := range ordered(by) {
		if by[to].count > 0 {
			all = all.plus(by[to])
		}
	}
	return all
}

// ordered lists workloads in one order: sums of the same numbers are the same number then.
func ordered[V any](by map[workload]V) []workload {
	all := make([]workload, 0, len(by))
	for to := range by {
		all = append(all, to)
	}
	slices.SortFunc(all, func(a, b workload) int {
		return cmp.Or(cmp.Compare(a.namespace, b.namespace), cmp.Compare(a.name, b.name))
	})
	return all
}

func finite(value float64) bool { return !math.IsNaN(value) && !math.IsInf(value, 0) }

// number is nil where a value is none.
func number(value float64) *float64 {
	if !finite(value) {
		return nil
	}
	return &value
}
