// Command gpx_alidade is the backend of the data source, which Grafana starts as a process of its own.
package main

import (
	"os"

	"github.com/grafana/grafana-plugin-sdk-go/backend/datasource"
	"github.com/grafana/grafana-plugin-sdk-go/backend/log"

	"github.com/alidade-mesh/alidade/pkg/plugin"
)

func main() {
	if err := datasource.Manage("alidade-istio-datasource", plugin.New, datasource.ManageOpts{}); err != nil {
		log.DefaultLogger.Error("serving the data source failed", "error", err)
		os.Exit(1)
	}
}
