package simulator_test

import (
	"context"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/demo/prometheus"
	"github.com/alidade-mesh/alidade/demo/simulator"
)

// acceleratedClock runs a thousand times as fast as time does.
func acceleratedClock(from time.Time) func() time.Time {
	began := time.Now()
	return func() time.Time { return from.Add(1000 * time.Since(began)) }
}

func TestLiveGoesOnWhereTheHistoryEnds(t *testing.T) {
	s, err := simulator.New(simulator.Options{Seed: 1, Start: start})
	if err != nil {
		t.Fatal(err)
	}
	server, err := prometheus.Open("", prometheus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	feed := simulator.NewFeed(s, server, interval)
	historyEnd := start.Add(4 * interval)
	if err := feed.Until(historyEnd); err != nil {
		t.Fatal(err)
	}
	// Waiting is done in true time, so the clock that has run ahead lets the
	// feed make up for several scrapes at once.
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if err := feed.Live(ctx, acceleratedClock(historyEnd.Add(3*interval))); err != nil {
		t.Fatal(err)
	}
	vector, err := server.Query(t.Context(), `max(count_over_time(istio_requests_total{destination_workload="cart", reporter="source"}[10m]))`, start.Add(10*time.Minute))
	if err != nil || len(vector) != 1 {
		t.Fatal(vector, err)
	}
	if scrapes := vector[0].F; scrapes < 7 {
		t.Errorf("%v scrapes were stored, of 4 in the history and 3 due at once", scrapes)
	}
}
