package graph

import (
	"iter"
	"slices"
	"strings"

	"github.com/alidade-mesh/alidade/pkg/counting"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// partOrder is the order in which parts are summed.
var partOrder = []promql.Kind{promql.Requests, promql.TCP, promql.Throughput, promql.Durations}

// located are samples of which it is known whether they matter, and whose ends are; and what was found out
// about workloads on the way.
type located struct {
	*reading
	*learned
	hops  counting.Hops
	nodes map[Identity]*nodeSum
	// timed is the rule by which durations count.
	timed counting.Rule
}

// learned is what samples tell of each other's ends.
type learned struct {
	find   identifier
	gaps   gaps
	across crossings
}

// locate decides which samples matter and finds their ends.
func locate(parts Parts, q query.Query, s query.Settings) located {
	found := located{reading: newReading(parts), learned: &learned{}, nodes: map[Identity]*nodeSum{}}
	found.read(parts)
	found.hops = counting.FindHops(found.traffic(), s.Waypoints, q.Include[query.IncludeWaypoints])
	found.timed = found.believe(counting.Asked{Reporter: q.Reporter, Hops: found.hops, Services: promql.TellsServices(q)})
	found.learn(q.Nodes)
	found.identify()
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
		for _, s := range l.samples[promql.Requests] {
			if s.branch == branch && (len(all) == 0 || all[len(all)-1] != s.Series) {
				all = append(all, s.Series)
			}
		}
		return all
	}
	all := of(promql.PartWitness + promql.PartTraffic)
	if len(all) == 0 {
		all = of(promql.PartTraffic)
	}
	return slices.Values(all)
}

// believe decides which samples count, and gives the rule by which durations do.
func (l located) believe(asked counting.Asked) (timed counting.Rule) {
	for _, kind := range partOrder {
		samples := l.samples[kind]
		rules := rulesOf(samples, l.reader, asked)
		if kind == promql.Durations {
			timed = rules[promql.PartCount]
		}
		for _, s := range samples {
			if rule, ok := rules[witnessOf(s.branch)]; ok && !isWitness(s.branch) {
				s.counts, s.received = rule.Counts(s.Series), rule.Receives(s.Series, s.policy)
				s.note()
			}
		}
	}
	for _, one := range l.series {
		one.from.occurs = one.from.occurs || one.heard || one.unheard
		one.to.occurs = one.to.occurs || one.unheard
		if one.heard && l.hops.LostAt(one.Series) {
			one.to = one.to.whereLost()
		}
		one.to.occurs = one.to.occurs || one.heard
	}
	return timed
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
	s.answers = s.answers || s.received && s.FromReceiver()
}

// learn finds out what some ends leave out and others tell.
func (l located) learn(nodes query.NodeKind) {
	l.find = newIdentifier(nodes, l.called)
	l.name()
	l.gaps = learnGaps(l.identities())
	for _, side := range []*ends{l.sources, l.called} {
		for one := range side.all() {
			l.complete(one)
		}
	}
	l.across = learnCrossings(l.series)
}

// name identifies all ends that are not yet by their own labels.
func (l located) name() {
	for _, one := range l.sources.known {
		if !one.named {
			one.identity, one.named = l.find.source(one.labels), true
		}
	}
	for one := range l.called.all() {
		switch {
		case one.named:
			continue
		case one.isLost:
			one.identity = l.find.lost(one.labels)
		default:
			one.identity = l.find.destination(one.labels)
		}
		one.named = true
	}
}

// complete fills in what an end's labels leave out.
func (l located) complete(one *end) {
	if one.node == nil {
		one.identity = l.gaps.fill(one.identity)
		one.node = l.node(one.identity)
	}
}

// identify finds the nodes of all series that have none yet.
func (l located) identify() {
	l.name()
	for _, one := range l.series {
		if one.source != nil {
			continue
		}
		l.complete(one.from)
		l.complete(one.to)
		one.source, one.target = one.from.node, one.to.node
		if target, found := l.across.target(one); found {
			one.target = l.node(target)
		}
		one.target = one.target.drawn()
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
func rulesOf(samples []*sample, reader *counting.Reader, asked counting.Asked) map[string]counting.Rule {
	var told set
	for _, s := range samples {
		told.add(s.branch)
	}
	rules := map[string]counting.Rule{}
	for _, branch := range told {
		of, ok := strings.CutPrefix(branch, promql.PartWitness)
		if ok || witnessOf(branch) == branch && !told.has(promql.PartWitness+branch) {
			rules[of] = reader.Rule(branchOf(samples, branch), asked)
		}
	}
	return rules
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
