package plugin

import (
	"context"

	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/alidade-mesh/alidade/pkg/events"
	"github.com/alidade-mesh/alidade/pkg/frames"
)

// answerEvents finds the events of a query in the series that its one expression answers.
func (d *DataSource) answerEvents(ctx context.Context, c frames.Context) (data.Frames, error) {
	// Nothing is gone because the range ends in the future, as that of today does.
	if now := d.now().UTC(); c.Query.Range.To.After(now) {
		c.Query.Range.To = now
	}
	c.Query.Range = aligned(c.Query.Range)
	results := d.client.Run(ctx, c.Plan, c.Query.Range)
	result := results[c.Plan[0].Part]
	if result.Err != nil {
		return nil, result.Err
	}
	var said notices
	said.remarks(c.Plan, results)
	c.Notices = said
	return frames.Events(events.Find(c.Query, result.Matrix), c), nil
}
