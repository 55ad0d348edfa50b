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
	// endpoints leave out waypoints as ends of a call.
	endpoints []matcher
	// required stand in every selector.
	required []matcher
	// services says that the answer tells apart the services of a called workload.
	services bool

	reporter  query.Reporter
	telemetry telemetry
}

func newScope(q query.Query, s query.Settings) scope {
	sc := scope{
		reporter: q.Reporter, peers: peersOf(q), required: required(s),
		telemetry: telemetry{recorded: s.Recorded, window: q.Window},
		services:  tellsServices(q),
	}
	sc.witnesses = witnessesOf(sc.peers)
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
		for _, label := range []string{istio.SourceWorkload, istio.DestinationWorkload} {
			if m, ok := negated(label, s.Waypoints); ok {
				sc.endpoints = append(sc.endpoints, m)
			}
			if m, ok := negated(label, s.Found.Waypoints); ok {
				sc.endpoints = append(sc.endpoints, m)
			}
		}
	}
	return sc
}

// tellsServices tells whether a query groups by the called service, or asks for one.
func tellsServices(q query.Query) bool {
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
