package promql

import (
	"slices"
	"time"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// Parts of a latency query, names of its plan's expressions. Sums are milliseconds a second, counts
// requests a second: their ratio is a mean in milliseconds. The first six carry the groups' labels.
const (
	// PartSourceSum and PartSourceCount are what callers saw of the pairs that both sides report, by
	// Route; PartDestinationSum and PartDestinationCount what receiving sides saw of them, by reporter
	// and called workload, whose application has a time of its own.
	PartSourceSum        = "sourceSum"
	PartSourceCount      = "sourceCount"
	PartDestinationSum   = "destinationSum"
	PartDestinationCount = "destinationCount"
	// PartOneSidedSum and PartOneSidedCount are of the pairs that one side alone reports, by
	// reporter, called workload and service: a call that never arrived has no workload.
	PartOneSidedSum   = "oneSidedSum"
	PartOneSidedCount = "oneSidedCount"
	// PartApplication is an application's own mean in milliseconds by called workload; PartLabel
	// holds the metric that it is from.
	PartApplication = "application"
	// PartCalledSum and PartCalledCount are what receiving sides saw of all callers, by called
	// workload.
	PartCalledSum   = "calledSum"
	PartCalledCount = "calledCount"
	// PartUpstream is how long upstreams took, as callers' proxies saw it, PartAnswered what these saw of
	// the same calls from beginning to end: of all that got a whole answer, by Route, a sum and a
	// count by PartLabel.
	PartUpstream = "upstream"
	PartAnswered = "answered"
	// PartBuckets counts series by reporter and bucket.
	PartBuckets = "buckets"
)

// The names of a statistic's expressions, in milliseconds by group (of the application: by called
// workload).
func SourcePart(statistic query.Statistic) string      { return "source " + statistic.Name }
func DestinationPart(statistic query.Statistic) string { return "destination " + statistic.Name }
func ApplicationPart(statistic query.Statistic) string { return "application " + statistic.Name }

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
func (b breakdown) seenBy(seen func(counted, scope) string, labels ...[]string) distribution {
	d := b.duration
	d.labels, d.seen = distinct(slices.Concat(labels...)), seen
	return d
}

// ago speaks of an earlier time.
func (b breakdown) ago(offset time.Duration) breakdown {
	b.scope, b.called, b.own = b.scope.ago(offset), b.called.ago(offset), b.own.ago(offset)
	b.sent, b.upstream.offset = b.sent.ago(offset), offset
	return b
}

// compileLatency asks a constant number of questions: means of both sides over the same pairs and of
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
	plan := append(b.means(q),
		Expression{PartCalledSum, called.sum(b.called), q.Instant},
		Expression{PartCalledCount, called.count(b.called), q.Instant},
	)
	plan = append(plan, percentiles...)
	if len(percentiles) > 0 {
		plan = append(plan, Expression{PartBuckets, b.buckets(), true})
	}
	if q.CompareTo > 0 {
		earlier := b.ago(q.CompareTo)
		for _, expression := range append(earlier.means(q), earlier.percentiles(q)...) {
			expression.Name += BeforeSuffix
			plan = append(plan, expression)
		}
	}
	return plan
}

// means are the sums and counts of which the rows' means are made.
func (b breakdown) means(q query.Query) Plan {
	workload, reporter, service := CalledWorkload(), []string{istio.Reporter}, []string{istio.DestinationServiceName}
	source := b.seenBy(counted.sentAndSeen, b.groups, Route())
	destination := b.seenBy(counted.arrivedAndSeen, b.groups, workload, reporter)
	oneSided := b.seenBy(counted.oneSided, b.groups, workload, service, reporter)
	sent := b.seenBy(counted.sent, Route())
	ask := func(name, expr string) Expression { return Expression{name, expr, q.Instant} }
	return Plan{
		ask(PartSourceSum, source.sum(b.scope)), ask(PartSourceCount, source.count(b.scope)),
		ask(PartDestinationSum, destination.sum(b.scope)), ask(PartDestinationCount, destination.count(b.scope)),
		ask(PartOneSidedSum, oneSided.sum(b.scope)), ask(PartOneSidedCount, oneSided.count(b.scope)),
		ask(PartApplication, b.own.named(applicationHistogram.mean)),
		ask(PartUpstream, sumAndCount(b.upstream.sum(), b.upstream.count())),
		ask(PartAnswered, sumAndCount(sent.sum(b.sent), sent.count(b.sent))),
	}
}

