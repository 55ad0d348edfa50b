package plugin

import (
	"context"
	"slices"
	"sync"
	"time"

	"github.com/alidade-mesh/alidade/pkg/guard"
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// looked is who asked what a time shows.
type looked struct {
	who      string
	from, to time.Time
}

// absent is what no series shows of the time that a query looks at: most meshes have no waypoints, and
// know all their workloads, and their PromQL is a third of what it would be. Of a look-up that fails
// nothing is known.
func (d *DataSource) absent(ctx context.Context, q query.Query) query.Absent {
	span := query.Range{From: q.Range.To.Add(-q.Window), To: q.Range.To}
	if q.Range.From.Before(span.From) {
		span.From = q.Range.From
	}
	// Rates look back, and a comparison looks back farther.
	span.From = span.From.Add(-q.Window - q.CompareTo).Truncate(surveyHolds)
	who, known := prom.Asker(ctx)
	key := looked{who, span.From, span.To.Truncate(surveyHolds)}
	if found, ok := d.absences.get(key); ok && known {
		return found
	}
	found, ok := d.lookForAbsent(ctx, span)
	if known && ok {
		d.absences.put(key, found)
	}
	return found
}

// lookForAbsent asks all look-ups at once; it is false where one of them failed.
func (d *DataSource) lookForAbsent(ctx context.Context, span query.Range) (query.Absent, bool) {
	asked := promql.LookUpCrossings(d.settings)
	values := map[*promql.Lookup][]string{}
	var mu sync.Mutex
	var group sync.WaitGroup
	for _, lookup := range []*promql.Lookup{&asked.Reporters, &asked.Unclear, &asked.Received, &asked.Clustered, &asked.Unclustered} {
		group.Go(func() {
			// A panic has been logged, and nothing is known then.
			_ = guard.Run("looking for what a mesh has not", func() error {
				found, warnings, err := d.client.LabelValues(ctx, *lookup, span)
				if err == nil && len(warnings) == 0 {
					mu.Lock()
					defer mu.Unlock()
					values[lookup] = append([]string{}, found...)
				}
				return err
			})
		})
	}
	group.Wait()
	none := func(lookup *promql.Lookup) bool { return values[lookup] != nil && len(values[lookup]) == 0 }
	absent := query.Absent{
		Waypoints:       values[&asked.Reporters] != nil && !slices.Contains(values[&asked.Reporters], istio.ReporterWaypoint),
		UnknownClusters: none(&asked.Clustered) || none(&asked.Unclustered),
	}
	if unclear, received := values[&asked.Unclear], values[&asked.Received]; unclear != nil && received != nil {
		absent.UnknownWorkloads = !meet(unclear, received)
	}
	return absent, len(values) == 5
}

// meet tells whether two lists name the same host, however either writes it.
func meet(some, others []string) bool {
	known := map[string]bool{}
	for _, host := range others {
		known[istio.CallName(host)] = true
	}
	return slices.ContainsFunc(some, func(host string) bool { return known[istio.CallName(host)] })
}
