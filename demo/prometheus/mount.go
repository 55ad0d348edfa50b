package prometheus

import (
	"net/http"
	"reflect"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/prometheus/promql"
)

// mount is Prometheus's API over what one server at a time is made of. Prometheus writes a description of its
// API whenever it makes one, which takes longer than most tests: so that a server with the default options is
// given the mount of one that has been closed.
type mount struct {
	*promql.Engine
	adminStats
	*prometheus.Registry
	started time.Time
	handler http.Handler
}

// spare are the mounts of closed servers with the default options.
var spare struct {
	sync.Mutex
	mounts []*mount
}

func (o Options) areDefault() bool { return reflect.ValueOf(o).IsZero() }

// mountFor gives a server its mount.
func mountFor(s *Server) *mount {
	m := takeSpare(s.reusable)
	m.Engine, m.adminStats, m.Registry, m.started = s.engine, adminStats{s.db}, s.registry, time.Now()
	if m.handler == nil {
		m.handler = newHandler(m, s.options, s.parser)
	}
	return m
}

func takeSpare(reusable bool) *mount {
	spare.Lock()
	defer spare.Unlock()
	last := len(spare.mounts) - 1
	if !reusable || last < 0 {
		return &mount{}
	}
	m := spare.mounts[last]
	spare.mounts = spare.mounts[:last]
	return m
}

// giveBack leaves the mount of a closed server, which nobody asks any more, to another one.
func (s *Server) giveBack() {
	if !s.reusable || s.mount == nil {
		return
	}
	spare.Lock()
	defer spare.Unlock()
	spare.mounts = append(spare.mounts, s.mount)
	s.mount = nil
}
