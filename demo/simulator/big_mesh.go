package simulator

import (
	"fmt"
	"math"
	"sync"
	"time"
)

// BigMeshOptions says how large a synthetic mesh is.
type BigMeshOptions struct {
	Seed  uint64
	Start time.Time
	// Services at least 2. Zero means 500.
	Services int
	// EdgesPerService is how many others each service calls. Zero means 4.
	EdgesPerService int
	// Namespaces over which the services are spread. Zero means 10.
	Namespaces int
}

// BigMesh is a mesh of any size, to measure with. Its requests are not followed
// one by one: each edge has a rate, a share of errors and a distribution of
// durations of its own, and its counters grow accordingly, with a little noise.
// Each side of an edge has the series of istio_requests_total and of
// istio_request_duration_milliseconds. It is safe for concurrent use.
type BigMesh struct {
	mutex  sync.Mutex
	now    time.Time
	random random
	edges  []*load
}

// Parts of a big mesh that are not as most are.
const (
	backwardShare = 0.03 // edges that call against the flow, and so close cycles
	bareShare     = 0.1  // services without a sidecar
	degradedShare = 0.05 // edges with 1% to 10% errors
	failingShare  = 0.01 // edges with more
)

// NewBigMesh makes a mesh that stands at its start.
func NewBigMesh(o BigMeshOptions) (*BigMesh, error) {
	o.Services = orDefault(o.Services, 500)
	o.EdgesPerService = orDefault(o.EdgesPerService, 4)
	o.Namespaces = orDefault(o.Namespaces, 10)
	if o.Services < 2 || o.EdgesPerService < 1 || o.Namespaces < 1 {
		return nil, fmt.Errorf("a big mesh needs 2 services, 1 edge per service and 1 namespace at least, not %d, %d and %d",
			o.Services, o.EdgesPerService, o.Namespaces)
	}
	b := &BigMesh{now: o.Start, random: newRandom(o.Seed, uint64(o.Start.UnixMilli()))}
	m, err := newMesh(b.services(o), nil)
	if err != nil {
		return nil, fmt.Errorf("making a mesh of %d services: %w", o.Services, err)
	}
	for i := range m.nodes {
		for range o.EdgesPerService {
			if to := b.callee(i, o); to != i {
				m.edge(m.nodes[i], m.nodes[to], nil)
			}
		}
	}
	for _, e := range m.edges {
		b.edges = append(b.edges, b.newLoad(e))
	}
	return b, nil
}

func orDefault(n, otherwise int) int {
	if n == 0 {
		return otherwise
	}
	return n
}

func (b *BigMesh) services(o BigMeshOptions) Topology {
	t := Topology{Cluster: "Kubernetes", TrustDomain: "cluster.local"}
	for i := range o.Services {
		t.Workloads = append(t.Workloads, Workload{
			Namespace: fmt.Sprintf("team-%02d", i*o.Namespaces/o.Services),
			Name:      fmt.Sprintf("service-%04d", i),
			Bare:      b.random.chance(bareShare),
			Replicas:  pods(1),
		})
	}
	return t
}

// callee chooses whom a service calls: mostly one that comes later, and rather
// a near one than a far one. A service itself means nobody.
func (b *BigMesh) callee(caller int, o BigMeshOptions) int {
	reach := int(b.random.ExpFloat64()*float64(o.Services)/8) + 1
	if b.random.chance(backwardShare) {
		return max(caller-reach, 0)
	}
	return min(caller+reach, o.Services-1)
}

// Step grows the counters.
func (b *BigMesh) Step(t time.Time) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	seconds := t.Sub(b.now).Seconds()
	if seconds <= 0 {
		return
	}
	for _, l := range b.edges {
		l.grow(seconds * math.Max(0, 1+0.05*b.random.NormFloat64()))
	}
	b.now = t
}

// Read shows all series.
func (b *BigMesh) Read(look func(now time.Time, groups []Group)) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	var all []Group
	for _, l := range b.edges {
		for _, side := range l.sides {
			all = append(all, side)
		}
	}
	look(b.now, all)
}

func (b *BigMesh) newLoad(e *edge) *load {
	l := &load{perSecond: b.random.sample(Spread{MedianMs: 4, Sigma: 1.2})}
	errors := b.errorShare()
	took := Spread{MedianMs: b.random.sample(Spread{MedianMs: 12, Sigma: 1}), Sigma: 0.7}
	for _, code := range []uint16{200, 503} {
		share := 1 - errors
		if code == 503 {
			share = errors
		}
		if share == 0 {
			continue
		}
		for _, side := range [][]*books{e.sources, e.destinations} {
			if side == nil {
				continue
			}
			l.sides = append(l.sides, newLoadGroup(side[0], answer{peer: peer{version: "v1"}, code: code, grpcStatus: plainHTTP}, share, took))
		}
	}
	return l
}

func (b *BigMesh) errorShare() float64 {
	switch at := b.random.Float64(); {
	case at < failingShare:
		return 0.1 + 0.4*b.random.Float64()
	case at < failingShare+degradedShare:
		return 0.01 + 0.09*b.random.Float64()
	default:
		return 0
	}
}
