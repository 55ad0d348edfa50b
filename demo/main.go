// Command demo shows Alidade without Grafana and without a mesh:
//
//  1. simulate the past of a mesh into an embedded Prometheus;
//  2. serve that Prometheus, the data source's real backend behind Grafana's HTTP shapes, and the
//     page that hosts the built plugins;
//  3. let the simulation go on as time passes.
//
// With --metrics-only it exposes the simulated mesh to a Prometheus of one's own instead.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"os"
	"os/signal"
	"syscall"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/log"
)

func main() {
	// The backend speaks as it would inside Grafana; here only what a person should look into is shown.
	log.DefaultLogger = log.NewWithLevel(log.Warn)
	backend.Logger = log.DefaultLogger
	settings, err := parseFlags(os.Args[1:], os.Stdout)
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		say("%v", err)
		os.Exit(2)
	}
	// The signals stay caught until the end: Ctrl-C reaches this process from the terminal and, as
	// SIGTERM, from the script that runs it, and the second one must not cut the goodbye short.
	ctx, release := signal.NotifyContext(context.Background(), stopSignals()...)
	defer release()
	if err := run(ctx, settings); err != nil {
		say("%v", err)
		os.Exit(1)
	}
	say("stopped")
}

// stopSignals are what ends the demo. Under nohup it outlives its terminal.
func stopSignals() []os.Signal {
	stop := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		stop = append(stop, syscall.SIGHUP)
	}
	return stop
}

// say writes one line that a person reads.
func say(format string, args ...any) {
	fmt.Printf("demo: "+format+"\n", args...)
}

func run(ctx context.Context, s settings) error {
	// The port is taken first, so that an hour is not simulated in vain.
	listener, err := listen(s)
	if err != nil {
		return err
	}
	defer func() { _ = listener.Close() }()
	if s.metricsOnly {
		return exposeMetrics(ctx, s, listener)
	}
	return serveDemo(ctx, s, listener)
}

func listen(s settings) (net.Listener, error) {
	address := net.JoinHostPort(s.host, fmt.Sprint(s.port))
	listener, err := net.Listen("tcp", address)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("port %d is taken: stop what uses it, or choose another with --port %d", s.port, s.port+1)
	}
	if err != nil {
		return nil, fmt.Errorf("listening on %s: %w", address, err)
	}
	return listener, nil
}
