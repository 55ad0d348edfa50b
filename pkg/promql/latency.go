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
	// sent are all calls of the query's callers, of which their proxies count the answered ones for their
	// upstreams.
	sent     scope
	upstream upstream
}

func newBreakdown(q query.Query, s query.Settings, groups []string) breakdown {
	called := newScope(calledBy(q), s)
	return breakdown{
		scope: newScope(q, s), groups: groups, called: called, own: newApplications(q, s),
		sent:     newScope(sentBy(q), s),
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

// compileLatency asks a constant number of questions, none of which applies the counting rule: what every
// reporter tells of the calls, of the applications and of upstreams; two of each percentile and one of the
// applications'; and the bounds of the buckets. Where an earlier time is compared with, means and
// percentiles are asked of it too. What the answers leave open is asked once more (CompleteLatency).
func compileLatency(q query.Query, s query.Settings) Plan {
	b := newBreakdown(q, s, groupsOf(q))
	percentiles := b.percentiles(q)
	plan := append(b.means(q), percentiles...)
	if len(percentiles) > 0 {
		plan = append(plan, ask(Part{Kind: Buckets}, b.buckets(), true))
	}
	if q.CompareTo > 0 {
		earlier := b.ago(q.CompareTo)
		plan = append(plan, before(append(earlier.means(q), earlier.percentiles(q)...))...)
	}
	return plan
}

func groupsOf(q query.Query) []string {
	var groups []string
	for _, key := range q.GroupBy {
		groups = append(groups, key.Label)
	}
	return groups
}

// means are the sums and counts of which the rows' means are made. Both of a mean are one question: a
// half that failed or was cut would make another mean of the rest.
func (b breakdown) means(q query.Query) Plan {
	return Plan{
		ask(Part{Kind: SideTimes}, b.told(b.scope, b.groups), q.Instant),
		ask(Part{Kind: ApplicationTimes}, b.own.named(applicationHistogram.mean), q.Instant),
		ask(Part{Kind: UpstreamTimes}, sumAndCount(b.upstream.sum(), b.upstream.count()), q.Instant),
	}
}

// told is what every reporter tells of the durations of some calls: their sum and their count by some
// labels and by those by which it is decided whose report counts.
func (b breakdown) told(sc scope, labels ...[]string) expr {
	return union(durations(sc, b.duration.native, distinct(slices.Concat(labels...), witnessing()))...)
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
		quantile := func(kind Kind, measured expr) Expression {
			return ask(Part{Kind: kind, Statistic: statistic.Name}, measured, q.Instant)
		}
		plan = append(plan,
			quantile(SourceTimes, b.sourceQuantile(q, statistic)),
			quantile(DestinationTimes, b.destinationQuantile(q, statistic)),
			quantile(ApplicationTimes, b.own.first(func(h applicationHistogram) expr { return h.quantile(statistic.Quantile) })),
		)
	}
	return plan
}

// FirstLabels are those by which percentiles are first asked: the groups, as series have them. A call that
// never arrived has its service in place of a workload.
func FirstLabels(q query.Query, toUnknown bool) []string {
	labels := groupsOf(q)
	if toUnknown && slices.Contains(labels, istio.DestinationWorkload) {
		labels = distinct(labels, []string{istio.DestinationServiceName})
	}
	return labels
}

// sourceQuantile is what callers' proxies saw, of workloads that they know and of others: of a group whose
// calls are of one kind, and that both sides report or none does, it is the group's.
func (b breakdown) sourceQuantile(q query.Query, statistic query.Statistic) expr {
	return union(
		b.firstQuantile(statistic, PartKnown, FirstLabels(q, false), callingSide, known(istio.DestinationWorkload)),
		b.firstQuantile(statistic, PartUnknown, FirstLabels(q, true), callingSide, missing(istio.DestinationWorkload)))
}

// destinationQuantile is what each of the receiving side saw, of callers that it knows and of others.
func (b breakdown) destinationQuantile(q query.Query, statistic query.Statistic) expr {
	labels := append(FirstLabels(q, false), istio.Reporter)
	return union(
		b.firstQuantile(statistic, PartKnown, labels, receivingSide, known(istio.SourceWorkload)),
		b.firstQuantile(statistic, PartUnknown, labels, receivingSide, missing(istio.SourceWorkload)))
}

// firstQuantile is what some reporters saw of some calls, by labels.
func (b breakdown) firstQuantile(statistic query.Statistic, part string, labels []string, reporter, calls matcher) expr {
	sc := b.scope.and(calls)
	of := func(suffix string, more ...string) expr {
		return notNegative(quantileOf(statistic.Quantile, sumBy(append(slices.Clone(labels), more...), rates(b.duration.metric+suffix).seen(reporter, sc))))
	}
	estimate := of(istio.BucketSuffix, istio.LE)
	if b.duration.native {
		estimate = union(estimate, of(""))
	}
	return tagged(PartLabel, part, estimate)
}

// buckets counts series by reporter and bucket: a bound that fewer series have than others is not
// everybody's.
func (b breakdown) buckets() expr {
	var vectors []expr
	for _, peers := range b.scope.peers {
		vectors = append(vectors, b.scope.telemetry.last(istio.RequestDuration+istio.BucketSuffix, peers, b.scope.request, b.scope.endpoints, b.scope.required))
	}
	return aggregation{function: "count", by: []string{istio.Reporter, istio.LE}, of: union(vectors...)}
}
