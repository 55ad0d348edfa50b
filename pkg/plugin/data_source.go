// Package plugin is the door through which Grafana comes in: queries, resources, health.
//
//  1. Settings are read once, when Grafana makes an instance; what is wrong with them is told by
//     every answer of that instance, because an instance that could not be made tells nothing.
//  2. A query is decoded, compiled and asked, and its results become frames. Queries of one request
//     are answered at once, and one that fails does not fail the others.
//  3. A part of an answer that failed or was cut becomes a notice; to an alert rule, whose notices
//     nobody reads, an error.
package plugin

import (
	"context"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/datasource"
	"github.com/grafana/grafana-plugin-sdk-go/backend/instancemgmt"
	"github.com/grafana/grafana-plugin-sdk-go/backend/resource/httpadapter"

	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/query"
	"github.com/alidade-mesh/alidade/pkg/survey"
)

// DataSource is one configured data source.
type DataSource struct {
	backend.CallResourceHandler
	uid      string
	settings query.Settings
	client   *prom.Client
	// surveys, recordings, preceding, known and codeless are what series showed a short while ago.
	surveys    kept[surveyed, survey.Survey]
	recordings kept[surveyed, survey.Recorded]
	preceding  kept[surveyed, bool]
	known      kept[looked, query.Found]
	codeless   kept[surveyed, bool]
	// problem is what is wrong with the settings; nil where the client can be used.
	problem error
	now     func() time.Time
}

var (
	_ backend.QueryDataHandler      = (*DataSource)(nil)
	_ backend.CallResourceHandler   = (*DataSource)(nil)
	_ backend.CheckHealthHandler    = (*DataSource)(nil)
	_ instancemgmt.InstanceDisposer = (*DataSource)(nil)
)

// New makes an instance, whatever its settings are.
func New(ctx context.Context, instance backend.DataSourceInstanceSettings) (instancemgmt.Instance, error) {
	return newAt(ctx, instance, time.Now), nil
}

// NewAt makes instances for which it is always that time: the end of a simulation.
func NewAt(fixed time.Time) datasource.InstanceFactoryFunc {
	return func(ctx context.Context, instance backend.DataSourceInstanceSettings) (instancemgmt.Instance, error) {
		return newAt(ctx, instance, func() time.Time { return fixed }), nil
	}
}

func newAt(ctx context.Context, instance backend.DataSourceInstanceSettings, now func() time.Time) *DataSource {
	d := &DataSource{uid: instance.UID, now: now}
	d.client, d.settings, d.problem = connect(ctx, instance)
	routes := httpadapter.New(d.routes())
	d.CallResourceHandler = backend.CallResourceHandlerFunc(func(ctx context.Context, request *backend.CallResourceRequest, sender backend.CallResourceResponseSender) error {
		return routes.CallResource(asking(ctx, request.GetHTTPHeaders(), nil), request, sender)
	})
	return d
}

// Dispose lets go of the connections of an instance whose settings have changed.
func (d *DataSource) Dispose() {
	if d.client != nil {
		d.client.Close()
	}
}

// connect reads the settings and makes a client of them.
func connect(ctx context.Context, instance backend.DataSourceInstanceSettings) (*prom.Client, query.Settings, error) {
	settings, err := query.ParseSettings(instance.JSONData)
	if err != nil {
		return nil, settings, settingsError(err)
	}
	options, err := httpOptions(ctx, instance, settings.QueryTimeout)
	if err != nil {
		return nil, settings, settingsError(err)
	}
	client, err := prom.New(prom.Config{
		URL: instance.URL, HTTP: options, Method: settings.HTTPMethod, Parameters: settings.QueryParameters,
		Timeout: settings.QueryTimeout, Concurrency: settings.MaxConcurrentQueries,
	})
	return client, settings, err
}
