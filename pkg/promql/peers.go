package promql

import (
	"regexp"
	"slices"
	"strings"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// alternatives are conditions of which one has to hold, each a list of matchers that all hold.
type alternatives [][]matcher

// all is the alternatives of several conditions that all have to hold.
func (a alternatives) all(b alternatives) alternatives {
	var both alternatives
	for _, left := range a {
		for _, right := range b {
			both = append(both, slices.Concat(left, right))
		}
	}
	return both
}

// common are the matchers that stand in every alternative.
func (a alternatives) common() []matcher {
	return slices.DeleteFunc(slices.Clone(a[0]), func(m matcher) bool {
		return slices.ContainsFunc(a, func(other []matcher) bool { return !slices.Contains(other, m) })
	})
}

// peersOf are the conditions on both ends of a call. Either allows it by one end or by the other.
func peersOf(q query.Query) alternatives {
	both := sourceOf(q.Source).all(destinationOf(q.Destination))
	if len(q.Either.Conditions()) == 0 {
		return both
	}
	return both.all(slices.Concat(sourceOf(q.Either), destinationOf(q.Either)))
}

// witnessesOf are the conditions by which it is asked who reports the calls of some alternatives. More
// calls than these may be looked at, since a pair's reporters are its own: where something narrows all
// alternatives, that alone is asked. Left out are conditions that let through what a source does not know
// of the called side, since the receiving side, which knows it, has to be heard of those calls too; and,
// where services are told apart, conditions on the service, which one side may know by another name.
func witnessesOf(peers alternatives, services bool) alternatives {
	if common := peers.common(); len(common) > 0 {
		peers = alternatives{common}
	}
	var heard alternatives
	for _, conditions := range peers {
		asked := slices.DeleteFunc(slices.Clone(conditions), func(m matcher) bool {
			return m.letsUnknownThrough() || services && m.ofService()
		})
		if len(asked) == 0 {
			return alternatives{nil}
		}
		heard = append(heard, asked)
	}
	return heard
}

// ofService tells the conditions on the service that was called.
func (m matcher) ofService() bool {
	return m.label == istio.DestinationServiceName || m.label == istio.DestinationHost || m.label == istio.DestinationNamespace
}

// ofReceiver are labels of the called side that a source may not know.
var ofReceiver = []string{
	istio.DestinationWorkload, istio.DestinationWorkloadNamespace, istio.DestinationCluster, istio.DestinationCanonicalService,
	istio.DestinationCanonicalRevision, istio.DestinationApp, istio.DestinationVersion, istio.DestinationPrincipal,
}

// letsUnknownThrough tells the conditions on a label of the called side that a source meets by not
// knowing it.
func (m matcher) letsUnknownThrough() bool {
	return slices.Contains(ofReceiver, m.label) && (m.accepts(istio.Unknown) || m.accepts(""))
}

// sourceOf are the conditions on a caller. One without a workload can still have a principal, which
// tells its namespace.
func sourceOf(peer query.Peer) alternatives {
	namespace := peer.Namespace
	rest := peer
	rest.Namespace = query.Match{}
	conditions := labelled(rest, istio.SourceLabel)
	if namespace.Empty() {
		return alternatives{conditions}
	}
	named := append(slices.Clone(conditions), toMatcher(istio.SourceNamespace, namespace))
	if !positiveMatch(namespace) || len(rest.Conditions()) > 0 {
		return alternatives{named}
	}
	return alternatives{named, {
		{istio.SourceNamespace, "=~", istio.Missing},
		{istio.SourcePrincipal, "=~", istio.PrincipalOf(expressionOf(namespace))},
	}}
}

// destinationOf are the conditions on what is called. Its namespace is that of its service or that of
// its workload, and the service's own full name tells service and namespace whatever the labels beside
// it say.
func destinationOf(peer query.Peer) alternatives {
	service, namespace := peer.Service, peer.Namespace
	rest := peer
	rest.Service, rest.Namespace = query.Match{}, query.Match{}
	conditions := alternatives{labelled(rest, istio.DestinationLabel)}
	if positiveMatch(service) && positiveMatch(namespace) {
		called := toMatcher(istio.DestinationServiceName, service)
		return conditions.all(alternatives{
			{called, toMatcher(istio.DestinationWorkloadNamespace, namespace), known(istio.DestinationWorkload)},
			{called, toMatcher(istio.DestinationNamespace, namespace)},
			{hostOf(expressionOf(service), expressionOf(namespace))},
		})
	}
	return conditions.all(serviceOf(service)).all(namespaceOf(namespace))
}

// serviceOf and namespaceOf are the conditions on what is called by its service and its namespace. What
// is not to be meant is meant by none of the labels that tell it.
func serviceOf(service query.Match) alternatives {
	switch {
	case service.Empty():
		return alternatives{nil}
	case service.Op == query.OpAbsent:
		return alternatives{{toMatcher(istio.DestinationServiceName, service)}}
	}
	name, host := toMatcher(istio.DestinationServiceName, service), hostOf(expressionOf(service), istio.AnyName)
	if !positiveMatch(service) {
		return alternatives{{name, host.opposite()}}
	}
	return alternatives{{name}, {host}}
}

func namespaceOf(namespace query.Match) alternatives {
	switch {
	case namespace.Empty():
		return alternatives{nil}
	case namespace.Op == query.OpAbsent:
		return alternatives{{toMatcher(istio.DestinationNamespace, namespace)}}
	}
	workload, service := toMatcher(istio.DestinationWorkloadNamespace, namespace), toMatcher(istio.DestinationNamespace, namespace)
	host := hostOf(istio.AnyName, expressionOf(namespace))
	if !positiveMatch(namespace) {
		return alternatives{{workload, service, host.opposite()}}
	}
	// Of a call whose workload is not known, the namespace beside it is a gateway's.
	return alternatives{{workload, known(istio.DestinationWorkload)}, {service}, {host}}
}

// hostOf matches the full names of services, by expressions of their service and their namespace.
func hostOf(service, namespace string) matcher {
	return matcher{istio.DestinationHost, "=~", istio.ServiceHost(service, namespace)}
}

// expressionOf is the regular expression of the values that a match names.
func expressionOf(match query.Match) string {
	values := slices.Clone(match.Values)
	if match.Op == query.OpEqual || match.Op == query.OpNotEqual {
		for i, value := range values {
			values[i] = regexp.QuoteMeta(value)
		}
	}
	if len(values) == 1 {
		return values[0]
	}
	return strings.Join(grouped(values), "|")
}

func grouped(expressions []string) []string {
	all := make([]string, len(expressions))
	for i, expression := range expressions {
		all[i] = "(?:" + expression + ")"
	}
	return all
}

// positiveMatch tells a match that names what is wanted from one that names what is not.
func positiveMatch(match query.Match) bool {
	return !match.Empty() && (match.Op == query.OpEqual || match.Op == query.OpRegex)
}

// labelled are the conditions on one end by the labels that stand for its properties.
func labelled(peer query.Peer, labelOf func(string) (string, bool)) []matcher {
	var matchers []matcher
	for _, condition := range peer.Conditions() {
		if label, ok := labelOf(condition.Property); ok {
			matchers = append(matchers, toMatcher(label, condition.Match))
		}
	}
	return matchers
}
