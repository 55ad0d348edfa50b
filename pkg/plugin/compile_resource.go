package plugin

import (
	"context"
	"net/http"
	"time"

	"github.com/alidade-mesh/alidade/pkg/promql"
)

// previewWaits is how long a preview waits for what the server shows of the mesh.
const previewWaits = 2 * time.Second

// compile answers the PromQL behind a query. It needs no server, so it answers also where the settings
// have no URL yet: with all that a mesh might need.
func (d *DataSource) compile(r *http.Request) (any, error) {
	asked, err := d.readPreview(r)
	if err != nil {
		return nil, err
	}
	q, err := d.decodePreview(asked, asked.Query)
	if err != nil {
		return nil, err
	}
	settings := d.settings
	if d.problem == nil {
		ctx, cancel := context.WithTimeout(r.Context(), previewWaits)
		defer cancel()
		// Of a server that does not answer in time nothing is known.
		found, _ := d.facts(ctx, q)
		settings = settings.With(found)
	}
	plan, err := promql.Compile(q, settings)
	if plan == nil {
		plan = promql.Plan{}
	}
	return plan, err
}
