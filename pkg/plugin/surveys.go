package plugin

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/alidade-mesh/alidade/pkg/counting"
	"github.com/alidade-mesh/alidade/pkg/guard"
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
	"github.com/alidade-mesh/alidade/pkg/survey"
)

// How long a survey holds, and how many are kept: how a mesh is measured changes seldom, and who may see
// other series makes another one.
const (
	surveyHolds = time.Minute
	mostSurveys = 64
)

// kept remembers what was found out a short while ago.
type kept[K comparable, V any] struct {
	mu    sync.Mutex
	found map[K]V
}

func (k *kept[K, V]) get(key K) (V, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	found, ok := k.found[key]
	return found, ok
}

func (k *kept[K, V]) put(key K, found V) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.found == nil || len(k.found) >= mostSurveys {
		k.found = map[K]V{}
	}
	k.found[key] = found
}

// surveyed is who asked, and of which minute.
type surveyed struct {
	who string
	at  time.Time
}

// survey is what series show at a time, or now where that is later. A server that does not take the
// question shows nothing, and is not asked again for a while.
func (d *DataSource) survey(ctx context.Context, at time.Time) (survey.Survey, error) {
	if now := d.now(); at.After(now) {
		at = now
	}
	who, known := prom.Asker(ctx)
	key := surveyed{who, at.UTC().Truncate(surveyHolds)}
	if found, ok := d.surveys.get(key); ok && known {
		return found, nil
	}
	expression := promql.Survey(d.settings)
	result := d.client.Run(ctx, promql.Plan{expression}, query.Range{To: at})[expression.Part]
	if result.Err != nil && !refusesQuestion(result.Err) {
		return survey.Survey{}, result.Err
	}
	found := survey.Read(result.Vector)
	if known && (found.Requests > 0 || result.Err != nil) {
		d.surveys.put(key, found)
	}
	return found, nil
}

// surveying begins a survey and gives what waits for it.
func (d *DataSource) surveying(ctx context.Context, at time.Time) func() (survey.Survey, error) {
	var found survey.Survey
	var failure error
	done := make(chan struct{})
	go func() {
		defer close(done)
		failure = guard.Run("looking at how the mesh is measured", func() (err error) {
			found, err = d.survey(ctx, at)
			return err
		})
	}()
	return func() (survey.Survey, error) {
		<-done
		return found, failure
	}
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
func (d *DataSource) findings(found survey.Survey) []string {
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
