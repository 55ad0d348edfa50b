package graph

import (
	"cmp"
	"strings"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
	"github.com/alidade-mesh/alidade/pkg/vector"
)

// identifier finds the parties of a sample for one kind of node.
type identifier struct {
	kind  query.NodeKind
	hosts hosts
	names names
}

func newIdentifier(kind query.NodeKind, called *ends) identifier {
	known := hosts{}
	return identifier{kind, known, learnNames(called, known)}
}

// source is who called. A caller without a workload is told by its principal, or by its namespace.
func (f identifier) source(sample vector.Sample) Identity {
	p := party{
		cluster:   known(sample, istio.SourceCluster),
		namespace: known(sample, istio.SourceNamespace),
		workload:  known(sample, istio.SourceWorkload),
		service:   known(sample, istio.SourceCanonicalService),
		app:       known(sample, istio.SourceApp),
		version:   known(sample, istio.SourceVersion),
	}
	if p.workload == "" && p.service == "" && p.app == "" {
		return f.nameless(p, known(sample, istio.SourcePrincipal))
	}
	return f.endpoint(p, unknownCaller)
}

// nameless is a caller without a workload.
func (f identifier) nameless(p party, principal string) Identity {
	namespace, account, ok := istio.SplitPrincipal(principal)
	if !ok {
		namespace, account = p.namespace, nobodyCalls
	}
	switch {
	case f.kind == query.NodeCluster && p.cluster != "":
		return Identity{Kind: Cluster, Name: p.cluster}
	case namespace == "" || f.kind == query.NodeCluster:
		return unknownCaller
	case f.kind == query.NodeNamespace:
		return Identity{Kind: Namespace, Cluster: p.cluster, Name: namespace}
	}
	return Identity{Kind: Unknown, Namespace: namespace, Name: account}
}

// destination is who was called; without anybody behind it, the service that was asked for.
func (f identifier) destination(sample vector.Sample) Identity {
	asked := f.hosts.service(sample)
	p := party{
		cluster:   known(sample, istio.DestinationCluster),
		namespace: known(sample, istio.DestinationWorkloadNamespace),
		workload:  known(sample, istio.DestinationWorkload),
		service:   known(sample, istio.DestinationCanonicalService),
		app:       known(sample, istio.DestinationApp),
		version:   known(sample, istio.DestinationVersion),
	}
	nameless := p.workload == "" && p.service == "" && p.app == ""
	// A percentile of namespaces or of clusters is told by these alone: nobody was asked for by name.
	told := asked.host == "" && (f.kind == query.NodeNamespace && p.namespace != "" || f.kind == query.NodeCluster && p.cluster != "")
	if nameless && !told {
		return f.asked(sample, asked, p.cluster)
	}
	if asked.inside {
		p.asked = asked.name
	}
	if p.namespace == "" {
		p.namespace = asked.namespace
	}
	return f.endpoint(p, f.asked(sample, asked, p.cluster))
}

// lost is what was called where the call was lost on its way to a hop.
func (f identifier) lost(sample vector.Sample) Identity {
	return f.asked(sample, f.hosts.service(sample), known(sample, istio.DestinationCluster))
}

// asked is the service of the mesh, or the host outside the mesh that a caller asked for. Where its proxy
// knew no way to it, nobody was called.
func (f identifier) asked(sample vector.Sample, to called, cluster string) Identity {
	label := known(sample, istio.DestinationServiceName)
	switch {
	case !to.inside && istio.LetsOut(label):
		return outside(RolePassthrough, "PassthroughCluster", to.host)
	case !to.inside && istio.Refuses(label):
		return outside(RoleRefused, "BlackHoleCluster", to.host)
	case !to.inside && istio.IsPassthrough(label):
		return Identity{Kind: External, Name: label}
	case !to.inside && (label == "" || istio.HadNoRoute(sample.Get(istio.ResponseFlags))):
		return unknownDestination
	case !to.inside:
		return Identity{Kind: External, Name: cmp.Or(to.host, label)}
	case f.kind == query.NodeNamespace && to.namespace != "":
		return Identity{Kind: Namespace, Cluster: cluster, Name: to.namespace}
	case f.kind == query.NodeCluster:
		// Without a cluster this one is filled in where there is but one, see gaps.go.
		return Identity{Kind: Cluster, Name: cluster}
	}
	identity := Identity{Kind: Service, Cluster: cluster, Namespace: to.namespace, Name: to.name}
	switch f.kind {
	case query.NodeService:
		identity.Name = cmp.Or(f.names.canonicalService.get(to.calledName), identity.Name)
	case query.NodeApp:
		// Where nobody ever answered to the service's name, an app of that name is what fails.
		identity.Kind, identity.Name = App, cmp.Or(f.names.app.get(to.calledName), identity.Name)
	}
	return identity
}

// outside is a host beyond the mesh's registry by its name. Addresses have none: they are one.
func outside(role, nameless, host string) Identity {
	if host == "" || istio.IsBareAddress(host) || istio.IsPassthrough(host) {
		host = nameless
	} else {
		host = strings.ToLower(withoutPort(host))
	}
	return Identity{Kind: External, Outside: role, Name: host}
}

// party is what the labels of one side say; what they do not know is empty.
type party struct {
	cluster, namespace, workload, service, app, version string
	// asked is the name of the service of the mesh that was called; it is empty for a caller.
	asked string
}

// unnamedCluster is where a workload runs whose series tell no cluster.
const unnamedCluster = "unknown cluster"

// endpoint is the node of a party, or otherwise where the labels do not name it. Where a mesh has thinned
// out the label that names a kind of node, the next best does.
func (f identifier) endpoint(p party, otherwise Identity) Identity {
	identity := Identity{Kind: Kind(f.kind), Cluster: p.cluster, Namespace: p.namespace}
	switch f.kind {
	case query.NodeService:
		identity.Name = cmp.Or(p.service, p.app, p.asked, p.workload)
	case query.NodeApp:
		identity.Name = cmp.Or(p.app, p.service, p.asked, p.workload)
	case query.NodeVersion:
		identity.Name, identity.Version = p.workload, p.version
	case query.NodeNamespace:
		identity.Name, identity.Namespace = p.namespace, ""
	case query.NodeCluster:
		identity.Name, identity.Cluster, identity.Namespace = cmp.Or(p.cluster, unnamedCluster), "", ""
	default:
		identity.Name = cmp.Or(p.workload, p.service, p.app)
	}
	if identity.Name == "" {
		return otherwise
	}
	return identity
}

// known is a label's value, empty where it says that it does not know.
func known(sample vector.Sample, label string) string {
	return istio.Known(sample.Get(label))
}

// withoutPort is a host's name without a port.
func withoutPort(host string) string {
	name, port, found := strings.Cut(host, ":")
	if found && strings.Trim(port, "0123456789") == "" {
		return name
	}
	return host
}
