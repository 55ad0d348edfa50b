package prometheus

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/prometheus/prometheus/model/labels"
	"github.com/prometheus/prometheus/rules"
)

// Rules are the recording rules of a file, read and evaluated by Prometheus's own rule manager. Nobody
// evaluates them by the clock: whoever opened them says when.
type Rules struct {
	groups map[string]*rules.Group
}

// Rules reads a file of recording rules.
func (s *Server) Rules(file string) (*Rules, error) {
	manager := rules.NewManager(&rules.ManagerOptions{
		QueryFunc:  rules.EngineQueryFunc(s.engine, s.db),
		Appendable: s.db,
		Queryable:  s.db,
		Parser:     s.parser,
		Logger:     s.options.Logger,
	})
	groups, failures := manager.LoadGroups(s.options.ScrapeInterval, labels.EmptyLabels(), "", nil, false, file)
	if len(failures) > 0 {
		return nil, fmt.Errorf("reading the rules of %s: %w", file, errors.Join(failures...))
	}
	return &Rules{groups}, nil
}

// Evaluate records what every rule gives at a time. Times must not go backwards.
func (r *Rules) Evaluate(ctx context.Context, at time.Time) error {
	for _, group := range r.groups {
		group.Eval(ctx, at)
		for _, rule := range group.Rules() {
			if err := rule.LastError(); err != nil {
				return fmt.Errorf("evaluating the rule %s: %w", rule.Name(), err)
			}
		}
	}
	return nil
}

// Interval is how often the file says that its rules are evaluated: the shortest of its groups.
func (r *Rules) Interval() time.Duration {
	var shortest time.Duration
	for _, group := range r.groups {
		if shortest == 0 || group.Interval() < shortest {
			shortest = group.Interval()
		}
	}
	return shortest
}
