package survey

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// Findings are what there is to say of recording rules to whoever sets a data source up.
func (r Recorded) Findings() []string {
	switch {
	case r.InUse:
		return r.ofUse()
	case r.Usable():
		return []string{r.offer()}
	case r.Any():
		return []string{fmt.Sprintf("There are series of recording rules (%s), which cannot be used: %s", r.name(r.Metrics[0]), r.reasons())}
	}
	return nil
}

func (r Recorded) ofUse() []string {
	switch {
	case !r.Any():
		return []string{fmt.Sprintf("There is no series of the recording rules that the setting recorded names, such as %s. Load %s where rules are evaluated, or take recorded out of the settings.",
			r.name(istio.RequestsTotal), RulesFile)}
	case !r.Fresh():
		return []string{r.ofAge()}
	}
	var sentences []string
	for _, sentence := range []string{r.OfMissing(r.Missing), r.ofLabels()} {
		if sentence != "" {
			sentences = append(sentences, sentence)
		}
	}
	return append(sentences, "Sums of recording rules do not tell pods apart: it is not seen whether a proxy is scraped twice, nor whether a workload's pods have different buckets.")
}

func (r Recorded) ofAge() string {
	if r.Newest.IsZero() {
		return fmt.Sprintf("Recording rules wrote nothing lately (%s): see whether they are still evaluated, or take recorded out of the settings.", r.name(r.Metrics[0]))
	}
	return fmt.Sprintf("The newest sample of recording rules is %s old (%s): see whether they are still evaluated, or take recorded out of the settings.",
		model.Duration(r.At.Sub(r.Newest).Round(time.Second)), r.name(r.Metrics[0]))
}

// OfMissing says what is missing where some metrics are not recorded.
func (r Recorded) OfMissing(metrics []string) string {
	if len(metrics) == 0 {
		return ""
	}
	return fmt.Sprintf("The recording rules that the setting recorded names leave out %s: what is made of it is missing. Record it too, as %s does, or take recorded out of the settings.",
		some(metrics), RulesFile)
}

func (r Recorded) ofLabels() string {
	lost := r.LostLabels()
	if len(lost) == 0 {
		return ""
	}
	return fmt.Sprintf("Recorded series lack labels that the mesh's metrics have: %s. Conditions on them and groups by them find nothing; keep them in the rules, as %s does.", some(lost), RulesFile)
}

func (r Recorded) offer() string {
	text := fmt.Sprintf("Recording rules hold the mesh summed over pods, which costs less to ask. Use them by the setting %s.", r.JSON())
	if len(r.Missing) > 0 {
		text += fmt.Sprintf(" They leave out %s, of which nothing would be shown: record it first, as %s does.", some(r.Missing), RulesFile)
	}
	if lost := r.LostLabels(); len(lost) > 0 {
		text += fmt.Sprintf(" Their series lack the labels %s.", some(lost))
	}
	return text
}

func (r Recorded) reasons() string {
	if !r.Fresh() {
		return "they are no longer written. See whether the rules are still evaluated."
	}
	lacks := slices.Concat(r.Missing, r.LostLabels())
	return fmt.Sprintf("they leave out %s. Load the rules of %s.", some(lacks), RulesFile)
}

// name is what a recorded metric is called.
func (r Recorded) name(metric string) string { return r.Rules.Prefix + metric + r.Rules.Suffix }

// Doubts are the sentences that say what of a query's answer recording rules cannot tell.
func (r Recorded) Doubts(q query.Query, s query.Settings) []string {
	signal, _ := istio.FindSignal(q.Signal)
	switch {
	case !r.InUse || q.Type == query.Metric && signal.Recorded == istio.RecordedNone:
		return nil
	case r.Unrecorded:
		return r.ofUse()
	case !r.Any() || !r.Fresh():
		// There is no mesh to record, or nobody here knows of it.
		return nil
	}
	var doubts []string
	made := madeOf(q, signal)
	missing := slices.DeleteFunc(slices.Clone(r.Missing), func(metric string) bool { return !slices.Contains(made, histogramOf(metric)) })
	if text := r.OfMissing(missing); text != "" {
		doubts = append(doubts, text)
	}
	asked := asksBy(q, signal, s)
	for _, label := range r.Lost {
		if slices.Contains(asked, label) {
			doubts = append(doubts, fmt.Sprintf(
				"Recorded series do not carry the label %q: a condition on it is not met by what it means, and nothing is grouped by it. Take it out of the query, or ask a data source whose setting recorded is empty.", label))
		}
	}
	return doubts
}

