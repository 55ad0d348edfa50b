// Package graph turns the samples that answer a graph's plan into nodes and edges.
//
//  1. Samples are read by the labels that many of them share: series, and their ends (reading.go, ends.go).
//  2. Of each metric it is decided whose report of a call counts (locate.go, pkg/counting).
//  3. Both ends of every series get an identity by the kind of node that was asked for; what has
//     no workload behind it ends in its service, outside the mesh, or in nobody (identifier.go, names.go).
//  4. A cluster or a version that one side does not know is filled in where only one is possible
//     (gaps.go, crossings.go); the least busy hosts outside are one (external.go).
//  5. Samples are summed by pair of nodes (sum.go, parts.go). What these sums show that sources cannot tell
//     of percentiles is asked in a second question, and all percentiles are added then (quantiles.go).
//  6. Edges become ratios and means, nodes the sums of their edges; both get their health.
//  7. A focus and the bounds of the query leave parts of the graph out (focus.go, cut.go).
//
// Everything here is pure: the same samples, in any order, give the same graph.
package graph

import "github.com/alidade-mesh/alidade/pkg/query"

// Kind says what a node stands for.
type Kind string

// The kinds of node. External is outside the mesh; Unknown is a party that nobody named.
const (
	Workload  = Kind(query.NodeWorkload)
	Service   = Kind(query.NodeService)
	App       = Kind(query.NodeApp)
	Version   = Kind(query.NodeVersion)
	Namespace = Kind(query.NodeNamespace)
	Cluster   = Kind(query.NodeCluster)
	External  = Kind("external")
	Unknown   = Kind("unknown")
)

// Health says how a node or an edge does, by its share of failed requests.
type Health string

// The states of health. Idle is without any traffic.
const (
	Healthy  Health = "healthy"
	Degraded Health = "degraded"
	Failing  Health = "failing"
	Idle     Health = "idle"
)

// Graph is a picture of the mesh over one window. Nodes and edges are sorted by id, responses by
// their edge's id; every end of an edge is among the nodes.
type Graph struct {
	Nodes     []Node
	Edges     []Edge
	Responses []Response
}

// Node is a party of the mesh. Numbers that are unknown are nil.
type Node struct {
	Identity
	// Role is gateway, waypoint, passthrough, refused or empty.
	Role string
	// Services, Apps and Versions were seen at this node, sorted.
	Services, Apps, Versions []string
	// RequestRateIn and RequestRateOut are requests a second.
	RequestRateIn, RequestRateOut *float64
	// ErrorRatioIn and ErrorRatioOut are errors over requests, [0, 1].
	ErrorRatioIn, ErrorRatioOut *float64
	// TCPThroughputIn is bytes a second in both directions of the connections to this node.
	TCPThroughputIn *float64
	Health          Health
	// Before is the node of an earlier graph; it is nil where none is compared or the node is new.
	Before *Node
	// Change is empty where nothing is compared.
	Change Change
}

// Edge is all calls from one node to another. Numbers that are unknown are nil.
type Edge struct {
	ID string
	// Source and Target are ids of nodes.
	Source, Target string
	// Protocols are sorted: grpc, http, tcp.
	Protocols []string
	// Reporters are those whose telemetry was believed, sorted.
	Reporters []string
	// RequestRate and ErrorRate are requests a second; nil on an edge of TCP alone.
	RequestRate, ErrorRate *float64
	// ErrorRatio is errors over requests, [0, 1]; nil without requests.
	ErrorRatio *float64
	// UnansweredRate is requests a second that got no response, whoever is to blame.
	UnansweredRate *float64
	// RequestMessageRate and ResponseMessageRate are gRPC messages a second. A stream that never ends has
	// messages and no request.
	RequestMessageRate, ResponseMessageRate *float64
	// LatencyMs is the query's latency statistic, LatencyMeanMs the mean, in milliseconds.
	LatencyMs, LatencyMeanMs *float64
	// MTLSRatio is the share of traffic under mutual TLS, [0, 1], where the receiver told.
	MTLSRatio *float64
	// RequestThroughput and ResponseThroughput are bytes a second of HTTP and gRPC.
	RequestThroughput, ResponseThroughput *float64
	// TCPSentThroughput is bytes a second towards the caller, TCPReceivedThroughput towards the called.
	TCPSentThroughput, TCPReceivedThroughput *float64
	// TCPConnectionRate is connections opened a second, TCPEndedRate those that ended, TCPFailureRate those
	// of them that ended by a failure.
	TCPConnectionRate, TCPEndedRate, TCPFailureRate *float64
	Health                                          Health
	// Before is the edge of an earlier graph; it is nil where none is compared or the edge is new.
	Before *Edge
	// Change is empty where nothing is compared.
	Change Change
}

// Response is the requests, or the TCP connections, of one edge that ended in the same way.
type Response struct {
	Edge     string
	Protocol string
	// Code is the HTTP status, 0 where no response came; empty for TCP.
	Code string
	// GRPCStatus is a number, empty on plain HTTP.
	GRPCStatus string
	// Flags are Envoy's response flags joined by commas, "-" for none.
	Flags string
	// Rate is requests, or connections, a second.
	Rate float64
}
