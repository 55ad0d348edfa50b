package main

import (
	"context"
	"errors"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend/datasource"
	"golang.org/x/sync/errgroup"

	"github.com/alidade-mesh/alidade/demo/host"
	"github.com/alidade-mesh/alidade/demo/prometheus"
	"github.com/alidade-mesh/alidade/demo/simulator"
	"github.com/alidade-mesh/alidade/pkg/plugin"
)

const (
	scrapeInterval = 15 * time.Second
	// leastRetention holds a day of watching; more where more of the past is simulated.
	leastRetention = 24 * time.Hour
	prometheusPath = "/prometheus"
)

// serveDemo simulates the past, then serves it, and lets the simulation go on.
func serveDemo(ctx context.Context, s settings, listener net.Listener) error {
	server, err := prometheus.Open("", prometheus.Options{
		ScrapeInterval: scrapeInterval,
		Retention:      max(leastRetention, 2*s.history),
		Families:       simulator.Metadata(),
	})
	if err != nil {
		return err
	}
	defer func() { _ = server.Close() }()
	source, scenes, feed, err := simulate(ctx, s, server)
	if err != nil || ctx.Err() != nil {
		return err
	}
	handler, closeHost, err := demoHandler(s, listener, simulated{source, scenes, server})
	if err != nil {
		return err
	}
	defer closeHost()

	// Whichever of the two fails ends the other.
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return serve(ctx, listener, handler) })
	if s.fixedNow.IsZero() {
		group.Go(func() error { return feed.Live(ctx, time.Now) })
	}
	return group.Wait()
}

// simulated is a mesh, what can be made to happen to it, and the server that holds its past.
type simulated struct {
	simulator.Source
	scenarios host.Scenarios
	server    *prometheus.Server
}

// simulate fills the server with the past of a mesh. Nothing can be made to happen to a large one.
func simulate(ctx context.Context, s settings, server *prometheus.Server) (simulator.Source, host.Scenarios, *simulator.Feed, error) {
	if s.big.Services != 0 {
		mesh, feed, err := simulateBigMesh(ctx, s, server)
		return mesh, nil, feed, err
	}
	mesh, feed, err := simulatePast(ctx, s, server)
	return mesh, scenarios{mesh}, feed, err
}

// demoHandler serves the page where it is built, and Prometheus and the metrics in any case.
func demoHandler(s settings, listener net.Listener, mesh simulated) (http.Handler, func(), error) {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", simulator.Handler(mesh.Source))
	mux.Handle(prometheusPath+"/", http.StripPrefix(prometheusPath, mesh.server.Handler()))
	address := addressOf(listener)

	page := filepath.Join(s.root, "workbench", "dist", s.grafana)
	if _, err := os.Stat(filepath.Join(page, "index.html")); errors.Is(err, os.ErrNotExist) {
		say("there is no page in %s, so only Prometheus answers: `npm run demo` builds the page", page)
		say("Alidade demo is ready: %s%s", address, prometheusPath)
		return mux, func() {}, nil
	}
	backend := datasource.InstanceFactoryFunc(plugin.New)
	if !s.fixedNow.IsZero() {
		backend = plugin.NewAt(s.fixedNow)
	}
	workbench, err := host.New(host.Options{
		PluginDir:       filepath.Join(s.root, "dist"),
		PageDir:         page,
		ProvisioningDir: filepath.Join(s.root, "provisioning"),
		Variables:       map[string]string{"ALIDADE_PROMETHEUS_URL": address + prometheusPath},
		DataSources:     s.dataSources,
		Backends:        map[string]datasource.InstanceFactoryFunc{dataSourceType: backend},
		Scenarios:       mesh.scenarios,
		FixedNow:        s.fixedNow,
	})
	if err != nil {
		return nil, nil, err
	}
	mux.Handle("/", workbench.Handler())
	say("Alidade demo is ready: %s", address)
	return mux, workbench.Close, nil
}
