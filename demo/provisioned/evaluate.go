package provisioned

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

// NoData is what a rule alerts with that has no data and takes that for an alert.
const NoData = "(no data)"

// Evaluate tells which sets of labels a rule would alert for at a time, sorted; each is written as
// its values in the order of its labels' names.
func (r Rule) Evaluate(ctx context.Context, source backend.QueryDataHandler, at time.Time) ([]string, error) {
	steps := map[string][]Number{}
	var last []Number
	answered := false
	for _, step := range r.Data {
		numbers, err := step.evaluate(ctx, source, at, steps)
		if err != nil {
			return nil, fmt.Errorf("step %s of %q: %w", step.RefID, r.Title, err)
		}
		answered = answered || step.DatasourceUID != expressionUID && len(numbers) > 0
		steps[step.RefID] = numbers
		if step.RefID == r.Condition {
			last = numbers
		}
	}
	if !answered {
		if r.NoDataState == "Alerting" {
			return []string{NoData}, nil
		}
		return nil, nil
	}
	var alerting []string
	for _, number := range last {
		if number.Value != 0 {
			alerting = append(alerting, number.String())
		}
	}
	slices.Sort(alerting)
	return alerting, nil
}

func (s Step) evaluate(ctx context.Context, source backend.QueryDataHandler, at time.Time, steps map[string][]Number) ([]Number, error) {
	if s.DatasourceUID != expressionUID {
		return s.ask(ctx, source, at)
	}
	switch s.Model["type"] {
	case "math":
		return compare(fmt.Sprint(s.Model["expression"]), steps)
	case "threshold":
		return s.threshold(steps)
	}
	return nil, fmt.Errorf("an expression of type %v is not one that the rules use", s.Model["type"])
}

// ask sends a query as an alert rule does: without a browser, variables or a dashboard.
func (s Step) ask(ctx context.Context, source backend.QueryDataHandler, at time.Time) ([]Number, error) {
	model, err := json.Marshal(s.Model)
	if err != nil {
		return nil, err
	}
	ago := func(seconds int64) time.Time { return at.Add(-time.Duration(seconds) * time.Second) }
	response, err := source.QueryData(ctx, &backend.QueryDataRequest{
		Headers: map[string]string{backend.FromAlertHeaderName: "true"},
		Queries: []backend.DataQuery{{
			RefID: s.RefID, JSON: model, Interval: time.Second,
			TimeRange: backend.TimeRange{From: ago(s.RelativeTimeRange.From), To: ago(s.RelativeTimeRange.To)},
		}},
	})
	if err != nil {
		return nil, err
	}
	answer := response.Responses[s.RefID]
	if answer.Error != nil {
		return nil, answer.Error
	}
	return readNumbers(answer.Frames)
}

// threshold compares the numbers of a step with a bound.
func (s Step) threshold(steps map[string][]Number) ([]Number, error) {
	text, err := json.Marshal(s.Model)
	if err != nil {
		return nil, err
	}
	var model struct {
		Expression string
		Conditions []struct {
			Evaluator struct {
				Type   string
				Params []float64
			}
		}
	}
	if err := json.Unmarshal(text, &model); err != nil {
		return nil, err
	}
	if len(model.Conditions) != 1 || len(model.Conditions[0].Evaluator.Params) != 1 {
		return nil, fmt.Errorf("a threshold has one condition with one bound")
	}
	operator, ok := map[string]string{"gt": ">", "lt": "<"}[model.Conditions[0].Evaluator.Type]
	if !ok {
		return nil, fmt.Errorf("the threshold %q is not one that the rules use", model.Conditions[0].Evaluator.Type)
	}
	return compare(fmt.Sprintf("$%s %s %g", model.Expression, operator, model.Conditions[0].Evaluator.Params[0]), steps)
}
