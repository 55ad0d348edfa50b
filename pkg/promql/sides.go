package promql

import "github.com/alidade-mesh/alidade/pkg/istio"

// The reporters that stand on one side of a call.
var (
	callingSide   = equal(istio.Reporter, istio.ReporterSource)
	receivingSide = matcher{istio.Reporter, "=~", istio.ReporterDestination + "|" + istio.ReporterWaypoint}
)

// sent is the rates that callers' proxies give.
func (c counted) sent(sc scope) string { return union(c.reportedBy(istio.ReporterSource, sc)) }

// arrived is the rates that receiving proxies give, each request once. Unlike in received, a
// destination is believed before a waypoint in front of it: it is the one beside the application.
func (c counted) arrived(sc scope) string {
	destination := c.reportedBy(istio.ReporterDestination, sc)
	waypoint := group(union(c.reportedBy(istio.ReporterWaypoint, sc))) +
		c.unlessReported(equal(istio.Reporter, istio.ReporterDestination), sc)
	return union(append(destination, waypoint))
}

// sentAndSeen is what callers' proxies give of the pairs that the receiving side reports too.
func (c counted) sentAndSeen(sc scope) string {
	return group(c.sent(sc)) + "\nunless " + c.alone(callingSide, receivingSide, sc)
}

// arrivedAndSeen is what receiving proxies give of the pairs that the calling side reports too.
func (c counted) arrivedAndSeen(sc scope) string {
	return group(c.arrived(sc)) + "\nunless " + c.alone(receivingSide, callingSide, sc)
}

// oneSided is the rates of the pairs that one side alone reports.
func (c counted) oneSided(sc scope) string {
	return union([]string{
		group(c.sent(sc)) + "\nand " + c.alone(callingSide, receivingSide, sc),
		group(c.arrived(sc)) + "\nand " + c.alone(receivingSide, callingSide, sc),
	})
}

// alone are the pairs that one side reports and the other does not, with the clause that compares
// series with them.
func (c counted) alone(own, other matcher, sc scope) string {
	pairs := group(union(c.witnesses(sc, own))) + c.unlessReported(other, sc)
	return on(istio.PairLabels()) + " " + group(pairs)
}
