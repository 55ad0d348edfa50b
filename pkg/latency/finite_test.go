package latency_test

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/latency"
	"github.com/alidade-mesh/alidade/pkg/promql"
)

func TestNoNumberOfARowIsNaN(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	q := grouped(istio.DestinationWorkload)
	numbers, wild := 0, 0
	for range meshes {
		answers := withPercentiles(r, randomMesh(r))
		for _, stream := range slices.Concat(slices.Collect(maps.Values(answers))...) {
			if value := float64(stream.Values[0].Value); math.IsNaN(value) || math.IsInf(value, 0) {
				wild++
			}
		}
		rows := latency.ComparedWith(rowsOf(answers, q), rowsOf(withPercentiles(r, randomMesh(r)), q), q)
		for _, row := range latency.Top(rows, 3) {
			numbers += finite(t, reflect.ValueOf(row))
		}
	}
	if numbers < meshes || wild < meshes {
		t.Errorf("only %d numbers were looked at, and Prometheus answered only %d that are none", numbers, wild)
	}
}

// withPercentiles adds percentiles that may be anything.
func withPercentiles(r *rand.Rand, answers latency.Answers) latency.Answers {
	for to := range 4 {
		metric := model.Metric{istio.DestinationWorkload: model.LabelValue(fmt.Sprint("called", to)), istio.DestinationWorkloadNamespace: "shop"}
		for _, kind := range []promql.Kind{promql.SourceTimes, promql.DestinationTimes, promql.ApplicationTimes} {
			part := promql.Part{Kind: kind, Statistic: "p95"}
			value := []float64{math.NaN(), math.Inf(1), math.Inf(-1), 0, 100 * r.Float64(), 1000 * r.Float64()}[r.IntN(6)]
			answers[part] = append(answers[part], &model.SampleStream{Metric: metric, Values: []model.SamplePair{{Timestamp: 1000, Value: model.SampleValue(value)}}})
		}
	}
	return answers
}

// finite counts all numbers in a value, at any depth, and fails where one is none.
func finite(t *testing.T, value reflect.Value) (numbers int) {
	switch value.Kind() {
	case reflect.Float64:
		if math.IsNaN(value.Float()) || math.IsInf(value.Float(), 0) {
			t.Fatalf("a number is %g", value.Float())
		}
		return 1
	case reflect.Pointer:
		if !value.IsNil() {
			return finite(t, value.Elem())
		}
	case reflect.Struct:
		for i := range value.NumField() {
			numbers += finite(t, value.Field(i))
		}
	case reflect.Slice:
		for i := range value.Len() {
			numbers += finite(t, value.Index(i))
		}
	}
	return numbers
}
