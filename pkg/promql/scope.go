package promql

import (
	"slices"
	"time"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// scope is what a query's conditions say, as matchers, kept apart by what they speak of.
type scope struct {
	// peers are the conditions on both ends of a call.
	peers alternatives
	// witnesses are those by which it is asked who reports a call.
	witnesses alternatives
	// request are conditions on the request that hold for all of it: protocol, policy, filters.
	request []matcher
	// response are conditions on its outcome: code, flags, gRPC status.
	response []matcher
	// endpoints leave out waypoints as ends of a call; hops are alternatives that match those.
	endpoints []matcher
	hops      alternatives
	// found are waypoints that are left out too, though their names do not say what they are.
	found []query.Workload
	// required stand in every selector.
	required []matcher
	// absent is what need not be asked for, because no series shows it.
	absent query.Absent
	// services says that the answer tells apart the services of a called workload.
	services bool

	reporter  query.Reporter
	telemetry telemetry
}

func newScope(q query.Query, s query.Settings) scope {
	sc := scope{
		reporter: q.Reporter, peers: peersOf(q), required: required(s),
		telemetry: telemetry{recorded: s.Recorded, window: q.Window},
		services:  TellsServices(q), absent: s.Found.Absent,
	}
	sc.witnesses = witnessesOf(sc.peers, sc.services)
	sc.request = appendMatch(sc.request, istio.Protocol, q.Protocol)
	sc.request = appendMatch(sc.request, istio.SecurityPolicy, q.Security)
	for _, filter := range q.Filters {
		// A label's own name says the same as the field that stands for it.
		if isOutcome(filter.Label) {
			sc.response = appendMatch(sc.response, filter.Label, filter.Match)
			continue
		}
		sc.request = appendMatch(sc.request, filter.Label, filter.Match)
	}
	sc.response = appendMatch(sc.response, istio.ResponseCode, q.ResponseCode)
	sc.response = appendMatch(sc.response, istio.GRPCStatus, q.GRPCStatus)
	if len(q.ResponseFlags) > 0 {
		sc.response = append(sc.response, anyFlag(istio.ResponseFlags, q.ResponseFlags))
	}
	if q.Reporter == query.Auto && !q.Include[query.IncludeWaypoints] {
		sc.leaveOut(s.Waypoints)
		// Those whose name tells are left out by it.
		named := query.Playing(s.Waypoints)
		sc.found = slices.DeleteFunc(slices.Clone(s.Found.Waypoints), func(w query.Workload) bool { return named(w.Name) })
	}
	return sc
}

// leaveOut leaves out some workloads as ends of a call.
func (sc *scope) leaveOut(waypoints query.Match) {
	source, some := negated(istio.SourceWorkload, waypoints)
	destination, _ := negated(istio.DestinationWorkload, waypoints)
	if !some {
		return
	}
	sc.endpoints = append(sc.endpoints, source, destination)
	sc.hops = append(sc.hops, []matcher{source, toMatcher(istio.DestinationWorkload, waypoints)})
}

// lostAtHops speak of calls that were lost on the way to a waypoint: nobody else reports them.
func (sc scope) lostAtHops() []scope {
	var all []scope
	for _, hop := range sc.hops {
		lostThere := sc.and(lost)
		lostThere.endpoints = hop
		all = append(all, lostThere)
	}
	for _, waypoint := range sc.found {
		lostThere := sc.and(lost, equal(istio.DestinationWorkloadNamespace, waypoint.Namespace), equal(istio.DestinationWorkload, waypoint.Name))
		lostThere.found = nil
		all = append(all, lostThere)
	}
	return all
}

// TellsServices tells whether a query groups by the called service, or asks for one: which side knows it
// matters then.
func TellsServices(q query.Query) bool {
	grouped := q.Type == query.Metric && slices.ContainsFunc(q.GroupBy, func(key query.GroupKey) bool {
		return key.Label == istio.DestinationServiceName || key.Label == istio.DestinationHost
	})
	return grouped || !q.Destination.Service.Empty() || !q.Destination.Host.Empty() || !q.Either.Service.Empty()
}

func appendMatch(matchers []matcher, label string, match query.Match) []matcher {
	if match.Empty() {
		return matchers
	}
	return append(matchers, toMatcher(label, match))
}

// withResponse replaces the conditions on the outcome.
func (sc scope) withResponse(response []matcher) scope {
	sc.response = response
	return sc
}

// and adds conditions on the request.
func (sc scope) and(matchers ...matcher) scope {
	sc.request = append(slices.Clone(sc.request), matchers...)
	return sc
}

// ago speaks of an earlier time.
func (sc scope) ago(offset time.Duration) scope {
	sc.telemetry.offset = offset
	return sc
}
