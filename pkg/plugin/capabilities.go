package plugin

import (
	"context"
	"maps"
	"net/http"
	"slices"
	"time"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// capabilities is what a server holds of the mesh's telemetry.
type capabilities struct {
	Server struct {
		Application string `json:"application"`
		Version     string `json:"version"`
	} `json:"server"`
	// ScrapeIntervalSeconds is measured from the samples; null where there are none, or where they are recorded
	// rates, which lie as far apart as their rules are evaluated.
	ScrapeIntervalSeconds *float64 `json:"scrapeIntervalSeconds"`
	// Series counts active series by metric and reporter.
	Series seriesByReporter `json:"series"`
	// Metrics are those of the catalogue that exist, Labels those that calls carry.
	Metrics []string `json:"metrics"`
	Labels  []string `json:"labels"`
	Modes   struct {
		Sidecar      bool `json:"sidecar"`
		Ambient      bool `json:"ambient"`
		MultiCluster bool `json:"multiCluster"`
	} `json:"modes"`
	// Findings say what about the series is measured otherwise than it should be, with the way out.
	Findings []string `json:"findings"`
	// Missing are signals that cannot be answered, with what would make them work.
	Missing []missingSignal `json:"missing"`
	// Recorded are recording rules: those that the settings name, or others of the shipped naming; null where
	// there are none.
	Recorded *recordedSeries `json:"recorded"`
}

type missingSignal struct {
	Signal  string   `json:"signal"`
	Needs   []string `json:"needs"`
	Collect string   `json:"collect"`
	// Lines are the configuration that Collect speaks of.
	Lines []istio.Lines `json:"lines"`
}

// recent is how far back capabilities are looked for.
const recent = 10 * time.Minute

// capabilities answers what this server holds, and what is missing and how to get it.
func (d *DataSource) capabilities(r *http.Request) (any, error) {
	if d.problem != nil {
		return nil, d.problem
	}
	ctx := r.Context()
	series, err := d.countSeries(ctx)
	if err != nil {
		return nil, err
	}
	found := capabilities{Series: series, Missing: []missingSignal{}}
	build := d.client.Build(ctx)
	found.Server.Application, found.Server.Version = build.Application, build.Version
	now := d.now()
	span := query.Range{From: now.Add(-recent), To: now}
	if found.Metrics, err = d.existing(ctx, allNeeds(), span); err != nil {
		return nil, err
	}
	everything := query.Query{Reporter: query.Auto, Include: map[query.Include]bool{query.IncludeWaypoints: true}}
	lookup := promql.LookUp(everything, d.settings)
	if found.Labels, _, err = d.client.LabelNames(ctx, lookup, span); err != nil {
		return nil, err
	}
	lookup.Label = istio.DestinationCluster
	clusters, _, err := d.client.LabelValues(ctx, lookup, span)
	if err != nil {
		return nil, err
	}
	clusters = slices.DeleteFunc(clusters, func(name string) bool { return istio.Known(name) == "" })
	found.Modes.MultiCluster = len(clusters) > 1
	found.Modes.Sidecar = series[istio.RequestsTotal][istio.ReporterSource]+series[istio.RequestsTotal][istio.ReporterDestination] > 0
	if found.Modes.Ambient, err = d.ambient(ctx, series); err != nil {
		return nil, err
	}
	ofRules := d.recorded(ctx, now)
	seen, failure := d.survey(ctx, now).wait(ctx)
	if seen.ScrapeInterval > 0 && d.settings.Recorded.Kind != query.RecordedRates {
		seconds := seen.ScrapeInterval.Seconds()
		found.ScrapeIntervalSeconds = &seconds
	}
	rules, unknown := ofRules.wait(ctx)
	found.Findings = append(d.findings(seen, failure), recordedFindings(rules, unknown)...)
	found.Recorded = newRecordedSeries(rules)
	found.Missing = append(found.Missing, missingSignals(found.Metrics)...)
	return found, nil
}

// allNeeds are the metrics of the whole catalogue, each once.
func allNeeds() []string {
	needs := map[string]bool{}
	for _, signal := range istio.Catalogue() {
		for _, metric := range signal.Needs {
			needs[metric] = true
		}
	}
	return slices.Sorted(maps.Keys(needs))
}

// missingSignals are the signals for which none of some metrics is enough.
func missingSignals(metrics []string) []missingSignal {
	var missing []missingSignal
	for _, signal := range istio.Catalogue() {
		if !slices.ContainsFunc(signal.Needs, func(metric string) bool { return slices.Contains(metrics, metric) }) {
			missing = append(missing, missingSignal{signal.Name, signal.Needs, signal.Collect, signal.Lines()}.where(metrics))
		}
	}
	return missing
}

// butScraped is why a proxy's metric may be missing though others of it are there.
const butScraped = " The proxies are scraped here: either there is no such traffic, or Prometheus's metric_relabel_configs or Istio's Telemetry API drop it."

// where tells of a metric of proxies that are scraped already what else than scraping it may lack.
func (m missingSignal) where(metrics []string) missingSignal {
	ofScraping := func(lines istio.Lines) bool { return lines == istio.ScrapeProxies() }
	if slices.Contains(metrics, istio.RequestsTotal) && slices.ContainsFunc(m.Lines, ofScraping) {
		m.Collect += butScraped
		m.Lines = slices.DeleteFunc(slices.Clone(m.Lines), ofScraping)
	}
	return m
}

// ambient tells whether a waypoint or ztunnel reports.
func (d *DataSource) ambient(ctx context.Context, series seriesByReporter) (bool, error) {
	for _, counts := range series {
		if counts[istio.ReporterWaypoint] > 0 {
			return true, nil
		}
	}
	if len(d.settings.ZTunnel) == 0 {
		return false, nil
	}
	count, err := d.number(ctx, promql.CountOfZTunnel(d.settings))
	return count != nil && *count > 0, err
}

// number asks an expression that answers at most one sample.
func (d *DataSource) number(ctx context.Context, expr string) (*float64, error) {
	asked := promql.Expression{Expr: expr, Instant: true}
	result := d.client.Run(ctx, promql.Plan{asked}, query.Range{To: d.now()})[asked.Part]
	if result.Err != nil || len(result.Vector) == 0 {
		return nil, result.Err
	}
	return value(result.Vector[0]), nil
}

func value(sample *model.Sample) *float64 {
	number := float64(sample.Value)
	return &number
}
