package provisioned_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/demo/provisioned"
)

// Pairs as rules name them: the values of the labels in the order of the labels' names.
const (
	acquirer   = "acquirer.example.com external payments pay"
	nobody     = "unknown unknown"
	inventory  = "inventory stock recommendations shop"
	warehouse  = "warehouse-api stock inventory stock"
	searching  = "catalog stock search shop"
	paying     = "payments pay checkout shop"
	exporting  = "ledger pay " + nobody
	slowPaying = paying + " p99"
	farStock   = "inventory stock checkout shop mean"
	// The rule speaks of the mean.
	slowReading = searching + " mean"
	notifying   = "notifications shop checkout shop"
)

// phases are what the mesh goes through after an hour and a quarter of calm, twelve minutes each
// with as much calm after it: what each rule has to alert for, and that it ends with the scenario.
// Rules that look back longer than the calm lasts do not end with it.
var phases = []struct {
	scenario string
	rule     string
	alerts   []string
	lasts    bool
}{
	{"mtls-falling", "alidade-mtls-falling", []string{"stock"}, false},
	{"gone-edge", "alidade-edge-vanished", []string{searching}, false},
	{"normal", "alidade-error-ratio", []string{acquirer}, false},
	{"outage", "alidade-burn-rate-fast", []string{"acquirer.example.com external", "payments pay"}, false},
	{"outage", "alidade-burn-rate-slow", []string{"acquirer.example.com external", "payments pay"}, true},
	{"slow-payments", "alidade-latency-p99", []string{slowPaying}, false},
	{"slow-network", "alidade-caller-side-latency", []string{farStock}, false},
	{"slow-reader", "alidade-caller-side-latency", []string{slowReading}, false},
	{"retry-storm", "alidade-retries-exhausted", []string{inventory}, false},
	{"timeouts", "alidade-timeouts", []string{warehouse}, false},
	{"unanswered", "alidade-error-ratio", []string{notifying}, false},
	{"refused-tcp", "alidade-connections-fail", []string{"archive-db reports builder reports", "fraud-cache pay fraud pay", "reports-db reports viewer reports"}, false},
	{"plaintext-strict", "alidade-plaintext-into-strict", []string{exporting}, false},
	{"silent-mesh", "alidade-no-telemetry", []string{provisioned.NoData}, false},
}

func TestEveryRuleFiresInItsScenarioAndEndsAfterIt(t *testing.T) {
	rules := readRules(t)
	l := newTimeline(t)
	l.in(t, "calm", 75*time.Minute)
	for _, rule := range rules {
		if got := evaluate(t, rule, l); len(got) > 0 {
			t.Errorf("nothing happens, but %s alerts for %v", rule.UID, got)
		}
	}
	tested := map[string]bool{}
	for i, phase := range phases {
		rule := find(t, rules, phase.rule)
		tested[rule.UID] = true
		if i == 0 || phases[i-1].scenario != phase.scenario {
			if i > 0 {
				l.in(t, "calm", 12*time.Minute)
				ended(t, rules, l, phases[i-1].scenario)
			}
			l.in(t, phase.scenario, 12*time.Minute)
		}
		got := evaluate(t, rule, l)
		for _, want := range phase.alerts {
			if !slices.Contains(got, want) {
				t.Errorf("in %s, %s alerts for %v and not for %q", phase.scenario, rule.UID, got, want)
			}
		}
	}
	for _, rule := range rules {
		if !tested[rule.UID] {
			t.Errorf("no scenario tests the rule %s", rule.UID)
		}
	}
}

// ended checks that the alerts of a scenario ended with it.
func ended(t *testing.T, rules []provisioned.Rule, l *timeline, scenario string) {
	t.Helper()
	for _, phase := range phases {
		if phase.scenario != scenario || phase.lasts {
			continue
		}
		got := evaluate(t, find(t, rules, phase.rule), l)
		for _, alert := range phase.alerts {
			if slices.Contains(got, alert) {
				t.Errorf("after %s, %s still alerts for %q", scenario, phase.rule, alert)
			}
		}
	}
}

