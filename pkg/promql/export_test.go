package promql

import (
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// Sides are the sides of calls as PromQL tells them apart.
var Sides = map[string]func(counted, scope) expr{
	"sentAndSeen": counted.sentAndSeen, "arrivedAndSeen": counted.arrivedAndSeen, "oneSided": counted.oneSided,
	"sent": counted.sent, "arrived": counted.arrived,
}

// SideOf is what a side of calls counts by labels. Where services are told apart, the side that knows them
// is believed.
func SideOf(side string, q query.Query, s query.Settings, services bool, labels ...string) string {
	sc := newScope(q, s)
	sc.services = services
	return sumBy(labels, Sides[side](rates(istio.RequestsTotal), sc)).String()
}

// OneSidedTimes are of the pairs that one side alone reports.
const OneSidedTimes Kind = "oneSided"

// LatencyInPromQL asks a latency query with the whole of the rule in PromQL: the sums, counts and percentiles
// of both sides over the same pairs and of the rest, and all calls of its workloads and callers.
func LatencyInPromQL(q query.Query, s query.Settings) Plan {
	b := newBreakdown(q, s, groupsOf(q))
	times := func(kind Kind, sc scope, seen func(counted, scope) expr, labels ...[]string) Expression {
		of := b.seenBy(seen, labels...)
		return ask(Part{Kind: kind}, sumAndCount(of.sum(sc), of.count(sc)), true)
	}
	reporter, service := []string{istio.Reporter}, []string{istio.DestinationServiceName}
	answered := b.sent.withResponse([]matcher{{istio.ResponseFlags, "=~", istio.AnsweredFlags}})
	plan := Plan{
		times(SourceTimes, b.scope, counted.sentAndSeen, b.groups, Route()),
		times(DestinationTimes, b.scope, counted.arrivedAndSeen, b.groups, CalledWorkload(), reporter),
		times(OneSidedTimes, b.scope, counted.oneSided, b.groups, CalledWorkload(), service, reporter),
		times(CalledTimes, b.called, counted.arrived, CalledWorkload()),
		times(AnsweredTimes, answered, counted.sent, Route()),
	}
	for _, statistic := range q.Statistics {
		plan = append(plan,
			ask(Part{Kind: SourceTimes, Statistic: statistic.Name}, b.quantile(statistic, counted.sentAndSeen, counted.sent), true),
			ask(Part{Kind: DestinationTimes, Statistic: statistic.Name}, b.quantile(statistic, counted.arrivedAndSeen, counted.arrived), true))
	}
	return plan
}
