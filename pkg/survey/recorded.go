package survey

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// Recorded is what a server holds of recording rules. The zero value is none.
type Recorded struct {
	// Rules are those of the settings, or else those of the shipped naming that were found.
	Rules query.Recorded
	// InUse says that the settings name them.
	InUse bool
	// Metrics are the mesh's metrics that are recorded, Missing those that exist under their own names alone.
	Metrics, Missing []string
	// Lost are labels that recorded series do not carry: those of the metrics under their own names, and
	// those that tell pods apart.
	Lost []string
	// Newest is when the newest sample was written, as far as it was looked for; the zero time where there is
	// none. At is when that was.
	Newest, At time.Time
	// Unrecorded says that the mesh's metrics are there under their own names while nothing is recorded any
	// more.
	Unrecorded bool
}

// RulesFile is where the shipped recording rules are.
const RulesFile = "deploy/prometheus/recording-rules.yml"

// RecordedOf sorts the names of series that exist into what is recorded and what is not.
func RecordedOf(names []string, s query.Settings) Recorded {
	r := Recorded{Rules: s.Recorded, InUse: s.Recorded.Kind != ""}
	if !r.InUse {
		r.Rules = foundRules(names)
	}
	for _, metric := range istio.RecordedMetrics() {
		switch {
		case r.Rules.Kind != "" && slices.Contains(names, r.Rules.Prefix+metric+r.Rules.Suffix):
			r.Metrics = append(r.Metrics, metric)
		case isNative(metric) && !s.NativeHistograms:
		case slices.Contains(names, metric):
			r.Missing = append(r.Missing, metric)
		}
	}
	return r
}

// foundRules are the rules of the shipped naming that record most; of equals those of the shipped file, or
// else those that look back least.
func foundRules(names []string) query.Recorded {
	counts := map[query.Recorded]int{}
	for _, name := range names {
		if _, window, ok := istio.SplitRecorded(name); ok {
			if rules, ok := query.ShippedRules(window); ok {
				counts[rules]++
			}
		}
	}
	found := slices.SortedFunc(maps.Keys(counts), func(a, b query.Recorded) int {
		return cmp.Or(counts[b]-counts[a], lookBack(a, b))
	})
	if len(found) == 0 {
		return query.Recorded{}
	}
	return found[0]
}

// lookBack orders rules by how far they look back, those of the shipped file before all others.
func lookBack(a, b query.Recorded) int {
	const shipped = istio.RecordedSuffix + istio.RecordedWindow
	switch {
	case a.Suffix == b.Suffix:
		return 0
	case a.Suffix == shipped:
		return -1
	case b.Suffix == shipped:
		return 1
	}
	return cmp.Compare(a.Window, b.Window)
}

// isNative tells the own name of a histogram, which native ones have.
func isNative(metric string) bool {
	return slices.Contains([]string{istio.RequestDuration, istio.RequestBytes, istio.ResponseBytes}, metric)
}

// Any tells whether any metric is recorded.
func (r Recorded) Any() bool { return len(r.Metrics) > 0 }

// severalWindows is how many look-backs of the rules, and unwindowed how much time where they have none, the
// newest sample may be old.
const (
	severalWindows = 3
	unwindowed     = 5 * time.Minute
)

// Fresh tells whether samples were still recorded when it was looked.
func (r Recorded) Fresh() bool {
	window := r.Rules.Window
	if window == 0 {
		window = unwindowed
	}
	return !r.Newest.IsZero() && r.At.Sub(r.Newest) <= severalWindows*window
}

// essential are what every graph begins with.
var essential = []string{
	istio.RequestsTotal,
	istio.RequestDuration + istio.SumSuffix, istio.RequestDuration + istio.CountSuffix, istio.RequestDuration + istio.BucketSuffix,
}

// Usable tells whether rules that are not in use are worth it: fresh, with requests and durations where the
// mesh has any, and with all labels of Istio's own.
func (r Recorded) Usable() bool {
	lacksEssential := slices.ContainsFunc(r.Missing, func(metric string) bool { return slices.Contains(essential, metric) })
	lacksLabels := slices.ContainsFunc(r.LostLabels(), ofIstio)
	return r.Any() && r.Fresh() && !lacksEssential && !lacksLabels
}

// LostLabels are the labels that are lost but for those that tell pods apart, which rules sum over.
func (r Recorded) LostLabels() []string {
	return slices.DeleteFunc(slices.Clone(r.Lost), func(label string) bool { return slices.Contains(istio.PodLabels(), label) })
}

func ofIstio(label string) bool {
	_, _, ofPeer := istio.PeerProperty(label)
	_, ofRequest := istio.RequestProperty(label)
	return ofPeer || ofRequest
}

// Setting is the member `recorded` of a data source's settings.
type Setting struct {
	Prefix string             `json:"prefix,omitempty"`
	Suffix string             `json:"suffix,omitempty"`
	Kind   query.RecordedKind `json:"kind"`
	// Window is a duration as Prometheus writes one; empty for counters.
	Window string `json:"window,omitempty"`
}

// Setting is what names the rules in the settings.
func (r Recorded) Setting() Setting {
	setting := Setting{Prefix: r.Rules.Prefix, Suffix: r.Rules.Suffix, Kind: r.Rules.Kind}
	if r.Rules.Window > 0 {
		setting.Window = model.Duration(r.Rules.Window).String()
	}
	return setting
}

// JSON is the setting as jsonData holds it.
func (r Recorded) JSON() string {
	text, err := json.Marshal(map[string]Setting{"recorded": r.Setting()})
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(text))
}
