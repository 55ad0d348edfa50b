package latency

import (
	"cmp"
	"slices"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/counting"
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/vector"
)

// mix is durations added up: milliseconds a second, and requests a second.
type mix struct{ sum, count float64 }

func (m mix) plus(other mix) mix { return mix{m.sum + other.sum, m.count + other.count} }

// times is a share of it.
func (m mix) times(share float64) mix { return mix{share * m.sum, share * m.count} }

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

// group is the calls of a group at a time.
type group struct {
	*labelled
	// source and destination are of the pairs that both sides report, the latter by called workload;
	// routes are the source's by route.
	source      mix
	routes      map[route]mix
	destination map[workload]mix
	// sentAlone and arrivedAlone are of the pairs that one side reports.
	sentAlone    mix
	arrivedAlone map[workload]mix
	reporters    map[string]bool
	// percentiles are those that were asked again, by their part.
	percentiles map[promql.Part]float64
	// sent and arrived tell which calls of both sides count.
	sent, arrived tally
}

// gathered is what a time's samples say.
type gathered struct {
	groups map[*labelled]*group
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
	// reported is how many reports there are of each kind, first are the percentiles of those.
	reported []int
	first    map[promql.Part]map[int]float64
}

// at gathers the samples of one time, which is later than the one before.
func (r *reading) at(t model.Time) gathered {
	g := gathered{
		groups: map[*labelled]*group{}, own: map[workload]float64{}, from: map[workload]string{},
		called: map[workload]mix{}, ownPercentiles: map[promql.Part]map[workload]float64{},
		upstream: map[route]mix{}, sent: map[route]mix{},
		reported: make([]int, len(r.kinds)), first: map[promql.Part]map[int]float64{},
	}
	rule := r.sides.at(t, r.asked)
	for _, told := range r.sides.all {
		if told.told {
			told.side = rule.Side(told.Series)
			g.add(told, told.side)
		}
	}
	r.markCounting(g)
	r.addAll(g, t, rule)
	for _, h := range r.upstream {
		if m, told := h.at(t); told {
			via := routeOf(h.metric)
			g.upstream[via] = g.upstream[via].plus(m)
		}
	}
	for _, own := range r.own {
		if value := own.at(t); vector.Finite(value) {
			g.addOwn(own, value)
		}
	}
	for _, p := range r.percentiles {
		if value := p.at(t); vector.Finite(value) {
			g.addPercentile(p, value)
		}
	}
	return g
}

// addAll adds all calls of workloads, and all answered calls of callers.
func (r *reading) addAll(g gathered, t model.Time, rule counting.Rule) {
	each := func(of *reports, add func(*report, mix)) {
		if of == nil {
			return
		}
		by := rule
		if of != r.sides {
			by = of.at(t, r.asked)
		}
		for _, told := range of.all {
			if told.told {
				if side := by.Side(told.Series); side.Share > 0 {
					add(told, told.now.times(side.Share))
				}
			}
		}
	}
	each(r.called, func(told *report, m mix) {
		if !told.FromSource() {
			g.called[told.to] = g.called[told.to].plus(m)
		}
	})
	each(r.sent, func(told *report, m mix) {
		if told.FromSource() && told.answered {
			g.sent[told.via] = g.sent[told.via].plus(m)
		}
	})
}

func (g gathered) addOwn(own ownTime, value float64) {
	if own.part.Statistic == "" {
		g.own[own.to], g.from[own.to] = value, own.from
		return
	}
	if g.ownPercentiles[own.part] == nil {
		g.ownPercentiles[own.part] = map[workload]float64{}
	}
	g.ownPercentiles[own.part][own.to] = value
}

// add adds what counts of a report to its group, and notes of which kind it is.
func (g gathered) add(told *report, side counting.Side) {
	calls := told.now.count > 0
	if calls && told.kind != nowhere {
		g.reported[told.kind]++
	}
	if side.Share <= 0 {
		return
	}
	alone := g.of(told.alone)
	at := alone
	if side.Both {
		at = g.of(told.both)
	}
	at.add(told, told.now.times(side.Share), side.Both)
	if calls && side.Both {
		at.tallyOf(told).pairs.add(told.kind, side.Share)
	}
	if calls {
		alone.tallyOf(told).all.add(told.kind, side.Share)
	}
}

// of finds a group at this time.
func (g gathered) of(p *labelled) *group {
	if g.groups[p] == nil {
		g.groups[p] = &group{
			labelled: p, routes: map[route]mix{}, destination: map[workload]mix{}, arrivedAlone: map[workload]mix{},
			reporters: map[string]bool{}, percentiles: map[promql.Part]float64{},
		}
	}
	return g.groups[p]
}

func (g *group) tallyOf(told *report) *tally {
	if told.FromSource() {
		return &g.sent
	}
	return &g.arrived
}

func (g *group) add(told *report, more mix, both bool) {
	switch {
	case both && told.FromSource():
		g.source = g.source.plus(more)
		g.routes[told.via] = g.routes[told.via].plus(more)
	case both:
		g.destination[told.to] = g.destination[told.to].plus(more)
	case told.FromSource():
		g.sentAlone = g.sentAlone.plus(more)
	default:
		g.arrivedAlone[told.to] = g.arrivedAlone[told.to].plus(more)
	}
	if more.count > 0 {
		g.reporters[told.Reporter] = true
	}
}

func (g gathered) addPercentile(p *percentileLine, value float64) {
	if !p.first {
		g.of(p.group).percentiles[p.part] = value
		return
	}
	if g.first[p.part] == nil {
		g.first[p.part] = map[int]float64{}
	}
	g.first[p.part][p.kind] = value
}

// percentile is of a group's calls that count: as it was first asked where these are all of one kind, and
// otherwise as it was asked again. What was asked again of one group can be a part of another's.
func (g gathered) percentile(from *group, part promql.Part) (ms float64, known bool) {
	of := from.sent
	if part.Kind == promql.DestinationTimes {
		of = from.arrived
	}
	if kind, whole := of.whole(g.reported); whole {
		ms, known = g.first[part][kind]
		return ms, known
	}
	ms, known = from.percentiles[part]
	return ms, known
}

func routeOf(metric model.Metric) route {
	return route{string(metric[istio.SourceNamespace]), string(metric[istio.SourceWorkload]), string(metric[istio.DestinationHost])}
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

// number is nil where a value is none.
func number(value float64) *float64 {
	if !vector.Finite(value) {
		return nil
	}
	return &value
}
