package counting

import (
	"iter"

	"github.com/alidade-mesh/alidade/pkg/query"
)

// Absent is what the series of a witness do not show: PromQL that asks the same calls again can do without
// what would be made of it.
func Absent(witness iter.Seq[*Series]) query.Absent {
	unclear, received := map[int]bool{}, map[int]bool{}
	var waypoints, clustered, unclustered, meet bool
	for s := range witness {
		waypoints = waypoints || s.told == byWaypoint
		clustered, unclustered = clustered || s.clustered, unclustered || s.unclustered
		switch {
		case s.FromReceiver():
			received[s.host] = true
		case s.destination.Name == "" && !s.lost:
			unclear[s.host] = true
		}
	}
	for host := range unclear {
		meet = meet || received[host]
	}
	return query.Absent{Waypoints: !waypoints, UnknownWorkloads: !meet, UnknownClusters: !clustered || !unclustered}
}

// ByGateway tells a report of a receiving side that knows its caller by a gateway's principal alone.
func (s *Series) ByGateway() bool { return s.FromReceiver() && s.byGateway }
