package counting

import (
	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

// Series is what the rule has to know of the labels of a series. Samples of many metrics have the same, so
// that it is read once.
type Series struct {
	pair
	route
	// Reporter is who tells of the calls, Flags are how they ended.
	Reporter, Flags string
	// receiving says that the reporter stands on the called side.
	receiving bool
	// Of a source, vague are calls whose workload it does not know, that were not lost and for which it
	// waited, broken those that broke on their way, and ownWord those of which nobody else can tell: lost
	// ones, and those for which it did not wait (gaveUp).
	vague, broken, ownWord, lost, gaveUp bool
	// unnamed says that the source knows the workload and not the service.
	unnamed bool
	// byGateway are calls whose caller is known by a gateway's principal alone, and of callerLeft the caller
	// went away.
	byGateway, callerLeft bool
}

// Read reads the labels of a series.
func Read(metric model.Metric) Series {
	s := Series{Reporter: string(metric[istio.Reporter]), Flags: string(metric[istio.ResponseFlags])}
	s.pair = pair{
		source:             Workload{Namespace: known(metric, istio.SourceNamespace), Name: known(metric, istio.SourceWorkload)},
		destination:        Workload{Namespace: known(metric, istio.DestinationWorkloadNamespace), Name: known(metric, istio.DestinationWorkload)},
		sourceCluster:      known(metric, istio.SourceCluster),
		destinationCluster: known(metric, istio.DestinationCluster),
	}
	s.route = route{s.sourceCluster, s.pair.source, istio.CallName(string(metric[istio.DestinationHost]))}
	s.receiving = istio.IsReceiving(s.Reporter)
	s.lost, s.gaveUp = istio.NeverArrived(s.Flags), istio.GaveUp(s.Flags)
	s.ownWord = s.lost || s.gaveUp
	s.vague = s.destination.Name == "" && !s.ownWord
	s.broken, s.callerLeft = istio.BrokeOff(s.Flags), istio.CallerLeft(s.Flags)
	s.unnamed = s.destination.Name != "" && istio.LetsOut(string(metric[istio.DestinationServiceName]))
	s.byGateway = s.pair.source.Name == "" && istio.IsGatewayPrincipal(string(metric[istio.SourcePrincipal]))
	return s
}

// IsReceiving tells what a reporter on the called side tells.
func (s *Series) IsReceiving() bool { return s.receiving }

// SamePair tells whether two series are of calls between the same two workloads.
func (s *Series) SamePair(other *Series) bool { return s.pair == other.pair }

// Ends are the names of the two workloads, empty where they are not known.
func (s *Series) Ends() (source, destination string) { return s.pair.source.Name, s.destination.Name }

// isSource tells what a source tells.
func (s *Series) isSource() bool { return s.Reporter == istio.ReporterSource }

// known is a label's value, empty where it says that it does not know.
func known(metric model.Metric, label model.LabelName) string {
	return istio.Known(string(metric[label]))
}
