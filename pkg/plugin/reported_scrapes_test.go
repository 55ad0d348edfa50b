package plugin_test

import (
	"fmt"
	"testing"
)

// What a scrape does to series is told with the answer: replicas, proxies that are scraped twice, rare
// samples, buckets that are spelt or cut otherwise.
func TestAnswersSayHowTheirSeriesWereScraped(t *testing.T) {
	const (
		twice   = "The same proxy is scraped more than once (10.0.0.1)"
		asked   = "source.workload"
		answers = "source_workload=web 20"
	)
	cases := map[string]reported{
		"at two ports": {
			series: `
				source s/web > s/cart 10/s instance=10.0.0.1:15020 pod=x job=istio
				source s/web > s/cart 10/s instance=10.0.0.1:15090 pod=x job=istio`,
			asked: []reportedQuestion{{query: measured("requestRate", asked, ``), answer: answers, notices: []string{twice}}},
		},
		"by two jobs": {
			series: `
				source s/web > s/cart 10/s instance=10.0.0.1:15020 pod=x job=pods
				source s/web > s/cart 10/s instance=10.0.0.1:15020 pod=x job=envoy-stats`,
			asked: []reportedQuestion{{query: measured("requestRate", asked, ``), answer: answers, notices: []string{twice}}},
		},
		"two proxies at one address": {
			series: `
				source s/web > s/cart 10/s instance=10.0.0.1:15020 pod=x namespace=s
				source s/web > s/cart 10/s instance=10.0.0.1:15021 pod=y namespace=s`,
			asked: []reportedQuestion{{query: measured("requestRate", asked, ``), answer: answers}},
		},
		"pods whose label looks like a replica's": {
			series: `
				source s/web > s/cart 10/s replica=a pod=x
				source s/web > s/cart 10/s replica=b pod=y`,
			asked: []reportedQuestion{{query: measured("requestRate", asked, ``), answer: answers}},
		},
		"one of two replicas is not meant": {
			series: `
				source s/web > s/cart 10/s replica=a
				source s/web > s/cart 10/s replica=b`,
			asked: []reportedQuestion{{query: measured("requestRate", asked, `, "filters": [{"label": "replica", "op": "!=", "value": "a"}]`), answer: "source_workload=web 10"}},
		},
		"some pods of a caller stand still": {
			series: `
				source s/web > s/cart 0/s pod=web-1
				source s/web > s/cart 10/s pod=web-2
				destination s/web > s/cart 10/s`,
			asked: []reportedQuestion{{query: measured("requestRate", asked, ``), answer: "source_workload=web 10"}},
		},
		"others' series stand still": {
			series: `
				source s/web > s/cart 0/s
				destination s/web > s/cart 10/s
				source s/job > s/cart 3/s`,
			asked: []reportedQuestion{{query: measured("requestRate", asked, `, "source": {"workload": "job"}`), answer: "source_workload=job 3"}},
		},
		"bounds as numbers with a fraction": {
			series: "durations source s/web > s/cart 10/s @40 bounds=25.0,50.0,100.0,1000.0,+Inf",
			asked: []reportedQuestion{
				{query: measured("duration", "", `, "statistics": ["p50"]`), answer: "statistic=p50 37.5"},
				{query: measured("apdex", "", `, "apdexTargetMs": 25`), answer: "0.5"},
				{query: measured("apdex", "", `, "apdexTargetMs": 250`), answer: "1", notices: []string{"No bucket ends at 250 ms"}},
			},
		},
		"no last bound": {
			series: "durations source s/web > s/cart 10/s @40 bounds=25,50,100",
			asked: []reportedQuestion{
				{query: measured("duration", "", `, "statistics": ["mean", "p50"]`), answer: "statistic=mean 40", notices: []string{"lack the bound +Inf"}},
				{query: measured("apdex", "", `, "apdexTargetMs": 25`), answer: "0.5", notices: []string{"lack the bound +Inf"}},
			},
		},
		"a target between two bounds": {
			series: "durations source s/web > s/cart 5/s @40 @400",
			asked: []reportedQuestion{{query: measured("apdex", "", `, "apdexTargetMs": 30`), answer: "0.25", notices: []string{
				"No bucket ends at 30, 120 ms: what is within is counted up to the bound below"}}},
		},
	}
	for every, told := range map[int]string{30: "30s", 120: "2m"} {
		cases[fmt.Sprintf("every %d seconds", every)] = reported{
			series: fmt.Sprintf("every %ds\nsource s/web > s/cart 10/s", every),
			asked: []reportedQuestion{{query: measured("requestRate", asked, ``), answer: "source_workload=web 10",
				notices: []string{"Samples lie " + told + " apart, while the data source's settings say 15s (timeInterval)"}}},
		}
	}
	checkReported(t, cases)
}

// Labels that a mesh has thinned out are unknown ones: answers do not change for those that they do not
// speak of.
func TestAnswersStandWithoutLabels(t *testing.T) {
	const mesh = `
		source s/web > s/cart 8/s @40
		source s/web > s/cart 2/s code=503 flags=UC @10
		destination s/web > s/cart 8/s @30
		destination s/web > s/cart 2/s code=503 flags=UC @5
		source s/web > ? 1/s host=pay.bank.svc.cluster.local service=pay in=bank code=503 flags=UH
		destination ? > s/web 3/s policy=none`
	cases := map[string]reported{}
	for _, labels := range []string{
		"", "response_flags", "request_protocol", "source_cluster destination_cluster", "source_cluster", "destination_cluster",
		"source_principal destination_principal", "source_app destination_app", "source_canonical_service destination_canonical_service",
		"destination_service", "destination_service_name", "destination_service_namespace", "destination_service_name destination_service_namespace",
	} {
		cases["without "+labels] = reported{
			series: "without " + labels + mesh,
			asked: []reportedQuestion{
				{query: measured("requestRate", "", ``), answer: "14"},
				{query: measured("requestRate", "destination.service destination.namespace", ``), answer: `
					destination_service_name=cart destination_service_namespace=s 10
					destination_service_name=pay destination_service_namespace=bank 1
					destination_service_name=web destination_service_namespace=s 3`},
				{query: measured("errorRatio", "destination.service", ``), answer: `
					destination_service_name=cart 0.2
					destination_service_name=pay 1
					destination_service_name=web 0`},
				{query: measured("duration", "destination.workload", `, "statistics": ["mean"]`), answer: "destination_workload=cart statistic=mean 34"},
				{query: measured("mtlsRatio", "destination.workload", ``), answer: "destination_workload=cart 1\ndestination_workload=web 0"},
			},
		}
	}
	checkReported(t, cases)
}
