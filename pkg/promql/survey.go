package promql

import (
	"strconv"
	"time"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// Surveyed is the part that a survey's one expression answers.
const Surveyed Kind = "survey"

// What a survey tells, by PartLabel.
const (
	// SurveyWaypoint are workloads that are hops by their series; one sample each.
	SurveyWaypoint = "waypoint"
	// SurveySilent are pairs whose source's series stand still while the receiving side counts, with what
	// that counts a second.
	SurveySilent = "silent"
	// SurveySamples is how many samples a series has within SurveyWithin, at most.
	SurveySamples = "samples"
	// SurveyReplica and the name of a label is how many times the same series are there, but for the label.
	SurveyReplica = "replica "
	// SurveyTwice are proxies that are scraped more than once, by SurveyHost.
	SurveyTwice = "twice"
	// SurveyBound counts the series of durations by bucket, SurveyNative those of native histograms.
	SurveyBound  = "bound"
	SurveyNative = "native"
	// SurveyRequests counts the series of requests, SurveyCoded those that tell a response code.
	SurveyRequests = "requests"
	SurveyCoded    = "coded"

	// SurveyHost is the label of an instance without its port.
	SurveyHost = "alidade_host"
)

// Of a survey: how far back samples are counted, over which window rates are, and how many of a kind are
// named at most.
const (
	SurveyWithin = 10 * time.Minute
	surveyWindow = 5 * time.Minute
	surveyMost   = 20
)

// Survey asks in one expression what a mesh's series show of how it is measured.
func Survey(s query.Settings) Expression {
	t := telemetry{recorded: s.Recorded, window: surveyWindow}
	requests := func(matchers ...matcher) selector { return series(istio.RequestsTotal, matchers, s) }
	count := func(of expr) expr { return call{function: "count", of: of} }
	most := func(of expr) expr { return call{function: "topk", before: []string{strconv.Itoa(surveyMost)}, of: of} }

	called := CalledWorkload()
	passed := and(requests(callingSide, known(istio.DestinationWorkload)), callToHost, requests(atWaypoint))
	hops := aggregation{function: "group", by: called, of: unless(passed, called, requests(receivingSide))}

	bare := istio.PairLabelsWithoutClusters()
	by := func(side matcher) expr {
		return sumBy(bare, t.rate(istio.RequestsTotal, []matcher{side, known(istio.SourceWorkload)}, required(s)))
	}
	still := operation{op: opEqual, left: by(callingSide), right: number(0)}

	samples := requests()
	samples.function, samples.window = "count_over_time", SurveyWithin

	all := []expr{
		tagged(PartLabel, SurveyWaypoint, hops),
		tagged(PartLabel, SurveySilent, most(and(positive(by(receivingSide)), bare, still))),
		tagged(PartLabel, SurveySamples, call{function: "max", of: samples}),
		tagged(PartLabel, SurveyTwice, most(scrapedTwice(s))),
		tagged(PartLabel, SurveyBound, aggregation{function: "count", by: []string{istio.LE}, of: series(istio.RequestDuration+istio.BucketSuffix, nil, s)}),
		tagged(PartLabel, SurveyNative, count(series(istio.RequestDuration, nil, s))),
		tagged(PartLabel, SurveyRequests, count(requests())),
		tagged(PartLabel, SurveyCoded, count(requests(matcher{istio.ResponseCode, "!=", ""}))),
	}
	for _, label := range istio.ReplicaLabels() {
		replicated := requests(matcher{label, "!=", ""})
		once := count(aggregation{function: "count", by: []string{label}, without: true, of: replicated})
		all = append(all, tagged(PartLabel, SurveyReplica+label, over(count(replicated), once)))
	}
	return ask(Part{Kind: Surveyed}, union(all...), true)
}

// scrapedTwice are hosts at which the same proxy is scraped by more than one port or job.
func scrapedTwice(s query.Settings) expr {
	where := istio.ScrapeLabels()
	instances := aggregation{
		function: "group", by: append([]string{istio.InstanceLabel}, where.Job...),
		of: series(istio.RequestsTotal, []matcher{{istio.InstanceLabel, "!=", ""}}, s),
	}
	instances.by = distinct(instances.by, where.Target)
	host := copied(instances, SurveyHost, "$1", istio.InstanceLabel, "(.*?)(?::[0-9]+)?")
	times := aggregation{function: "count", by: distinct([]string{SurveyHost}, where.Target), of: host}
	return operation{op: opMore, left: times, right: number(1)}
}
