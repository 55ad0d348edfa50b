package query

import (
	"encoding/json"
	"math"
	"slices"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

// longestTargetMs bounds the target of apdex, a day.
const longestTargetMs = 24 * 60 * 60 * 1000

// field is one member of MeshQuery.
type field struct {
	name string
	// about tells whether a query's answer is about the field: then it is written even at its default.
	// Elsewhere it is accepted, since a panel keeps what it was told while its type is changed, and
	// written only where it says something else than its default.
	about func(Query) bool
	// read takes the field's JSON into a draft that holds its default.
	read func(*draft, json.RawMessage) error
	// write is the field's value as JSON has it; nil leaves the field out.
	write func(Query) any
}

// fields is the schema of MeshQuery: all that is read and written, in the order of writing.
var fields = slices.Concat(selectionFields, metricFields, graphFields, lookupFields)

// selectionFields say which calls are meant, for every type of query.
var selectionFields = []field{
	{"schemaVersion", always, readSchemaVersion,
		func(q Query) any { return q.SchemaVersion }},
	{"queryType", always, into(func(d *draft) *Type { return &d.Type }, oneOf(typeNames())),
		func(q Query) any { return q.Type }},
	{"source", always, into(func(d *draft) *Peer { return &d.Source }, peerWith(istio.EndpointProperties())),
		func(q Query) any { return writePeer(q.Source) }},
	{"destination", always, into(func(d *draft) *Peer { return &d.Destination }, peerWith(istio.DestinationProperties())),
		func(q Query) any { return writePeer(q.Destination) }},
	{"either", always, into(func(d *draft) *Peer { return &d.Either }, peerWith(istio.EndpointProperties())),
		func(q Query) any { return writePeer(q.Either) }},
	{"reporter", always, into(func(d *draft) *Reporter { return &d.Reporter }, oneOf(reporters)),
		func(q Query) any { return q.Reporter }},
	{"protocol", always, into(func(d *draft) *Match { return &d.Protocol }, decodeMatch),
		func(q Query) any { return writeMatch(q.Protocol) }},
	{"responseCode", always, into(func(d *draft) *Match { return &d.ResponseCode }, decodeMatch),
		func(q Query) any { return writeMatch(q.ResponseCode) }},
	{"responseFlags", always, into(func(d *draft) *[]string { return &d.ResponseFlags }, decodeResponseFlags),
		func(q Query) any { return unlessEmpty(q.ResponseFlags) }},
	{"grpcStatus", always, into(func(d *draft) *Match { return &d.GRPCStatus }, decodeMatch),
		func(q Query) any { return writeMatch(q.GRPCStatus) }},
	{"security", always, into(func(d *draft) *Match { return &d.Security }, decodeMatch),
		func(q Query) any { return writeMatch(q.Security) }},
	{"filters", always, into(func(d *draft) *[]Filter { return &d.Filters }, decodeFilters),
		func(q Query) any { return writeFilters(q.Filters) }},
	{"errors", always, into(func(d *draft) *Errors { return &d.Errors }, oneOf(errorDefinitions)),
		func(q Query) any { return q.Errors }},
	{"window", always, into(func(d *draft) *string { return &d.window }, decodeText),
		func(q Query) any { return writeDuration(q.Window) }},
}

// metricFields say what is computed of the calls, and in which form: latency queries share most.
var metricFields = []field{
	{"signal", of(Metric), into(func(d *draft) *string { return &d.Signal }, decodeSignal),
		func(q Query) any { return q.Signal }},
	{"groupBy", of(Metric, Latency, Events), into(func(d *draft) *[]GroupKey { return &d.GroupBy }, decodeGroupBy),
		func(q Query) any { return namesOf(q.GroupBy, func(key GroupKey) string { return key.Name }) }},
	{"statistics", takesStatistics, readStatistics,
		func(q Query) any { return namesOf(q.Statistics, func(s Statistic) string { return s.Name }) }},
	{"apdexTargetMs", of(Metric), into(func(d *draft) *float64 { return &d.ApdexTargetMs }, upTo(longestTargetMs)),
		func(q Query) any { return unlessZero(q.ApdexTargetMs) }},
	{"instant", of(Metric, Latency), into(func(d *draft) *bool { return &d.Instant }, decodeBool), writeInstant},
	{"format", of(Metric), readFormat, writeFormat},
	{"top", of(Metric, Latency), into(func(d *draft) *int { return &d.Top }, atLeast(0)),
		func(q Query) any { return unlessZero(q.Top) }},
	{"legend", of(Metric), into(func(d *draft) *string { return &d.Legend }, decodeLegend),
		func(q Query) any { return unlessZero(q.Legend) }},
	{"application", of(Metric, Latency), into(func(d *draft) *Application { return &d.Application }, decodeApplication),
		func(q Query) any { return unlessZero(q.Application) }},
}

// graphFields say what a graph shows; what is compared, and what is kept although it is idle, are
// other types' matters too.
var graphFields = []field{
	{"nodes", of(Graph), into(func(d *draft) *NodeKind { return &d.Nodes }, oneOf(nodeKinds)),
		func(q Query) any { return q.Nodes }},
	{"include", of(Graph), into(func(d *draft) *map[Include]bool { return &d.Include }, decodeInclude), writeInclude},
	{"latencyStatistic", of(Graph), into(func(d *draft) *Statistic { return &d.LatencyStatistic }, decodeStatistic), writeLatencyStatistic},
	{"focus", of(Graph), into(func(d *draft) *Focus { return &d.Focus }, decodeFocus),
		func(q Query) any { return writeFocus(q.Focus) }},
	{"compareTo", of(Graph, Latency, Metric), readCompareTo,
		func(q Query) any { return writeDuration(q.CompareTo) }},
	{"minRequestRate", of(Graph), into(func(d *draft) *float64 { return &d.MinRequestRate }, upTo(math.MaxFloat64)),
		func(q Query) any { return unlessZero(q.MinRequestRate) }},
	{"idle", of(Graph, Metric), into(func(d *draft) *bool { return &d.Idle }, decodeBool),
		func(q Query) any { return unlessZero(q.Idle) }},
}

// lookupFields are of the queries behind variables and annotations.
var lookupFields = []field{
	{"label", of(Values), into(func(d *draft) *string { return &d.Label }, decodeLabel),
		func(q Query) any { return unlessZero(q.Label) }},
	{"event", of(Events), into(func(d *draft) *Event { return &d.Event }, oneOf(eventNames())),
		func(q Query) any { return unlessZero(q.Event) }},
	{"threshold", needsThreshold, into(func(d *draft) *float64 { return &d.Threshold }, decodeShare),
		func(q Query) any { return q.Threshold }},
}

// always is about every query.
func always(Query) bool { return true }

// of is about queries of some types.
func of(types ...Type) func(Query) bool {
	return func(q Query) bool { return slices.Contains(types, q.Type) }
}

// takesStatistics is about latency queries, and metric queries of distributions.
func takesStatistics(q Query) bool {
	signal, _ := istio.FindSignal(q.Signal)
	return q.Type == Latency || q.Type == Metric && signal.Statistics
}

// needsThreshold is about the one event that is a matter of degree.
func needsThreshold(q Query) bool { return q.Type == Events && q.Event == EventErrorRatio }

// fieldNames are sorted, as an error shows them.
func fieldNames() []string {
	names := namesOf(fields, func(f field) string { return f.name })
	slices.Sort(names)
	return names
}

func findField(name string) (field, bool) {
	i := slices.IndexFunc(fields, func(f field) bool { return f.name == name })
	if i < 0 {
		return field{}, false
	}
	return fields[i], true
}
