package graph

// crossings knows into which cluster a caller's calls go that the caller itself cannot tell: the
// receiving side tells of all its callers, and what the caller names itself is not meant.
type crossings map[crossing]*clusters

// crossing is a caller and what it calls, without the called side's cluster.
type crossing struct{ source, target Identity }

// clusters are those in which the called side was seen from a caller.
type clusters struct{ received, named map[string]bool }

// learnCrossings looks at all that matters and whose called side has a cluster.
func learnCrossings(all []*series) crossings {
	c := crossings{}
	for _, one := range all {
		cluster := one.target.Cluster
		if cluster == "" || !one.heard {
			continue
		}
		key := crossingOf(one.pair)
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

func crossingOf(ends pair) crossing {
	target := ends.target
	target.Cluster = ""
	return crossing{ends.source, target}
}

// fill gives the called side the only cluster that it can be in.
func (c crossings) fill(ends pair) pair {
	known := c[crossingOf(ends)]
	if ends.target.Cluster != "" || known == nil {
		return ends
	}
	var left []string
	for cluster := range known.received {
		if !known.named[cluster] {
			left = append(left, cluster)
		}
	}
	if len(left) == 1 {
		ends.target.Cluster = left[0]
	}
	return ends
}
