package promql

import (
	"maps"
	"slices"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// Names are the values that labels have among some calls, by label.
type Names map[string][]string

// OpenLatency is what the first answers to a latency query leave open, now or at the earlier time.
type OpenLatency struct {
	Before bool
	// Found is what the answers show of the mesh; Gateways says that callers are known by a gateway's
	// principal alone.
	Found    query.Found
	Gateways bool
	// Source and Destination are the calls of groups whose percentiles are not of one kind of calls.
	Source, Destination OpenCalls
	// Called are the workloads whose applications tell their time, and of whose callers not all are in the
	// answers; Sent are the callers whose proxies tell how long they waited, and of whose calls not all are.
	Called, Sent Names
}

// OpenCalls are calls of which percentiles are asked again.
type OpenCalls struct {
	// Names are those of all calls of some groups.
	Names Names
	// Where those that count are all that one reporter tells but for a few names, Reporter is that one and
	// Without are these names, by the one label that tells; otherwise the server has to apply the rule.
	Reporter string
	Without  Names
}

// Empty tells that nothing is open.
func (o OpenLatency) Empty() bool {
	return len(o.Source.Names)+len(o.Destination.Names)+len(o.Called)+len(o.Sent) == 0
}

// TellsAllCalls tells whether a latency query's own calls are all that its workloads receive, and all that
// its callers send.
func TellsAllCalls(q query.Query, s query.Settings) (received, sent bool) {
	b := newBreakdown(q, s, nil)
	own := b.told(b.scope).String()
	return b.told(b.called).String() == own, b.told(b.sent).String() == own
}

// CompleteLatency asks what first answers leave open: percentiles of groups in which the counting rule has
// to be applied by the server, since quantiles cannot be added up; and all calls of workloads and callers
// of which a query asks some.
func CompleteLatency(q query.Query, s query.Settings, open OpenLatency) Plan {
	b := newBreakdown(q, s.With(open.Found), groupsOf(q))
	if open.Before {
		b = b.ago(q.CompareTo)
	}
	var plan Plan
	for _, statistic := range q.Statistics {
		quantile := func(kind Kind, calls OpenCalls, both, alone func(counted, scope) expr) {
			if statistic.Mean || len(calls.Names) == 0 {
				return
			}
			of := b.among(calls.Names, open.Gateways)
			measured := of.quantileOf(calls, statistic)
			if calls.Reporter == "" {
				measured = of.quantile(statistic, both, alone)
			}
			plan = append(plan, ask(Part{Kind: kind, Statistic: statistic.Name}, measured, q.Instant))
		}
		quantile(SourceTimes, open.Source, counted.sentAndSeen, counted.sent)
		quantile(DestinationTimes, open.Destination, counted.arrivedAndSeen, counted.arrived)
	}
	if len(open.Called) > 0 {
		received := b.called.of(open.Called, receivingSide)
		if named := few(open.Called[istio.DestinationWorkload]); named {
			// Calls through gateways are shared out by host, and lost ones know no workload.
			workloads := append(slices.Clone(open.Called[istio.DestinationWorkload]), istio.Unknown, "")
			received = received.witnessedBy([]matcher{toMatcher(istio.DestinationWorkload, anyOf(workloads))}, byGateway)
		}
		plan = append(plan, ask(Part{Kind: CalledTimes}, b.told(received), q.Instant))
	}
	if len(open.Sent) > 0 {
		sent := b.sent.of(open.Sent, callingSide)
		if callers := open.Sent[istio.SourceWorkload]; few(callers) {
			sent = sent.witnessedBy([]matcher{toMatcher(istio.SourceWorkload, anyOf(callers))})
		}
		plan = append(plan, ask(Part{Kind: AnsweredTimes}, b.told(sent), q.Instant))
	}
	if open.Before {
		return before(plan)
	}
	return plan
}

// among narrows a breakdown to some calls. Who reports a pair, and what is told of a caller's calls to a
// host, is told by its own series; what comes through gateways is shared out among all callers.
func (b breakdown) among(names Names, gateways bool) breakdown {
	b.scope = b.scope.of(names)
	if callers := names[istio.SourceWorkload]; few(callers) && (!gateways || b.scope.absent.UnknownWorkloads) {
		b.scope = b.scope.witnessedBy([]matcher{toMatcher(istio.SourceWorkload, anyOf(callers))})
	}
	return b
}

// of narrows a scope to calls with some names, as far as these are few.
func (sc scope) of(names Names, conditions ...matcher) scope {
	for _, label := range slices.Sorted(maps.Keys(names)) {
		if few(names[label]) {
			conditions = append(conditions, toMatcher(label, anyOf(names[label])))
		}
	}
	return sc.and(conditions...)
}

// witnessedBy narrows who is asked who reports a call.
func (sc scope) witnessedBy(conditions ...[]matcher) scope {
	sc.witnesses = sc.witnesses.all(conditions)
	return sc
}

// quantileOf is what one reporter saw, without calls of some names.
func (b breakdown) quantileOf(calls OpenCalls, statistic query.Statistic) expr {
	sc := b.scope
	sc.found = nil
	for label, values := range calls.Without {
		sc = sc.and(toMatcher(label, query.Match{Op: query.OpNotEqual, Values: values}))
	}
	seen := b.seenBy(func(c counted, sc scope) expr { return c.seen(equal(istio.Reporter, calls.Reporter), sc) }, b.groups)
	return seen.quantile(statistic.Quantile, sc)
}

func few(names []string) bool { return len(names) > 0 && len(names) <= MostNamed }

func anyOf(values []string) query.Match { return query.Match{Op: query.OpEqual, Values: values} }

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
