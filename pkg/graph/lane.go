package graph

import (
	"cmp"
	"slices"
	"strconv"
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
		parts = append(parts, figures(*e.RequestRate, 3)+"/s")
	}
	if e.LatencyMs != nil {
		parts = append(parts, figures(*e.LatencyMs, 3)+" ms")
	}
	if e.ErrorRatio != nil && *e.ErrorRatio > 0 {
		parts = append(parts, figures(100**e.ErrorRatio, 2)+"%")
	}
	if e.RequestRate == nil && e.RequestMessageRate != nil {
		parts = append(parts, figures(*e.RequestMessageRate, 3)+" msg/s")
	}
	if e.RequestRate == nil && e.TCPSentThroughput != nil {
		parts = append(parts, figures(*e.TCPSentThroughput, 3)+" B/s")
	}
	if failed := e.TCPFailureRatio(); failed != nil && *failed > 0 {
		parts = append(parts, figures(100**failed, 2)+"% of connections failed")
	}
	return strings.Join(parts, ", ")
}

// figures is a number with some significant figures, never as a power of ten.
func figures(value float64, figures int) string {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(value, 'g', figures, 64), 64)
	if err != nil {
		rounded = value
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}
