package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// lane is the nodes of one namespace.
type lane struct {
	name  string
	nodes []Node
}

// lanes are the nodes by namespace, and by what they are where they have none.
func (g Graph) lanes() []lane {
	byName := map[string][]Node{}
	for _, node := range g.Nodes {
		name := node.Namespace
		if name == "" {
			name = string(node.Kind)
		}
		byName[name] = append(byName[name], node)
	}
	lanes := make([]lane, 0, len(byName))
	for name, nodes := range byName {
		lanes = append(lanes, lane{name, nodes})
	}
	slices.SortFunc(lanes, func(a, b lane) int { return cmp.Compare(a.name, b.name) })
	return lanes
}

// label is what a person reads on an edge: rate, latency and errors as far as they are known, or
// the bytes of a connection.
func (e Edge) label() string {
	var parts []string
	if e.RequestRate != nil {
		parts = append(parts, fmt.Sprintf("%.3g/s", *e.RequestRate))
	}
	if e.LatencyMs != nil {
		parts = append(parts, fmt.Sprintf("%.3g ms", *e.LatencyMs))
	}
	if e.ErrorRatio != nil && *e.ErrorRatio > 0 {
		parts = append(parts, fmt.Sprintf("%.2g%%", 100**e.ErrorRatio))
	}
	if e.RequestRate == nil && e.RequestMessageRate != nil {
		parts = append(parts, fmt.Sprintf("%.3g msg/s", *e.RequestMessageRate))
	}
	if e.RequestRate == nil && e.TCPSentThroughput != nil {
		parts = append(parts, fmt.Sprintf("%.3g B/s", *e.TCPSentThroughput))
	}
	if failed := e.TCPFailureRatio(); failed != nil && *failed > 0 {
		parts = append(parts, fmt.Sprintf("%.2g%% of connections failed", 100**failed))
	}
	return strings.Join(parts, ", ")
}
