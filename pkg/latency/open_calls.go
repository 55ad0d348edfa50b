package latency

import (
	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/promql"
)

// telling are the labels by which calls are named.
var telling = []string{
	istio.SourceNamespace, istio.SourceWorkload,
	istio.DestinationWorkloadNamespace, istio.DestinationWorkload, istio.DestinationHost,
}

// markCounting notes which reports count for their group's percentile at a time.
func (r *reading) markCounting(g gathered) {
	for _, told := range r.sides.all {
		if !told.told || told.now.count <= 0 {
			continue
		}
		pairs := false
		if from := g.groups[told.alone]; from != nil {
			pairs = from.tallyOf(told).pairs.reported > 0
		}
		counts := told.side.Share > 0 && (told.side.Both || !pairs)
		told.counted = told.counted || counts
		told.left = told.left || !counts
		told.inPart = told.inPart || counts && told.side.Share < 1
	}
}

// callsOf are the calls of one side of some groups.
func callsOf(groups map[*labelled]bool, source bool) promql.OpenCalls {
	var some []*report
	all := values{}
	for of := range groups {
		for _, told := range of.reports {
			if told.FromSource() != source {
				continue
			}
			some = append(some, told)
			for _, label := range telling {
				all.add(label, told.value(label))
			}
		}
	}
	calls := promql.OpenCalls{Names: all.names()}
	calls.Reporter, calls.Without = allBut(some)
	return calls
}

// allBut tells those of some reports that count by their reporter and by the names of the others; it is
// empty where they cannot be told so.
func allBut(some []*report) (string, promql.Names) {
	reporter := ""
	counted, left := values{}, values{}
	for _, told := range some {
		switch {
		case told.counted && (told.left || told.inPart || told.kind == nowhere || told.both != told.alone || reporter != "" && told.Reporter != reporter):
			return "", nil
		case told.counted:
			reporter = told.Reporter
			counted.addAll(told)
		}
	}
	for _, told := range some {
		// What waypoints hide is not asked for, and neither is another reporter.
		if told.left && told.kind != nowhere && told.Reporter == reporter {
			left.addAll(told)
		}
	}
	if len(left) == 0 {
		return reporter, nil
	}
	for _, label := range telling {
		if len(left[label]) <= promql.MostNamed && !meet(counted[label], left[label]) {
			return reporter, promql.Names{label: left.names()[label]}
		}
	}
	return "", nil
}

func (r *report) value(label string) string { return string(r.metric[model.LabelName(label)]) }

func (v values) addAll(told *report) {
	for _, label := range telling {
		v.add(label, told.value(label))
	}
}

func meet(some, others map[string]bool) bool {
	for value := range some {
		if others[value] {
			return true
		}
	}
	return false
}
