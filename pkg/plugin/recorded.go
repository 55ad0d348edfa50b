package plugin

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
	"github.com/alidade-mesh/alidade/pkg/survey"
)

// recorded finds out what a server holds of recording rules at a time, or now where that is later.
func (d *DataSource) recorded(ctx context.Context, at time.Time) *finding[survey.Recorded] {
	if now := d.now(); at.After(now) {
		at = now
	}
	who, known := prom.Asker(ctx)
	recordings := &d.recordings
	if !known {
		recordings = &kept[surveyed, survey.Recorded]{}
	}
	find := func(ctx context.Context) (survey.Recorded, error) { return d.findRecorded(ctx, at) }
	return recordings.begin(ctx, surveyed{who, at.UTC().Truncate(surveyHolds)}, surveyLimit, "looking for recording rules", find)
}

// longAgo is how far back the newest sample of rules is looked for that write none now.
const longAgo = 6 * time.Hour

func (d *DataSource) findRecorded(ctx context.Context, at time.Time) (survey.Recorded, error) {
	span := query.Range{From: at.Add(-recent), To: at}
	names, err := d.names(ctx, promql.RecordedNames(d.settings), span, func(within time.Duration) string {
		return promql.RecordedByName(within, d.settings)
	})
	if err != nil {
		return survey.Recorded{}, err
	}
	found := survey.RecordedOf(names, d.settings)
	found.At = at
	own, sums := d.settings, d.settings
	own.Recorded, sums.Recorded = query.Recorded{}, found.Rules
	if found.Any() {
		if found.Lost, err = d.lostLabels(ctx, own, sums, span); err != nil {
			return found, err
		}
		if found.Newest, err = d.newestRecorded(ctx, sums, at); err != nil {
			return found, err
		}
	}
	if !found.Fresh() {
		found.Unrecorded, err = d.holds(ctx, own, at)
	}
	return found, err
}

// lostLabels are the labels of the mesh's own metrics, and those that tell pods apart, which sums do not carry.
func (d *DataSource) lostLabels(ctx context.Context, own, sums query.Settings, span query.Range) ([]string, error) {
	carried, _, err := d.client.LabelNames(ctx, promql.LabelsOfCalls(sums), span)
	if err != nil || len(carried) == 0 {
		return nil, err
	}
	all, _, err := d.client.LabelNames(ctx, promql.LabelsOfCalls(own), span)
	if err != nil {
		return nil, err
	}
	var lost []string
	for _, label := range slices.Concat(all, istio.PodLabels()) {
		if !slices.Contains(carried, label) && !slices.Contains(lost, label) {
			lost = append(lost, label)
		}
	}
	return lost, nil
}

// holds tells whether there are requests or connections at a time, as recording rules where settings name some.
func (d *DataSource) holds(ctx context.Context, s query.Settings, at time.Time) (bool, error) {
	asked := promql.Expression{Expr: promql.CountOfCalls(s), Instant: true}
	result := d.client.Run(ctx, promql.Plan{asked}, query.Range{To: at})[asked.Part]
	return len(result.Vector) > 0, result.Err
}

// newestRecorded is when rules wrote their newest sample; the zero time where that is long ago.
func (d *DataSource) newestRecorded(ctx context.Context, s query.Settings, at time.Time) (time.Time, error) {
	for _, within := range []time.Duration{0, longAgo} {
		asked := promql.Expression{Expr: promql.NewestRecorded(s, within), Instant: true}
		result := d.client.Run(ctx, promql.Plan{asked}, query.Range{To: at})[asked.Part]
		if result.Err != nil {
			return time.Time{}, result.Err
		}
		if len(result.Vector) > 0 {
			return model.TimeFromUnixNano(int64(float64(result.Vector[0].Value) * float64(time.Second))).Time(), nil
		}
	}
	return time.Time{}, nil
}

// doubting finds out what of a query's answer recording rules cannot tell.
type doubting struct {
	found *finding[survey.Recorded]
	// held says whether the rules hold anything of the earliest time that the answer is made of.
	held  *finding[bool]
	since time.Time
}

// doubting begins to find that out, and is nil where the answer is not made of recording rules.
func (d *DataSource) doubting(ctx context.Context, q query.Query) *doubting {
	signal, _ := istio.FindSignal(q.Signal)
	if d.settings.Recorded.Kind == "" || q.Type == query.Metric && signal.Recorded == istio.RecordedNone {
		return nil
	}
	who, known := prom.Asker(ctx)
	preceding := &d.preceding
	if !known {
		preceding = &kept[surveyed, bool]{}
	}
	since := d.earliest(q)
	held := preceding.begin(ctx, surveyed{who, since}, surveyLimit, "looking when recording rules began", func(ctx context.Context) (bool, error) {
		return d.recordsAt(ctx, since)
	})
	return &doubting{d.recorded(ctx, q.Range.To), held, since}
}

