package promql

import "github.com/alidade-mesh/alidade/pkg/istio"

// attemptsPerRequest is what destinations saw over what sources saw, for the pairs that both
// report: a retried request is one for its source and several for its destination.
func attemptsPerRequest(m metricQuery) (string, error) {
	c := requests(istio.RequestsTotal)
	seenBy := func(reporter, other string) string {
		own := group(union(c.reportedBy(reporter, m.scope)))
		both := group(union(c.witnesses(m.scope, equal(istio.Reporter, other))))
		return sumBy(m.labels, own+"\nand "+on(istio.PairLabels())+" "+both)
	}
	attempts := seenBy(istio.ReporterDestination, istio.ReporterSource)
	wanted := seenBy(istio.ReporterSource, istio.ReporterDestination)
	return attempts + "\n/\n(" + wanted + " > 0)", nil
}
