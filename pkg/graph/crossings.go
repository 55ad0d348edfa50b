package graph

import "slices"

// crossings knows into which cluster a caller's calls go that the caller itself cannot tell: the
// receiving side tells of all its callers, and what the caller names itself is not meant.
type crossings map[crossing]*clusters

// crossing is a caller and what it calls, without the called side's cluster.
type crossing struct{ source, target Identity }

// clusters are those in which the called side was seen from a caller.
type clusters struct{ received, named map[string]bool }

// learnCrossings looks at all that matters and whose called side has a cluster, if there is anything that
// lacks one.
func learnCrossings(all []*series) crossings {
	if !slices.ContainsFunc(all, (*series).lacksCluster) {
		return nil
	}
	c := crossings{}
	for _, one := range all {
		cluster := one.to.identity.Cluster
		if cluster == "" || !one.heard {
			continue
		}
		key := crossingOf(one)
		if c[key] == nil {
			c[key] = &clusters{map[string]bool{}, map[string]bool{}}
		}
		if one.moves {
			c[key].named[cluster] = true
		}
		if one.described {
			c[key].received[cluster] = true
		}
	}
	return c
}

// lacksCluster tells a called side that has a cluster which is not known.
func (s *series) lacksCluster() bool {
	called := s.to.identity
	return called.Cluster == "" && called.Kind != External && called.Kind != Unknown && called.Kind != Cluster
}

func crossingOf(one *series) crossing {
	target := one.to.identity
	target.Cluster = ""
	return crossing{one.from.identity, target}
}

// target is what a series calls, in the only cluster that it can be in; false where there is none or
// several.
func (c crossings) target(one *series) (target Identity, found bool) {
	if c == nil || !one.lacksCluster() {
		return target, false
	}
	known := c[crossingOf(one)]
	if known == nil {
		return target, false
	}
	target = one.to.identity
	for cluster := range known.received {
		if !known.named[cluster] {
			if found {
				return target, false
			}
			target.Cluster, found = cluster, true
		}
	}
	return target, found
}
