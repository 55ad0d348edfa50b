package promql

import (
	"slices"
	"strings"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// counted is the rates of a metric in which each event appears once, whoever reported it.
//
//  1. A call between two proxies is reported by both. The source is believed where it reports the pair
//     of workloads, else a waypoint, else the destination.
//  2. A source can know the service that it called and not the workload: across clusters and networks,
//     or without metadata exchange. Its calls that are not flagged as lost are those that the receiving
//     side reports for the same caller and host: the receiving side is believed, and of the source what
//     that does not tell. Of calls for which the source did not wait, the source is believed.
//  3. A source can know the workload that it called and not the service, where it called an address. Where
//     services are told apart, the receiving side is believed of such a pair.
//  4. Through a gateway between clusters the receiving side knows of its caller the gateway's principal
//     alone. Where a source reports calls to that host without knowing the workload, it is believed.
//
// Who reports a pair is asked of the metric itself (of a histogram's count), without conditions on the
// request and never as a rate above zero: otherwise "the source saw no error" would read as "the source
// did not report".
type counted struct {
	// metric is what is counted; witness tells who reports a pair.
	metric, witness string
	// outcomes are alternatives on the outcome beside the scope's; an event may match several.
	outcomes alternatives
}

// rates counts the events of a metric.
func rates(metric string) counted { return counted{metric: metric, witness: witnessOf(metric)} }

// witnessOf is the metric that tells who reports a histogram's samples, and any other metric itself.
func witnessOf(metric string) string {
	for _, suffix := range []string{istio.BucketSuffix, istio.SumSuffix} {
		if histogram, ok := strings.CutSuffix(metric, suffix); ok {
			return histogram + istio.CountSuffix
		}
	}
	return metric
}

// receivers are the reporters at the called side.
const receivers = istio.ReporterDestination + "|" + istio.ReporterWaypoint

// The reporters that stand on one side of a call.
var (
	callingSide   = equal(istio.Reporter, istio.ReporterSource)
	receivingSide = matcher{istio.Reporter, "=~", receivers}
	atWaypoint    = equal(istio.Reporter, istio.ReporterWaypoint)
	atDestination = equal(istio.Reporter, istio.ReporterDestination)
)

// Of a source, lost are the series of calls that never arrived, gaveUp those of calls for which it did not
// wait, ownWord both, of which nobody else can tell, and vague those of others whose workload it does not know; of a receiving side, byGateway are those whose caller is known by a gateway's principal alone.
var (
	lost    = anyFlag(istio.ResponseFlags, istio.FlagsOfLost())
	gaveUp  = anyFlag(istio.ResponseFlags, istio.FlagsOfGivingUp())
	ownWord = anyFlag(istio.ResponseFlags, slices.Concat(istio.FlagsOfLost(), istio.FlagsOfGivingUp()))
	vague   = []matcher{missing(istio.DestinationWorkload), ownWord.opposite()}
	// broken are those of them that broke on their way, whole the others.
	broken    = append(slices.Clone(vague), anyFlag(istio.ResponseFlags, istio.FlagsOfBreaking()))
	whole     = append(slices.Clone(vague), anyFlag(istio.ResponseFlags, istio.FlagsOfBreaking()).opposite())
	byGateway = []matcher{missing(istio.SourceWorkload), {istio.SourcePrincipal, "=~", istio.GatewayPrincipal}}
	// unnamed are the series of calls to a workload whose service the source does not know.
	unnamed = []matcher{known(istio.DestinationWorkload), {istio.DestinationServiceName, "=~", istio.PassthroughName}}
)

// in is what is counted within a scope.
func (c counted) in(sc scope) expr {
	if sc.reporter != query.Auto {
		return c.seen(equal(istio.Reporter, string(sc.reporter)), sc)
	}
	return union(c.sent(sc), c.unlessReported(c.withoutGateways(c.received, sc), c.believedSources(sc), sc))
}

// received is what the receiving side saw, once: a waypoint is believed before the destination behind
// it. Only the receiving side knows whether a call came encrypted.
func (c counted) received(sc scope) expr {
	switch sc.reporter {
	case query.Auto:
		if sc.absent.Waypoints {
			return c.seen(atDestination, sc)
		}
		return union(
			c.seen(atWaypoint, sc),
			unless(c.seen(atDestination, sc), istio.PairLabels(), c.reported(sc, atWaypoint)),
		)
	case query.Source:
		// A graph as its sources report it still shows what its destinations know of encryption.
		sc.reporter = query.Destination
	}
	return c.in(sc)
}

// arrived is what receiving proxies saw, once. Unlike in received, a destination is believed before a
// waypoint in front of it: it is the one beside the application.
func (c counted) arrived(sc scope) expr {
	return c.withoutGateways(func(sc scope) expr {
		if sc.absent.Waypoints {
			return c.seen(atDestination, sc)
		}
		return union(
			c.seen(atDestination, sc),
			unless(c.seen(atWaypoint, sc), istio.PairLabels(), c.reported(sc, atDestination)),
		)
	}, sc)
}

// named leaves out of what callers saw the pairs whose service the receiving side knows better, where
// services are told apart (3).
func (c counted) named(sent expr, sc scope) expr {
	if !sc.services {
		return sent
	}
	better := and(c.unnamed(sc), istio.PairLabels(), c.reported(sc, receivingSide))
	return without(sent, and(c.seen(callingSide, sc.and(ownWord.opposite())), istio.PairLabels(), better))
}

// believedSources are the pairs of which the source is believed.
func (c counted) believedSources(sc scope) expr {
	if !sc.services {
		return c.reported(sc, callingSide)
	}
	better := and(c.unnamed(sc), istio.PairLabels(), c.reported(sc, receivingSide))
	return unless(c.reported(sc, callingSide), istio.PairLabels(), better)
}

// unnamed are the pairs whose service the source does not know.
func (c counted) unnamed(sc scope) expr {
	return c.reported(sc, append([]matcher{callingSide}, unnamed...)...)
}

// seen is the rates that reporters give. Alternatives overlap; a union keeps a series that is in several
// of them once, since rates keep their labels.
func (c counted) seen(by matcher, sc scope) expr {
	outcomes := c.outcomes
	if outcomes == nil {
		outcomes = alternatives{nil}
	}
	var vectors []expr
	for _, peers := range sc.peers {
		for _, outcome := range outcomes {
			vectors = append(vectors, sc.telemetry.rate(c.metric,
				[]matcher{by}, peers, sc.request, sc.response, outcome, sc.endpoints, sc.required))
		}
	}
	return c.withoutFound(union(vectors...), sc)
}

// withoutFound leaves out waypoints that were found by their series, as ends of a call: by namespace and
// name, since another workload may have that name.
func (c counted) withoutFound(seen expr, sc scope) expr {
	for _, waypoint := range sc.found {
		called := c.reported(sc, equal(istio.DestinationWorkloadNamespace, waypoint.Namespace), equal(istio.DestinationWorkload, waypoint.Name))
		calling := c.reported(sc, equal(istio.SourceNamespace, waypoint.Namespace), equal(istio.SourceWorkload, waypoint.Name))
		seen = unless(seen, CalledWorkload(), called)
		seen = unless(seen, []string{istio.SourceNamespace, istio.SourceWorkload}, calling)
	}
	return seen
}

// unlessReported takes away the pairs that a better reporter speaks of. A pair is compared with
// its clusters, and without them where one of its reporters does not know that of a workload.
func (c counted) unlessReported(of, better expr, sc scope) expr {
	if sc.absent.UnknownClusters {
		return unless(of, istio.PairLabels(), better)
	}
	bare := istio.PairLabelsWithoutClusters()
	partial := union(
		c.reported(sc, known(istio.SourceWorkload), missing(istio.SourceCluster)),
		c.reported(sc, known(istio.DestinationWorkload), missing(istio.DestinationCluster)))
	return unless(unless(of, istio.PairLabels(), better), bare, and(better, bare, partial))
}

// reported is the rates of the witness for the scope's peers.
func (c counted) reported(sc scope, conditions ...matcher) expr {
	var vectors []expr
	for _, peers := range sc.witnesses {
		vectors = append(vectors, sc.telemetry.rate(c.witness, conditions, peers, sc.required))
	}
	return union(vectors...)
}