// earliest is the first time of which recorded series have to tell for a query.
func (d *DataSource) earliest(q query.Query) time.Time {
	at := q.Range.From
	if q.Instant {
		at = q.Range.To
	}
	if now := d.now(); at.After(now) {
		at = now
	}
	if q.Window > d.settings.Recorded.Window {
		at = at.Add(-q.Window)
	}
	return at.Add(-q.CompareTo).UTC().Truncate(toTheMinute)
}

// recordsAt tells whether rules hold anything of a time, or the mesh's metrics hold nothing of it either.
func (d *DataSource) recordsAt(ctx context.Context, at time.Time) (bool, error) {
	if held, err := d.holds(ctx, d.settings, at); held || err != nil {
		return held, err
	}
	own := d.settings
	own.Recorded = query.Recorded{}
	held, err := d.holds(ctx, own, at)
	return !held, err
}

// sentences are the doubts that are known before the end of the context.
func (b *doubting) sentences(ctx context.Context, q query.Query, s query.Settings) []string {
	if b == nil {
		return nil
	}
	found, err := b.found.wait(ctx)
	if err != nil {
		// What cannot be found out is no doubt.
		return nil
	}
	said := found.Doubts(q, s)
	if held, err := b.held.wait(ctx); err == nil && !held && found.Any() && found.Fresh() {
		said = append(said, survey.OfBeginning(b.since))
	}
	return said
}

// failure is an error where recording rules cannot tell what an alert rule asks: nobody reads a notice.
func (b *doubting) failure(ctx context.Context, q query.Query, s query.Settings) error {
	if doubts := b.sentences(ctx, q, s); len(doubts) > 0 {
		return &query.FieldError{Field: "recorded", Message: strings.Join(doubts, " ")}
	}
	return nil
}

// carries is an error where the mesh's metrics may have a label that recording rules do not keep.
func (d *DataSource) carries(ctx context.Context, label string, span query.Range) error {
	if d.settings.Recorded.Kind == "" {
		return nil
	}
	found, err := d.recorded(ctx, span.To).wait(ctx)
	if err != nil || !slices.Contains(found.Lost, label) {
		return nil
	}
	return &query.FieldError{Field: "label", Message: fmt.Sprintf(
		"recorded series do not carry the label %q. Ask a data source whose setting recorded is empty, or keep the label in the recording rules.", label)}
}

// recordedSeries is what capabilities tell of recording rules.
type recordedSeries struct {
	// Setting is the member `recorded` of jsonData that names them.
	Setting survey.Setting `json:"setting"`
	// InUse says that the data source's settings name them, Usable of others that they are complete enough
	// and fresh.
	InUse  bool `json:"inUse"`
	Usable bool `json:"usable"`
	// Metrics are recorded, Missing are not though they exist.
	Metrics []string `json:"metrics"`
	Missing []string `json:"missing"`
	// MissingLabels are labels of the metrics that recorded series lack, but for those that tell pods apart.
	MissingLabels []string `json:"missingLabels"`
	// AgeSeconds is how old the newest sample is; null where there is none of the last hours.
	AgeSeconds *float64 `json:"ageSeconds"`
}

// newRecordedSeries is nil where there are no rules and the settings name none.
func newRecordedSeries(found survey.Recorded) *recordedSeries {
	if !found.InUse && !found.Any() {
		return nil
	}
	made := &recordedSeries{
		Setting: found.Setting(), InUse: found.InUse, Usable: found.Usable(),
		Metrics: append([]string{}, found.Metrics...), Missing: append([]string{}, found.Missing...),
		MissingLabels: append([]string{}, found.LostLabels()...),
	}
	if !found.Newest.IsZero() {
		seconds := max(found.At.Sub(found.Newest), 0).Seconds()
		made.AgeSeconds = &seconds
	}
	return made
}

// recordedFindings are the sentences that there are to say of recording rules.
func recordedFindings(found survey.Recorded, err error) []string {
	if err != nil {
		return []string{fmt.Sprintf("Whether there are recording rules could not be found out. %s", err)}
	}
	return found.Findings()
}
