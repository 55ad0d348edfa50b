package promql_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/prometheus/prometheus/promql/parser"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// recordingRules is drawn from the metrics and labels of pkg/istio; `go test ./pkg/promql -update` writes
// it anew.
const recordingRules = "../../deploy/prometheus/recording-rules.yml"

const rulesPreface = `# Recording rules for Prometheus, Thanos Ruler, or any server that takes Prometheus's rules: the mesh's
# metrics as rates, summed over pods. The data source reads them by this setting:
#
#   recorded: { prefix: "%s", suffix: "%s", kind: "rates", window: "%s" }
#
# They are rates because a sum of counters falls when a pod restarts, which reads as a reset of the whole.
# Summed away are the labels by which scrapes tell pods apart; all others are kept, custom tags included.
# For another window replace %s everywhere: at least four scrapes. Rules of a metric that is not collected,
# and those of native histograms where there are none, record nothing and cost nothing.
groups:
  - name: alidade-istio-rates
    interval: 30s
    rules:
`

func TestTheRecordingRulesAreOfEveryMetricThatAnswersAreMadeOf(t *testing.T) {
	window, pods := istio.RecordedWindow, strings.Join(istio.PodLabels(), ", ")
	suffix := istio.RecordedSuffix + window
	var b strings.Builder
	fmt.Fprintf(&b, rulesPreface, istio.RecordedPrefix, suffix, window, window)
	for _, metric := range istio.RecordedMetrics() {
		expr := fmt.Sprintf("sum without (%s) (rate(%s[%s]))", pods, metric, window)
		parses(t, expr)
		fmt.Fprintf(&b, "      - record: %s\n        expr: %s\n", istio.RecordedPrefix+metric+suffix, expr)
	}
	writtenAs(t, recordingRules, b.String())
}

// writtenAs compares a file that is drawn from code with what the code gives.
func writtenAs(t *testing.T, file, want string) {
	t.Helper()
	if *update {
		refuseInCI(t)
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	written, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(written) != want {
		t.Errorf("%s is not what the code says; write it with: go test ./pkg/promql -update", file)
	}
}

// What a query reads of the mesh is recorded, and what it does not read from rules is not the mesh's.
func TestNothingIsReadOfTheMeshThatIsNotRecorded(t *testing.T) {
	settings := query.DefaultSettings()
	settings.Recorded, _ = query.ShippedRules(istio.RecordedWindow)
	settings.NativeHistograms, settings.StrictNamespaces = true, []string{"pay"}
	asked := append(slices.Collect(maps.Values(compiled)),
		`{"signal": "requestSize", "statistics": ["mean"]}`, `{"signal": "responseSize", "statistics": ["mean"]}`)
	for _, signal := range istio.Catalogue() {
		asked = append(asked, sampleQuery(signal))
	}
	read := map[string]bool{}
	for _, raw := range asked {
		for _, expression := range compile(t, raw, settings) {
			parser.Inspect(parses(t, expression.Expr), func(node parser.Node, _ []parser.Node) error {
				if selector, ok := node.(*parser.VectorSelector); ok {
					read[selector.Name] = true
				}
				return nil
			})
		}
	}
	for name := range read {
		if _, _, recorded := istio.SplitRecorded(name); !recorded && strings.Contains(name, istio.MetricPrefix) {
			t.Errorf("%s is read, which no rule records", name)
		}
	}
	for _, metric := range istio.RecordedMetrics() {
		if recorded := istio.RecordedPrefix + metric + istio.RecordedSuffix + istio.RecordedWindow; !read[recorded] {
			t.Errorf("%s is recorded, which no query reads", recorded)
		}
	}
}
