package plugin

import (
	"context"
	"fmt"
	"slices"

	"github.com/grafana/grafana-plugin-sdk-go/data"
	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/frames"
	"github.com/alidade-mesh/alidade/pkg/graph"
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
	"github.com/alidade-mesh/alidade/pkg/survey"
	"github.com/alidade-mesh/alidade/pkg/vector"
)

// scrapesPerWindow is how many scrapes a window holds at least, so that one missed scrape leaves a
// rate its two samples.
const scrapesPerWindow = 4

// ofWindow says where a look-back is too short for the scrapes or for what is recorded, and where that
// misleads.
func (n *notices) ofWindow(q query.Query, s query.Settings) {
	switch least := scrapesPerWindow * s.ScrapeInterval; {
	case q.ShorterWindow > 0:
		n.add(data.NoticeSeverityWarning, fmt.Sprintf(
			"The recording rules of this data source (recorded) look back %s: what the window of %s asks for is told over that. Use $__rate_interval, or record shorter rates.",
			model.Duration(s.Recorded.Window), model.Duration(q.ShorterWindow)))
	case q.Window < least && s.Recorded.Kind == query.RecordedRates:
		n.add(data.NoticeSeverityWarning, fmt.Sprintf(
			"The recording rules of this data source (recorded) look back %s, which is shorter than four scrapes (%s): one missed scrape leaves gaps. Record rates over more, or set the scrape interval in the settings.",
			model.Duration(s.Recorded.Window), model.Duration(least)))
	case q.Window < least:
		n.add(data.NoticeSeverityWarning, fmt.Sprintf(
			"The window of %s is shorter than four scrapes (%s): one missed scrape leaves gaps. Use $__rate_interval, or set the scrape interval in the data source's settings.",
			model.Duration(q.Window), model.Duration(least)))
	}
	if s.Recorded.Kind == query.RecordedCounters {
		n.add(data.NoticeSeverityWarning,
			"The recording rules of this data source are sums of counters: where a pod restarts, their rates jump. Record rates instead.")
	}
}

// ofSecurity says why nothing is told of encryption where callers are asked: they do not know it.
func (n *notices) ofSecurity(q query.Query) {
	signal, ofSignal := istio.FindSignal(q.Signal)
	asked := !q.Security.Empty()
	for _, key := range q.GroupBy {
		asked = asked || q.Type == query.Metric && key.Label == istio.SecurityPolicy
	}
	for _, filter := range q.Filters {
		asked = asked || filter.Label == istio.SecurityPolicy
	}
	callers := q.Reporter == query.Auto || q.Reporter == query.Source
	if asked && callers && (q.Type == query.Graph || !ofSignal || signal.CanAsk(istio.ReporterSource)) {
		n.add(data.NoticeSeverityWarning,
			"A caller's proxy does not know whether its call arrives encrypted: its security is always \"unknown\", and with the reporter \"auto\" callers are believed first. Use the reporter \"destination\".")
	}
}

// ofFilters says which filters by a label's own name the signal's metrics do not know. Nothing passes
// them; they are no error, because a dashboard's ad hoc filters go to all of its panels.
func (n *notices) ofFilters(q query.Query) {
	signal, ok := istio.FindSignal(q.Signal)
	if !ok || q.Type != query.Metric {
		return
	}
	for _, filter := range q.Filters {
		if property, of := istio.RequestProperty(filter.Label); of && !signal.Knows(property) {
			n.add(data.NoticeSeverityWarning, fmt.Sprintf(
				"The metrics of %s have no label %q, so nothing passes the filter on it.", signal.Name, filter.Label))
		}
	}
}

// ofLabels says which groups no series carries a label for: a custom tag, or a label of Istio's own that
// the mesh has thinned out.
func (n *notices) ofLabels(q query.Query, answers []frames.Answer) {
	for _, key := range q.GroupBy {
		switch {
		case carried(model.LabelName(key.Label), answers):
		case key.Name == key.Label:
			n.add(data.NoticeSeverityWarning, fmt.Sprintf(
				"No series carries the label %q, so nothing is grouped by it. Check its spelling; a custom tag has to be added to the metric by a Telemetry resource.",
				key.Label))
		case !rare[key.Label]:
			n.add(data.NoticeSeverityWarning, fmt.Sprintf(
				"No series of this answer carries the label %q (%s), so nothing is grouped by it. Group by another name, or keep the label where metrics are relabelled.",
				key.Label, key.Name))
		}
	}
}

