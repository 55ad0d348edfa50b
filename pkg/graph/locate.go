package graph

import (
	"iter"
	"strings"

	"github.com/alidade-mesh/alidade/pkg/counting"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// partOrder is the order in which parts are summed.
var partOrder = []promql.Kind{promql.Requests, promql.TCP, promql.Throughput, promql.Durations, promql.DurationQuantile}

// located are samples of which it is known whether they matter, and whose ends are; and what was found out
// about workloads on the way.
type located struct {
	*reading
	hops  counting.Hops
	nodes map[Identity]*nodeSum
}

// locate decides which samples matter and finds their ends.
func locate(parts Parts, q query.Query, s query.Settings) located {
	found := located{reading: newReading(), nodes: map[Identity]*nodeSum{}}
	found.read(parts)
	found.hops = counting.FindHops(found.traffic(), s.Waypoints, q.Include[query.IncludeWaypoints])
	found.believe(counting.Asked{Reporter: q.Reporter, Hops: found.hops, Services: promql.TellsServices(q)})
	found.identify(q.Nodes)
	found.foldHosts(s.MaxExternalHosts)
	for _, one := range found.series {
		one.target.answers = one.target.answers || one.answers
	}
	return found
}

// traffic are the series of requests, whatever their outcome: those of the witness where there is one.
func (l located) traffic() iter.Seq[*counting.Series] {
	of := func(branch string) []*counting.Series {
		var all []*counting.Series
		for i := range l.samples[promql.Requests] {
			if s := &l.samples[promql.Requests][i]; s.branch == branch {
				all = append(all, &s.Series)
			}
		}
		return all
	}
	all := of(promql.PartWitness + promql.PartTraffic)
	if len(all) == 0 {
		all = of(promql.PartTraffic)
	}
	return func(yield func(*counting.Series) bool) {
		for _, s := range all {
			if !yield(s) {
				return
			}
		}
	}
}

// believe decides which samples count.
func (l located) believe(asked counting.Asked) {
	var timed counting.Rule
	for _, kind := range partOrder {
		samples := l.samples[kind]
		if kind == promql.DurationQuantile {
			believeQuantiles(samples, timed)
			continue
		}
		rules := rulesOf(samples, asked)
		if kind == promql.Durations {
			timed = rules[promql.PartCount]
		}
		for i := range samples {
			s := &samples[i]
			if rule, ok := rules[witnessOf(s.branch)]; ok && !isWitness(s.branch) {
				s.counts, s.received = rule.Counts(&s.Series), rule.Receives(&s.Series, s.policy)
				s.note()
			}
		}
	}
	for _, one := range l.series {
		one.from.occurs = one.from.occurs || one.heard || one.unheard
		one.to.occurs = one.to.occurs || one.unheard
		if one.heard && l.hops.LostAt(&one.Series) {
			one.to = one.to.whereLost()
		}
		one.to.occurs = one.to.occurs || one.heard
	}
}

// believeQuantiles decides which quantiles are of calls that count. Which reporter's is told of an edge is
// decided by the durations that were believed of it.
func believeQuantiles(samples []sample, timed counting.Rule) {
	for i := range samples {
		if s := &samples[i]; timed.Tells(&s.Series, s.branch == promql.PartFailed) {
			s.counts = 1
			s.note()
		}
	}
}

// note tells a sample's series what it is good for.
func (s *sample) note() {
	if s.counts == 0 && !s.received {
		s.unheard = true
		return
	}
	s.heard = true
	if s.isTraffic() {
		s.moves = true
	} else {
		s.described = true
	}
	s.answers = s.answers || s.received && s.kind != promql.DurationQuantile && s.IsReceiving()
}

// identify finds the nodes of all ends, and fills in what some leave out and others tell.
func (l located) identify(nodes query.NodeKind) {
	find := newIdentifier(nodes, l.called)
	for _, one := range l.sources.known {
		one.identity = find.source(one.metric)
	}
	for one := range l.called.all() {
		if one.isLost {
			one.identity = find.lost(one.metric)
		} else {
			one.identity = find.destination(one.metric)
		}
	}
	gaps := learnGaps(l.identities())
	for _, side := range []*ends{l.sources, l.called} {
		for one := range side.all() {
			one.identity = gaps.fill(one.identity)
			one.node = l.node(one.identity)
		}
	}
	across := learnCrossings(l.series)
	for _, one := range l.series {
		one.source, one.target = one.from.node, one.to.node
		if target, found := across.target(one); found {
			one.target = l.node(target)
		}
	}
}

// node is the totals of one.
func (l located) node(identity Identity) *nodeSum {
	node, ok := l.nodes[identity]
	if !ok {
		node = newNodeSum(identity)
		l.nodes[identity] = node
	}
	return node
}

// identities are those of all ends that occur; of what does not matter, they tell of clusters and versions
// all the same.
func (l located) identities() iter.Seq[Identity] {
	return func(yield func(Identity) bool) {
		for _, side := range []*ends{l.sources, l.called} {
			for one := range side.all() {
				if one.occurs && !yield(one.identity) {
					return
				}
			}
		}
	}
}

// rulesOf are the rules by which the branches of a part count, by the witness of each.
func rulesOf(samples []sample, asked counting.Asked) map[string]counting.Rule {
	witnesses, told := map[string][]sample{}, map[string]bool{}
	for _, s := range samples {
		told[s.branch] = true
	}
	for branch := range told {
		of, ok := strings.CutPrefix(branch, promql.PartWitness)
		if ok || witnessOf(branch) == branch && !told[promql.PartWitness+branch] {
			witnesses[of] = branchOf(samples, branch)
		}
	}
	rules := map[string]counting.Rule{}
	for of, samples := range witnesses {
		rules[of] = counting.NewRule(witness(samples), asked)
	}
	return rules
}

func branchOf(samples []sample, branch string) (of []sample) {
	for _, s := range samples {
		if s.branch == branch {
			of = append(of, s)
		}
	}
	return of
}

func isWitness(branch string) bool { return strings.HasPrefix(branch, promql.PartWitness) }

// witnessOf is the branch by which another counts: the sum of durations by their count, so that both
// are of the same calls.
func witnessOf(branch string) string {
	if branch == promql.PartSum {
		return promql.PartCount
	}
	return branch
}
