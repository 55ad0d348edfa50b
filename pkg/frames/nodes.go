package frames

import (
	"slices"
	"strings"

	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/alidade-mesh/alidade/pkg/graph"
)

// nodes is a row a node. Fields up to color, and those of details, are the Node Graph's.
func nodes(all []graph.Node, compared bool) *data.Frame {
	subtitle := subtitles(all)
	fields := []*data.Field{
		text("id", all, func(n graph.Node) string { return n.ID() }),
		text("title", all, title),
		text("subtitle", all, subtitle),
		drawn("mainstat", "req/s", "Requests in", all, func(n graph.Node) *float64 { return n.RequestRateIn }),
		drawn("secondarystat", "%", "Errors in", all, func(n graph.Node) *float64 { return percent(n.ErrorRatioIn) }),
		arc("arc__success", "Success", "green", all, func(errors float64) float64 { return 1 - errors }),
		arc("arc__errors", "Errors", "red", all, func(errors float64) float64 { return errors }),
		text("color", all, func(n graph.Node) string { return colors[n.Health] }),
	}
	fields = append(fields, telling(
		named(text("detail__kind", all, func(n graph.Node) string { return string(n.Kind) }), "Kind"),
		named(text("detail__health", all, func(n graph.Node) string { return string(n.Health) }), "Health"),
		named(text("detail__version", all, versionOf), "Version"),
	)...)
	fields = append(fields,
		text("kind", all, func(n graph.Node) string { return string(n.Kind) }),
		text("role", all, func(n graph.Node) string { return n.Role }),
		text("cluster", all, clusterOf),
		text("namespace", all, namespaceOf),
		text("workload", all, func(n graph.Node) string { return n.Workload() }),
		text("service", all, func(n graph.Node) string { return strings.Join(n.Services, ",") }),
		text("app", all, func(n graph.Node) string { return strings.Join(n.Apps, ",") }),
		text("version", all, versionOf),
		number("requestRateIn", unitRequests, all, func(n graph.Node) *float64 { return n.RequestRateIn }),
		number("requestRateOut", unitRequests, all, func(n graph.Node) *float64 { return n.RequestRateOut }),
		number("errorRatioIn", unitShare, all, func(n graph.Node) *float64 { return n.ErrorRatioIn }),
		number("errorRatioOut", unitShare, all, func(n graph.Node) *float64 { return n.ErrorRatioOut }),
		number("tcpThroughputIn", unitBytes, all, func(n graph.Node) *float64 { return n.TCPThroughputIn }),
		text("health", all, func(n graph.Node) string { return string(n.Health) }),
	)
	if compared {
		fields = append(fields, nodesBefore(all)...)
	}
	return graphFrame("nodes", data.VisTypeNodeGraph, fields)
}

// arc is a section of the ring around a node: a share of its inbound requests. The sections of a
// node without any are 0, so that the ring takes the node's colour.
func arc(name, displayName, color string, all []graph.Node, share func(errors float64) float64) *data.Field {
	field := data.NewField(name, nil, valuesOf(all, func(n graph.Node) float64 {
		if n.ErrorRatioIn == nil {
			return 0
		}
		return rounded(share(*n.ErrorRatioIn), drawnDigits)
	}))
	field.Config = &data.FieldConfig{Color: map[string]any{"mode": "fixed", "fixedColor": color}}
	return named(field, displayName)
}

func title(n graph.Node) string {
	switch {
	case n.Kind == graph.Unknown && (n.Namespace == "" || n.Name == "unknown-caller"):
		return strings.ReplaceAll(n.Name, "-", " ")
	case n.Version != "":
		return n.Name + " " + n.Version
	}
	return n.Name
}

// subtitles tells where a node is: its namespace, and its cluster where the graph has several.
func subtitles(all []graph.Node) func(graph.Node) string {
	seen := map[string]bool{}
	for _, n := range all {
		if cluster := clusterOf(n); cluster != "" {
			seen[cluster] = true
		}
	}
	return func(n graph.Node) string {
		where := []string{n.Cluster, n.Namespace}
		if len(seen) < 2 {
			where = where[1:]
		}
		where = slices.DeleteFunc(where, func(part string) bool { return part == "" })
		return strings.Join(where, " / ")
	}
}

func clusterOf(n graph.Node) string {
	if n.Kind == graph.Cluster {
		return n.Name
	}
	return n.Cluster
}

func namespaceOf(n graph.Node) string {
	if n.Kind == graph.Namespace {
		return n.Name
	}
	return n.Namespace
}

func versionOf(n graph.Node) string { return strings.Join(n.Versions, ",") }
