package prom

import (
	"context"
	"sync"
	"time"

	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// Bounds on the answers that are kept for those who ask the same a moment later: the panels of a
// dashboard that is opened or refreshed ask within a second or two, and a scrape brings other
// numbers after fifteen.
const (
	keepFor         = 3 * time.Second
	maxKept         = 256
	maxKeptBytes    = 64 << 20
	maxKeptOneBytes = 16 << 20
)

// question tells questions apart; those that are equal have the same answer.
type question struct {
	identity identity
	expr     string
	instant  bool
	// The times are nanoseconds since 1970; of an instant only the end counts.
	from, to int64
	step     time.Duration
}

func questionOf(who identity, expression promql.Expression, r query.Range) question {
	asked := question{identity: who, expr: expression.Expr, instant: expression.Instant, to: r.To.UnixNano()}
	if !expression.Instant {
		asked.from, asked.step = r.From.UnixNano(), r.Interval
	}
	return asked
}

// sharedAnswers asks a question once, however many want its answer at the same time or shortly after.
type sharedAnswers struct {
	now func() time.Time

	mu       sync.Mutex
	underWay map[question]*flight
	kept     map[question]*keptAnswer
	// oldest first; since all are kept for the same time, it is also the order in which they expire.
	order []*keptAnswer
	bytes int
}

// flight is a question that is under way.
type flight struct {
	// waiting is how many want the answer.
	waiting int
	cancel  context.CancelFunc
	// done is closed when result is there.
	done   chan struct{}
	result Result
}

type keptAnswer struct {
	question question
	result   Result
	until    time.Time
	// forget is the timer that frees the memory where nobody asks any more.
	forget *time.Timer
}

func newSharedAnswers(now func() time.Time) *sharedAnswers {
	return &sharedAnswers{now: now, underWay: map[question]*flight{}, kept: map[question]*keptAnswer{}}
}

// get gives the answer to a question, which ask asks where nobody has. The question is cancelled when
// the last who waits for it has gone; the error is that of a context that ended before the answer.
func (s *sharedAnswers) get(ctx context.Context, asked question, ask func(context.Context) Result) (Result, error) {
	s.mu.Lock()
	s.expire()
	if known, ok := s.kept[asked]; ok {
		s.mu.Unlock()
		return known.result, nil
	}
	f, ok := s.underWay[asked]
	if !ok {
		f = s.start(ctx, asked, ask)
	}
	f.waiting++
	s.mu.Unlock()
	select {
	case <-f.done:
		return f.result, nil
	case <-ctx.Done():
		s.leave(asked, f)
		return Result{}, ctx.Err()
	}
}

// start asks with all that the context of the first who wants the answer holds but its end: that is
// the identity of all who join.
func (s *sharedAnswers) start(ctx context.Context, asked question, ask func(context.Context) Result) *flight {
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	f := &flight{cancel: cancel, done: make(chan struct{})}
	s.underWay[asked] = f
	go func() {
		defer cancel()
		f.result = ask(ctx)
		s.mu.Lock()
		defer s.mu.Unlock()
		// Once all have left, another flight may be under way for the same question.
		if s.underWay[asked] == f {
			delete(s.underWay, asked)
			s.keep(asked, f.result)
		}
		close(f.done)
	}()
	return f
}

func (s *sharedAnswers) leave(asked question, f *flight) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f.waiting--; f.waiting == 0 {
		f.cancel()
		if s.underWay[asked] == f {
			delete(s.underWay, asked)
		}
	}
}

// keep remembers an answer for a while; not an error, which may have passed when it is asked again.
func (s *sharedAnswers) keep(asked question, result Result) {
	if result.Err != nil || result.sizeBytes > maxKeptOneBytes {
		return
	}
	k := &keptAnswer{question: asked, result: result, until: s.now().Add(keepFor)}
	k.forget = time.AfterFunc(keepFor, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.expire()
	})
	s.kept[asked] = k
	s.order = append(s.order, k)
	s.bytes += result.sizeBytes
	for len(s.order) > maxKept || s.bytes > maxKeptBytes {
		s.dropOldest()
	}
}

func (s *sharedAnswers) expire() {
	for now := s.now(); len(s.order) > 0 && !now.Before(s.order[0].until); {
		s.dropOldest()
	}
}

func (s *sharedAnswers) dropOldest() {
	oldest := s.order[0]
	oldest.forget.Stop()
	delete(s.kept, oldest.question)
	s.order[0] = nil
	s.order = s.order[1:]
	s.bytes -= oldest.result.sizeBytes
}

// forget drops all that is kept.
func (s *sharedAnswers) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for len(s.order) > 0 {
		s.dropOldest()
	}
}
