package plugin

import (
	"context"
	"sync"
	"time"

	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// Others wait for a first step no longer than firstStepsLast, and when it is answered so long for the
// second, which a browser asks at once: it would else stand behind all that had waited.
const (
	firstStepsLast   = 3 * time.Second
	secondStepsBegin = time.Second
)

// firstSteps are the first pictures of graphs that are on their way. They are cheap, and somebody waits for
// them: what else a dashboard asks at the same time, which takes the same server several times as long,
// waits for them. An alert rule waits for nobody, nor does anybody for what others have opened.
type firstSteps struct {
	mu       sync.Mutex
	underWay map[*firstStep]bool
}

// firstStep is one of them; done is closed when nobody waits for it any more.
type firstStep struct {
	who      string
	answered bool
	done     chan struct{}
}

// inTurn waits until it is a query's turn, and answers what to call when it is answered.
func (f *firstSteps) inTurn(ctx context.Context, q query.Query, alert bool) (answered func()) {
	who, known := prom.Asker(ctx)
	switch {
	case !known || alert:
	case q.Step == query.StepFirst:
		return f.begin(who)
	case q.Type == query.Graph && f.endAnswered(who):
	// Panels wait for the values of variables themselves.
	case q.Type != query.Values:
		f.wait(ctx, who)
	}
	return func() {}
}

func (f *firstSteps) begin(who string) (answered func()) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.underWay == nil {
		f.underWay = map[*firstStep]bool{}
	}
	step := &firstStep{who: who, done: make(chan struct{})}
	f.underWay[step] = true
	return func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		step.answered = true
		time.AfterFunc(secondStepsBegin, func() {
			f.mu.Lock()
			defer f.mu.Unlock()
			f.end(step)
		})
	}
}

// endAnswered ends the first steps of somebody who asks a second one, and tells whether there are any.
func (f *firstSteps) endAnswered(who string) (found bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for step := range f.underWay {
		if step.who == who && step.answered {
			f.end(step)
			found = true
		}
	}
	return found
}

// end is called with the lock held, more than once for a step whose second one came.
func (f *firstSteps) end(step *firstStep) {
	if f.underWay[step] {
		delete(f.underWay, step)
		close(step.done)
	}
}

// wait is for those that are under way now, not for any that begins meanwhile.
func (f *firstSteps) wait(ctx context.Context, who string) {
	enough := time.NewTimer(firstStepsLast)
	defer enough.Stop()
	for _, step := range f.of(who) {
		select {
		case <-step.done:
		case <-enough.C:
			return
		case <-ctx.Done():
			return
		}
	}
}

func (f *firstSteps) of(who string) (steps []*firstStep) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for step := range f.underWay {
		if step.who == who {
			steps = append(steps, step)
		}
	}
	return steps
}
