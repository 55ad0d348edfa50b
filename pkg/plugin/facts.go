package plugin

import (
	"cmp"
	"context"
	"slices"
	"sync"
	"time"

	"github.com/alidade-mesh/alidade/pkg/guard"
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
	"github.com/alidade-mesh/alidade/pkg/survey"
)

// toTheMinute is how exactly a time is told from another where it is remembered what it shows.
const toTheMinute = time.Minute

// looked is who asked what a time shows.
type looked struct {
	who      string
	from, to time.Time
}

// facts are what the compiler has to know of a mesh besides a query and settings: label look-ups tell
// nearly all of it. Graphs and breakdowns need none, their own samples show them; nor does a signal that
// speaks of no calls. An error says that a right answer cannot be made.
func (d *DataSource) facts(ctx context.Context, q query.Query) (query.Found, error) {
	if q.Type == query.Graph || q.Type == query.Latency || q.Type == query.Values || !ofCalls(q) {
		return query.Found{}, nil
	}
	span := query.Range{From: q.Range.To.Add(-q.Window), To: q.Range.To}
	if q.Range.From.Before(span.From) {
		span.From = q.Range.From
	}
	// Rates look back, and a comparison looks back farther.
	span.From = span.From.Add(-q.Window - q.CompareTo)
	return d.factsWithin(ctx, span)
}

func (d *DataSource) factsWithin(ctx context.Context, span query.Range) (query.Found, error) {
	span.From = span.From.Truncate(toTheMinute)
	who, known := prom.Asker(ctx)
	key := looked{who, span.From, span.To.Truncate(toTheMinute)}
	find := func(ctx context.Context) (query.Found, error) { return d.findFacts(ctx, span) }
	if !known {
		return find(ctx)
	}
	return d.known.begin(ctx, key, d.settings.QueryTimeout, "looking for what a mesh has", find).wait(ctx)
}

// ofCalls tells whether a query's answer is made of what is reported of calls.
func ofCalls(q query.Query) bool {
	signal, ok := istio.FindSignal(q.Signal)
	return q.Type != query.Metric || !ok || signal.OfCalls()
}

// findFacts asks all look-ups at once. Of one that fails nothing is known, which costs longer PromQL;
// what would change the answer is asked in another way then.
func (d *DataSource) findFacts(ctx context.Context, span query.Range) (query.Found, error) {
	asked := promql.LookUpCrossings(d.settings)
	// Time has to be left for asking otherwise.
	looking, cancel := context.WithTimeout(ctx, d.settings.QueryTimeout/3)
	defer cancel()
	seen := d.lookUpAll(looking, span, &asked.Reporters, &asked.Unclear, &asked.Received, &asked.Clustered, &asked.Unclustered, &asked.Codes, &asked.Requested)
	found := query.Found{Absent: query.Absent{
		Waypoints:        seen.has(&asked.Reporters) && !slices.Contains(seen[&asked.Reporters], istio.ReporterWaypoint),
		UnknownWorkloads: seen.has(&asked.Unclear) && seen.has(&asked.Received) && !meet(seen[&asked.Unclear], seen[&asked.Received]),
		UnknownClusters:  seen.none(&asked.Clustered) || seen.none(&asked.Unclustered),
	}}
	var noCodes, noWaypoints error
	switch {
	case seen.none(&asked.Requested):
	case seen.none(&asked.Codes) && seen.has(&asked.Requested):
		found.NoCodes = true
	default:
		// A server looks values up within hours or a day: codes that are gone may be among them.
		found.NoCodes, noCodes = d.tellsNoCodes(ctx, span.To)
	}
	if !found.Absent.Waypoints {
		found.Waypoints, noWaypoints = d.foundWaypoints(ctx, span.To)
	}
	return found, cmp.Or(noCodes, noWaypoints)
}

// lookUps are the values that look-ups found; one that failed, or found a part of them, is not there.
type lookUps map[*promql.Lookup][]string

func (l lookUps) has(lookup *promql.Lookup) bool  { return l[lookup] != nil }
func (l lookUps) none(lookup *promql.Lookup) bool { return l.has(lookup) && len(l[lookup]) == 0 }

func (d *DataSource) lookUpAll(ctx context.Context, span query.Range, lookups ...*promql.Lookup) lookUps {
	seen := lookUps{}
	var mu sync.Mutex
	var group sync.WaitGroup
	for _, lookup := range lookups {
		group.Go(func() {
			// A panic has been logged, and nothing is known then.
			_ = guard.Run("looking for what a mesh has not", func() error {
				values, warnings, err := d.client.LabelValues(ctx, *lookup, span)
				if err == nil && len(warnings) == 0 {
					mu.Lock()
					defer mu.Unlock()
					seen[lookup] = append([]string{}, values...)
				}
				return err
			})
		})
	}
	group.Wait()
	return seen
}

// meet tells whether two lists name the same host, however either writes it.
func meet(some, others []string) bool {
	known := map[string]bool{}
	for _, host := range others {
		known[istio.CallName(host)] = true
	}
	return slices.ContainsFunc(some, func(host string) bool { return known[istio.CallName(host)] })
}

// foundWaypoints are the workloads that are waypoints by their series.
func (d *DataSource) foundWaypoints(ctx context.Context, at time.Time) ([]query.Workload, error) {
	found, err := d.seenAt(ctx, promql.Waypoints(d.settings), at)
	return found.Waypoints, err
}

// tellsNoCodes asks by a query whether requests tell no response codes, once a minute.
func (d *DataSource) tellsNoCodes(ctx context.Context, at time.Time) (bool, error) {
	find := func(ctx context.Context) (bool, error) {
		found, err := d.seenAt(ctx, promql.Codes(d.settings), at)
		return found.NoCodes(), err
	}
	who, known := prom.Asker(ctx)
	if !known {
		return find(ctx)
	}
	key := surveyed{who, at.UTC().Truncate(toTheMinute)}
	return d.codeless.begin(ctx, key, d.settings.QueryTimeout, "looking for response codes", find).wait(ctx)
}

// seenAt asks an expression of a survey at a time, or now where that is later.
func (d *DataSource) seenAt(ctx context.Context, asked promql.Expression, at time.Time) (survey.Survey, error) {
	if now := d.now(); at.After(now) {
		at = now
	}
	plan := promql.Plan{asked}
	results := d.client.Run(ctx, plan, query.Range{To: at})
	result := results[asked.Part]
	if warning, found := partial(plan, results); found && result.Err == nil {
		result.Err = notWhole(warning)
	}
	return survey.Read(result.Vector), result.Err
}
