package graph

import (
	"cmp"
	"slices"
	"strings"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/counting"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// pair is the two ends of a call.
type pair struct{ source, target Identity }

// located is a sample whose ends are known.
type located struct {
	pair
	*model.Sample
	kind promql.Kind
	// counts is which share of it is believed, [0, 1]; received says that it is what the receiving side saw:
	// that alone tells of encryption.
	counts   float64
	received bool
}

// value is what counts of the sample.
func (l located) value() float64 { return l.counts * float64(l.Value) }

// branch is which of a part's expressions answered.
func (l located) branch() string { return string(l.Metric[promql.PartLabel]) }

// isTraffic tells the samples that make an edge from those that describe one.
func (l located) isTraffic() bool {
	return l.counts > 0 && (l.kind == promql.Requests || l.kind == promql.TCP)
}

// partOrder is the order in which parts are summed.
var partOrder = []promql.Kind{promql.Requests, promql.TCP, promql.Throughput, promql.Durations, promql.DurationQuantile}

// locations are the samples that matter, and what was found out about workloads on the way.
type locations struct {
	samples []located
	hops    counting.Hops
	find    identifier
	// unheard are the ends of samples that do not matter, which tell of clusters and versions all the same.
	unheard []pair
	// answering are the nodes of which a receiving side reports calls.
	answering map[Identity]bool
}

// locate decides which samples matter and finds their ends. Within a part the samples are sorted, so that
// sums of floating-point numbers do not depend on the order in which a server answers.
func locate(parts Parts, q query.Query, s query.Settings) locations {
	found := locations{
		hops:      counting.FindHops(traffic(parts[promql.Requests]), s.Waypoints, q.Include[query.IncludeWaypoints]),
		find:      newIdentifier(q.Nodes, parts),
		answering: map[Identity]bool{},
	}
	most := 0
	for _, part := range parts {
		most += len(part)
	}
	found.samples = make([]located, 0, most)
	var timed counting.Rule
	for _, kind := range partOrder {
		samples := inOrder(parts[kind])
		rules := rulesOf(samples, counting.Asked{Reporter: q.Reporter, Hops: found.hops, Services: promql.TellsServices(q)})
		if kind == promql.Durations {
			timed = rules[promql.PartCount]
		}
		if kind == promql.DurationQuantile {
			// Which reporter's is told of an edge is decided by the durations that were believed of it.
			for _, sample := range samples {
				if timed.Tells(sample.Metric, sample.Metric[promql.PartLabel] == promql.PartFailed) {
					found.add(located{Sample: sample, kind: kind, counts: 1})
				}
			}
			continue
		}
		for _, sample := range samples {
			branch := string(sample.Metric[promql.PartLabel])
			if rule, ok := rules[witnessOf(branch)]; ok && !strings.HasPrefix(branch, promql.PartWitness) {
				found.add(located{Sample: sample, kind: kind, counts: rule.Counts(sample.Metric), received: rule.Receives(sample.Metric)})
			}
		}
	}
	found.complete(s)
	return found
}

func (l *locations) add(sample located) {
	sample.pair = pair{l.find.source(sample.Metric), l.find.destination(sample.Metric)}
	if sample.counts == 0 && !sample.received {
		l.unheard = append(l.unheard, sample.pair)
		return
	}
	if l.hops.LostAt(sample.Metric) {
		sample.target = l.find.lost(sample.Metric)
	}
	l.samples = append(l.samples, sample)
}

// complete fills in what some samples leave out and others tell, and folds what is too much.
func (l *locations) complete(s query.Settings) {
	gaps := learnGaps(func(yield func(Identity) bool) {
		for _, sample := range l.samples {
			if !yield(sample.source) || !yield(sample.target) {
				return
			}
		}
		for _, ends := range l.unheard {
			if !yield(ends.source) || !yield(ends.target) {
				return
			}
		}
	})
	for i := range l.samples {
		l.samples[i].source = gaps.fill(l.samples[i].source)
		l.samples[i].target = gaps.fill(l.samples[i].target)
	}
	across := learnCrossings(l.samples)
	for i := range l.samples {
		l.samples[i].pair = across.fill(l.samples[i].pair)
	}
	foldHosts(l.samples, s.MaxExternalHosts)
	for _, sample := range l.samples {
		if sample.received && sample.kind != promql.DurationQuantile && isReceiving(sample.Metric) {
			l.answering[sample.target] = true
		}
	}
}

// rulesOf are the rules by which the branches of a part count, by the witness of each.
func rulesOf(samples model.Vector, query counting.Asked) map[string]counting.Rule {
	witnesses := map[string][]*model.Sample{}
	asked := map[string]bool{}
	for _, sample := range samples {
		branch := string(sample.Metric[promql.PartLabel])
		if of, ok := strings.CutPrefix(branch, promql.PartWitness); ok {
			if !asked[of] {
				asked[of], witnesses[of] = true, nil
			}
			witnesses[of] = append(witnesses[of], sample)
			continue
		}
		if of := witnessOf(branch); of == branch && !asked[of] {
			witnesses[of] = append(witnesses[of], sample)
		}
	}
	rules := map[string]counting.Rule{}
	for of, witness := range witnesses {
		rules[of] = counting.NewRule(witness, query)
	}
	return rules
}

// witnessOf is the branch by which another counts: the sum of durations by their count, so that both
// are of the same calls.
func witnessOf(branch string) string {
	if branch == promql.PartSum {
		return promql.PartCount
	}
	return branch
}

// traffic are the samples of requests, whatever their outcome: those of the witness where there is one.
func traffic(requests model.Vector) model.Vector {
	of := func(part string) model.Vector {
		return slices.DeleteFunc(slices.Clone(requests), func(sample *model.Sample) bool {
			return string(sample.Metric[promql.PartLabel]) != part
		})
	}
	if witness := of(promql.PartWitness + promql.PartTraffic); len(witness) > 0 {
		return witness
	}
	return of(promql.PartTraffic)
}

// inOrder sorts samples by their labels. A fingerprint reads all labels, so each is made once.
func inOrder(part model.Vector) model.Vector {
	type marked struct {
		mark   model.Fingerprint
		sample *model.Sample
	}
	all := make([]marked, len(part))
	for i, sample := range part {
		all[i] = marked{sample.Metric.Fingerprint(), sample}
	}
	slices.SortFunc(all, func(a, b marked) int { return cmp.Compare(a.mark, b.mark) })
	sorted := make(model.Vector, len(all))
	for i, m := range all {
		sorted[i] = m.sample
	}
	return sorted
}
