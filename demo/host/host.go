// Package host serves the workbench: the page that shows the built plugins in a browser without
// Grafana, and the part of Grafana's HTTP API that those plugins speak.
//
//  1. Read what Grafana would read: the built plugins' manifests, the provisioned data sources.
//  2. Answer queries, resource calls and health checks by calling the data source's real backend in
//     this process, in Grafana's wire format.
//  3. Serve the page's own files, each plugin's files, and the dashboards.
package host

import (
	"fmt"
	"net/http"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend/datasource"
)

// Options says what the host serves.
type Options struct {
	// PluginDir is the built package: an app's plugin.json at its top, nested plugins below it.
	PluginDir string
	// PageDir is the built workbench page.
	PageDir string
	// ProvisioningDir holds datasources/*.yaml and dashboards/*.json as Grafana provisions them.
	ProvisioningDir string
	// Variables are the values of the $NAMES in provisioned data sources.
	Variables map[string]string
	// DataSources are data sources beside the provisioned ones.
	DataSources []DataSource
	// Backends makes the instances of data source plugins, by plugin id.
	Backends map[string]datasource.InstanceFactoryFunc
	// Scenarios switches what the simulated mesh does; nil where nothing is simulated.
	Scenarios Scenarios
	// Prometheus answers below /prometheus; nil where there is none in this process.
	Prometheus http.Handler
	// FixedNow is the time at which the data ends; zero where data goes on arriving.
	FixedNow time.Time
}

// Host answers the page's requests.
type Host struct {
	options     Options
	plugins     map[string]Plugin
	dataSources []DataSource
	instances   *instances
}

// New reads the plugins and the provisioned data sources.
func New(options Options) (*Host, error) {
	plugins, err := readPlugins(options.PluginDir)
	if err != nil {
		return nil, fmt.Errorf("reading the built plugins: %w", err)
	}
	provisioned, err := readDataSources(options.ProvisioningDir, options.Variables)
	if err != nil {
		return nil, fmt.Errorf("reading provisioned data sources: %w", err)
	}
	return &Host{
		options:     options,
		plugins:     plugins,
		dataSources: append(provisioned, options.DataSources...),
		instances:   newInstances(options.Backends),
	}, nil
}

// Handler is the host's whole HTTP interface.
func (h *Host) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /api/ds/query", h.queryData)
	mux.HandleFunc("/api/datasources/uid/{uid}/resources/{path...}", h.callResource)
	mux.HandleFunc("GET /api/datasources/uid/{uid}/health", h.checkHealth)
	mux.HandleFunc("GET /api/datasources", h.listDataSources)
	mux.HandleFunc("GET /api/frontend/settings", h.frontendSettings)
	mux.HandleFunc("GET /api/search", h.searchDashboards)
	mux.HandleFunc("GET /api/dashboards/uid/{uid}", h.getDashboard)
	mux.HandleFunc("GET /api/demo/scenario", h.getScenario)
	mux.HandleFunc("POST /api/demo/scenario", h.switchScenario)
	mux.HandleFunc("GET /d/{uid}", openDashboard)
	mux.HandleFunc("GET /d/{uid}/{slug}", openDashboard)
	mux.HandleFunc("GET /a/{path...}", h.appPage)
	mux.HandleFunc("/api/", func(w http.ResponseWriter, r *http.Request) {
		writeError(w, http.StatusNotFound, fmt.Sprintf("the workbench has no %s %s", r.Method, r.URL.Path))
	})
	if h.options.Prometheus != nil {
		mux.Handle("/prometheus/", http.StripPrefix("/prometheus", h.options.Prometheus))
	}
	mux.HandleFunc("GET /public/plugins/{id}/{path...}", h.pluginFile)
	mux.HandleFunc("GET /public/build/img/icons/{path...}", h.icon)
	mux.Handle("/", noCache(http.FileServer(http.Dir(h.options.PageDir))))
	return mux
}

// Close disposes of the data source instances.
func (h *Host) Close() { h.instances.dispose() }
