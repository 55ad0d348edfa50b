package promql

import (
	"slices"
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
	// SurveySamples and a duration is how many samples a series has within that, at most.
	SurveySamples = "samples "
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

// Of a survey: over which window rates are, and how many of a kind are named at most.
const (
	surveyWindow = 5 * time.Minute
	surveyMost   = 20
)

// surveyWithin is how far back samples are counted: a server that began a moment ago has few for a long
// while, and one that missed some has few for a short one.
var surveyWithin = []time.Duration{2 * time.Minute, 10 * time.Minute}

// Survey asks in one expression what a mesh's series show of how it is measured.
func Survey(s query.Settings) Expression {
	t := telemetry{recorded: s.Recorded, window: surveyWindow}
	count := func(of expr) expr { return call{function: "count", of: of} }
	most := func(of expr) expr { return call{function: "topk", before: []string{strconv.Itoa(surveyMost)}, of: of} }

	all := []expr{
		hops(s),
		codes(s),
		tagged(PartLabel, SurveySilent, most(silent(s, t))),
		tagged(PartLabel, SurveyTwice, most(scrapedTwice(s))),
		tagged(PartLabel, SurveyBound, aggregation{function: "count", by: []string{istio.LE}, of: series(istio.RequestDuration+istio.BucketSuffix, nil, s)}),
		tagged(PartLabel, SurveyNative, count(series(istio.RequestDuration, nil, s))),
	}
	for _, within := range surveyWithin {
		samples := anything(s, nil)
		for i := range samples {
			samples[i].function, samples[i].window = "count_over_time", within
		}
		all = append(all, tagged(PartLabel, SurveySamples+formatWindow(within), call{function: "max", of: joined(samples)}))
	}
	for _, label := range istio.ReplicaLabels() {
		replicated := joined(anything(s, []matcher{{label, "!=", ""}}))
		once := count(aggregation{function: "count", by: []string{label}, without: true, of: replicated})
		all = append(all, tagged(PartLabel, SurveyReplica+label, over(count(replicated), once)))
	}
	return ask(Part{Kind: Surveyed}, union(all...), true)
}

// Waypoints asks for the workloads that are waypoints by their series.
func Waypoints(s query.Settings) Expression { return ask(Part{Kind: Surveyed}, hops(s), true) }

// Codes asks how many series of requests tell a response code.
func Codes(s query.Settings) Expression { return ask(Part{Kind: Surveyed}, codes(s), true) }

// hops are workloads that callers name where a waypoint reports the same call, and that report nothing.
func hops(s query.Settings) expr {
	requests := func(matchers ...matcher) selector { return series(istio.RequestsTotal, matchers, s) }
	called, route := CalledWorkload(), []string{istio.SourceNamespace, istio.SourceWorkload, istio.DestinationHost}
	passed := and(requests(callingSide, known(istio.DestinationWorkload)), route, requests(atWaypoint))
	return tagged(PartLabel, SurveyWaypoint, aggregation{function: "group", by: called, of: unless(passed, called, requests(receivingSide))})
}

func codes(s query.Settings) expr {
	count := func(matchers ...matcher) expr {
		return call{function: "count", of: series(istio.RequestsTotal, matchers, s)}
	}
	return union(
		tagged(PartLabel, SurveyRequests, count()),
		tagged(PartLabel, SurveyCoded, count(matcher{istio.ResponseCode, "!=", ""})))
}

// anything is the series of requests and those of connections, of which a mesh has one at least.
func anything(s query.Settings, matchers []matcher) []selector {
	return []selector{series(istio.RequestsTotal, slices.Clone(matchers), s), series(istio.TCPOpened, slices.Clone(matchers), s)}
}

func joined(all []selector) expr {
	var vectors []expr
	for _, one := range all {
		vectors = append(vectors, one)
	}
	return union(vectors...)
}

// leastOfSilent is what the receiving side counts a second at least: one or two calls between two scrapes
// of the caller are no silence.
const leastOfSilent = 0.05

// silent are pairs whose source's series of requests, connections or messages stand still while the
// receiving side counts, and have been there for the whole window; but of callers that send to workloads
// which they do not know.
func silent(s query.Settings, t telemetry) expr {
	pair := istio.PairLabels()
	earlier := t
	earlier.offset = t.window
	var vectors []expr
	for _, metric := range []string{istio.RequestsTotal, istio.TCPOpened, istio.RequestMessages} {
		by := func(t telemetry, labels []string, matchers ...matcher) expr {
			return sumBy(labels, t.rate(metric, append(matchers, known(istio.SourceWorkload)), required(s)))
		}
		counts := operation{op: opMore, left: by(t, pair, receivingSide), right: number(leastOfSilent)}
		still := operation{op: opEqual, left: by(t, pair, callingSide), right: number(0)}
		caller := []string{istio.SourceNamespace, istio.SourceWorkload}
		vectors = append(vectors, unless(
			and(and(counts, pair, still), pair, by(earlier, pair, callingSide)),
			caller, positive(by(t, caller, append([]matcher{callingSide}, vague...)...))))
	}
	return union(vectors...)
}

// scrapedTwice are hosts, or pods, at which the same proxy is scraped by more than one port or job.
func scrapedTwice(s query.Settings) expr {
	where := istio.ScrapeLabels()
	addressed := anything(s, []matcher{{istio.InstanceLabel, "!=", ""}})
	named := anything(s, []matcher{equal(istio.InstanceLabel, ""), {istio.ContainerPodLabel, "!=", ""}})
	instances := aggregation{
		function: "group", by: distinct([]string{istio.InstanceLabel}, where.Job, where.Target), of: joined(append(addressed, named...)),
	}
	host := copied(instances, SurveyHost, "$1", istio.InstanceLabel, "(.*?)(?::[0-9]+)?")
	times := aggregation{function: "count", by: distinct([]string{SurveyHost}, where.Target), of: host}
	return operation{op: opMore, left: times, right: number(1)}
}
