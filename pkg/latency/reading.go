package latency

import (
	"iter"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/counting"
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// labelled are calls that the query's groups do not tell apart.
type labelled struct {
	id     string
	labels map[string]string
	// reports are all that can belong to it.
	reports []*report
}

// reading is the answers to a latency query, of which all that does not change with time is read once.
type reading struct {
	query  query.Query
	asked  counting.Asked
	groups map[string]*labelled
	// sides are of the query's own calls, called of all calls of its workloads, and sent of all calls of its
	// callers; the last two are nil where that is not known.
	sides, called, sent *reports
	own                 []ownTime
	upstream            []*halves
	percentiles         []*percentileLine
	// kinds are numbered.
	kinds map[kind]int
}

// ownTime is a mean or a percentile of an application.
type ownTime struct {
	*line
	part promql.Part
	to   workload
	// from is the metric that tells a mean.
	from string
}

// percentileLine is a percentile of a group's calls that count; or one of a kind of calls, as first is.
type percentileLine struct {
	line
	part  promql.Part
	group *labelled
	first bool
	kind  int
}

func read(answers Answers, q query.Query, s query.Settings) *reading {
	r := &reading{query: q, groups: map[string]*labelled{}, kinds: map[kind]int{}, sides: readReports(answers[promql.Part{Kind: promql.SideTimes}])}
	all := []*reports{r.sides}
	receivesAll, sendsAll := promql.TellsAllCalls(q, s)
	more := func(kind promql.Kind, isAll bool) *reports {
		matrix, known := answers[promql.Part{Kind: kind}]
		switch {
		case isAll:
			return r.sides
		case !known:
			return nil
		}
		told := readReports(matrix)
		all = append(all, told)
		return told
	}
	r.called, r.sent = more(promql.CalledTimes, receivesAll), more(promql.AnsweredTimes, sendsAll)
	r.asked = counting.Asked{
		Reporter: q.Reporter, Services: promql.TellsServices(q),
		Hops: counting.FindHops(seriesOf(all), s.Waypoints, q.Include[query.IncludeWaypoints]),
	}
	r.locate()
	for part, matrix := range answers {
		r.readPart(part, matrix)
	}
	return r
}

// seriesOf are those of the witnesses of some reports.
func seriesOf(all []*reports) iter.Seq[*counting.Series] {
	return func(yield func(*counting.Series) bool) {
		for _, some := range all {
			for _, w := range some.witnesses {
				if !yield(w.Series) {
					return
				}
			}
		}
	}
}

// readPart reads what is told by others than the mesh's reporters, and percentiles.
func (r *reading) readPart(part promql.Part, matrix model.Matrix) {
	if part.Kind == promql.UpstreamTimes {
		r.upstream = halvesOf(matrix)
		return
	}
	for _, stream := range matrix {
		metric := stream.Metric
		switch {
		case part.Kind == promql.ApplicationTimes:
			to := workload{string(metric[istio.DestinationWorkloadNamespace]), string(metric[istio.DestinationWorkload])}
			r.own = append(r.own, ownTime{&line{values: stream.Values}, part, to, string(metric[promql.PartLabel])})
		case part.Statistic != "":
			p := &percentileLine{line: line{values: stream.Values}, part: part}
			var of kind
			if of, p.first = r.kindBy(part.Kind, metric); p.first {
				p.kind = r.number(of)
			} else {
				p.group = r.groupOf(metric, true)
			}
			r.percentiles = append(r.percentiles, p)
		}
	}
}

// locate finds the groups of all reports.
func (r *reading) locate() {
	hop := func(label model.LabelValue) bool {
		return !r.query.Include[query.IncludeWaypoints] && r.asked.Hops.Named(string(label))
	}
	for _, told := range r.sides.all {
		told.both, told.alone = r.groupOf(told.metric, false), r.groupOf(told.metric, true)
		told.kind = nowhere
		if !hop(told.metric[istio.SourceWorkload]) && !hop(told.metric[istio.DestinationWorkload]) {
			told.kind = r.number(r.kindOf(told))
		}
		told.both.reports = append(told.both.reports, told)
		if told.alone != told.both {
			told.alone.reports = append(told.alone.reports, told)
		}
	}
}

func (r *reading) number(of kind) int {
	at, known := r.kinds[of]
	if !known {
		at = len(r.kinds)
		r.kinds[of] = at
	}
	return at
}

// groupOf finds the group of a sample. A call that never arrived has no workload: where the query groups
// by it, the service that was called stands in.
func (r *reading) groupOf(metric model.Metric, standIn bool) *labelled {
	labels := map[string]string{}
	for _, key := range r.query.GroupBy {
		labels[key.Label] = valueOf(metric, key.Label)
	}
	if name, grouped := labels[istio.DestinationWorkload]; grouped && istio.Known(name) == "" {
		service := labels[istio.DestinationServiceName]
		if standIn {
			service = valueOf(metric, istio.DestinationServiceName)
		}
		labels[istio.DestinationServiceName] = service
	}
	id := identity(labels)
	if r.groups[id] == nil {
		r.groups[id] = &labelled{id: id, labels: labels}
	}
	return r.groups[id]
}

// valueOf is a sample's label. The full name of a called service tells its name and its namespace, whatever
// the labels beside it say.
func valueOf(metric model.Metric, label string) string {
	value := string(metric[model.LabelName(label)])
	if label != istio.DestinationServiceName && label != istio.DestinationNamespace {
		return value
	}
	service, namespace, ok := istio.SplitHost(string(metric[istio.DestinationHost]))
	switch {
	case !ok:
		return value
	case label == istio.DestinationServiceName:
		return service
	}
	return namespace
}

// identity is a text that equal labels have in common, and others do not.
func identity(labels map[string]string) string {
	set := model.LabelSet{}
	for name, value := range labels {
		set[model.LabelName(name)] = model.LabelValue(value)
	}
	return set.String()
}

// times are those at which anything is told of the query's calls.
func (r *reading) times() []model.Time {
	seen := map[model.Time]bool{}
	for _, told := range r.sides.all {
		for _, point := range told.count.values {
			seen[point.Timestamp] = true
		}
	}
	return sorted(seen)
}
