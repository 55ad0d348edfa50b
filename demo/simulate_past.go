package main

import (
	"context"
	"time"

	"github.com/alidade-mesh/alidade/demo/prometheus"
	"github.com/alidade-mesh/alidade/demo/simulator"
)

// historyStep is how much of the past is simulated before looking whether anybody still waits.
const historyStep = 10 * time.Minute

// simulatePast fills the embedded Prometheus up to the present, or to the time at which it is fixed: with the
// scenario, or with a normal mesh up to where the scenario began. It stops in between where the context ends.
func simulatePast(ctx context.Context, s settings, server *prometheus.Server) (*simulator.Simulator, *simulator.Feed, error) {
	end := s.end()
	first, began := s.scenario, end.Add(-s.history)
	if s.scenarioFor > 0 {
		first, began = simulator.Normal, end.Add(-s.scenarioFor)
	}
	mesh, err := simulator.New(simulator.Options{Seed: s.seed, Scenario: first, Start: end.Add(-s.history), EnvoyStatistics: s.envoyStatistics})
	if err != nil {
		return nil, nil, err
	}
	say("simulating %s of a mesh in the scenario %q", s.history, mesh.Current())
	started := time.Now()
	feed := simulator.NewFeed(mesh, server, scrapeInterval)
	if s.rules != "" {
		rules, err := server.Rules(s.rules)
		if err != nil {
			return nil, nil, err
		}
		feed.Record(rules)
	}
	for at := end.Add(-s.history); at.Before(end) && ctx.Err() == nil; {
		if s.scenarioFor > 0 && at.Equal(began) {
			if err := mesh.Switch(s.scenario); err != nil {
				return nil, nil, err
			}
		}
		next := at.Add(historyStep)
		if at.Before(began) {
			next = earlier(next, began)
		}
		at = earlier(next, end)
		if err := feed.Until(at); err != nil {
			return nil, nil, err
		}
	}
	say("simulated it in %.1f s", time.Since(started).Seconds())
	return mesh, feed, nil
}

// simulateBigMesh fills the embedded Prometheus with the past of a large mesh.
func simulateBigMesh(ctx context.Context, s settings, server *prometheus.Server) (*simulator.BigMesh, *simulator.Feed, error) {
	end := s.end()
	options := s.big
	options.Seed, options.Start = s.seed, end.Add(-s.history)
	mesh, err := simulator.NewBigMesh(options)
	if err != nil {
		return nil, nil, err
	}
	say("simulating %s of a mesh of %d services", s.history, options.Services)
	started := time.Now()
	feed := simulator.NewFeed(mesh, server, scrapeInterval)
	for at := options.Start; at.Before(end) && ctx.Err() == nil; {
		at = earlier(at.Add(time.Minute), end)
		if err := feed.Until(at); err != nil {
			return nil, nil, err
		}
	}
	say("simulated it in %.1f s", time.Since(started).Seconds())
	return mesh, feed, nil
}

// end is up to when the past is simulated, on a scrape.
func (s settings) end() time.Time {
	end := s.fixedNow
	if end.IsZero() {
		end = time.Now()
	}
	return end.Truncate(scrapeInterval)
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}
