package plugin

import (
	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"github.com/alidade-mesh/alidade/pkg/query"
)

// notForAlerts names the query that an alert rule can use.
func notForAlerts(asked query.Type) error {
	example := `"errorRatio" grouped by "source.workload" and "destination.service"`
	if asked == query.Latency {
		example = `"callerSideLatency", "receivingProxyLatency" or "applicationLatency"`
	}
	return backend.DownstreamError(&query.FieldError{
		Field: "queryType",
		Message: `an alert rule cannot evaluate a query of type "` + string(asked) + `". Use the type "metric" instead, ` +
			`for example the signal ` + example + `.`,
	})
}
