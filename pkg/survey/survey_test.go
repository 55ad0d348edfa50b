package survey_test

import (
	"strings"
	"testing"
	"time"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
	"github.com/alidade-mesh/alidade/pkg/survey"
)

// told is a sample of a survey's answer: part, value and labels.
func told(part string, value float64, labels ...string) *model.Sample {
	metric := model.Metric{promql.PartLabel: model.LabelValue(part)}
	for i := 0; i < len(labels); i += 2 {
		metric[model.LabelName(labels[i])] = model.LabelValue(labels[i+1])
	}
	return &model.Sample{Metric: metric, Value: model.SampleValue(value)}
}

// texts are all findings under the default settings, which scrape every 15 seconds.
func texts(answer ...*model.Sample) string {
	var all []string
	for _, finding := range survey.Read(answer).Findings(query.DefaultSettings()) {
		all = append(all, finding.Text)
	}
	return strings.Join(all, "\n")
}

func TestAMeshThatIsMeasuredWellHasNoFindings(t *testing.T) {
	if found := texts(
		told(promql.SurveyRequests, 100), told(promql.SurveyCoded, 90), told(promql.SurveySamples+"2m", 8), told(promql.SurveySamples+"10m", 40),
		told(promql.SurveyBound, 50, "le", "5"), told(promql.SurveyBound, 50, "le", "10.0"), told(promql.SurveyBound, 50, "le", "+Inf"),
		told(promql.SurveyReplica+"replica", 1),
	); found != "" {
		t.Error(found)
	}
	if found := texts(); found != "" {
		t.Errorf("an answer without anything says %s", found)
	}
}

func TestScrapesAreMeasuredAlsoWhereThereAreFew(t *testing.T) {
	for name, test := range map[string]struct {
		short, long float64
		want        time.Duration
	}{
		"a server that began three minutes ago": {8, 12, 15 * time.Second},
		"a server that missed a minute":         {4, 36, 17 * time.Second},
		"once a minute":                         {2, 10, time.Minute},
		"every two minutes":                     {1, 5, 2 * time.Minute},
		"one sample":                            {1, 1, 0},
	} {
		found := survey.Read(model.Vector{told(promql.SurveySamples+"2m", test.short), told(promql.SurveySamples+"10m", test.long)})
		if found.ScrapeInterval != test.want {
			t.Errorf("%s: samples lie %s apart", name, found.ScrapeInterval)
		}
	}
	if found := texts(told(promql.SurveySamples+"10m", 10)); !strings.Contains(found, "Samples lie 1m apart, while the data source's settings say 15s (timeInterval)") {
		t.Error(found)
	}
}

func TestEachFindingNamesTheWayOut(t *testing.T) {
	for want, answer := range map[string]model.Vector{
		`requiredMatchers ([{"label": "prometheus_replica"`:       {told(promql.SurveyReplica+"prometheus_replica", 2)},
		"(10.0.0.1): its requests are counted as often":           {told(promql.SurveyTwice, 2, promql.SurveyHost, "10.0.0.1")},
		"(web-1): its requests are counted as often":              {told(promql.SurveyTwice, 2, "pod", "web-1")},
		"lack the bound +Inf":                                     {told(promql.SurveyBound, 5, "le", "5")},
		"not all have the bounds 5. They share none":              {told(promql.SurveyBound, 5, "le", "5"), told(promql.SurveyBound, 9, "le", "+Inf")},
		"not all have the bounds 7. Percentiles over several":     {told(promql.SurveyBound, 5, "le", "7"), told(promql.SurveyBound, 9, "le", "5"), told(promql.SurveyBound, 9, "le", "+Inf")},
		"There are native histograms of durations":                {told(promql.SurveyNative, 5)},
		`No series of requests carries the label "response_code"`: {told(promql.SurveyRequests, 5)},
		"The proxies of shop/web report nothing new to shop/cart, which counts 10 calls a second": {told(promql.SurveySilent, 10,
			"source_workload_namespace", "shop", "source_workload", "web", "destination_workload_namespace", "shop", "destination_workload", "cart")},
	} {
		if found := texts(answer...); !strings.Contains(found, want) {
			t.Errorf("%q is not said, but %q", want, found)
		}
	}
}

func TestATargetBetweenTwoBoundsIsSaid(t *testing.T) {
	found := survey.Read(model.Vector{told(promql.SurveyBound, 9, "le", "100"), told(promql.SurveyBound, 9, "le", "250.0"), told(promql.SurveyBound, 9, "le", "1000"), told(promql.SurveyBound, 9, "le", "+Inf")})
	if text := found.OfTarget(250, 1000); text != "" {
		t.Error(text)
	}
	if text := found.OfTarget(200, 800); !strings.Contains(text, "No bucket ends at 200, 800 ms") {
		t.Error(text)
	}
}
