package frames

import (
	"slices"

	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/alidade-mesh/alidade/pkg/graph"
)

// graphKind is meta.custom.kind of the frames of a graph.
const graphKind = "alidade.graph"

// Units of fields, as Grafana names them.
const (
	unitRequests = "reqps"
	unitShare    = "percentunit"
	unitMs       = "ms"
	unitBytes    = "Bps"
	unitEvents   = "cps"
)

// Graph makes the frames of a graph query: nodes, edges, responses. The first two keep the contract
// of Grafana's Node Graph, which takes the first frame that has no field "source" for the nodes.
func Graph(g graph.Graph, c Context) data.Frames {
	frames := data.Frames{nodes(g.Nodes, c.Query.CompareTo > 0), edges(g.Edges, c.Query), responses(g.Responses)}
	for _, frame := range frames {
		frame.Meta.Custom = c.custom(graphKind)
	}
	c.tellAsked(frames[0].Meta)
	frames[0].Meta.Notices = c.Notices
	return frames
}

// graphFrame is a frame for a picture, or for the table beneath one.
func graphFrame(name string, visualization data.VisType, fields []*data.Field) *data.Frame {
	return data.NewFrame(name, fields...).SetMeta(&data.FrameMeta{PreferredVisualization: visualization})
}

// text is a field without a unit.
func text[T any](name string, items []T, value func(T) string) *data.Field {
	return data.NewField(name, nil, valuesOf(items, value))
}

// number is a field whose unknown values are null.
func number[T any](name, unit string, items []T, value func(T) *float64) *data.Field {
	return numberOf(name, unit, measuredDigits, items, value)
}

// drawn is a number of the Node Graph alone, which draws it or writes it with few digits.
func drawn[T any](name, unit, displayName string, items []T, value func(T) *float64) *data.Field {
	return named(numberOf(name, unit, drawnDigits, items, value), displayName)
}

func numberOf[T any](name, unit string, digits int, items []T, value func(T) *float64) *data.Field {
	field := data.NewField(name, nil, valuesOf(items, func(item T) *float64 { return roundedOptional(value(item), digits) }))
	field.Config = &data.FieldConfig{Unit: unit}
	return field
}

// named gives a field the name that Grafana's Node Graph shows for it.
func named(field *data.Field, displayName string) *data.Field {
	if field.Config == nil {
		field.Config = &data.FieldConfig{}
	}
	field.Config.DisplayName = displayName
	return field
}

// colors of health, by names that are colours both to Grafana and to a browser.
var colors = map[graph.Health]string{
	graph.Healthy: "green", graph.Degraded: "orange", graph.Failing: "red", graph.Idle: "gray",
}

// telling leaves out those of the fields in which no row has anything: details of the Node Graph, which asks
// for none of them.
func telling(fields ...*data.Field) []*data.Field {
	return slices.DeleteFunc(fields, func(field *data.Field) bool {
		for row := range field.Len() {
			if value, known := field.ConcreteAt(row); known && value != "" {
				return false
			}
		}
		return field.Len() > 0
	})
}

// percent is a share as the Node Graph writes it, which knows no units.
func percent(share *float64) *float64 {
	if share == nil {
		return nil
	}
	value := *share * 100
	return &value
}
