package prom

import (
	"maps"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/promql"
)

// quotients are the dividends of an answer over those of its divisors that are above zero, by all labels
// but the one that tells them apart: what PromQL makes of `dividends / (divisors > 0)`.
func quotients(terms Result) Result {
	made := terms
	made.Vector, made.Matrix, made.sizeBytes = nil, nil, 0
	samples, streams := map[string]*model.Sample{}, map[string][]model.SamplePair{}
	for _, sample := range terms.Vector {
		if key, is := groupOf(sample.Metric, promql.PartDividend); is {
			samples[key.String()] = sample
		}
	}
	for _, stream := range terms.Matrix {
		if key, is := groupOf(stream.Metric, promql.PartDividend); is {
			streams[key.String()] = stream.Values
		}
	}
	for _, sample := range terms.Vector {
		key, is := groupOf(sample.Metric, "")
		if dividend := samples[key.String()]; is && dividend != nil && sample.Value > 0 {
			made.Vector = append(made.Vector, &model.Sample{Metric: key, Timestamp: sample.Timestamp, Value: dividend.Value / sample.Value})
		}
	}
	for _, stream := range terms.Matrix {
		key, is := groupOf(stream.Metric, "")
		if !is {
			continue
		}
		if values := divided(streams[key.String()], stream.Values); len(values) > 0 {
			made.Matrix = append(made.Matrix, &model.SampleStream{Metric: key, Values: values})
		}
	}
	return made
}

// groupOf are the labels of a term without the one that tells which it is; false where it is the other.
func groupOf(metric model.Metric, part string) (model.Metric, bool) {
	if metric[promql.PartLabel] != model.LabelValue(part) {
		return nil, false
	}
	key := maps.Clone(metric)
	delete(key, promql.PartLabel)
	return key, true
}

// divided is a quotient wherever there are both a dividend and a divisor above zero.
func divided(dividends, divisors []model.SamplePair) []model.SamplePair {
	var quotients []model.SamplePair
	for _, divisor := range divisors {
		for len(dividends) > 0 && dividends[0].Timestamp < divisor.Timestamp {
			dividends = dividends[1:]
		}
		if len(dividends) > 0 && dividends[0].Timestamp == divisor.Timestamp && divisor.Value > 0 {
			quotients = append(quotients, model.SamplePair{Timestamp: divisor.Timestamp, Value: dividends[0].Value / divisor.Value})
		}
	}
	return quotients
}
