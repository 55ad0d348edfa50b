package frames

import (
	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/alidade-mesh/alidade/pkg/graph"
)

// responses is a row a way in which requests of an edge ended.
func responses(all []graph.Response) *data.Frame {
	rate := data.NewField("rate", nil, valuesOf(all, func(r graph.Response) float64 { return rounded(r.Rate, measuredDigits) }))
	rate.Config = &data.FieldConfig{Unit: unitRequests}
	return graphFrame("responses", data.VisTypeTable, []*data.Field{
		text("edge", all, func(r graph.Response) string { return r.Edge }),
		text("protocol", all, func(r graph.Response) string { return r.Protocol }),
		text("code", all, func(r graph.Response) string { return r.Code }),
		text("grpcStatus", all, func(r graph.Response) string { return r.GRPCStatus }),
		text("flags", all, func(r graph.Response) string { return r.Flags }),
		rate,
	})
}
