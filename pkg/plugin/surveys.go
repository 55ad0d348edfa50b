package plugin

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/alidade-mesh/alidade/pkg/counting"
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
	"github.com/alidade-mesh/alidade/pkg/survey"
)

// A survey reads all series of a mesh. It has time of its own, and an answer waits for it no longer than
// surveyWaits after it is ready itself; the next one has it then.
const (
	surveyHolds = keptFor
	surveyLimit = 10 * time.Second
	surveyWaits = 2 * time.Second
)

// surveyed is who asked, and of which time.
type surveyed struct {
	who string
	at  time.Time
}

// survey finds out what series show at a time, or now where that is later, of how a mesh is measured. No
// number is made of it.
func (d *DataSource) survey(ctx context.Context, at time.Time) *finding[survey.Survey] {
	who, known := prom.Asker(ctx)
	key := surveyed{who, at.UTC().Truncate(surveyHolds)}
	find := func(ctx context.Context) (survey.Survey, error) {
		return d.seenAt(ctx, promql.Survey(d.settings), at)
	}
	surveys := &d.surveys
	if !known {
		// What is asked for nobody is for nobody else.
		surveys = &kept[surveyed, survey.Survey]{}
	}
	return surveys.begin(ctx, key, surveyLimit, "looking at how the mesh is measured", find)
}

// surveying begins a survey for a query whose answer can use it, and gives what tells its findings. An
// alert rule reads no notices, and those of a first step come with the next.
func (d *DataSource) surveying(ctx context.Context, q query.Query, alert bool) func() notices {
	if alert || q.Step == query.StepFirst || q.Type == query.Values || !ofCalls(q) {
		return func() notices { return nil }
	}
	begun := d.survey(ctx, q.Range.To)
	doubted := d.doubting(ctx, q)
	return func() (said notices) {
		waits := time.Now().Add(surveyWaits)
		found, err, ok := begun.known(surveyWaits)
		switch {
		case !ok || isWrong(err) || isPartial(err):
		case err != nil:
			said.missing("What series show of how the mesh is measured", err)
		default:
			said.ofSurvey(found, q, d.settings)
		}
		ctx, cancel := context.WithDeadline(ctx, waits)
		defer cancel()
		for _, text := range doubted.sentences(ctx, q, d.settings) {
			said.add(data.NoticeSeverityWarning, text)
		}
		return said
	}
}

// isWrong tells an error of a server that takes no question like a survey.
func isWrong(err error) bool {
	refused, ok := errors.AsType[*prom.Error](err)
	return ok && refused.Answered == http.StatusBadRequest
}

// ofSurvey says what of a survey concerns a query.
func (n *notices) ofSurvey(found survey.Survey, q query.Query, s query.Settings) {
	believed := q.Reporter == query.Auto || q.Reporter == query.Source
	found.Silent = slices.DeleteFunc(slices.Clone(found.Silent), func(pair counting.Silent) bool {
		return !believed || !asksFor(q, pair)
	})
	for _, finding := range found.Findings(s) {
		if finding.Concern == survey.Durations && !ofDurations(q) || finding.Replica != "" && narrows(q, finding.Replica) {
			continue
		}
		n.add(data.NoticeSeverityWarning, finding.Text)
	}
	if signal, _ := istio.FindSignal(q.Signal); q.Type == query.Metric && signal.Measure == istio.MeasureApdex {
		if text := found.OfTarget(q.ApdexTargetMs, promql.ToleratedTargets*q.ApdexTargetMs); text != "" {
			n.add(data.NoticeSeverityWarning, text)
		}
	}
}

// ofDurations tells the queries whose answers are made of durations.
func ofDurations(q query.Query) bool {
	signal, _ := istio.FindSignal(q.Signal)
	return q.Type == query.Latency || q.Type == query.Graph && q.Include[query.IncludeLatency] ||
		q.Type == query.Metric && slices.Contains(signal.Needs, istio.RequestDuration)
}

// narrows tells whether a query asks for one of some replicas.
func narrows(q query.Query, label string) bool {
	return slices.ContainsFunc(q.Filters, func(f query.Filter) bool { return f.Label == label })
}

// asksFor tells whether a pair is among those that a query asks for, as far as workloads and their
// namespaces tell.
func asksFor(q query.Query, pair counting.Silent) bool {
	is := func(peer query.Peer, w counting.Workload) bool {
		return peer.Namespace.Accepts(w.Namespace) && peer.Workload.Accepts(w.Name) && peer.WorkloadNamespace.Accepts(w.Namespace)
	}
	return is(q.Source, pair.Source) && is(q.Destination, pair.Destination) && (is(q.Either, pair.Source) || is(q.Either, pair.Destination))
}

// findings are the sentences that a survey has to say to whoever sets the data source up.
func (d *DataSource) findings(found survey.Survey, err error) []string {
	if err != nil {
		return []string{"How the mesh is measured could not be looked at. " + err.Error()}
	}
	sentences := []string{}
	for _, finding := range found.Findings(d.settings) {
		sentences = append(sentences, finding.Text)
	}
	var unnamed []string
	for _, waypoint := range found.Waypoints {
		if !d.settings.Waypoints.Accepts(waypoint.Name) {
			unnamed = append(unnamed, waypoint.String())
		}
	}
	if len(unnamed) > 0 {
		sentences = append(sentences, fmt.Sprintf("By their series these are waypoints, though the setting waypoints does not name them: %s. They are counted as such.", strings.Join(unnamed, ", ")))
	}
	return sentences
}
