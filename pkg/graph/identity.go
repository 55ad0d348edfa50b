package graph

import (
	"net/url"
	"strings"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// Identity names a party: samples with equal identities speak of one node.
type Identity struct {
	Kind Kind
	// Cluster and Namespace are empty where they are unknown or mean nothing.
	Cluster, Namespace string
	// Name is what the kind is called by; a Version is named by its workload.
	Name string
	// Version is set on a Version alone.
	Version string
}

// Nobody named the called side of a call, or its caller. They are not the same party: an error of
// the first is its caller's.
var (
	unknownDestination = Identity{Kind: Unknown, Name: "unknown"}
	unknownCaller      = Identity{Kind: Unknown, Name: "unknown-caller"}
)

// ID is made of the identity alone. Its parts are escaped, so that no name can pass for another
// identity, and each kind has a fixed number of them.
func (i Identity) ID() string {
	parts := []string{string(i.Kind)}
	switch i.Kind {
	case Unknown:
		return i.Name
	case External, Cluster:
		parts = append(parts, i.Name)
	case Namespace:
		parts = append(parts, i.Cluster, i.Name)
	case Version:
		parts = append(parts, i.Cluster, i.Namespace, i.Name, i.Version)
	default:
		parts = append(parts, i.Cluster, i.Namespace, i.Name)
	}
	for p := range parts {
		parts[p] = url.PathEscape(parts[p])
	}
	return strings.Join(parts, "/")
}

// edgeID joins two ids; PathEscape leaves no ">" in them.
func edgeID(source, target Identity) string { return source.ID() + "->" + target.ID() }

// identifier finds the parties of a sample for one kind of node.
type identifier struct {
	kind  query.NodeKind
	names names
}

// source is who called.
func (f identifier) source(sample model.Metric) Identity {
	return f.endpoint(party{
		cluster:   known(sample, istio.SourceCluster),
		namespace: known(sample, istio.SourceNamespace),
		workload:  known(sample, istio.SourceWorkload),
		service:   known(sample, istio.SourceCanonicalService),
		app:       known(sample, istio.SourceApp),
		version:   known(sample, istio.SourceVersion),
	}, unknownCaller)
}

// destination is who was called; without anybody behind it, the service that was asked for.
func (f identifier) destination(sample model.Metric) Identity {
	cluster := known(sample, istio.DestinationCluster)
	serviceNamespace := known(sample, istio.DestinationNamespace)
	namespace := known(sample, istio.DestinationWorkloadNamespace)
	if namespace == "" && f.kind != query.NodeNamespace {
		namespace = serviceNamespace
	}
	asked := f.asked(sample, cluster, serviceNamespace)
	return f.endpoint(party{
		cluster:   cluster,
		namespace: namespace,
		workload:  known(sample, istio.DestinationWorkload),
		service:   known(sample, istio.DestinationCanonicalService),
		app:       known(sample, istio.DestinationApp),
		version:   known(sample, istio.DestinationVersion),
	}, asked)
}

// asked is the service, the namespace or the host outside the mesh that a caller asked for.
func (f identifier) asked(sample model.Metric, cluster, namespace string) Identity {
	name, host := known(sample, istio.DestinationServiceName), known(sample, istio.DestinationHost)
	switch {
	case name == "" && host == "":
		return unknownDestination
	case istio.IsPassthrough(name):
		return Identity{Kind: External, Name: name}
	case isOutside(name, host):
		return Identity{Kind: External, Name: first(host, name)}
	case f.kind == query.NodeNamespace && namespace != "":
		return Identity{Kind: Namespace, Cluster: cluster, Name: namespace}
	case f.kind == query.NodeCluster:
		// Without a cluster this one is filled in where there is but one, see gaps.go.
		return Identity{Kind: Cluster, Name: cluster}
	}
	identity := Identity{Kind: Service, Cluster: cluster, Namespace: namespace, Name: first(name, host)}
	called := calledNameOf(sample)
	switch f.kind {
	case query.NodeService:
		identity.Name = first(f.names.canonicalService.get(called), identity.Name)
	case query.NodeApp:
		// Where nobody ever answered to the service's name, an app of that name is what fails.
		identity.Kind, identity.Name = App, first(f.names.app.get(called), identity.Name)
	}
	return identity
}

// party is what the labels of one side say; what they do not know is empty.
type party struct{ cluster, namespace, workload, service, app, version string }

// endpoint is the node of a party, or otherwise where the labels do not name it.
func (f identifier) endpoint(p party, otherwise Identity) Identity {
	identity := Identity{Kind: Kind(f.kind), Cluster: p.cluster, Namespace: p.namespace}
	switch f.kind {
	case query.NodeService:
		identity.Name = p.service
	case query.NodeApp:
		identity.Name = p.app
	case query.NodeVersion:
		identity.Name, identity.Version = p.workload, p.version
	case query.NodeNamespace:
		identity.Name, identity.Namespace = p.namespace, ""
	case query.NodeCluster:
		identity.Name, identity.Cluster, identity.Namespace = p.cluster, "", ""
	default:
		identity.Name = p.workload
	}
	if identity.Name == "" {
		return otherwise
	}
	return identity
}

// known is a label's value, empty where it says that it does not know.
func known(sample model.Metric, label string) string {
	if value := string(sample[model.LabelName(label)]); value != istio.Unknown {
		return value
	}
	return ""
}

func first(values ...string) string {
	for _, value := range values {
		if value != "" {
			return value
		}
	}
	return ""
}

// isOutside tells a host outside the mesh from the full name of a service in a cluster.
func isOutside(name, host string) bool {
	if host == "" || strings.Contains(host, ".svc.") {
		return false
	}
	return host == name || strings.Contains(host, ".")
}
