package graph

import "iter"

// gaps knows what some samples leave out of an identity and others tell: a reporter does not always
// learn its peer's cluster, of a call that never arrived nobody does, and of one that was refused
// the caller knows the workload, but not its version.
type gaps struct {
	// cluster is that of an identity, by the identity without it.
	cluster only[Identity]
	// clusterOf is that of everything in a namespace.
	clusterOf only[string]
	// meshCluster is that of everything.
	meshCluster only[struct{}]
	// version is that of a workload, by its identity without cluster and version.
	version only[Identity]
}

// learnGaps looks at every identity that occurs.
func learnGaps(identities iter.Seq[Identity]) gaps {
	g := gaps{only[Identity]{}, only[string]{}, only[struct{}]{}, only[Identity]{}}
	for identity := range identities {
		cluster, version := identity.Cluster, identity.Version
		if identity.Kind == Cluster {
			cluster = identity.Name
		}
		identity.Cluster, identity.Version = "", ""
		g.version.add(identity, version)
		g.cluster.add(identity, cluster)
		g.clusterOf.add(identity.Namespace, cluster)
		g.meshCluster.add(struct{}{}, cluster)
	}
	return g
}

// fill completes an identity where only one value is possible.
func (g gaps) fill(identity Identity) Identity {
	bare := identity
	bare.Cluster, bare.Version = "", ""
	switch identity.Kind {
	case External, Unknown:
	case Cluster:
		// A service of the mesh was called, so it is in one of the mesh's clusters.
		if identity.Name == "" {
			identity.Name = g.meshCluster.get(struct{}{})
		}
		if identity.Name == "" {
			return unknownDestination
		}
	default:
		if identity.Cluster == "" {
			identity.Cluster = g.cluster.get(bare)
		}
		if identity.Cluster == "" && identity.Kind == Service && identity.Namespace != "" {
			identity.Cluster = g.clusterOf.get(identity.Namespace)
		}
		if identity.Kind == Version && identity.Version == "" {
			identity.Version = g.version.get(bare)
		}
	}
	return identity
}

// only maps a key to its value as long as there is only one.
type only[K comparable] map[K]struct {
	value   string
	several bool
}

// add learns a value; an empty one says nothing.
func (o only[K]) add(key K, value string) {
	if value == "" {
		return
	}
	seen, ok := o[key]
	seen.several = seen.several || ok && seen.value != value
	seen.value = value
	o[key] = seen
}

// get is empty where no value is known, or several.
func (o only[K]) get(key K) string {
	if seen := o[key]; !seen.several {
		return seen.value
	}
	return ""
}
