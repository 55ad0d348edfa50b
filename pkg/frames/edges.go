package frames

import (
	"math"
	"strings"

	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/alidade-mesh/alidade/pkg/graph"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// edges is a row a pair of nodes. Fields up to color, and those of details, are the Node Graph's.
func edges(all []graph.Edge, q query.Query) *data.Frame {
	statistic := q.LatencyStatistic.Name
	fields := []*data.Field{
		text("id", all, func(e graph.Edge) string { return e.ID }),
		text("source", all, func(e graph.Edge) string { return e.Source }),
		text("target", all, func(e graph.Edge) string { return e.Target }),
		drawn("mainstat", "req/s", "Requests", all, func(e graph.Edge) *float64 { return e.RequestRate }),
		drawn("secondarystat", unitMs, "Latency "+statistic, all, func(e graph.Edge) *float64 { return latencyOf(e, q) }),
		data.NewField("thickness", nil, valuesOf(all, thickness(all))),
		text("color", all, edgeColor),
	}
	fields = append(fields, telling(
		drawn("detail__errors", "%", "Errors", all, func(e graph.Edge) *float64 { return percent(e.ErrorRatio) }),
		drawn("detail__mtls", "%", "mTLS", all, func(e graph.Edge) *float64 { return percent(e.MTLSRatio) }),
		named(text("detail__protocols", all, protocolsOf), "Protocols"),
	)...)
	fields = append(fields,
		text("protocols", all, protocolsOf),
		number("requestRate", unitRequests, all, func(e graph.Edge) *float64 { return e.RequestRate }),
		number("errorRate", unitRequests, all, func(e graph.Edge) *float64 { return e.ErrorRate }),
		number("errorRatio", unitShare, all, func(e graph.Edge) *float64 { return e.ErrorRatio }),
		number("latencyMs", unitMs, all, func(e graph.Edge) *float64 { return latencyOf(e, q) }),
		number("latencyMeanMs", unitMs, all, func(e graph.Edge) *float64 { return e.LatencyMeanMs }),
		number("mtlsRatio", unitShare, all, func(e graph.Edge) *float64 { return e.MTLSRatio }),
		number("requestThroughput", unitBytes, all, func(e graph.Edge) *float64 { return e.RequestThroughput }),
		number("responseThroughput", unitBytes, all, func(e graph.Edge) *float64 { return e.ResponseThroughput }),
		number("tcpSentThroughput", unitBytes, all, func(e graph.Edge) *float64 { return e.TCPSentThroughput }),
		number("tcpReceivedThroughput", unitBytes, all, func(e graph.Edge) *float64 { return e.TCPReceivedThroughput }),
		number("tcpConnectionRate", unitEvents, all, func(e graph.Edge) *float64 { return e.TCPConnectionRate }),
		number("tcpFailureRatio", unitShare, all, graph.Edge.TCPFailureRatio),
		number("requestMessageRate", unitEvents, all, func(e graph.Edge) *float64 { return e.RequestMessageRate }),
		number("responseMessageRate", unitEvents, all, func(e graph.Edge) *float64 { return e.ResponseMessageRate }),
		unknownYet("retryRatio", unitShare, all),
		unknownYet("attemptsPerRequest", "none", all),
		unknownYet("timeoutRatio", unitShare, all),
		unknownYet("circuitOpen", "none", all),
		unknownYet("ejectionsActive", "none", all),
		text("reporter", all, func(e graph.Edge) string { return strings.Join(e.Reporters, ",") }),
	)
	if q.CompareTo > 0 {
		fields = append(fields, edgesBefore(all, q)...)
	}
	return graphFrame("edges", data.VisTypeNodeGraph, fields)
}

// unknownYet is a column of what this version does not ask for: unknown, never 0.
func unknownYet(name, unit string, all []graph.Edge) *data.Field {
	return number(name, unit, all, func(graph.Edge) *float64 { return nil })
}

// latencyOf is the statistic that the query asked for.
func latencyOf(e graph.Edge, q query.Query) *float64 {
	if q.LatencyStatistic.Mean {
		return e.LatencyMeanMs
	}
	return e.LatencyMs
}

func protocolsOf(e graph.Edge) string { return strings.Join(e.Protocols, ",") }

// edgeColor is quiet where nothing is wrong, and tells TCP from requests.
func edgeColor(e graph.Edge) string {
	switch {
	case e.Health == graph.Healthy && e.RequestRate == nil:
		return "blue"
	case e.Health == graph.Healthy:
		return "gray"
	}
	return colors[e.Health]
}

// thickness is 1 to 4 pixels by the square root of the rate, compared with the busiest edge.
func thickness(all []graph.Edge) func(graph.Edge) float64 {
	busiest := 0.0
	for _, e := range all {
		if e.RequestRate != nil {
			busiest = max(busiest, *e.RequestRate)
		}
	}
	return func(e graph.Edge) float64 {
		if e.RequestRate == nil || busiest <= 0 {
			return 1
		}
		return rounded(1+3*math.Sqrt(max(*e.RequestRate, 0)/busiest), drawnDigits)
	}
}
