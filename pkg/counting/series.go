package counting

import (
	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

// isVague tells the calls of a source that does not know the workload, that were not lost and for which
// it waited.
func isVague(metric model.Metric) bool {
	return known(metric, istio.DestinationWorkload) == "" && !ownWord(metric)
}

// isBroken tells the calls that broke on their way.
func isBroken(metric model.Metric) bool { return istio.BrokeOff(string(metric[istio.ResponseFlags])) }

// ownWord tells calls of which nobody but the source can tell: lost ones, and those for which it did not
// wait.
func ownWord(metric model.Metric) bool {
	flags := string(metric[istio.ResponseFlags])
	return istio.NeverArrived(flags) || istio.GaveUp(flags)
}

// isByGateway tells the calls whose caller is known by a gateway's principal alone.
func isByGateway(metric model.Metric) bool {
	return known(metric, istio.SourceWorkload) == "" && istio.IsGatewayPrincipal(string(metric[istio.SourcePrincipal]))
}

func isReceiver(metric model.Metric) bool {
	return istio.IsReceiving(reporterOf(metric))
}

func reporterOf(metric model.Metric) string { return string(metric[istio.Reporter]) }

func hostOf(metric model.Metric) string { return istio.CallName(string(metric[istio.DestinationHost])) }

func pairOf(metric model.Metric) pair {
	return pair{
		source:             callerOf(metric),
		destination:        calledBy(metric),
		sourceCluster:      known(metric, istio.SourceCluster),
		destinationCluster: known(metric, istio.DestinationCluster),
	}
}

func callerOf(metric model.Metric) Workload {
	return Workload{Namespace: known(metric, istio.SourceNamespace), Name: known(metric, istio.SourceWorkload)}
}

// routeOf reads the ends of a route alone: a pair has more labels.
func routeOf(metric model.Metric) route {
	return route{known(metric, istio.SourceCluster), callerOf(metric), hostOf(metric)}
}

func calledBy(metric model.Metric) Workload {
	return Workload{Namespace: known(metric, istio.DestinationWorkloadNamespace), Name: known(metric, istio.DestinationWorkload)}
}

// known is a label's value, empty where it says that it does not know.
func known(metric model.Metric, label model.LabelName) string {
	return istio.Known(string(metric[label]))
}
