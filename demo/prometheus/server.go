// Package prometheus embeds Prometheus's own storage, query engine and HTTP
// API in one process, so that the demo and the tests ask the real thing:
//
//  1. Open makes a storage in a directory (or in one of its own);
//  2. a Batch writes the samples of one scrape, all with one timestamp;
//  3. Handler serves /api/v1 as a Prometheus does, and Query evaluates an
//     expression without HTTP.
//
// It neither scrapes nor listens: who writes, and where it is mounted, is the
// host's business.
package prometheus

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"sync"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/prometheus/promql"
	"github.com/prometheus/prometheus/promql/parser"
	"github.com/prometheus/prometheus/tsdb"
)

// Server is an embedded Prometheus. It is safe for concurrent use.
type Server struct {
	db       *tsdb.DB
	engine   *promql.Engine
	parser   parser.Parser
	registry *prometheus.Registry
	options  Options
	// mount is what is served, which mounted makes when it is first asked.
	mount   *mount
	mounted func() *mount
	// reusable tells a server whose mount fits another one.
	reusable bool
	// release gives back what Open took: the storage and its directory.
	release func() error
}

// Open starts a server whose blocks live in dir. An empty dir means a temporary
// directory that Close removes.
func Open(dir string, options Options) (*Server, error) {
	temporary := dir == ""
	if temporary {
		made, err := os.MkdirTemp("", "alidade-prometheus-")
		if err != nil {
			return nil, fmt.Errorf("making a directory for the embedded Prometheus: %w", err)
		}
		dir = made
	}
	remove := func() error {
		if temporary {
			return os.RemoveAll(dir)
		}
		return nil
	}
	registry, complete := prometheus.NewRegistry(), options.withDefaults()
	db, err := tsdb.Open(dir, complete.Logger, registry, storageOptions(complete, temporary), nil)
	if err != nil {
		return nil, fmt.Errorf("opening the embedded Prometheus in %s: %w", dir, errors.Join(err, remove()))
	}
	server := assemble(db, registry, options)
	server.release = func() error { return errors.Join(db.Close(), remove()) }
	return server, nil
}

// Over serves a storage that is already open. Close leaves it open, since
// whoever opened it closes it.
func Over(db *tsdb.DB, options Options) *Server {
	server := assemble(db, prometheus.NewRegistry(), options)
	server.release = func() error { return nil }
	return server
}

// storageOptions does without a write-ahead log where the storage is thrown
// away in the end: nobody would replay it, and writing it costs a third of the
// time that loading an hour takes.
func storageOptions(options Options, temporary bool) *tsdb.Options {
	o := tsdb.DefaultOptions()
	o.RetentionDuration = options.Retention.Milliseconds()
	if temporary {
		o.WALSegmentSize = -1
	}
	return o
}

func assemble(db *tsdb.DB, registry *prometheus.Registry, options Options) *Server {
	reusable := options.areDefault()
	options = options.withDefaults()
	promqlParser := parser.NewParser(parser.Options{})
	engine := promql.NewEngine(promql.EngineOpts{
		Logger:                   options.Logger,
		Reg:                      registry,
		MaxSamples:               options.MaxSamples,
		Timeout:                  options.QueryTimeout,
		LookbackDelta:            options.LookbackDelta,
		NoStepSubqueryIntervalFn: func(int64) int64 { return options.ScrapeInterval.Milliseconds() },
		EnableAtModifier:         true,
		EnableNegativeOffset:     true,
		Parser:                   promqlParser,
	})
	s := &Server{db: db, engine: engine, parser: promqlParser, registry: registry, options: options, reusable: reusable}
	s.mounted = sync.OnceValue(func() *mount {
		s.mount = mountFor(s)
		return s.mount
	})
	return s
}

// Handler serves /api/v1/*, with the paths that a Prometheus has.
func (s *Server) Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.mounted().handler.ServeHTTP(w, r) })
}

// Close stops the engine, then the storage. Whoever serves the handler has stopped before.
func (s *Server) Close() error {
	defer s.giveBack()
	if err := errors.Join(s.engine.Close(), s.release()); err != nil {
		return fmt.Errorf("closing the embedded Prometheus: %w", err)
	}
	return nil
}
