package promql

import (
	"slices"
	"time"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// CalledWorkload are the labels by which an application's time and its proxy's are brought together.
func CalledWorkload() []string {
	return []string{istio.DestinationWorkloadNamespace, istio.DestinationWorkload}
}

// breakdown is what the expressions of a latency query are compiled from.
type breakdown struct {
	scope    scope
	groups   []string
	duration distribution
	// called are all calls of the workloads that the query speaks of, as its applications count them.
	called scope
	own    applications
	// sent are all answered calls of the query's callers, as their proxies count their upstreams.
	sent     scope
	upstream upstream
}

func newBreakdown(q query.Query, s query.Settings, groups []string) breakdown {
	called := newScope(calledBy(q), s)
	return breakdown{
		scope: newScope(q, s), groups: groups, called: called, own: newApplications(q, s),
		sent:     newScope(sentBy(q), s).withResponse([]matcher{{istio.ResponseFlags, "=~", istio.AnsweredFlags}}),
		upstream: newUpstream(q, s),
		duration: distribution{metric: istio.RequestDuration, native: s.NativeHistograms},
	}
}

// calledBy forgets of a query all that an application does not know of its callers: conditions on
// the called workload remain.
func calledBy(q query.Query) query.Query {
	return query.Query{
		Type: q.Type, Reporter: q.Reporter, Window: q.Window, Include: q.Include,
		Destination: query.Peer{
			Namespace: q.Destination.Namespace, Workload: q.Destination.Workload,
			WorkloadNamespace: q.Destination.WorkloadNamespace,
		},
	}
}

// seenBy is the durations by labels as one side of the calls saw them.
func (b breakdown) seenBy(seen func(counted, scope) expr, labels ...[]string) distribution {
	d := b.duration
	d.labels, d.seen = distinct(labels...), seen
	return d
}

// ago speaks of an earlier time.
func (b breakdown) ago(offset time.Duration) breakdown {
	b.scope, b.called, b.own = b.scope.ago(offset), b.called.ago(offset), b.own.ago(offset)
	b.sent, b.upstream.offset = b.sent.ago(offset), offset
	return b
}

// compileLatency asks a constant number of questions: times of both sides over the same pairs and of
// the rest, of the applications and of all their callers; three a percentile, and the bounds of the
// buckets. Where an earlier time is compared with, means and percentiles are asked of it too.
func compileLatency(q query.Query, s query.Settings) Plan {
	var groups []string
	for _, key := range q.GroupBy {
		groups = append(groups, key.Label)
	}
	b := newBreakdown(q, s, groups)
	called := b.seenBy(counted.arrived, CalledWorkload())
	percentiles := b.percentiles(q)
	plan := append(b.means(q), ask(Part{Kind: CalledTimes}, sumAndCount(called.sum(b.called), called.count(b.called)), q.Instant))
	plan = append(plan, percentiles...)
	if len(percentiles) > 0 {
		plan = append(plan, ask(Part{Kind: Buckets}, b.buckets(), true))
	}
	if q.CompareTo > 0 {
		earlier := b.ago(q.CompareTo)
		plan = append(plan, before(append(earlier.means(q), earlier.percentiles(q)...))...)
	}
	return plan
}

// means are the sums and counts of which the rows' means are made. Both of a mean are one question: a
// half that failed or was cut would make another mean of the rest.
func (b breakdown) means(q query.Query) Plan {
	workload, reporter, service := CalledWorkload(), []string{istio.Reporter}, []string{istio.DestinationServiceName}
	source := b.seenBy(counted.sentAndSeen, b.groups, Route())
	destination := b.seenBy(counted.arrivedAndSeen, b.groups, workload, reporter)
	oneSided := b.seenBy(counted.oneSided, b.groups, workload, service, reporter)
	sent := b.seenBy(counted.sent, Route())
	times := func(kind Kind, sum, count expr) Expression {
		return ask(Part{Kind: kind}, sumAndCount(sum, count), q.Instant)
	}
	return Plan{
		times(SourceTimes, source.sum(b.scope), source.count(b.scope)),
		times(DestinationTimes, destination.sum(b.scope), destination.count(b.scope)),
		times(OneSidedTimes, oneSided.sum(b.scope), oneSided.count(b.scope)),
		ask(Part{Kind: ApplicationTimes}, b.own.named(applicationHistogram.mean), q.Instant),
		times(UpstreamTimes, b.upstream.sum(), b.upstream.count()),
		times(AnsweredTimes, sent.sum(b.sent), sent.count(b.sent)),
	}
}

// sumAndCount asks both at once.
func sumAndCount(sum, count expr) expr {
	return union(tagged(PartLabel, PartSum, sum), tagged(PartLabel, PartCount, count))
}

// percentiles are those of the query's statistics, of each who measures.
func (b breakdown) percentiles(q query.Query) Plan {
	var plan Plan
	for _, statistic := range q.Statistics {
		if statistic.Mean {
			continue
		}
		of := func(h applicationHistogram) expr { return h.quantile(statistic.Quantile) }
		quantile := func(kind Kind, measured expr) Expression {
			return ask(Part{Kind: kind, Statistic: statistic.Name}, measured, q.Instant)
		}
		plan = append(plan,
			quantile(SourceTimes, b.quantile(statistic, counted.sentAndSeen, counted.sent)),
			quantile(DestinationTimes, b.quantile(statistic, counted.arrivedAndSeen, counted.arrived)),
			quantile(ApplicationTimes, b.own.first(of)),
		)
	}
	return plan
}

// quantile is of the pairs that both sides report, as the mean is; of groups without such a pair, of
// what one side reports. A call that never arrived has its service in place of a workload.
func (b breakdown) quantile(statistic query.Statistic, both, alone func(counted, scope) expr) expr {
	of := func(sc scope, seen func(counted, scope) expr, labels ...string) expr {
		return b.seenBy(seen, b.groups, labels).quantile(statistic.Quantile, sc)
	}
	pairs := of(b.scope, both)
	if !slices.Contains(b.groups, istio.DestinationWorkload) {
		return union(pairs, of(b.scope, alone))
	}
	return union(pairs,
		of(b.scope.and(known(istio.DestinationWorkload)), alone),
		of(b.scope.and(missing(istio.DestinationWorkload)), alone, istio.DestinationServiceName))
}

// buckets counts series by reporter and bucket: a bound that fewer series have than others is not
// everybody's.
func (b breakdown) buckets() expr {
	var vectors []expr
	for _, peers := range b.scope.peers {
		vectors = append(vectors, b.scope.telemetry.rate(istio.RequestDuration+istio.BucketSuffix, peers, b.scope.request, b.scope.endpoints, b.scope.required))
	}
	return aggregation{function: "count", by: []string{istio.Reporter, istio.LE}, of: union(vectors...)}
}

// callerSide is the mean that callers saw less the mean that receiving sides saw, of the same pairs.
func callerSide(m metricQuery) (expr, error) {
	b := newBreakdown(m.query, m.settings, m.labels)
	return minus(b.seenBy(counted.sentAndSeen, m.labels).mean(b.scope), b.seenBy(counted.arrivedAndSeen, m.labels).mean(b.scope)), nil
}

// receivingProxy is the mean that receiving sides saw less that of the applications behind them,
// weighted by requests; workloads whose applications tell nothing are left out.
func receivingProxy(m metricQuery) (expr, error) {
	b := newBreakdown(m.query, m.settings, m.labels)
	seen := b.seenBy(counted.arrived, m.labels, CalledWorkload())
	return over(sumBy(m.labels, minus(seen.sum(b.scope), b.handled(seen))), b.measured(m.labels, seen)), nil
}

// applicationTime is the mean of the applications, weighted by the requests that the receiving sides saw.
func applicationTime(m metricQuery) (expr, error) {
	b := newBreakdown(m.query, m.settings, m.labels)
	seen := b.seenBy(counted.arrived, m.labels, CalledWorkload())
	return over(sumBy(m.labels, b.handled(seen)), b.measured(m.labels, seen)), nil
}

// handled is the milliseconds a second that applications spent on what their proxies saw.
func (b breakdown) handled(seen distribution) expr {
	return operation{
		op: opTimes, match: on(CalledWorkload()) + " group_left ()",
		left: seen.count(b.scope), right: b.own.first(applicationHistogram.mean),
	}
}

// measured is the requests a second whose applications tell their time.
func (b breakdown) measured(labels []string, seen distribution) expr {
	return positive(sumBy(labels, and(seen.count(b.scope), CalledWorkload(), b.own.first(applicationHistogram.mean))))
}
