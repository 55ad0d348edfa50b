package query

import (
	"encoding/json"
	"slices"
	"time"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

var (
	types            = []Type{Metric, Graph, Latency, Values, Events}
	reporters        = []Reporter{Auto, Source, Destination, Waypoint}
	errorDefinitions = []Errors{Errors5xx, Errors4xx5xx, ErrorsNon2xx}
	nodeKinds        = []NodeKind{NodeWorkload, NodeService, NodeApp, NodeVersion, NodeNamespace, NodeCluster}
	events           = []Event{EventNewVersion, EventNewEdge, EventGoneEdge, EventErrorRatio}
	includes         = []Include{IncludeLatency, IncludeSecurity, IncludeTCP, IncludeThroughput, IncludeResilience, IncludeWaypoints}
)

// envelope is what Grafana adds to every query for its own use.
var envelope = []string{
	"refId", "hide", "key", "datasource", "datasourceId", "datasourceUid", "intervalMs", "maxDataPoints",
	"queryCachingTTL", "timeRange", "requestId", "utcOffsetSec", "scopes", "adhocFilters", "groupByKeys",
}

// Context is what a query's JSON does not say.
type Context struct {
	RefID    string
	Range    Range
	Settings Settings
	// Now bounds the time at which instants are evaluated; the zero time does not.
	Now time.Time
}

// draft is a Query under construction, with what cannot be resolved before everything is read.
type draft struct {
	Query
	window string
	// overTime is true where an answer over time was asked for in so many words: instant is false.
	overTime bool
	// grouped is true where groupBy was written, even if it is empty.
	grouped bool
}

// Decode reads MeshQuery JSON: see the package comment for its steps. Errors are of type FieldError.
func Decode(raw json.RawMessage, ctx Context) (Query, error) {
	object, err := decodeObject(raw)
	if err != nil {
		return Query{}, under("query", err)
	}
	for _, key := range envelope {
		delete(object, key)
	}
	d := draft{Query: Query{
		RefID:         ctx.RefID,
		SchemaVersion: CurrentSchemaVersion,
		Range:         ctx.Range,
	}}
	for _, key := range sortedKeys(object) {
		read, ok := fields[key]
		if !ok {
			return Query{}, unknownField(key, fieldNames())
		}
		// An editor that clears a field leaves an empty text behind: it is as if not written.
		if string(object[key]) == `""` {
			continue
		}
		if err := read(&d, object[key]); err != nil {
			return Query{}, under(key, err)
		}
	}
	d.fillDefaults(ctx.Settings)
	if err := d.resolve(ctx); err != nil {
		return Query{}, err
	}
	return d.Query, nil
}

func fieldNames() []string {
	names := make([]string, 0, len(fields))
	for name := range fields {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// fillDefaults gives every field that was not written its value.
func (d *draft) fillDefaults(s Settings) {
	setDefault(&d.Type, Metric)
	setDefault(&d.Signal, "requestRate")
	setDefault(&d.Reporter, Auto)
	setDefault(&d.Errors, s.Errors)
	setDefault(&d.LatencyStatistic, s.LatencyStatistic)
	setDefault(&d.Nodes, NodeWorkload)
	setDefault(&d.Threshold, 0.05)
	switch d.Type {
	case Graph, Values:
		d.Instant = true
	case Latency:
		d.Instant = !d.overTime
	case Events:
		d.Instant = false
	}
	if d.window == "" {
		d.window = "$" + macroRateInterval
		if d.Instant {
			d.window = "$" + macroRange
		}
	}
	if !d.grouped {
		d.GroupBy = d.defaultGroupBy()
	}
	if len(d.Statistics) == 0 {
		d.Statistics = []Statistic{{Name: "p95", Quantile: 0.95}}
	}
	if d.Include == nil {
		d.Include = map[Include]bool{IncludeLatency: true, IncludeSecurity: true, IncludeTCP: true}
	}
}

func setDefault[T comparable](field *T, value T) {
	var zero T
	if *field == zero {
		*field = value
	}
}

// defaultGroupBy is a series for each pair of workloads, for each workload's proxies, or for what
// an event speaks of.
func (d *draft) defaultGroupBy() []GroupKey {
	signal, _ := istio.FindSignal(d.Signal)
	switch {
	case d.Type == Events && d.Event == EventNewVersion:
		return []GroupKey{
			{"destination.workloadNamespace", istio.DestinationWorkloadNamespace},
			{"destination.workload", istio.DestinationWorkload},
			{"destination.version", istio.DestinationVersion},
		}
	case d.Type == Events:
		return []GroupKey{
			{"source.namespace", istio.SourceNamespace},
			{"source.workload", istio.SourceWorkload},
			{"destination.namespace", istio.DestinationNamespace},
			{"destination.service", istio.DestinationServiceName},
		}
	case signal.Family == istio.FamilyProxy:
		return []GroupKey{
			{"destination.workloadNamespace", istio.DestinationWorkloadNamespace},
			{"destination.workload", istio.DestinationWorkload},
		}
	}
	called := GroupKey{"destination.workload", istio.DestinationWorkload}
	if d.Nodes == NodeService {
		called = GroupKey{"destination.service", istio.DestinationServiceName}
	}
	return []GroupKey{
		{"source.namespace", istio.SourceNamespace},
		{"source.workload", istio.SourceWorkload},
		{"destination.namespace", istio.DestinationNamespace},
		called,
	}
}

// resolve settles the time of evaluation, then the window that depends on it.
func (d *draft) resolve(ctx Context) error {
	if d.Instant && !ctx.Now.IsZero() && d.Range.To.After(ctx.Now) {
		d.Range.To = ctx.Now
	}
	if !d.Range.From.Before(d.Range.To) {
		return fieldErrorf("timeRange", "it is empty: %s is not before %s. Choose one whose end is after its start.",
			d.Range.From.UTC().Format(time.RFC3339), d.Range.To.UTC().Format(time.RFC3339))
	}
	var err error
	if d.Window, err = resolveWindow(d.window, d.Range, ctx.Settings.ScrapeInterval); err != nil {
		return under("window", err)
	}
	switch d.Type {
	case Metric:
		err = d.fitsSignal()
	case Latency:
		err = d.fitsLatency()
	}
	if err != nil {
		return err
	}
	if d.Type == Events && d.Event == "" {
		return fieldErrorf("event", "it is missing. Use %s.", quoteList(events))
	}
	if d.Type == Values && d.Label == "" {
		return fieldErrorf("label", "it is missing. Name the label whose values you want, for example \"destination.workload\".")
	}
	return nil
}
