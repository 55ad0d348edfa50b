package latency

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

// Bounds beyond which a row is not to be trusted.
const (
	// fewestRequests is how many requests a mean needs in the window.
	fewestRequests = 30
	// attemptsApart is how far the two sides' counts may lie apart, as a share.
	attemptsApart = 0.05
	// callersApart is how far a row may lie from the mean of all callers, as a share of that mean,
	// and callersApartMs how far it may in any case.
	callersApart   = 0.2
	callersApartMs = 2.0
	// proxyApart is which share of a receiving proxy's part that difference may be.
	proxyApart = 0.5
	// roundingMs is how far whole milliseconds, as proxies count, can be below the truth.
	roundingMs = 1.0
	// nothingMs is what a note would write as no millisecond at all.
	nothingMs = 0.05
	// anotherUnit is how many times longer than its proxy an application seems to take whose unit is
	// not what the settings say.
	anotherUnit = 100
	// allOfThem is the share of all calls from which on a row is taken for all callers'.
	allOfThem = 0.995
	// leftOut is the share of a group's requests that may be left out without a word.
	leftOut = 0.01
)

// evidence is what a row was made of.
type evidence struct {
	from            *group
	source, arrived mix
	own             applied
	waited          waited
	called          called
	window          time.Duration
}

// called is what the proxies of some workloads saw of all their callers.
type called struct {
	// weighted is the mean of all callers, weighted as the row's own.
	weighted mix
	requests float64
	names    []string
}

// judge writes the row's notes and its confidence.
func (r *Row) judge(e evidence) {
	r.Confidence = High
	r.doubtSides(e)
	r.doubtNegatives(e)
	r.doubtDivision(e.waited)
	r.doubtCallers(e)
	r.doubtPercentiles()
	r.remark(e)
}

// doubt adds a note that lowers the confidence.
func (r *Row) doubt(format string, args ...any) {
	r.Confidence = Low
	r.Notes = append(r.Notes, fmt.Sprintf(format, args...))
}

// note adds what is worth knowing and lowers nothing.
func (r *Row) note(format string, args ...any) {
	r.Notes = append(r.Notes, fmt.Sprintf(format, args...))
}

// doubtSides says where the two sides do not speak of the same requests, or of too few.
func (r *Row) doubtSides(e evidence) {
	switch {
	case e.arrived.count <= 0:
		r.doubt("Only the caller reports these calls: the other side has no proxy that is read, or they never arrived. The time is not split.")
	case e.source.count <= 0:
		r.doubt("Only the receiving side reports these calls: the caller has no proxy that is read, or it does not tell how long they take, so the caller side is not known.")
	}
	fewest := math.Min(e.source.count, e.arrived.count)
	if r.AttemptsPerRequest == nil {
		fewest = r.RequestRate
	}
	if requests := math.Round(fewest * e.window.Seconds()); requests < fewestRequests {
		r.doubt("Only about %g requests in %s: a mean of so few says little.", requests, model.Duration(e.window))
	}
	if r.AttemptsPerRequest == nil {
		return
	}
	switch attempts := *r.AttemptsPerRequest; {
	case attempts > 1+attemptsApart:
		where := "in the caller side"
		if r.NetworkMs != nil {
			where += ", there in the network's part"
		}
		r.doubt("%.2f attempts a request: failed attempts and the waits between them are %s.", attempts, where)
	case attempts < 1-attemptsApart:
		r.doubt("The receiving side counts %s of the caller's requests: the others failed before they arrived, or some of its proxies are not read.", percent(attempts))
	}
}

// doubtNegatives says why a difference can be below zero. It is shown as it is.
func (r *Row) doubtNegatives(e evidence) {
	if ms := r.CallerSideMs; ms != nil && *ms < 0 {
		r.negative(*ms, "the caller side", "The receiving side took longer than its caller: callers that hang up early, or two sides that did not see the same requests.")
	}
	if ms := r.ReceivingProxyMs; ms != nil && *ms < 0 {
		if e.apart(r) || e.offMs(r) > 0 {
			return
		}
		reason := "The application took longer than its proxy saw: " + strings.Join(e.own.metrics, ", ") +
			" counts other requests too, such as those of other callers or beside the mesh"
		if *r.ApplicationMs > anotherUnit**r.Destination.MeanMs {
			reason += ", or is in another unit than the settings say"
		}
		r.negative(*ms, "the receiving proxy", reason+".")
	}
}