// rare are labels that whole answers can do without: plain HTTP has no gRPC status.
var rare = map[string]bool{istio.GRPCStatus: true, istio.ResponseFlags: true}

// ofNames says which labels the mesh has thinned out that name the nodes of a graph: the next best name
// stands in for them.
func (n *notices) ofNames(q query.Query, parts graph.Parts) {
	labels := map[query.NodeKind][2]string{
		query.NodeWorkload:  {istio.SourceWorkload, istio.DestinationWorkload},
		query.NodeService:   {istio.SourceCanonicalService, istio.DestinationCanonicalService},
		query.NodeApp:       {istio.SourceApp, istio.DestinationApp},
		query.NodeVersion:   {istio.SourceVersion, istio.DestinationVersion},
		query.NodeNamespace: {istio.SourceNamespace, istio.DestinationWorkloadNamespace},
		query.NodeCluster:   {istio.SourceCluster, istio.DestinationCluster},
	}[q.Nodes]
	requests := parts[promql.Requests]
	for _, label := range labels {
		if len(requests) > 0 && !slices.ContainsFunc(requests, func(s vector.Sample) bool { return s.Get(label) != "" }) {
			n.add(data.NoticeSeverityWarning, fmt.Sprintf(
				"No series carries the label %q, which names nodes of the kind %q: other names stand in where there are any. Keep the label where metrics are relabelled, or choose another kind of node.", label, q.Nodes))
		}
	}
}

// carried tells whether a label has a value in an answer; an answer without series tells nothing.
func carried(label model.LabelName, answers []frames.Answer) bool {
	none := true
	for _, answer := range answers {
		for _, sample := range answer.Vector {
			none = false
			if sample.Metric[label] != "" {
				return true
			}
		}
		for _, stream := range answer.Matrix {
			none = false
			if stream.Metric[label] != "" {
				return true
			}
		}
	}
	return none
}

// ofMissing says, of a signal without an answer, how to collect its metrics if there are none.
func (d *DataSource) ofMissing(ctx context.Context, said *notices, q query.Query, answers []frames.Answer) {
	for _, answer := range answers {
		if len(answer.Vector)+len(answer.Matrix) > 0 {
			return
		}
	}
	signal, ok := istio.FindSignal(q.Signal)
	if !ok {
		return
	}
	if signal.OfApplications() {
		if d.hasRequests(ctx, q) {
			d.ofApplications(ctx, said, q)
		}
		return
	}
	// That this cannot be found out is no failure of the query, which has been answered: with nothing.
	if found, err := d.existing(ctx, signal.Needs, q.Range); err == nil && len(found) == 0 {
		said.add(data.NoticeSeverityWarning, d.notCollected(signal))
	}
}

// notCollected says how to get what a signal needs.
func (d *DataSource) notCollected(signal istio.Signal) string {
	need := promql.SeriesName(signal.Needs[0], d.settings)
	if need != signal.Needs[0] {
		return fmt.Sprintf("%s is not recorded here: no series of %s (setting recorded). Collect and record it, as %s does, or take recorded out of the settings. %s",
			signal.Name, need, survey.RulesFile, signal.Collect)
	}
	return fmt.Sprintf("%s is not collected here: no series of %s. %s", signal.Name, need, signal.Collect)
}

// hasRequests tells whether what a query asks of handles requests at all: connections alone have no
// application's time. It is so where that cannot be found out.
func (d *DataSource) hasRequests(ctx context.Context, q query.Query) bool {
	q.Signal, q.Statistics, q.Instant, q.GroupBy, q.Application = "requestRate", nil, true, nil, query.Application{}
	plan, err := promql.Compile(q, d.settings)
	if err != nil {
		return true
	}
	results := d.client.Run(ctx, plan, q.Range)
	return slices.ContainsFunc(plan, func(e promql.Expression) bool { return results[e.Part].Err != nil || len(results[e.Part].Vector) > 0 })
}
