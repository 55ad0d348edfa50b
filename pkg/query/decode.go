package query

import (
	"encoding/json"
	"strings"
	"time"
)

// envelope is what Grafana adds to every query for its own use.
var envelope = []string{
	"refId", "hide", "key", "datasource", "datasourceId", "datasourceUid", "intervalMs", "maxDataPoints",
	"queryCachingTTL", "timeRange", "requestId", "utcOffsetSec", "scopes", "adhocFilters", "groupByKeys",
	stepKey,
}

// stepKey is what our own browser adds to the envelope.
const stepKey = "step"

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
	// written are the fields that the JSON holds: a value that is written is kept, even a zero.
	written map[string]bool
}

// newDraft holds the defaults that do not depend on what else is written.
func newDraft(s Settings) draft {
	return draft{
		Query: Query{
			SchemaVersion:    CurrentSchemaVersion,
			Type:             Metric,
			Signal:           "requestRate",
			Reporter:         Auto,
			Errors:           s.Errors,
			LatencyStatistic: s.LatencyStatistic,
			Statistics:       []Statistic{{Name: "p95", Quantile: 0.95}},
			Nodes:            NodeWorkload,
			Include:          map[Include]bool{IncludeLatency: true, IncludeSecurity: true, IncludeTCP: true},
			Threshold:        0.05,
		},
		written: map[string]bool{},
	}
}

// Decode reads MeshQuery JSON: see the package comment for its steps. Errors are of type FieldError.
func Decode(raw json.RawMessage, ctx Context) (Query, error) {
	object, err := decodeObject(raw)
	if err != nil {
		return Query{}, under("query", err)
	}
	d := newDraft(ctx.Settings)
	d.RefID, d.Range = ctx.RefID, ctx.Range
	if d.Step, err = readStep(object[stepKey]); err != nil {
		return Query{}, under(stepKey, err)
	}
	for _, key := range envelope {
		delete(object, key)
	}
	for _, key := range sortedKeys(object) {
		f, ok := findField(key)
		if !ok {
			return Query{}, unknownField(key, fieldNames())
		}
		// An editor that clears a field leaves an empty text behind: it is as if not written.
		if string(object[key]) == `""` {
			continue
		}
		if err := f.read(&d, object[key]); err != nil {
			return Query{}, under(key, err)
		}
		d.written[key] = true
	}
	if d.Step != "" && d.Type != Graph {
		return Query{}, fieldErrorf(stepKey, "graphs alone come in steps. Leave it out of a query of the type %q.", d.Type)
	}
	if err := d.fillDefaults(ctx.Settings); err != nil {
		return Query{}, err
	}
	if err := d.resolve(ctx); err != nil {
		return Query{}, err
	}
	return d.Query, nil
}

// readStep reads the step of a query; empty is the whole answer at once.
func readStep(raw json.RawMessage) (Step, error) {
	if raw == nil || string(raw) == `""` {
		return "", nil
	}
	return decodeEnum(raw, []Step{StepFirst})
}

// fillDefaults gives every field that was not written the value that follows from the others.
func (d *draft) fillDefaults(s Settings) error {
	// A default that the data source sets cannot be told from what was written, so that what does not
	// matter is taken back.
	if d.Type != Graph {
		d.LatencyStatistic = s.LatencyStatistic
	}
	switch d.facts().evaluated {
	case instantAlways:
		d.Instant = true
	case instantUnlessDenied:
		d.Instant = d.Instant || !d.written["instant"]
	case instantNever:
		d.Instant = false
	}
	if d.window == "" {
		d.window = "$" + macroRateInterval
		if d.Instant {
			d.window = "$" + macroRange
		}
	}
	if d.written["groupBy"] {
		return nil
	}
	var err error
	d.GroupBy, err = groupKeys(d.defaultGroupBy())
	return under("groupBy", err)
}

// resolve settles the time of evaluation, then the window that depends on it.
func (d *draft) resolve(ctx Context) error {
	if d.Instant && !ctx.Now.IsZero() && d.Range.To.After(ctx.Now) {
		// A browser, which counts milliseconds, can ask for this time again.
		d.Range.To = ctx.Now.Truncate(time.Millisecond)
	}
	if !d.Range.From.Before(d.Range.To) {
		return fieldErrorf("timeRange", "it is empty: %s is not before %s. Choose one whose end is after its start.",
			d.Range.From.UTC().Format(time.RFC3339), d.Range.To.UTC().Format(time.RFC3339))
	}
	var err error
	if d.Window, err = resolveWindow(d.window, d.Range, ctx.Settings.ScrapeInterval); err != nil {
		return under("window", err)
	}
	written := d.Window
	if d.Window = ctx.Settings.Recorded.atLeast(written); d.Window > written && !strings.HasPrefix(d.window, "$") {
		d.ShorterWindow = written
	}
	return d.validate()
}
