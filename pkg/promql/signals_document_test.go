package promql_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// signalsDocument is drawn from the catalogue; `go test ./pkg/promql -update` writes it anew.
const signalsDocument = "../../docs/signals.md"

const signalsPreface = `# Signals

What a metric query can ask, drawn from the catalogue that the editor and ` + "`resources/signals`" + ` use.
The PromQL under each is that of a small query, so that it can be read: one reporter, grouped by the
called service, over five minutes. With ` + "`reporter: auto`" + ` each request is counted once, see
[counting.md](counting.md).

Where the data source's setting ` + "`recorded`" + ` names recording rules ([settings.md](settings.md#recording-rules)),
a signal is read from them as a *whole*, for the *part* that proxies report (what applications measure
themselves is read under its own name), or *none* of it: its metrics are not the mesh's, and are not recorded.

`

func TestTheDocumentOfSignalsIsTheCatalogue(t *testing.T) {
	settings, err := query.ParseSettings([]byte(`{"strictNamespaces": ["pay"]}`))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString(signalsPreface)
	b.WriteString("| signal | unit | what it is | conditions and groups on the request | from recorded series |\n|---|---|---|---|---|\n")
	for _, signal := range istio.Catalogue() {
		groups := strings.Join(signal.Groups, ", ")
		if groups == "" {
			groups = "none"
		}
		fmt.Fprintf(&b, "| [`%s`](#%s) | `%s` | %s | %s | %s |\n", signal.Name, strings.ToLower(signal.Name), signal.Unit, signal.Description, groups, signal.Recorded)
	}
	for _, signal := range istio.Catalogue() {
		raw := sampleQuery(signal)
		fmt.Fprintf(&b, "\n## %s\n\nNeeds `%s`. %s\n\n```json\n%s\n```\n", signal.Name, strings.Join(signal.Needs, "`, `"), signal.Collect, raw)
		for _, expression := range compile(t, raw, settings) {
			parses(t, expression.Expr)
			fmt.Fprintf(&b, "\n```promql\n%s\n```\n", expression.Expr)
		}
	}
	writtenAs(t, signalsDocument, b.String())
}

// sampleQuery is the smallest query of a signal whose PromQL is short enough to be read.
func sampleQuery(signal istio.Signal) string {
	members := []string{fmt.Sprintf(`"signal": %q`, signal.Name)}
	if signal.Family != istio.FamilyProxy {
		members = append(members, `"groupBy": ["destination.service"]`)
	}
	if signal.Knows("reporter") {
		members = append(members, `"reporter": "destination"`)
	}
	if signal.OfApplications() {
		members = append(members, fmt.Sprintf(`"application": { "metric": %q }`, istio.ServerRequestDuration))
	}
	for _, field := range signal.Requires {
		members = append(members, map[string]string{"responseFlags": `"responseFlags": ["URX"]`, "apdexTargetMs": `"apdexTargetMs": 250`}[field])
	}
	return "{ " + strings.Join(append(members, `"window": "5m"`), ", ") + " }"
}
