package promql

import (
	"slices"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// hostLabel holds what was called, however its reporter writes it: a service of the mesh by its name and
// its namespace, without port and domain.
const hostLabel = "alidade_host"

// callToHost is by what a source that knows no workload and the receiving side tell the same calls, and
// bareCallToHost where one of them does not know the source's cluster.
var (
	callToHost     = []string{istio.SourceCluster, istio.SourceNamespace, istio.SourceWorkload, hostLabel}
	bareCallToHost = []string{istio.SourceNamespace, istio.SourceWorkload, hostLabel}
)

// byHost gives series the label of the host that was called.
func byHost(of expr) expr {
	return copied(copied(of, hostLabel, "$1", istio.DestinationHost, "(.*)"), hostLabel, "$1.$2", istio.DestinationHost, istio.AnyServiceHost)
}

// sumByHost adds up by host, and by other labels, what was called.
func sumByHost(of expr, labels ...string) expr {
	return sumBy(append(labels, hostLabel), byHost(sumBy(append(slices.Clone(labels), istio.DestinationHost), of)))
}

// sumByCall adds up what was called by caller and host.
func sumByCall(of expr) expr {
	return sumByHost(of, istio.SourceCluster, istio.SourceNamespace, istio.SourceWorkload)
}

// withoutCalls takes from a vector those of its series that were given the host that they call.
func withoutCalls(of, some expr) expr {
	return operation{op: opUnless, match: "ignoring (" + hostLabel + ")", left: of, right: some}
}

// restOf is what is left of some calls by labels, once what others tell of them is taken off.
func restOf(calls expr, labels []string, told, own expr) expr {
	rest := operation{op: opMore, left: minus(own, told), right: number(istio.LeastRestRate)}
	share := operation{op: opMore, left: over(rest, own), right: number(istio.LeastRest)}
	return shareOf(calls, labels, share)
}

// brokenOf is what is left of broken calls by labels: what others lack of all own ones are broken ones
// first.
func brokenOf(calls expr, labels []string, told, own, broken expr) expr {
	share := call{function: "clamp_max", of: over(positive(minus(own, told)), broken), after: []string{"1"}}
	return shareOf(calls, labels, share)
}

func shareOf(calls expr, labels []string, share expr) expr {
	return operation{op: opTimes, match: on(labels) + " group_left ()", left: calls, right: share}
}

// sent is what callers' proxies saw, without what the receiving side tells better (2, 3).
func (c counted) sent(sc scope) expr {
	all := c.seen(callingSide, sc)
	if sc.reporter == query.Source {
		return all
	}
	for _, lostAtHop := range sc.lostAtHops() {
		all = union(all, c.seen(callingSide, lostAtHop))
	}
	if sc.absent.UnknownWorkloads {
		return c.named(all, sc)
	}
	calls := func(of []matcher, conditions ...matcher) expr {
		return byHost(c.seen(callingSide, sc.and(append(slices.Clone(of), conditions...)...)))
	}
	told := func(conditions ...matcher) expr {
		return unless(c.reported(sc, append([]matcher{receivingSide}, conditions...)...), istio.PairLabels(), c.reported(sc, callingSide))
	}
	own := func(of []matcher) expr { return sumByCall(c.reported(sc, append([]matcher{callingSide}, of...)...)) }
	better := and(calls(vague), callToHost, sumByCall(told()))
	left := func(of []matcher) expr { return calls(of) }
	if !sc.absent.UnknownClusters {
		// Where one of both does not know the source's cluster, nobody can tell what is left.
		bare := func(of expr) expr { return sumByHost(of, istio.SourceNamespace, istio.SourceWorkload) }
		anywhere := bare(told(missing(istio.SourceCluster)))
		better = union(better,
			and(calls(vague), bareCallToHost, anywhere),
			and(calls(vague, missing(istio.SourceCluster)), bareCallToHost, bare(told())))
		left = func(of []matcher) expr {
			return unless(calls(of, known(istio.SourceCluster)), bareCallToHost, anywhere)
		}
	}
	return union(
		c.named(withoutCalls(all, better), sc),
		restOf(left(whole), callToHost, sumByCall(told()), own(whole)),
		brokenOf(left(broken), callToHost, sumByCall(told()), own(vague), own(broken)))
}

// withoutGateways is what the receiving side saw, once, without what a source knows better: calls whose
// caller is known by a gateway's principal alone, where a source tells of calls to that host (4); and calls
// whose caller went away, where its proxy did not wait (2).
func (c counted) withoutGateways(once func(scope) expr, sc scope) expr {
	if sc.absent.UnknownWorkloads {
		return once(sc)
	}
	toHost := []string{hostLabel}
	sent := sumByHost(c.reported(sc, append([]matcher{callingSide}, vague...)...))
	throughGateway := byHost(once(sc.and(byGateway...)))
	notAwaited := sumByCall(c.reported(sc, callingSide, missing(istio.DestinationWorkload), gaveUp))
	left := and(byHost(c.seen(receivingSide, sc.and(anyFlag(istio.ResponseFlags, istio.FlagsOfCaller())))), callToHost, notAwaited)
	return union(
		withoutCalls(once(sc), union(and(throughGateway, toHost, sent), left)),
		restOf(throughGateway, toHost, sent, sumByHost(c.reportedByGateway(sc))))
}

// reportedByGateway is the witness of calls through gateways, once.
func (c counted) reportedByGateway(sc scope) expr {
	of := func(reporter matcher) expr { return c.reported(sc, append([]matcher{reporter}, byGateway...)...) }
	if sc.absent.Waypoints {
		return of(atDestination)
	}
	return union(of(atWaypoint), unless(of(atDestination), istio.PairLabels(), c.reported(sc, atWaypoint)))
}
