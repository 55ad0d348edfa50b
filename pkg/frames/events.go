package frames

import (
	"strings"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/alidade-mesh/alidade/pkg/events"
)

// Events makes the frame of an events query, in the form of Grafana's annotations: the end is null
// for what is a moment, tags are joined with commas.
func Events(found []events.Event, c Context) data.Frames {
	frame := data.NewFrame("events",
		data.NewField("time", nil, valuesOf(found, func(e events.Event) time.Time { return e.Time })),
		data.NewField("timeEnd", nil, valuesOf(found, func(e events.Event) *time.Time {
			if e.End.IsZero() {
				return nil
			}
			return &e.End
		})),
		text("title", found, func(e events.Event) string { return e.Title }),
		text("text", found, func(e events.Event) string { return e.Text }),
		text("tags", found, func(e events.Event) string { return strings.Join(e.Tags, ",") }),
	)
	frame.Meta = &data.FrameMeta{
		Custom: c.custom("alidade.events"), Notices: c.Notices,
		PreferredVisualization: data.VisTypeTable,
	}
	c.tellAsked(frame.Meta)
	return data.Frames{frame}
}
