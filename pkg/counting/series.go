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
	by := reporterOf(metric)
	return by == istio.ReporterDestination || by == istio.ReporterWaypoint
}

func reporterOf(metric model.Metric) string { return string(metric[istio.Reporter]) }

func hostOf(metric model.Metric) string { return istio.CallName(string(metric[istio.DestinationHost])) }

func pairOf(metric model.Metric) pair {
	return pair{
		source:             Workload{Namespace: known(metric, istio.SourceNamespace), Name: known(metric, istio.SourceWorkload)},
		destination:        calledBy(metric),
		sourceCluster:      known(metric, istio.SourceCluster),
		destinationCluster: known(metric, istio.DestinationCluster),
	}
}

func calledBy(metric model.Metric) Workload {
	return Workload{Namespace: known(metric, istio.DestinationWorkloadNamespace), Name: known(metric, istio.DestinationWorkload)}
}

// known is a label's value, empty where it says that it does not know.
func known(metric model.Metric, label model.LabelName) string {
	if value := string(metric[label]); value != istio.Unknown {
		return value
	}
	return ""
}
