// Package provisioned reads the alert rules and dashboards of provisioning/ and runs what they ask
// on a simulated mesh, as Grafana would:
//
//  1. the queries of a rule go through the data source's backend, marked as an alert rule's;
//  2. their frames are read as Grafana's expressions read them, a number a set of labels;
//  3. the rule's last expression, a threshold or a comparison, tells the sets that alert.
//
// It serves tests: nothing else imports it.
package provisioned

import (
	"fmt"
	"os"
	"path/filepath"

	"sigs.k8s.io/yaml"
)

// Rule is an alert rule as Grafana provisions it; what is not needed to evaluate it is left out.
type Rule struct {
	UID          string            `json:"uid"`
	Title        string            `json:"title"`
	Condition    string            `json:"condition"`
	For          string            `json:"for"`
	NoDataState  string            `json:"noDataState"`
	ExecErrState string            `json:"execErrState"`
	Labels       map[string]string `json:"labels"`
	Annotations  map[string]string `json:"annotations"`
	Data         []Step            `json:"data"`
}

// Step is a query or an expression of a rule.
type Step struct {
	RefID             string `json:"refId"`
	RelativeTimeRange struct {
		// From and To are seconds before the evaluation.
		From int64 `json:"from"`
		To   int64 `json:"to"`
	} `json:"relativeTimeRange"`
	DatasourceUID string         `json:"datasourceUid"`
	Model         map[string]any `json:"model"`
}

// expressionUID stands for Grafana's own expressions in place of a data source.
const expressionUID = "__expr__"

// ReadRules reads every rule of a folder, in the order of its files.
func ReadRules(folder string) ([]Rule, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
	if err != nil {
		return nil, err
	}
	var rules []Rule
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		var content struct {
			Groups []struct {
				Rules []Rule `json:"rules"`
			} `json:"groups"`
		}
		if err := yaml.Unmarshal(text, &content); err != nil {
			return nil, fmt.Errorf("reading %s: %w", file, err)
		}
		for _, group := range content.Groups {
			rules = append(rules, group.Rules...)
		}
	}
	return rules, nil
}
