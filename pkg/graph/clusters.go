package graph

import "iter"

// clusters knows in which cluster a party is that some samples name without one: a reporter does
// not always learn its peer's cluster, and of a call that never arrived nobody does.
type clusters struct {
	// of holds the cluster of an identity that is known in exactly one, by the identity without it.
	of oneCluster[Identity]
	// ofNamespace holds the same by namespace.
	ofNamespace oneCluster[string]
	// ofMesh holds it for everything.
	ofMesh oneCluster[struct{}]
}

// learnClusters looks at every identity that occurs.
func learnClusters(identities iter.Seq[Identity]) clusters {
	c := clusters{of: oneCluster[Identity]{}, ofNamespace: oneCluster[string]{}, ofMesh: oneCluster[struct{}]{}}
	for identity := range identities {
		cluster := identity.Cluster
		if identity.Kind == Cluster {
			cluster = identity.Name
		}
		if cluster == "" {
			continue
		}
		identity.Cluster = ""
		c.of.add(identity, cluster)
		c.ofNamespace.add(identity.Namespace, cluster)
		c.ofMesh.add(struct{}{}, cluster)
	}
	return c
}

// fill completes an identity whose cluster is unknown, where only one is possible.
func (c clusters) fill(identity Identity) Identity {
	switch {
	case identity.Kind == Cluster && identity.Name == "":
		// A service of the mesh was called, so it is in one of the mesh's clusters.
		if identity.Name = c.ofMesh.get(struct{}{}); identity.Name == "" {
			return unknownDestination
		}
	case identity.Cluster != "" || identity.Kind == Cluster || identity.Kind == External || identity.Kind == Unknown:
	default:
		identity.Cluster = c.of.get(identity)
		if identity.Cluster == "" && identity.Kind == Service && identity.Namespace != "" {
			identity.Cluster = c.ofNamespace.get(identity.Namespace)
		}
	}
	return identity
}

// oneCluster maps a key to its cluster as long as there is only one.
type oneCluster[K comparable] map[K]struct {
	cluster string
	several bool
}

func (o oneCluster[K]) add(key K, cluster string) {
	seen, ok := o[key]
	seen.several = seen.several || ok && seen.cluster != cluster
	seen.cluster = cluster
	o[key] = seen
}

// get is empty where no cluster is known, or several.
func (o oneCluster[K]) get(key K) string {
	if seen := o[key]; !seen.several {
		return seen.cluster
	}
	return ""
}
