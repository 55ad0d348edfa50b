package frames

import (
	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/alidade-mesh/alidade/pkg/graph"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// beforeSuffix ends the names of the fields that hold the numbers of an earlier graph.
const beforeSuffix = "Before"

// nodesBefore are the numbers that nodes had in the graph that is compared with.
func nodesBefore(all []graph.Node) []*data.Field {
	before := func(name, unit string, value func(graph.Node) *float64) *data.Field {
		return number(name+beforeSuffix, unit, all, func(n graph.Node) *float64 {
			if n.Before == nil {
				return nil
			}
			return value(*n.Before)
		})
	}
	return []*data.Field{
		before("requestRateIn", unitRequests, func(n graph.Node) *float64 { return n.RequestRateIn }),
		before("requestRateOut", unitRequests, func(n graph.Node) *float64 { return n.RequestRateOut }),
		before("errorRatioIn", unitShare, func(n graph.Node) *float64 { return n.ErrorRatioIn }),
		before("errorRatioOut", unitShare, func(n graph.Node) *float64 { return n.ErrorRatioOut }),
		before("tcpThroughputIn", unitBytes, func(n graph.Node) *float64 { return n.TCPThroughputIn }),
		text("change", all, func(n graph.Node) string { return string(n.Change) }),
	}
}

// edgesBefore are the numbers that edges had in the graph that is compared with.
func edgesBefore(all []graph.Edge, q query.Query) []*data.Field {
	before := func(name, unit string, value func(graph.Edge) *float64) *data.Field {
		return number(name+beforeSuffix, unit, all, func(e graph.Edge) *float64 {
			if e.Before == nil {
				return nil
			}
			return value(*e.Before)
		})
	}
	return []*data.Field{
		before("requestRate", unitRequests, func(e graph.Edge) *float64 { return e.RequestRate }),
		before("errorRate", unitRequests, func(e graph.Edge) *float64 { return e.ErrorRate }),
		before("errorRatio", unitShare, func(e graph.Edge) *float64 { return e.ErrorRatio }),
		before("latencyMs", unitMs, func(e graph.Edge) *float64 { return latencyOf(e, q) }),
		before("latencyMeanMs", unitMs, func(e graph.Edge) *float64 { return e.LatencyMeanMs }),
		before("mtlsRatio", unitShare, func(e graph.Edge) *float64 { return e.MTLSRatio }),
		before("requestThroughput", unitBytes, func(e graph.Edge) *float64 { return e.RequestThroughput }),
		before("responseThroughput", unitBytes, func(e graph.Edge) *float64 { return e.ResponseThroughput }),
		before("tcpSentThroughput", unitBytes, func(e graph.Edge) *float64 { return e.TCPSentThroughput }),
		before("tcpReceivedThroughput", unitBytes, func(e graph.Edge) *float64 { return e.TCPReceivedThroughput }),
		before("tcpConnectionRate", unitEvents, func(e graph.Edge) *float64 { return e.TCPConnectionRate }),
		before("tcpFailureRatio", unitShare, graph.Edge.TCPFailureRatio),
		before("requestMessageRate", unitEvents, func(e graph.Edge) *float64 { return e.RequestMessageRate }),
		before("responseMessageRate", unitEvents, func(e graph.Edge) *float64 { return e.ResponseMessageRate }),
		text("change", all, func(e graph.Edge) string { return string(e.Change) }),
	}
}
