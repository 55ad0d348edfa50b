package promql_test

import (
	"fmt"
	"iter"
	"math"
	"slices"
	"testing"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
	"github.com/alidade-mesh/alidade/demo/prometheus/randommesh"
	"github.com/alidade-mesh/alidade/pkg/counting"
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// Latency queries tell sides apart in Go, signals of latency in PromQL: both are one rule.
func TestBothFormsOfTheRuleTellSidesApartAlike(t *testing.T) {
	at := promload.Epoch.Add(randommesh.At)
	labels := []string{istio.SourceWorkload, istio.DestinationWorkload, istio.DestinationHost}
	numbers := 0
	randommesh.Each(t, 11, false, func(instance *promload.Instance, mesh randommesh.Mesh, settings query.Settings) {
		told := instance.Samples(t, fmt.Sprintf(`rate(istio_requests_total{mesh="%d"}[5m])`, mesh.ID), at)
		hops := counting.FindHops(heard(told), settings.Waypoints, false)
		// Half of the meshes are asked with PromQL that leaves out what they have not, and half of both by service.
		leaves, services := mesh.ID%2 == 0, mesh.ID%4 < 2
		found := query.Found{Waypoints: hops.Found()}
		if leaves {
			found.Absent = absent(told)
		}
		settings = settings.With(found)
		q := decodeAt(t, `{"queryType": "latency", "window": "5m", "groupBy": []}`, settings, at)
		got := sidesInGo(told, counting.Asked{Reporter: query.Auto, Hops: hops, Services: services})
		for side := range promql.Sides {
			want := map[string]float64{}
			for _, sample := range instance.Samples(t, promql.SideOf(side, q, settings, services, labels...), at) {
				want[callOf(sample.Metric)] = float64(sample.Value)
			}
			numbers += len(want)
			if call, differs := firstDifference(got[side], want); differs {
				t.Fatalf("mesh %d, services %t, leaving out %+v: %s of %s is %g in Go, and %g in PromQL; the series are\n%s", mesh.ID, services, found.Absent, side, call, got[side][call], want[call], mesh)
			}
		}
	})
	t.Logf("%d numbers were compared", numbers)
	if numbers < 4*randommesh.Number() {
		t.Errorf("only %d numbers were compared", numbers)
	}
}

// absent is what samples do not show.
func absent(told model.Vector) query.Absent { return counting.Absent(heard(told)) }

// sidesInGo are the sides of calls as Go tells them apart, by call.
func sidesInGo(told model.Vector, asked counting.Asked) map[string]map[string]float64 {
	all := map[string]map[string]float64{}
	for side := range promql.Sides {
		all[side] = map[string]float64{}
	}
	eachSide(told, asked, func(sample *model.Sample, s *counting.Series, side counting.Side) {
		call, counted := callOf(sample.Metric), side.Share*float64(sample.Value)
		name := "arrived"
		if s.FromSource() {
			name = "sent"
		}
		all[name][call] += counted
		if side.Both {
			all[name+"AndSeen"][call] += counted
		} else {
			all["oneSided"][call] += counted
		}
	})
	return all
}

// eachSide applies the rule that samples make to themselves.
func eachSide(told model.Vector, asked counting.Asked, do func(*model.Sample, *counting.Series, counting.Side)) {
	eachSideOf(append(append(model.Vector{}, told...), told...), len(told), asked, do)
}

// eachSideOf applies the rule that the first of some samples make to the others.
func eachSideOf(told model.Vector, witnesses int, asked counting.Asked, do func(*model.Sample, *counting.Series, counting.Side)) {
	reader := counting.NewReader()
	series := make([]*counting.Series, len(told))
	for i, sample := range told {
		series[i] = reader.Read(counting.Metric(sample.Metric))
	}
	rule := reader.Rule(func(yield func(*counting.Series, float64) bool) {
		for i, sample := range told[:witnesses] {
			if !yield(series[i], float64(sample.Value)) {
				return
			}
		}
	}, asked)
	for i, sample := range told[witnesses:] {
		of := series[witnesses+i]
		do(sample, of, rule.Side(of))
	}
}

func callOf(metric model.Metric) string {
	return string(metric[istio.SourceWorkload] + " > " + metric[istio.DestinationWorkload] + " " + metric[istio.DestinationHost])
}

// firstDifference finds a key of which two maps say different numbers; none is 0.
func firstDifference(got, want map[string]float64) (string, bool) {
	for _, numbers := range []map[string]float64{got, want} {
		for key := range numbers {
			if math.IsNaN(got[key]) != math.IsNaN(want[key]) || math.Abs(got[key]-want[key]) > 1e-9*math.Max(1, math.Abs(want[key])) {
				return key, true
			}
		}
	}
	return "", false
}

// heard are the series of samples.
func heard(told model.Vector) iter.Seq[*counting.Series] {
	reader := counting.NewReader()
	series := make([]*counting.Series, len(told))
	for i, sample := range told {
		series[i] = reader.Read(counting.Metric(sample.Metric))
	}
	return slices.Values(series)
}
