// Package simulator runs a mesh that is not there, and counts what its proxies,
// their containers and its applications would have counted:
//
//  1. a Topology declares workloads, what they do, and what arrives (Shop is
//     the one of the demo); a Scenario changes it (Scenarios lists them);
//  2. newMesh resolves it, and gives every pod books: one for each edge and
//     side, as each proxy has;
//  3. flow sends every single request down its tree of calls, through proxies,
//     networks, queues and handlers, with timeouts and retries, and writes into
//     the books of both sides what these saw;
//  4. a Feed writes the series of all books into a Prometheus at each scrape;
//     Handler exposes them to somebody else's.
//
// Nothing here knows a clock, and all chance comes from one seed: two runs with
// the same seed, start and steps count the same.
package simulator

import (
	"fmt"
	"math"
	"sync"
	"time"
)

// Options says what is simulated.
type Options struct {
	// Seed is where all chance comes from.
	Seed uint64
	// Start is when all counters are 0.
	Start time.Time
	// Scenario is the name of the first scenario. Empty means normal.
	Scenario string
	// EnvoyStatistics lets proxies expose how long their upstreams take, in any
	// scenario.
	EnvoyStatistics bool
}

// Simulator simulates the shop. It is safe for concurrent use.
type Simulator struct {
	mutex    sync.Mutex
	start    time.Time
	now      time.Time
	scenario Scenario
	// envoyStatistics is the option.
	envoyStatistics bool
	flow            flow
}

// New makes a simulator that stands at its start.
func New(o Options) (*Simulator, error) {
	if o.Scenario == "" {
		o.Scenario = Normal
	}
	scenario, err := findScenario(o.Scenario)
	if err != nil {
		return nil, err
	}
	m, err := newMesh(scenario.topology(o.EnvoyStatistics), nil)
	if err != nil {
		return nil, fmt.Errorf("scenario %s: %w", scenario.Name, err)
	}
	return &Simulator{
		start:           o.Start,
		now:             o.Start,
		scenario:        scenario,
		envoyStatistics: o.EnvoyStatistics,
		flow:            flow{mesh: m, random: newRandom(o.Seed, uint64(o.Start.UnixMilli()))},
	}, nil
}

// Step simulates everything between the last step and t. A request belongs to
// the step in which it starts, with all that follows from it, so that both of
// its ends are always counted together.
func (s *Simulator) Step(t time.Time) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	elapsed := t.Sub(s.now)
	if elapsed <= 0 {
		return
	}
	f := &s.flow
	for _, e := range f.mesh.edges {
		f.turnOver(e, elapsed)
	}
	tide := s.tide(s.now.Add(elapsed / 2))
	for i := range f.mesh.entries {
		f.arrive(&f.mesh.entries[i], tide, elapsed)
	}
	for _, s := range f.mesh.streams {
		s.pass(tide, elapsed)
	}
	for _, n := range f.mesh.nodes {
		for i, q := range n.queues {
			q.settle(float64(elapsed)/float64(time.Millisecond), n.Replicas[i].Pods)
		}
		for _, p := range n.pods {
			if p.proxy != nil {
				p.proxy.settle(elapsed, n.ThrottledShare)
			}
		}
	}
	s.now = t
}

// Read shows all series that exist, and the time up to which they count.
func (s *Simulator) Read(look func(now time.Time, groups []Group)) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	look(s.now, s.flow.mesh.groups())
}

const (
	tidePeriod = 40 * time.Minute
	tideShare  = 0.15
)

// tide is how much more or less than usual arrives: a day's ebb and flow, short
// enough to be seen within an hour.
func (s *Simulator) tide(at time.Time) float64 {
	phase := float64(at.Sub(s.start)) / float64(tidePeriod)
	return 1 + tideShare*math.Sin(2*math.Pi*phase)
}