func TestASilentMeshIsOneAlert(t *testing.T) {
	l := newTimeline(t)
	l.in(t, "calm", 75*time.Minute)
	l.in(t, "silent-mesh", 12*time.Minute)
	for _, rule := range readRules(t) {
		if got := evaluate(t, rule, l); len(got) > 0 && rule.UID != "alidade-no-telemetry" {
			t.Errorf("%s alerts for %v", rule.UID, got)
		}
	}
}

func TestOnlyTheFailingPairAlertsInTheNormalMesh(t *testing.T) {
	l := newTimeline(t)
	l.in(t, "normal", 30*time.Minute)
	rules := readRules(t)
	for _, uid := range []string{"alidade-error-ratio", "alidade-retries-exhausted", "alidade-timeouts"} {
		if got := evaluate(t, find(t, rules, uid), l); !slices.Equal(got, []string{acquirer}) {
			t.Errorf("%s alerts for %v", uid, got)
		}
	}
	for _, uid := range []string{"alidade-latency-p99", "alidade-caller-side-latency", "alidade-plaintext-into-strict", "alidade-mtls-falling", "alidade-edge-vanished", "alidade-no-telemetry"} {
		if got := evaluate(t, find(t, rules, uid), l); len(got) > 0 {
			t.Errorf("%s alerts for %v", uid, got)
		}
	}
}

// However the calls are reported, those that fail alert, and no others: not the callers that hang up,
// not what is not found, not a service of which a caller knows the host alone.
func TestOnlyWhatFailsAlertsHoweverItIsReported(t *testing.T) {
	for scenario, alerts := range map[string][]string{
		"two-networks":          {acquirer},
		"terminating-gateway":   {acquirer},
		"refused-tcp":           {acquirer},
		"plaintext-ambient":     {acquirer},
		"endless-streams":       {acquirer},
		"server-only-durations": {acquirer},
		"unanswered":            {acquirer, notifying},
	} {
		l := newTimeline(t)
		l.in(t, scenario, 12*time.Minute)
		if got := evaluate(t, find(t, readRules(t), "alidade-error-ratio"), l); !slices.Equal(got, alerts) {
			t.Errorf("in %s, alerts are for %q instead of %q", scenario, got, alerts)
		}
	}
}

func TestEveryRuleSaysWhatToDo(t *testing.T) {
	for _, rule := range readRules(t) {
		if rule.Labels["severity"] == "" || rule.Annotations["summary"] == "" || rule.Annotations["description"] == "" {
			t.Errorf("%s lacks a severity, a summary or a description", rule.UID)
		}
		if rule.NoDataState == "" || rule.ExecErrState == "" || rule.For == "" {
			t.Errorf("%s does not choose what no data, an error and a brief alert mean", rule.UID)
		}
		if !strings.Contains(rule.Annotations["pair"]+rule.Annotations["dashboard"], "/d/alidade-") {
			t.Errorf("%s leads to no dashboard", rule.UID)
		}
	}
}

func readRules(t *testing.T) []provisioned.Rule {
	t.Helper()
	rules, err := provisioned.ReadRules("../../provisioning/alerting")
	if err != nil {
		t.Fatal(err)
	}
	if len(rules) == 0 {
		t.Fatal("there are no rules")
	}
	return rules
}

func find(t *testing.T, rules []provisioned.Rule, uid string) provisioned.Rule {
	t.Helper()
	for _, rule := range rules {
		if rule.UID == uid {
			return rule
		}
	}
	t.Fatalf("there is no rule %s", uid)
	return provisioned.Rule{}
}

func evaluate(t *testing.T, rule provisioned.Rule, l *timeline) []string {
	t.Helper()
	alerting, err := rule.Evaluate(t.Context(), l.source, l.now)
	if err != nil {
		t.Error(err)
	}
	return alerting
}