// OfBeginning says that rules hold nothing of a time of which the mesh's metrics do.
func OfBeginning(at time.Time) string {
	return fmt.Sprintf("Recording rules hold nothing of %s, from when on this answer looks back, though the mesh's metrics do: what is not recorded yet is counted as no traffic. Use a shorter window or a later time, or a data source whose setting recorded is empty.",
		at.UTC().Format(time.RFC3339))
}

// madeOf are the metrics of which an answer is made, histograms by their own names.
func madeOf(q query.Query, signal istio.Signal) []string {
	tcp := []string{istio.TCPSentBytes, istio.TCPReceivedBytes, istio.TCPOpened, istio.TCPClosed, istio.TCPFailed}
	switch q.Type {
	case query.Latency:
		return []string{istio.RequestDuration}
	case query.Events:
		return []string{istio.RequestsTotal}
	case query.Graph:
		made := []string{istio.RequestsTotal, istio.RequestMessages, istio.ResponseMessages}
		if q.Include[query.IncludeLatency] {
			made = append(made, istio.RequestDuration)
		}
		if q.Include[query.IncludeTCP] {
			made = append(made, tcp...)
		}
		if q.Include[query.IncludeThroughput] {
			made = append(made, istio.RequestBytes, istio.ResponseBytes)
		}
		return made
	}
	made := slices.Clone(signal.Needs)
	switch {
	case signal.Family == istio.FamilySecurity:
		// Connections that were refused are no accepted calls.
		made = append(made, istio.TCPClosed)
	case signal.OfApplications():
		made = append(made, istio.RequestDuration)
	}
	return made
}

// histogramOf is the own name of the histogram of which a metric is a part, and of any other metric itself.
func histogramOf(metric string) string {
	for _, suffix := range []string{istio.SumSuffix, istio.CountSuffix, istio.BucketSuffix} {
		if histogram, ok := strings.CutSuffix(metric, suffix); ok {
			return histogram
		}
	}
	return metric
}

// asksBy are the labels by which a query narrows its answer or groups it, those that its signal and its
// definition of an error read, and those by which ztunnel is told where that matters. Without the reporter no
// call is counted once.
func asksBy(q query.Query, signal istio.Signal, s query.Settings) []string {
	labels := []string{istio.Reporter}
	for _, filter := range q.Filters {
		labels = append(labels, filter.Label)
	}
	for label, asked := range map[string]bool{
		istio.Protocol:       !q.Protocol.Empty(),
		istio.ResponseCode:   !q.ResponseCode.Empty() || readsErrors(q, signal),
		istio.ResponseFlags:  len(q.ResponseFlags) > 0 || readsErrors(q, signal) || signal.Family == istio.FamilyTCP && signal.Measure != istio.MeasureConnectionRate,
		istio.GRPCStatus:     !q.GRPCStatus.Empty(),
		istio.SecurityPolicy: !q.Security.Empty() || q.Type == query.Metric && signal.Family == istio.FamilySecurity || q.Type == query.Graph && q.Include[query.IncludeSecurity],
	} {
		if asked {
			labels = append(labels, label)
		}
	}
	if q.Type == query.Metric || q.Type == query.Latency {
		for _, key := range q.GroupBy {
			labels = append(labels, key.Label)
		}
	}
	for _, peer := range []query.Peer{q.Source, q.Either} {
		labels = append(labels, labelsOf(peer, istio.SourceLabel)...)
	}
	for _, peer := range []query.Peer{q.Destination, q.Either} {
		labels = append(labels, labelsOf(peer, istio.DestinationLabel)...)
	}
	if q.Type == query.Metric && signal.Family == istio.FamilySecurity {
		for _, filter := range s.ZTunnel {
			labels = append(labels, filter.Label)
		}
	}
	return labels
}

// readsErrors tells whether an answer is made of how requests ended.
func readsErrors(q query.Query, signal istio.Signal) bool {
	switch q.Type {
	case query.Graph:
		return true
	case query.Events:
		return q.Event == query.EventErrorRatio
	case query.Metric:
		return signal.Measure == istio.MeasureErrorRate || signal.Measure == istio.MeasureErrorRatio || signal.Measure == istio.MeasureFlaggedRatio
	}
	return false
}

func labelsOf(peer query.Peer, labelOf func(string) (string, bool)) []string {
	var labels []string
	for _, condition := range peer.Conditions() {
		if label, ok := labelOf(condition.Property); ok {
			labels = append(labels, label)
		}
	}
	return labels
}
