package frames

import (
	"time"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// MeshQuery is a Query as its JSON form, schema version 1: reading it again gives the same Query at
// the same time. Fields that do not matter to the type of query are left out; a pointer is to a list
// whose emptiness means something else than its absence.
type MeshQuery struct {
	SchemaVersion int        `json:"schemaVersion"`
	QueryType     query.Type `json:"queryType"`

	Source        map[string]any `json:"source,omitempty"`
	Destination   map[string]any `json:"destination,omitempty"`
	Either        map[string]any `json:"either,omitempty"`
	Reporter      query.Reporter `json:"reporter"`
	Protocol      any            `json:"protocol,omitempty"`
	ResponseCode  any            `json:"responseCode,omitempty"`
	ResponseFlags []string       `json:"responseFlags,omitempty"`
	GRPCStatus    any            `json:"grpcStatus,omitempty"`
	Security      any            `json:"security,omitempty"`
	Filters       []filter       `json:"filters,omitempty"`
	Errors        query.Errors   `json:"errors"`
	Window        string         `json:"window"`

	Signal        string    `json:"signal,omitempty"`
	GroupBy       *[]string `json:"groupBy,omitempty"`
	Statistics    []string  `json:"statistics,omitempty"`
	ApdexTargetMs float64   `json:"apdexTargetMs,omitempty"`
	Instant       *bool     `json:"instant,omitempty"`
	Format        string    `json:"format,omitempty"`
	Top           int       `json:"top,omitempty"`
	Legend        string    `json:"legend,omitempty"`

	Application *application `json:"application,omitempty"`

	Nodes            query.NodeKind   `json:"nodes,omitempty"`
	Include          *[]query.Include `json:"include,omitempty"`
	LatencyStatistic string           `json:"latencyStatistic,omitempty"`
	Focus            map[string]any   `json:"focus,omitempty"`
	CompareTo        string           `json:"compareTo,omitempty"`
	MinRequestRate   float64          `json:"minRequestRate,omitempty"`
	Idle             bool             `json:"idle,omitempty"`
}

// filter is a matcher on a label by its own name.
type filter struct {
	Label  string   `json:"label"`
	Op     query.Op `json:"op"`
	Values []string `json:"values,omitempty"`
}

// application is a histogram by which applications measure themselves.
type application struct {
	Metric         string `json:"metric"`
	Unit           string `json:"unit"`
	NamespaceLabel string `json:"namespaceLabel"`
	WorkloadLabel  string `json:"workloadLabel"`
}

// parts are the optional parts of a graph in the order in which they are written.
var parts = []query.Include{
	query.IncludeLatency, query.IncludeSecurity, query.IncludeTCP,
	query.IncludeThroughput, query.IncludeResilience, query.IncludeWaypoints,
}

// NewMeshQuery writes a Query down.
func NewMeshQuery(q query.Query) MeshQuery {
	m := MeshQuery{
		SchemaVersion: q.SchemaVersion, QueryType: q.Type,
		Source: peerOf(q.Source), Destination: peerOf(q.Destination), Either: peerOf(q.Either),
		Reporter: q.Reporter, Protocol: matchOf(q.Protocol), ResponseCode: matchOf(q.ResponseCode),
		ResponseFlags: q.ResponseFlags, GRPCStatus: matchOf(q.GRPCStatus), Security: matchOf(q.Security),
		Errors: q.Errors, Window: formatDuration(q.Window),
	}
	for _, f := range q.Filters {
		m.Filters = append(m.Filters, filter{f.Label, f.Match.Op, f.Match.Values})
	}
	switch q.Type {
	case query.Metric:
		m.addMetric(q)
	case query.Latency:
		m.addLatency(q)
	case query.Graph:
		m.addGraph(q)
	}
	return m
}

func (m *MeshQuery) addMetric(q query.Query) {
	m.Signal, m.Legend = q.Signal, q.Legend
	m.ApdexTargetMs = q.ApdexTargetMs
	m.addGroups(q)
	if q.Instant {
		m.Instant = &q.Instant
	}
	signal, _ := istio.FindSignal(q.Signal)
	if signal.Statistics {
		m.addStatistics(q)
	}
	if signal.OfApplications() {
		m.addApplication(q)
	}
	m.Format = "timeSeries"
	if q.Table {
		m.Format = "table"
	}
}

// addLatency writes whether an answer over time is wanted, since the default is an instant.
func (m *MeshQuery) addLatency(q query.Query) {
	m.Instant = &q.Instant
	m.addGroups(q)
	m.addStatistics(q)
	m.addApplication(q)
	m.addComparison(q)
}

func (m *MeshQuery) addGroups(q query.Query) {
	groupBy := valuesOf(q.GroupBy, func(key query.GroupKey) string { return key.Name })
	m.GroupBy, m.Top = &groupBy, q.Top
}

func (m *MeshQuery) addStatistics(q query.Query) {
	m.Statistics = valuesOf(q.Statistics, func(s query.Statistic) string { return s.Name })
}

func (m *MeshQuery) addApplication(q query.Query) {
	if a := q.Application; a.Metric != "" {
		m.Application = &application{a.Metric, a.Unit, a.NamespaceLabel, a.WorkloadLabel}
	}
}

func (m *MeshQuery) addGraph(q query.Query) {
	m.Nodes, m.LatencyStatistic = q.Nodes, q.LatencyStatistic.Name
	m.MinRequestRate, m.Idle = q.MinRequestRate, q.Idle
	include := []query.Include{}
	for _, part := range parts {
		if q.Include[part] {
			include = append(include, part)
		}
	}
	m.Include = &include
	if !q.Focus.Empty() {
		m.Focus = peerOf(q.Focus.Peer)
		m.Focus["hops"], m.Focus["direction"] = q.Focus.Hops, q.Focus.Direction
	}
	m.addComparison(q)
}

func (m *MeshQuery) addComparison(q query.Query) {
	if q.CompareTo > time.Duration(0) {
		m.CompareTo = formatDuration(q.CompareTo)
	}
}

// peerOf is nil where everything matches.
func peerOf(peer query.Peer) map[string]any {
	var properties map[string]any
	for _, condition := range peer.Conditions() {
		if properties == nil {
			properties = map[string]any{}
		}
		properties[condition.Property] = matchOf(condition.Match)
	}
	return properties
}

// matchOf is the shortest form of a match, nil where it matches everything.
func matchOf(match query.Match) any {
	switch {
	case match.Empty():
		return nil
	case match.Op == query.OpEqual && len(match.Values) == 1:
		return match.Values[0]
	case match.Op == query.OpEqual:
		return match.Values
	}
	return match
}
