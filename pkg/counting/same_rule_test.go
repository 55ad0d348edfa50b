package counting_test

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
	"github.com/alidade-mesh/alidade/demo/prometheus/randommesh"
	"github.com/alidade-mesh/alidade/pkg/counting"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// countedBy are queries that the rule is applied to: whose reports count, and by what calls are told apart.
var countedBy = []struct {
	query    string
	reporter query.Reporter
	services bool
}{
	{`"groupBy": ["source.workload", "destination.workload"]`, query.Auto, false},
	{`"groupBy": ["source.workload", "destination.workload", "destination.host"]`, query.Auto, true},
	{`"reporter": "source", "groupBy": ["source.workload", "destination.workload"]`, query.Source, false},
	{`"reporter": "destination", "groupBy": ["source.workload", "destination.workload"]`, query.Destination, false},
	{`"reporter": "waypoint", "groupBy": ["source.workload", "destination.workload"]`, query.Waypoint, false},
}

// Graphs count what reporters tell by this package, metric queries by their PromQL: both are one rule.
func TestBothFormsOfTheRuleCountTheSame(t *testing.T) {
	var c compared
	randommesh.Each(t, 7, false, func(instance *promload.Instance, mesh randommesh.Mesh, _ query.Settings) {
		for _, asked := range countedBy {
			c.compare(t, instance, mesh, asked.query, counting.Asked{Reporter: asked.reporter, Services: asked.services})
		}
	})
	t.Logf("%d numbers were compared; %d meshes lacked something, %d series counted in part, %d meshes had a hop that was found", c.numbers, c.apart, c.inPart, c.hops)
	if number := randommesh.Number(); c.apart < number || c.inPart < number/60 || c.hops < number/10 {
		t.Error("the meshes are not as different as they have to be")
	}
}

// compared counts what was compared.
type compared struct{ numbers, apart, inPart, hops int }

// compare compares the forms of the rule, and gives what they count by call.
func (c *compared) compare(t *testing.T, instance *promload.Instance, mesh randommesh.Mesh, asked string, by counting.Asked) map[string]float64 {
	t.Helper()
	at := promload.Epoch.Add(randommesh.At)
	settings := mesh.Settings(t)
	told := instance.Samples(t, fmt.Sprintf(`rate(istio_requests_total{mesh="%d"}[5m])`, mesh.ID), at)
	reader := counting.NewReader()
	series := make([]*counting.Series, len(told))
	for i, sample := range told {
		series[i] = reader.Read(counting.Metric(sample.Metric))
	}
	by.Hops = counting.FindHops(slices.Values(series), settings.Waypoints, false)
	found := query.Found{Waypoints: by.Hops.Found()}
	if len(found.Waypoints) > 0 {
		c.hops++
	}

	got := map[string]float64{}
	rule := reader.Rule(func(yield func(*counting.Series, float64) bool) {
		for i, sample := range told {
			if !yield(series[i], float64(sample.Value)) {
				return
			}
		}
	}, by)
	for i, sample := range told {
		if share := rule.Counts(series[i]); share > 0 {
			got[key(sample.Metric, by.Services)] += share * float64(sample.Value)
			if share < 1 {
				c.inPart++
			}
		}
	}
	absent := counting.Absent(slices.Values(series))
	if absent != (query.Absent{}) {
		c.apart++
	}
	for form, settings := range map[string]query.Settings{
		"PromQL":                           settings.With(found),
		"PromQL without what is not there": settings.With(query.Found{Waypoints: found.Waypoints, Absent: absent}),
	} {
		want := map[string]float64{}
		for _, sample := range instance.Samples(t, compiled(t, settings, `{"instant": true, "window": "5m", `+asked+`}`, at)[0].Expr, at) {
			want[key(sample.Metric, by.Services)] += float64(sample.Value)
		}
		for k := range got {
			if _, ok := want[k]; !ok {
				want[k] = 0
			}
		}
		for k := range want {
			c.numbers++
			if !same(got[k], want[k]) {
				t.Fatalf("mesh %d, {%s}: %s: counted %g, %s says %g; its series are\n%s", mesh.ID, asked, k, got[k], form, want[k], mesh)
			}
		}
	}
	return got
}

// same is false of what is no number.
func same(a, b float64) bool { return math.Abs(a-b) <= 1e-9 }

func key(metric model.Metric, services bool) string {
	k := string(metric["source_workload"] + " > " + metric["destination_workload"])
	if services {
		k += " " + string(metric["destination_service"])
	}
	return k
}

func compiled(t *testing.T, settings query.Settings, text string, at time.Time) promql.Plan {
	t.Helper()
	q, err := query.Decode(json.RawMessage(text), query.Context{Range: query.Range{From: at.Add(-5 * time.Minute), To: at, Interval: time.Minute}, Settings: settings, Now: at})
	if err != nil {
		t.Fatal(err)
	}
	plan, err := promql.Compile(q, settings)
	if err != nil {
		t.Fatal(err)
	}
	return plan
}
