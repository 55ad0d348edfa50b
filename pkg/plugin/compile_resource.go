package plugin

import (
	"net/http"

	"github.com/alidade-mesh/alidade/pkg/promql"
)

// compile answers the PromQL behind a query. It needs no server, so it answers also where the
// settings have no URL yet.
func (d *DataSource) compile(r *http.Request) (any, error) {
	asked, err := d.readPreview(r)
	if err != nil {
		return nil, err
	}
	q, err := d.decodePreview(asked, asked.Query)
	if err != nil {
		return nil, err
	}
	plan, err := promql.Compile(q, d.settings)
	if plan == nil {
		plan = promql.Plan{}
	}
	return plan, err
}
