package frames

import (
	"github.com/grafana/grafana-plugin-sdk-go/data"
)

// Values makes the frame of a values query: what a variable shows and what it stands for.
func Values(values []string, c Context) data.Frames {
	same := func(value string) string { return value }
	frame := data.NewFrame("values", text("text", values, same), text("value", values, same))
	frame.Meta = &data.FrameMeta{Custom: c.custom("alidade.values"), Notices: c.Notices, PreferredVisualization: data.VisTypeTable}
	return data.Frames{frame}
}
