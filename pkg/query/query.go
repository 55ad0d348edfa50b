package query

import "time"

// CurrentSchemaVersion is the version of MeshQuery that Decode produces.
const CurrentSchemaVersion = 1

// Type says which answer a query asks for.
type Type string

// The types of query.
const (
	Metric  Type = "metric"
	Graph   Type = "graph"
	Latency Type = "latency"
	Values  Type = "values"
	Events  Type = "events"
)

// Reporter says whose telemetry is counted. Auto counts each request once, whoever reported it.
type Reporter string

// The reporters.
const (
	Auto        Reporter = "auto"
	Source      Reporter = "source"
	Destination Reporter = "destination"
	Waypoint    Reporter = "waypoint"
)

// Errors says which responses count as errors. A gRPC status other than 0 counts in all three.
type Errors string

// The definitions of an error.
const (
	Errors5xx    Errors = "5xx"
	Errors4xx5xx Errors = "4xx5xx"
	ErrorsNon2xx Errors = "non2xx"
)

// NodeKind says what a node of the graph stands for.
type NodeKind string

// The kinds of node.
const (
	NodeWorkload  NodeKind = "workload"
	NodeService   NodeKind = "service"
	NodeApp       NodeKind = "app"
	NodeVersion   NodeKind = "version"
	NodeNamespace NodeKind = "namespace"
	NodeCluster   NodeKind = "cluster"
)

// Include names an optional part of the graph.
type Include string

// The optional parts of a graph.
const (
	IncludeLatency    Include = "latency"
	IncludeSecurity   Include = "security"
	IncludeTCP        Include = "tcp"
	IncludeThroughput Include = "throughput"
	IncludeResilience Include = "resilience"
	IncludeWaypoints  Include = "waypoints"
)

// Event names what an annotation tells.
type Event string

// The events: a version that appears, a pair of a caller and a service that appears or vanishes,
// and an error ratio that crosses a threshold.
const (
	EventNewVersion Event = "newVersion"
	EventNewEdge    Event = "newEdge"
	EventGoneEdge   Event = "goneEdge"
	EventErrorRatio Event = "errorRatio"
)

// Step says which part of an answer is wanted, where a browser asks for it bit by bit.
type Step string

// StepFirst is what the rest will be asked after in a moment: it is not worth waiting for more than it asks.
const StepFirst Step = "first"

// Op compares a label with values.
type Op string

// The operators of a Match. OpAbsent matches a label that is missing or empty.
const (
	OpEqual    Op = "="
	OpNotEqual Op = "!="
	OpRegex    Op = "=~"
	OpNotRegex Op = "!~"
	OpAbsent   Op = "absent"
)

// Match says what a label has to be. Values of OpEqual and OpNotEqual are data, those of OpRegex
// and OpNotRegex are RE2. No values and an operator other than OpAbsent match everything.
type Match struct {
	Op     Op       `json:"op"`
	Values []string `json:"value,omitempty"`
}

// Empty tells whether the match lets everything through.
func (m Match) Empty() bool { return m.Op != OpAbsent && len(m.Values) == 0 }

// Peer describes one end of a call; an empty Match matches everything.
type Peer struct {
	Cluster   Match
	Namespace Match
	Workload  Match
	Service   Match
	App       Match
	Version   Match
	Revision  Match
	Principal Match
	// Host is the destination's full service name; it is empty for a source.
	Host Match
	// WorkloadNamespace is the namespace of the destination's workload; it is empty for a source.
	WorkloadNamespace Match
}

// Filter is a matcher on a label by the label's own name.
type Filter struct {
	Label string
	Match Match
}

// Statistic is a mean or a quantile of a distribution.
type Statistic struct {
	// Name is what the user wrote: "mean", "p95", "p99.9".
	Name string
	// Mean is true for the mean; Quantile is meaningless then.
	Mean bool
	// Quantile is between 0 and 1.
	Quantile float64
}

// GroupKey is one dimension of a metric query's answer.
type GroupKey struct {
	// Name is what the user wrote: "source.workload", "responseCode", "user_tier".
	Name string
	// Label is the label behind it.
	Label string
}

// Focus keeps the neighbourhood of the nodes that match Peer.
type Focus struct {
	Peer      Peer
	Hops      int
	Direction string // upstream, downstream or both
}

// Empty tells whether no focus is set.
func (f Focus) Empty() bool { return f.Hops == 0 }

// Application is the histogram by which an application measures itself.
type Application struct {
	Metric string `json:"metric"`
	// Unit is "s" or "ms".
	Unit string `json:"unit"`
	Origin
}

// Origin names the labels by which a series that is not the mesh's own tells its workload. From a
// label "pod", the workload's name is taken as Kubernetes puts it into that of a pod.
type Origin struct {
	NamespaceLabel string `json:"namespaceLabel"`
	WorkloadLabel  string `json:"workloadLabel"`
}

// Range is the time a query speaks of, in UTC.
type Range struct {
	From, To time.Time
	// Interval is the step of a range query.
	Interval time.Duration
}

// Query is a MeshQuery after decoding, migration, defaults and validation: every field has its
// final value, variables and macros are resolved.
type Query struct {
	RefID string
	// Step is of the envelope, as RefID is: neither is written.
	Step          Step
	SchemaVersion int
	Type          Type

	Source, Destination, Either Peer
	Reporter                    Reporter
	Protocol                    Match
	ResponseCode                Match
	ResponseFlags               []string
	GRPCStatus                  Match
	Security                    Match
	Filters                     []Filter
	Errors                      Errors

	// Window is the look-back of every rate, at least that of recorded rates.
	Window time.Duration
	// ShorterWindow is what was written where recorded rates look back farther, and 0 otherwise. Encode
	// leaves it out.
	ShorterWindow time.Duration
	Range         Range
	// Instant asks for one value at Range.To instead of a series.
	Instant bool

	// Metric queries.
	Signal        string
	GroupBy       []GroupKey
	Statistics    []Statistic
	ApdexTargetMs float64
	Table         bool
	Top           int
	Legend        string

	// Graph queries.
	Nodes            NodeKind
	Include          map[Include]bool
	LatencyStatistic Statistic
	Focus            Focus
	CompareTo        time.Duration
	MinRequestRate   float64
	Idle             bool

	// Latency queries, and signals of that family. An empty metric means the settings' candidates.
	Application Application

	// Values queries: the label's own name.
	Label string
	// Events queries.
	Event Event
	// Threshold is the error ratio that EventErrorRatio tells the crossing of, [0, 1].
	Threshold float64
}
