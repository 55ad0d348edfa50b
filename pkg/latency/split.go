package latency

import (
	"maps"
	"slices"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// split makes the row of a group, or tells that nothing was called.
func (g gathered) split(from *group, q query.Query, b Bounds) (Row, bool) {
	row := Row{Labels: from.labels}
	source, destination := from.source, from.destination
	if source.count <= 0 || total(destination).count <= 0 {
		source, destination = from.alone()
	}
	arrived := total(destination)
	row.Source.MeanMs, row.Destination.MeanMs = source.mean(), arrived.mean()
	if row.totalMs() == nil {
		return Row{}, false
	}
	row.RequestRate = source.count
	if source.count <= 0 {
		row.RequestRate = arrived.count
	}
	row.Reporters = from.heard(source, arrived)

	own := g.applied(destination)
	row.Application.MeanMs = own.handled.mean()
	switch {
	case arrived.count <= 0:
		row.NotSplitMs = source.mean()
	case own.handled.count <= 0:
		row.NotSplitMs = arrived.mean()
	default:
		row.ApplicationMs = number(own.handled.sum / arrived.count)
		row.ReceivingProxyMs = number((own.seen.sum - own.handled.sum) / arrived.count)
		if own.unmeasured.count > 0 {
			row.NotSplitMs = number(own.unmeasured.sum / arrived.count)
		}
	}
	if source.count > 0 && arrived.count > 0 {
		row.CallerSideMs = number(*row.Source.MeanMs - *row.Destination.MeanMs)
		row.AttemptsPerRequest = number(arrived.count / source.count)
	}
	waits := g.waited(from)
	row.divide(waits)
	g.addPercentiles(&row, from, destination, percentilesOf(q), b)
	e := evidence{from: from, source: source, arrived: arrived, own: own, waited: waits, called: g.calledOf(destination), window: q.Window}
	row.Dominant = row.dominant(e.apart(&row), e.offMs(&row))
	row.judge(e)
	return row, true
}

// alone is what one side says of a group in which no pair is reported by both: that side which saw
// more requests.
func (g *group) alone() (source mix, destination map[workload]mix) {
	source = g.source.plus(g.sentAlone)
	destination = maps.Clone(g.destination)
	for to, more := range g.arrivedAlone {
		destination[to] = destination[to].plus(more)
	}
	if source.count >= total(destination).count {
		return source, nil
	}
	return mix{}, destination
}

// heard are the reporters whose numbers a row tells.
func (g *group) heard(source, arrived mix) []string {
	var all []string
	for _, reporter := range []string{istio.ReporterSource, istio.ReporterDestination, istio.ReporterWaypoint} {
		side := arrived
		if reporter == istio.ReporterSource {
			side = source
		}
		if g.reporters[reporter] && side.count > 0 {
			all = append(all, reporter)
		}
	}
	return all
}

// applied is what applications and their proxies say of the same requests.
type applied struct {
	// seen is what proxies saw of the workloads whose applications tell their time, handled what
	// these spent on it, unmeasured what proxies saw of the others.
	seen, handled, unmeasured mix
	// silent are the workloads whose applications tell nothing.
	silent []workload
	// metrics are those that the times are from.
	metrics []string
}

// applied weights the applications' means by what their proxies saw: an application knows no callers.
func (g gathered) applied(destination map[workload]mix) applied {
	var a applied
	for _, to := range ordered(destination) {
		seen := destination[to]
		if seen.count <= 0 {
			continue
		}
		mean, known := g.own[to]
		if !known {
			a.unmeasured = a.unmeasured.plus(seen)
			a.silent = append(a.silent, to)
			continue
		}
		a.seen = a.seen.plus(seen)
		a.handled = a.handled.plus(mix{mean * seen.count, seen.count})
		if !slices.Contains(a.metrics, g.from[to]) {
			a.metrics = append(a.metrics, g.from[to])
		}
	}
	return a
}

// calledOf is what the proxies of a row's workloads saw of all their callers, weighted as the row is.
func (g gathered) calledOf(destination map[workload]mix) called {
	var c called
	for _, to := range ordered(destination) {
		all, here := g.called[to], destination[to]
		if mean := all.mean(); mean != nil && here.count > 0 {
			c.weighted = c.weighted.plus(mix{*mean * here.count, here.count})
			c.requests += all.count
		}
		c.names = append(c.names, to.name)
	}
	return c
}

// dominant is the largest part, unless what is not split is larger. Where the application speaks of
// other calls, its part and its proxy's are as good as not split; where these two may be off by some
// milliseconds, neither is told from a part as near as that.
func (r Row) dominant(apart bool, offMs float64) Part {
	type candidate struct {
		part Part
		ms   *float64
	}
	candidates := []candidate{{Unknown, r.NotSplitMs}, {CallerSide, r.CallerSideMs}, {ReceivingProxy, r.ReceivingProxyMs}, {Application, r.ApplicationMs}}
	if apart {
		candidates = []candidate{{Unknown, r.Destination.MeanMs}, {CallerSide, r.CallerSideMs}}
	}
	largest, part := 0.0, Unknown
	for _, of := range candidates {
		if of.ms != nil && *of.ms > largest {
			largest, part = *of.ms, of.part
		}
	}
	if apart || offMs <= 0 {
		return part
	}
	estimated := func(part Part) bool { return part == Application || part == ReceivingProxy }
	for _, of := range candidates {
		if of.ms != nil && of.part != part && (estimated(of.part) || estimated(part)) && *of.ms+offMs >= largest {
			return Unknown
		}
	}
	return part
}

// addPercentiles reads what each says of the query's percentiles. An application's is told where the
// row has one called workload: percentiles of several do not add up.
func (g gathered) addPercentiles(row *Row, from *group, destination map[workload]mix, statistics []query.Statistic, b Bounds) {
	for _, statistic := range statistics {
		var source, arrived, own Percentile
		if ms, ok := g.percentile(from, promql.Part{Kind: promql.SourceTimes, Statistic: statistic.Name}); ok && row.Source.MeanMs != nil {
			source = b.around(ms, istio.ReporterSource)
		}
		if ms, ok := g.percentile(from, promql.Part{Kind: promql.DestinationTimes, Statistic: statistic.Name}); ok && row.Destination.MeanMs != nil {
			arrived = b.around(ms, istio.ReporterDestination, istio.ReporterWaypoint)
		}
		if called := ordered(destination); len(called) == 1 {
			if ms, ok := g.ownPercentiles[promql.Part{Kind: promql.ApplicationTimes, Statistic: statistic.Name}][called[0]]; ok {
				own.Ms = number(ms)
			}
		}
		row.Source.Percentiles = append(row.Source.Percentiles, source)
		row.Destination.Percentiles = append(row.Destination.Percentiles, arrived)
		row.Application.Percentiles = append(row.Application.Percentiles, own)
	}
}

// percentilesOf are the query's statistics without the mean, which every row tells.
func percentilesOf(q query.Query) []query.Statistic {
	return slices.DeleteFunc(slices.Clone(q.Statistics), func(s query.Statistic) bool { return s.Mean })
}
