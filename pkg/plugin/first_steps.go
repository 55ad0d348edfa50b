package plugin

import (
	"context"
	"encoding/json"
	"sync"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// Others wait for a first step and the second after it no longer than firstStepsLast in all, and for the
// second, which a browser asks at once, to come no longer than secondStepsBegin: it would else stand behind
// all that had waited.
const (
	firstStepsLast   = 4 * time.Second
	secondStepsBegin = time.Second
)

// dashboardHeader tells which dashboard asks.
const dashboardHeader = "X-Dashboard-Uid"

// firstSteps are the first pictures of graphs that are on their way. They are cheap, and somebody waits for
// them: what else the same dashboard asks at the same time, which takes the same server several times as
// long, waits for them. What comes with one in a request does not, since both are answered together; nor
// does an alert rule, or anybody for what another dashboard or another person has opened.
type firstSteps struct {
	mu       sync.Mutex
	underWay map[*firstStep]bool
}

// firstStep is one of them; done is closed when nobody waits for it any more.
type firstStep struct {
	of asked
	// answered says that the first step is, followed that the second has come.
	answered, followed bool
	done               chan struct{}
}

// asked is a dashboard as somebody has opened it.
type asked struct{ who, dashboard string }

// askedBy tells which dashboard asks; false where none does, or an alert rule.
func askedBy(ctx context.Context, request *backend.QueryDataRequest) (asked, bool) {
	who, known := prom.Asker(ctx)
	dashboard := request.GetHTTPHeaders().Get(dashboardHeader)
	return asked{who, dashboard}, known && dashboard != "" && !fromAlert(request.Headers)
}

// inTurn waits until it is the turn of a request's queries, and answers what to call for each that is answered.
func (f *firstSteps) inTurn(ctx context.Context, request *backend.QueryDataRequest) (answered func(refID string, failed bool)) {
	of, known := askedBy(ctx, request)
	if !known {
		return func(string, bool) {}
	}
	begun := map[string]*firstStep{}
	second := ""
	for _, one := range request.Queries {
		var told struct {
			Type query.Type `json:"queryType"`
			Step query.Step `json:"step"`
		}
		// What cannot be read is told where it is answered.
		if json.Unmarshal(one.JSON, &told) != nil || told.Type != query.Graph {
			continue
		}
		if told.Step == query.StepFirst {
			begun[one.RefID] = f.begin(of)
		} else {
			second = one.RefID
		}
	}
	var followed []*firstStep
	if second != "" {
		followed = f.follow(of)
	}
	if len(begun)+len(followed) == 0 {
		f.wait(ctx, of)
	}
	return func(refID string, failed bool) {
		if step := begun[refID]; step != nil {
			f.answer(step, failed)
		}
		if refID == second {
			f.end(followed...)
		}
	}
}

func (f *firstSteps) begin(of asked) *firstStep {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.underWay == nil {
		f.underWay = map[*firstStep]bool{}
	}
	step := &firstStep{of: of, done: make(chan struct{})}
	f.underWay[step] = true
	return step
}

// answer says that a first step is answered: a second one follows soon, unless it failed.
func (f *firstSteps) answer(step *firstStep, failed bool) {
	if failed {
		f.end(step)
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	step.answered = true
	time.AfterFunc(secondStepsBegin, func() {
		f.mu.Lock()
		followed := step.followed
		f.mu.Unlock()
		if !followed {
			f.end(step)
		}
	})
}

// follow gives the first steps of a dashboard that asks a second one: others wait for that too.
func (f *firstSteps) follow(of asked) (steps []*firstStep) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for step := range f.underWay {
		if step.of == of && step.answered && !step.followed {
			step.followed = true
			steps = append(steps, step)
		}
	}
	return steps
}

// end lets go who waits for some steps.
func (f *firstSteps) end(steps ...*firstStep) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, step := range steps {
		if f.underWay[step] {
			delete(f.underWay, step)
			close(step.done)
		}
	}
}

// wait is for those that are under way now, not for any that begins meanwhile.
func (f *firstSteps) wait(ctx context.Context, of asked) {
	enough := time.NewTimer(firstStepsLast)
	defer enough.Stop()
	for _, step := range f.of(of) {
		select {
		case <-step.done:
		case <-enough.C:
			return
		case <-ctx.Done():
			return
		}
	}
}

func (f *firstSteps) of(of asked) (steps []*firstStep) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for step := range f.underWay {
		if step.of == of {
			steps = append(steps, step)
		}
	}
	return steps
}
