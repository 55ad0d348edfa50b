package query

import (
	"slices"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

// queryType is what is particular to a type of query.
type queryType struct {
	name Type
	// evaluated says whether the answer is of one moment; from that follows the window that is meant
	// where none is written: $__range for a moment, $__rate_interval over time.
	evaluated evaluation
	// needs are fields that have to be written.
	needs []string
	// groupBy is what an answer is grouped by where nothing is written.
	groupBy func(Query) []string
	// asks names who asks, for a sentence, and what the series behind the answer know of calls. It is
	// nil where nothing has to be refused.
	asks func(Query) (asker string, known istio.Knowledge)
}

// evaluation says whether an answer is of one moment, the end of the range.
type evaluation int

const (
	instantIfAsked evaluation = iota
	instantUnlessDenied
	instantAlways
	instantNever
)

// queryTypes lists the types of query in the order in which an error names them.
var queryTypes = []queryType{
	{name: Metric, evaluated: instantIfAsked, groupBy: bySignal, asks: askSignal},
	{name: Graph, evaluated: instantAlways, groupBy: bySignal},
	{name: Latency, evaluated: instantUnlessDenied, groupBy: bySignal, asks: askBothSides},
	{name: Values, evaluated: instantAlways, groupBy: bySignal, needs: []string{"label"}},
	{name: Events, evaluated: instantNever, groupBy: byEvent, needs: []string{"event"}},
}

// eventKinds lists the events with what they speak of.
var eventKinds = []struct {
	name    Event
	groupBy []string
}{
	{EventNewVersion, []string{"destination.workloadNamespace", "destination.workload", "destination.version"}},
	{EventNewEdge, calledServices},
	{EventGoneEdge, calledServices},
	{EventErrorRatio, calledServices},
}

// calledServices are calls by who calls and which service is called.
var calledServices = []string{"source.namespace", "source.workload", "destination.namespace", "destination.service"}

func typeNames() []Type {
	var names []Type
	for _, facts := range queryTypes {
		names = append(names, facts.name)
	}
	return names
}

func eventNames() []Event {
	var names []Event
	for _, kind := range eventKinds {
		names = append(names, kind.name)
	}
	return names
}

// facts are what is particular to the query's type.
func (q Query) facts() queryType {
	for _, facts := range queryTypes {
		if facts.name == q.Type {
			return facts
		}
	}
	return queryType{groupBy: bySignal}
}

// defaultGroupBy is what an answer is grouped by where nothing is written.
func (q Query) defaultGroupBy() []string { return q.facts().groupBy(q) }

// bySignal groups as the signal says. Where nodes are services, the called workload is its service.
func bySignal(q Query) []string {
	signal, _ := istio.FindSignal(q.Signal)
	names := slices.Clone(signal.GroupBy)
	if q.Nodes == NodeService && slices.Contains(signal.Destination, "service") {
		for i, name := range names {
			if name == "destination.workload" {
				names[i] = "destination.service"
			}
		}
	}
	return names
}

func byEvent(q Query) []string {
	for _, kind := range eventKinds {
		if kind.name == q.Event {
			return kind.groupBy
		}
	}
	return calledServices
}

func askSignal(q Query) (string, istio.Knowledge) {
	signal, _ := istio.FindSignal(q.Signal)
	return signal.Name, signal.Knowledge
}

// askBothSides: a retry that succeeds is a 200 to its caller, and a 503 and a 200 to the called side.
// Means of other requests do not subtract.
func askBothSides(Query) (string, istio.Knowledge) { return "a latency query", istio.BothSides() }
