package simulator

import (
	"fmt"
	"strings"
)

const unknown = "unknown"

// identity is what a proxy writes about one end of a request.
type identity struct {
	workload, namespace                 string
	canonicalService, canonicalRevision string
	principal                           string
	app, version                        string
	cluster                             string
}

// hostOnly is the address where the proxy has no metadata of the service.
func (a address) hostOnly() address {
	return address{host: a.host, name: a.host, namespace: unknown}
}

// nobody is an end of which nothing is known. Its revision is "latest", as for
// every workload that names none.
var nobody = identity{
	workload: unknown, namespace: unknown,
	canonicalService: unknown, canonicalRevision: "latest",
	principal: unknown,
	app:       unknown, version: unknown,
	cluster: unknown,
}

// address is what a proxy writes about the service that was called.
type address struct {
	host, name, namespace string
}

var noAddress = address{host: unknown, name: unknown, namespace: unknown}

// knowledge is how much a calling proxy knows of the workload behind a service.
type knowledge uint8

const (
	// whole: both proxies have told each other who they are.
	whole knowledge = iota
	// unanswered: the connection was encrypted, but no response arrived that
	// would have carried the peer's labels. The endpoint's own metadata names
	// its workload; it holds neither app nor version.
	unanswered
	// unconnected: the endpoint is known and there was no mutual TLS with it,
	// since it did not take the connection or has no proxy.
	unconnected
	// serviceOnly: no endpoint was chosen, or none that the mesh knows.
	serviceOnly
	// elsewhere: the connection was encrypted and went to another network, from
	// which nothing came back about who answered.
	elsewhere
	// gatewayOnly: the connection was encrypted and ended at another network's
	// gateway. Its principal is known, and to the caller its namespace, which
	// passes for the workload's.
	gatewayOnly
)

// as reduces an identity to what is known of it.
func (i identity) as(k knowledge) identity {
	switch k {
	case whole:
		return i
	case unanswered:
		i.app, i.version = unknown, unknown
		return i
	case unconnected:
		i.app, i.version, i.principal = unknown, unknown, unknown
		return i
	default:
		return nobody
	}
}

// of reduces a bare caller's identity to what a ztunnel finds out.
func (i identity) of(a Anonymity) identity {
	switch a {
	case NamespaceOnly:
		known := nobody
		known.namespace = i.namespace
		return known
	case Nameless:
		return nobody
	default:
		return i
	}
}

// encrypted says whether the caller's own certificate was used.
func (k knowledge) encrypted() bool {
	return k == whole || k == unanswered || k == elsewhere || k == gatewayOnly
}

// named says whether the caller knows the workload.
func (k knowledge) named() bool {
	return k < serviceOnly
}

// refused is what is known where the endpoint did not take the connection.
func (k knowledge) refused() knowledge {
	if !k.named() {
		return serviceOnly
	}
	return max(k, unconnected)
}

// peerLabels are the labels that every metric of a proxy has, in a proxy's
// order.
func peerLabels(reporter string, source, destination identity, service address) []Label {
	return []Label{
		{"reporter", reporter},
		{"source_workload", source.workload},
		{"source_canonical_service", source.canonicalService},
		{"source_canonical_revision", source.canonicalRevision},
		{"source_workload_namespace", source.namespace},
		{"source_principal", source.principal},
		{"source_app", source.app},
		{"source_version", source.version},
		{"source_cluster", source.cluster},
		{"destination_workload", destination.workload},
		{"destination_workload_namespace", destination.namespace},
		{"destination_principal", destination.principal},
		{"destination_app", destination.app},
		{"destination_version", destination.version},
		{"destination_service", service.host},
		{"destination_canonical_service", destination.canonicalService},
		{"destination_canonical_revision", destination.canonicalRevision},
		{"destination_service_name", service.name},
		{"destination_service_namespace", service.namespace},
		{"destination_cluster", destination.cluster},
	}
}

// deployment is the workload's name within its cluster, which is what the mesh
// calls it.
func (w Workload) deployment() string {
	name, _, _ := strings.Cut(w.Name, "@")
	return name
}

func (t Topology) identityOf(w Workload, version string) identity {
	name, account := w.deployment(), w.Account
	if account == "" {
		account = name
	}
	return identity{
		workload: name, namespace: w.Namespace,
		canonicalService: name, canonicalRevision: version,
		principal: fmt.Sprintf("spiffe://%s/ns/%s/sa/%s", t.TrustDomain, w.Namespace, account),
		app:       name, version: version,
		cluster: t.clusterOf(w),
	}
}

func (t Topology) clusterOf(w Workload) string {
	if w.Cluster != "" {
		return w.Cluster
	}
	return t.Cluster
}

// clusterNames are what a proxy calls a host outside that is not registered.
var clusterNames = map[Registration]string{Unregistered: "PassthroughCluster", Blocked: "BlackHoleCluster"}

func addressOf(w Workload) address {
	name := w.Service
	if name == "" {
		name = w.deployment()
	}
	if w.Registration != Registered {
		return address{host: name, name: clusterNames[w.Registration], namespace: unknown}
	}
	if w.Kind == External {
		return address{host: name, name: name, namespace: w.Namespace}
	}
	return address{host: fmt.Sprintf("%s.%s.svc.cluster.local", name, w.Namespace), name: name, namespace: w.Namespace}
}
