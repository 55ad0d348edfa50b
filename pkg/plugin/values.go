package plugin

import (
	"context"

	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/alidade-mesh/alidade/pkg/frames"
	"github.com/alidade-mesh/alidade/pkg/promql"
)

func (d *DataSource) answerValues(ctx context.Context, c frames.Context) (data.Frames, error) {
	values, warnings, err := d.client.LabelValues(ctx, promql.LookUp(c.Query, d.settings), c.Query.Range)
	if err != nil {
		return nil, err
	}
	var said notices
	for _, warning := range warnings {
		said.add(data.NoticeSeverityWarning, "Prometheus warns: "+warning)
	}
	c.Notices = said
	return frames.Values(values, c), nil
}