func (r *Row) negative(ms float64, part, reason string) {
	switch {
	case ms > -nothingMs:
		return
	case ms > -roundingMs:
		r.note("%s is %s ms: proxies count whole milliseconds, so that it is too small to be told.", capitalised(part), formatMs(ms))
		return
	}
	r.doubt("%s is %s ms. %s", capitalised(part), formatMs(ms), reason)
}

// doubtCallers says that an application does not know its callers, unless the row is of all of them.
func (r *Row) doubtCallers(e evidence) {
	if r.ApplicationMs == nil {
		return
	}
	names := listed(e.called.names)
	told := fmt.Sprintf("The application's time is that of all callers and versions of %s", names)
	if e.apart(r) || e.offMs(r) > 0 {
		told += fmt.Sprintf(", whose calls take %s ms at its proxy and not %s ms as these do", formatMs(*e.called.weighted.mean()), formatMs(*r.Destination.MeanMs))
	}
	switch off := e.offMs(r); {
	case e.apart(r):
		r.doubt("%s: how these %s ms are split is uncertain.", told, formatMs(*r.Destination.MeanMs))
	case off > 0:
		r.doubt("%s: the receiving proxy's %s ms may be off by %s ms.", told, formatMs(*r.ReceivingProxyMs), formatMs(off))
	case e.arrived.count < allOfThem*e.called.requests:
		r.note("%s.", told)
	}
}

// apart tells whether a row's application speaks of calls that differ from the row's own.
func (e evidence) apart(r *Row) bool {
	gap := e.gapMs(r)
	return gap > callersApartMs && gap > callersApart**e.called.weighted.mean()
}

// offMs is by how much a row's receiving proxy may be off: the whole difference between callers falls
// into its part, which is small. Nothing where that is little of it.
func (e evidence) offMs(r *Row) float64 {
	gap := e.gapMs(r)
	if gap <= callersApartMs || gap <= proxyApart*math.Abs(*r.ReceivingProxyMs) {
		return 0
	}
	return gap
}

// gapMs is how far a row's calls lie from those that its application speaks of.
func (e evidence) gapMs(r *Row) float64 {
	all := e.called.weighted.mean()
	if r.ApplicationMs == nil || all == nil || e.arrived.count >= allOfThem*e.called.requests {
		return 0
	}
	return math.Abs(*all - *r.Destination.MeanMs)
}

// doubtPercentiles says where a bucket is too wide for what is read from it.
func (r *Row) doubtPercentiles() {
	for _, p := range slices.Concat(r.Source.Percentiles, r.Destination.Percentiles) {
		if !p.wide() {
			continue
		}
		above := "lies above " + formatMs(*p.FromMs) + " ms, the last bucket's bound"
		if p.ToMs != nil {
			above = "lies between " + formatMs(*p.FromMs) + " and " + formatMs(*p.ToMs) + " ms"
		}
		r.doubt("A percentile %s: more cannot be told by buckets so wide.", above)
		return
	}
}

// remark says what the row lacks or leaves out.
func (r *Row) remark(e evidence) {
	if slices.Contains(r.Reporters, istio.ReporterWaypoint) {
		r.note("A waypoint reports the receiving side: what lies between it and the application counts to the receiving proxy.")
	}
	if slices.Contains(e.own.metrics, istio.EnvoyUpstreamTime) {
		r.note("The application's time is what its proxy measured (%s): a queue in front of its handlers is in it.", istio.EnvoyUpstreamTime)
	}
	if silent := e.own.silent; len(silent) > 0 {
		var names []string
		for _, to := range silent {
			names = append(names, to.name)
		}
		r.note("No application metric of %s was found: there the receiving proxy and the application are not told apart.", listed(names))
	}
	others := e.from.sentAlone.count + total(e.from.arrivedAlone).count
	if r.AttemptsPerRequest != nil && others > leftOut*(others+e.source.count) {
		r.note("%s of the requests are of pairs that one side alone reports, and are left out.", percent(others/(others+e.source.count)))
	}
}

// listed names a few of some workloads.
func listed(names []string) string {
	const most = 3
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:most], ", ") + fmt.Sprintf(" and %d more", len(names)-most)
}

func percent(share float64) string { return strconv.FormatFloat(share*100, 'f', 0, 64) + "%" }

// formatMs writes milliseconds with as many digits as matter.
func formatMs(ms float64) string {
	digits := 1
	if math.Abs(ms) >= 100 {
		digits = 0
	}
	return strconv.FormatFloat(ms, 'f', digits, 64)
}

func capitalised(text string) string { return strings.ToUpper(text[:1]) + text[1:] }
