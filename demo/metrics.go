package main

import (
	"context"
	"net"
	"net/http"
	"time"

	"github.com/alidade-mesh/alidade/demo/simulator"
)

// stepInterval is how often the exposed counters move. It is shorter than any usual scrape interval.
const stepInterval = time.Second

// exposeMetrics runs the simulated mesh for a Prometheus of somebody else's.
func exposeMetrics(ctx context.Context, s settings, listener net.Listener) error {
	mesh, err := simulator.New(simulator.Options{Seed: s.seed, Scenario: s.scenario, Start: time.Now(), EnvoyStatistics: s.envoyStatistics})
	if err != nil {
		return err
	}
	go func() {
		ticker := time.NewTicker(stepInterval)
		defer ticker.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case now := <-ticker.C:
				mesh.Step(now)
			}
		}
	}()
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", simulator.Handler(mesh))
	say("Alidade demo is ready: %s/metrics", addressOf(listener))
	return serve(ctx, listener, mux)
}
