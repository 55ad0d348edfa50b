package prometheus

import (
	"context"
	"net/http"
	"runtime"
	"time"

	"github.com/grafana/regexp"
	"github.com/prometheus/common/model"
	"github.com/prometheus/common/route"
	"github.com/prometheus/prometheus/config"
	"github.com/prometheus/prometheus/promql/parser"
	"github.com/prometheus/prometheus/util/notifications"
	v1 "github.com/prometheus/prometheus/web/api/v1"
)

// Version is the version of Prometheus that is embedded. A test compares it
// with the module's version in go.mod.
const Version = "3.15.0"

const pathPrefix = "/api/v1"

// newHandler mounts Prometheus's own API. Its constructor takes its arguments
// by position and changes them between minor versions, so the module's version
// is pinned, and this is the only place that calls it. Writing and
// administration stay switched off.
func newHandler(m *mount, options Options, queries parser.Parser) http.Handler {
	targets := targetRetriever{pool: newTargetPool(options)}
	configuration := func() config.Config { return configurationOf(options) }
	build := &v1.PrometheusVersion{Version: Version, Branch: "embedded", GoVersion: runtime.Version()}
	runtimeInfo := func() (v1.RuntimeInfo, error) {
		return v1.RuntimeInfo{
			StartTime:           m.started,
			ServerTime:          time.Now(),
			ReloadConfigSuccess: true,
			LastConfigTime:      m.started,
			GoroutineCount:      runtime.NumGoroutine(),
			GOMAXPROCS:          runtime.GOMAXPROCS(0),
			StorageRetention:    options.Retention.String(),
		}, nil
	}
	api := v1.NewAPI(
		m, m, nil, nil, m,
		func(context.Context) v1.ScrapePoolsRetriever { return targets },
		func(context.Context) v1.TargetRetriever { return targets },
		func(context.Context) v1.AlertmanagerRetriever { return noAlertmanagers{} },
		configuration,
		flagsOf(options),
		v1.GlobalURLOptions{},
		func(next http.HandlerFunc) http.HandlerFunc { return next },
		m, "", false, false, 0,
		options.Logger,
		func(context.Context) v1.RulesRetriever { return noRules{} },
		0, 0, 0, false,
		regexp.MustCompile("^$"),
		runtimeInfo, build,
		func() []notifications.Notification { return nil },
		func() (<-chan notifications.Notification, func(), bool) { return nil, func() {}, false },
		m, m, nil,
		false, nil,
		false, false, false,
		false, options.LookbackDelta, false, false,
		nil, nil, v1.OpenAPIOptions{}, queries,
	)
	router := route.New()
	api.Register(router.WithPrefix(pathPrefix))
	return router
}

// configurationOf answers what a client wants to know of a server's
// configuration: how often it scrapes.
func configurationOf(o Options) config.Config {
	c := config.DefaultConfig
	c.GlobalConfig.ScrapeInterval = model.Duration(o.ScrapeInterval)
	c.GlobalConfig.EvaluationInterval = model.Duration(o.ScrapeInterval)
	return c
}

func flagsOf(o Options) map[string]string {
	return map[string]string{
		"query.lookback-delta":        model.Duration(o.LookbackDelta).String(),
		"query.timeout":               model.Duration(o.QueryTimeout).String(),
		"storage.tsdb.retention.time": model.Duration(o.Retention).String(),
	}
}
