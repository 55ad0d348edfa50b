package plugin

import (
	"slices"
	"strings"

	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/promql"
)

// notices collects what an answer has to say beside its data, each text once.
type notices []data.Notice

func (n *notices) add(severity data.NoticeSeverity, text string) {
	for _, said := range *n {
		if said.Text == text {
			return
		}
	}
	*n = append(*n, data.Notice{Severity: severity, Text: text})
}

// onto puts the notices on the frame that tells those of an answer.
func (n notices) onto(made data.Frames) {
	if len(n) > 0 && len(made) > 0 && made[0].Meta != nil {
		made[0].Meta.Notices = append(slices.Clone(made[0].Meta.Notices), n...)
	}
}

// missing says which part failed.
func (n *notices) missing(what string, err error) {
	n.add(data.NoticeSeverityError, what+" is missing. "+err.Error())
}

// remarks adds what the server says of its answers, in the order of the plan.
func (n *notices) remarks(plan promql.Plan, results prom.Results) {
	for _, expression := range plan {
		for _, warning := range results[expression.Part].Warnings {
			n.add(data.NoticeSeverityWarning, "Prometheus warns: "+warning)
		}
		for _, info := range results[expression.Part].Infos {
			n.add(data.NoticeSeverityInfo, "Prometheus remarks: "+info)
		}
	}
}

// partial finds a warning that the answer lacks something, as servers in front of several stores
// give. Those that begin with "PromQL" speak of the expression.
func partial(plan promql.Plan, results prom.Results) (string, bool) {
	for _, expression := range plan {
		for _, warning := range results[expression.Part].Warnings {
			if !strings.HasPrefix(warning, "PromQL") {
				return warning, true
			}
		}
	}
	return "", false
}
