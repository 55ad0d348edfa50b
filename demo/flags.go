package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/alidade-mesh/alidade/demo/host"
	"github.com/alidade-mesh/alidade/demo/simulator"
)

// dataSourceType is the plugin of which --data-source makes data sources.
const dataSourceType = "alidade-istio-datasource"

// newestGrafana is what the package is built against.
const newestGrafana = "13.2"

// settings are what the flags say.
type settings struct {
	host, root string
	// grafana is the Grafana whose libraries the page is made of, a folder of workbench/dist.
	grafana  string
	port     int
	seed     uint64
	scenario string
	// scenarioFor is how long the scenario has been going on; zero for the whole history.
	scenarioFor time.Duration
	history     time.Duration
	metricsOnly bool
	// envoyStatistics lets proxies expose how long their upstreams take.
	envoyStatistics bool
	// big is the size of a large mesh in place of the shop; no services are none.
	big simulator.BigMeshOptions
	// rules is a file of recording rules that the embedded Prometheus evaluates; empty for none.
	rules string
	// fixedNow is when the simulation ends; zero to go on live.
	fixedNow time.Time
	// dataSources stand beside the provisioned ones.
	dataSources []host.DataSource
}

// parseFlags reads the command line. It prints the explanation of all flags to output where asked.
func parseFlags(args []string, output io.Writer) (settings, error) {
	var s settings
	flags := flag.NewFlagSet("alidade-demo", flag.ContinueOnError)
	// What is wrong is said in one sentence by the caller; the list of all flags only where it is asked for.
	flags.SetOutput(io.Discard)
	flags.StringVar(&s.host, "host", "127.0.0.1", "`address` to listen on; 0.0.0.0 lets other machines in")
	flags.IntVar(&s.port, "port", 3010, "`port` to listen on")
	flags.StringVar(&s.grafana, "grafana", newestGrafana, "`version` of Grafana whose libraries the page is made of")
	flags.StringVar(&s.root, "root", ".", "`folder` of the repository, with the built plugins and page")
	flags.Uint64Var(&s.seed, "seed", 1, "`number` from which all chance comes; the same seed gives the same mesh")
	flags.StringVar(&s.scenario, "scenario", "", "`name` of what happens to the mesh (default normal)")
	flags.DurationVar(&s.scenarioFor, "scenario-for", 0, "how long ago the scenario began, on a mesh that was normal before (default all of the history)")
	flags.DurationVar(&s.history, "history", time.Hour, "how much of the past to simulate at the start")
	flags.BoolVar(&s.envoyStatistics, "envoy-statistics", false, "let proxies expose how long their upstreams take, in any scenario")
	flags.IntVar(&s.big.Services, "services", 0, "simulate a large mesh of so many services instead of the shop, in which nothing ever happens")
	flags.IntVar(&s.big.EdgesPerService, "calls", 4, "how many others each of the --services calls")
	flags.IntVar(&s.big.Namespaces, "namespaces", 10, "over how many namespaces the --services are spread")
	flags.StringVar(&s.rules, "rules", "", "`file` of recording rules to evaluate, such as deploy/prometheus/recording-rules.yml")
	flags.BoolVar(&s.metricsOnly, "metrics-only", false, "only expose /metrics, for a Prometheus of your own")
	flags.Func("fixed-now", "`time` like 2026-01-31T12:00:00Z at which the simulation ends, instead of going on live",
		func(text string) error {
			at, err := time.Parse(time.RFC3339, text)
			if err != nil {
				return errors.New("expected a time like 2026-01-31T12:00:00Z")
			}
			s.fixedNow = at
			return nil
		})
	flags.Func("data-source", "`name=url` of a Prometheus for one more data source; may be repeated",
		func(text string) error {
			name, url, found := strings.Cut(text, "=")
			if !found || name == "" {
				return errors.New("expected name=url")
			}
			s.dataSources = append(s.dataSources, host.DataSource{UID: name, Name: name, Type: dataSourceType, URL: url})
			return nil
		})
	err := flags.Parse(args)
	if errors.Is(err, flag.ErrHelp) {
		flags.SetOutput(output)
		flags.Usage()
	}
	if err != nil {
		return settings{}, err
	}
	return s, s.check(flags.Args())
}

func (s settings) check(rest []string) error {
	switch {
	case len(rest) > 0:
		return fmt.Errorf("%q is not a flag: flags start with --", rest[0])
	case s.port < 0 || s.port > 65535:
		return fmt.Errorf("--port is %d: choose one between 1 and 65535, or 0 for a free one", s.port)
	case s.history <= 0:
		return fmt.Errorf("--history is %s: it has to be longer than 0, like 1h", s.history)
	case s.scenarioFor < 0 || s.scenarioFor > s.history:
		return fmt.Errorf("--scenario-for is %s: choose one between 0s and --history, which is %s", s.scenarioFor, s.history)
	case s.big.Services != 0 && (s.scenario != "" || s.metricsOnly || s.rules != ""):
		return errors.New("--services excludes --scenario, --rules and --metrics-only: nothing happens to a large mesh")
	case s.metricsOnly && s.rules != "":
		return errors.New("--metrics-only and --rules exclude each other: rules are evaluated by the embedded Prometheus")
	case s.metricsOnly && !s.fixedNow.IsZero():
		return errors.New("--metrics-only and --fixed-now exclude each other: /metrics always shows the present")
	}
	return nil
}
