package simulator_test

import (
	"errors"
	"fmt"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/demo/prometheus"
	"github.com/alidade-mesh/alidade/demo/simulator"
)

const interval = 15 * time.Second

var (
	start = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	end   = start.Add(time.Hour)
)

// history is some time of one scenario, stored.
type history struct {
	simulator *simulator.Simulator
	server    *prometheus.Server
	// end is the time of the last scrape.
	end time.Time
	err error
}

func newHistory(scenario string, length time.Duration) history {
	s, err := simulator.New(simulator.Options{Seed: 7, Start: start, Scenario: scenario})
	if err != nil {
		return history{err: err}
	}
	server, err := prometheus.Open("", prometheus.Options{Families: simulator.Metadata()})
	if err != nil {
		return history{err: err}
	}
	end := start.Add(length)
	return history{s, server, end, simulator.NewFeed(s, server, interval).Until(end)}
}

// normalHour is shared by all tests that only look.
var normalHour = sync.OnceValue(func() history { return newHistory(simulator.Normal, time.Hour) })

// TestMain removes the shared history in the end. Where no test asked for it,
// making it for that purpose costs two seconds.
func TestMain(m *testing.M) {
	code := m.Run()
	shared := normalHour()
	if shared.server != nil {
		if err := errors.Join(shared.err, shared.server.Close()); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	os.Exit(code)
}

// hour is the shared hour of the normal scenario.
func hour(t testing.TB) history {
	t.Helper()
	h := normalHour()
	if h.err != nil {
		t.Fatal(h.err)
	}
	return h
}

// quarterOf is a quarter of an hour of another scenario, for one test.
func quarterOf(t testing.TB, scenario string) history {
	t.Helper()
	h := newHistory(scenario, 15*time.Minute)
	if h.err != nil {
		t.Fatal(h.err)
	}
	t.Cleanup(func() {
		if err := h.server.Close(); err != nil {
			t.Error(err)
		}
	})
	return h
}

// table is an expression's answer at the history's end, by the values of its
// labels joined with spaces.
func (h history) table(t testing.TB, expr string, names ...string) map[string]float64 {
	t.Helper()
	return h.tableAt(t, h.end, expr, names...)
}

func (h history) tableAt(t testing.TB, at time.Time, expr string, names ...string) map[string]float64 {
	t.Helper()
	vector, err := h.server.Query(t.Context(), expr, at)
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]float64{}
	for _, sample := range vector {
		key := ""
		for i, name := range names {
			if i > 0 {
				key += " "
			}
			key += sample.Metric.Get(name)
		}
		if _, twice := rows[key]; twice {
			t.Fatalf("%s answers two samples for %q", expr, key)
		}
		rows[key] = sample.F
	}
	return rows
}

// value is an expression's one number at the history's end, or 0 for none.
func (h history) value(t testing.TB, expr string) float64 {
	t.Helper()
	return h.table(t, expr)[""]
}

func BenchmarkHour(b *testing.B) {
	for b.Loop() {
		h := newHistory(simulator.Normal, time.Hour)
		if err := errors.Join(h.err, h.server.Close()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHourWithoutStorage(b *testing.B) {
	for b.Loop() {
		s, err := simulator.New(simulator.Options{Seed: 7, Start: start})
		if err != nil {
			b.Fatal(err)
		}
		for at := start; !at.After(end); at = at.Add(interval) {
			s.Step(at)
		}
	}
}