// sumAndCount asks both at once.
func sumAndCount(sum, count string) string {
	return union([]string{tagged(PartLabel, PartSum, sum), tagged(PartLabel, PartCount, count)})
}

// percentiles are those of the query's statistics, of each who measures.
func (b breakdown) percentiles(q query.Query) Plan {
	var plan Plan
	for _, statistic := range q.Statistics {
		if statistic.Mean {
			continue
		}
		of := func(h applicationHistogram) string { return h.quantile(statistic.Quantile) }
		plan = append(plan,
			Expression{SourcePart(statistic), b.quantile(statistic, counted.sentAndSeen, counted.sent), q.Instant},
			Expression{DestinationPart(statistic), b.quantile(statistic, counted.arrivedAndSeen, counted.arrived), q.Instant},
			Expression{ApplicationPart(statistic), b.own.first(of), q.Instant},
		)
	}
	return plan
}

// quantile is of the pairs that both sides report, as the mean is; of groups without such a pair, of
// what one side reports. A call that never arrived has its service in place of a workload.
func (b breakdown) quantile(statistic query.Statistic, both, alone func(counted, scope) string) string {
	of := func(sc scope, seen func(counted, scope) string, labels ...string) string {
		return b.seenBy(seen, b.groups, labels).quantile(statistic.Quantile, sc)
	}
	vectors := []string{of(b.scope, both)}
	if !slices.Contains(b.groups, istio.DestinationWorkload) {
		return union(append(vectors, of(b.scope, alone)))
	}
	missing := istio.Unknown + "|"
	return union(append(vectors,
		of(b.scope.and(matcher{istio.DestinationWorkload, "!~", missing}), alone),
		of(b.scope.and(matcher{istio.DestinationWorkload, "=~", missing}), alone, istio.DestinationServiceName)))
}

// buckets counts series by reporter and bucket: a bound that fewer series have than others is not
// everybody's.
func (b breakdown) buckets() string {
	var vectors []string
	for _, peers := range b.scope.peers {
		vectors = append(vectors, b.scope.telemetry.rate(istio.RequestDuration+istio.BucketSuffix, peers, b.scope.request, b.scope.endpoints, b.scope.required))
	}
	return "count by (" + istio.Reporter + ", " + istio.LE + ") (\n" + indent(union(vectors)) + "\n)"
}

// callerSide is the mean that callers saw less the mean that receiving sides saw, of the same pairs.
func callerSide(m metricQuery) (string, error) {
	b := newBreakdown(m.query, m.settings, m.labels)
	return b.seenBy(counted.sentAndSeen, m.labels).mean(b.scope) + "\n-\n" +
		group(b.seenBy(counted.arrivedAndSeen, m.labels).mean(b.scope)), nil
}

// receivingProxy is the mean that receiving sides saw less that of the applications behind them,
// weighted by requests; workloads whose applications tell nothing are left out.
func receivingProxy(m metricQuery) (string, error) {
	b := newBreakdown(m.query, m.settings, m.labels)
	seen := b.seenBy(counted.arrived, m.labels, CalledWorkload())
	return sumBy(m.labels, seen.sum(b.scope)+"\n-\n"+b.handled(seen)) + "\n/\n" + b.measured(m.labels, seen), nil
}

// applicationTime is the mean of the applications, weighted by the requests that the receiving sides saw.
func applicationTime(m metricQuery) (string, error) {
	b := newBreakdown(m.query, m.settings, m.labels)
	seen := b.seenBy(counted.arrived, m.labels, CalledWorkload())
	return sumBy(m.labels, b.handled(seen)) + "\n/\n" + b.measured(m.labels, seen), nil
}

// handled is the milliseconds a second that applications spent on what their proxies saw.
func (b breakdown) handled(seen distribution) string {
	return seen.count(b.scope) + "\n* " + on(CalledWorkload()) + " group_left ()\n" + group(b.own.first(applicationHistogram.mean))
}

// measured is the requests a second whose applications tell their time.
func (b breakdown) measured(labels []string, seen distribution) string {
	return group(sumBy(labels, seen.count(b.scope)+"\nand "+on(CalledWorkload())+"\n"+group(b.own.first(applicationHistogram.mean))) + "\n> 0")
}

// distinct keeps the first of equal labels.
func distinct(labels []string) []string {
	var kept []string
	for _, label := range labels {
		if !slices.Contains(kept, label) {
			kept = append(kept, label)
		}
	}
	return kept
}
