package prom

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"github.com/alidade-mesh/alidade/pkg/guard"
)

// sharedAnswers asks a question once, however many want its answer at the same time or shortly after,
// and knows what memory all answers take.
type sharedAnswers struct {
	now func() time.Time

	mu       sync.Mutex
	underWay map[question]*flight
	families
	// started is how many questions there have been.
	started int
	keptAnswers
	memory
}

// flight is a question that is under way, and then its answer.
type flight struct {
	question question
	// waiting is how many want the answer, holders how often each of those who ask wants or uses it.
	waiting int
	holders map[*holder]int
	// bytes is what the answer takes of the memory, kept that it is remembered, landed that it is there.
	bytes        int
	kept, landed bool
	// again is how many are known to ask the question once more.
	again  int
	cancel context.CancelFunc
	// done is closed when reply is there.
	done  chan struct{}
	reply reply
	// stage says what the question waits for.
	stage atomic.Int32
	// giveBackSlot lets the next question be asked, if this one has not yet.
	giveBackSlot func()
	finding
}

// finding is what a question knows of finer ones. The lock of sharedAnswers guards it.
type finding struct {
	// number tells which question came first, labels are those by which it adds up.
	number int
	labels []string
	// finer is the question for whose answer this one waits; nil where there is none. Once one has been
	// waited for, alone says that no other is.
	finer *flight
	alone bool
	// put says that the question has a slot, or is given one; ended that it will have none.
	put, ended bool
	// slot brings a slot that another does not need, look that a finer question has been put.
	slot, look chan struct{}
	// tooLarge is closed, and large true, where the answer is too large to make others of it.
	tooLarge chan struct{}
	large    bool
	// until is when the answer is forgotten, if it is kept, or the one of which it was made.
	until time.Time
}

// What a question waits for, in this order.
const (
	waitsForSlot int32 = iota
	isAsked
	waitsForMemory
)

func newSharedAnswers(now func() time.Time, capacity int) *sharedAnswers {
	return &sharedAnswers{
		now: now, underWay: map[question]*flight{}, families: families{},
		keptAnswers: keptAnswers{kept: map[question]*keptAnswer{}},
		memory:      memory{capacity: capacity, changed: make(chan struct{})},
	}
}

// asker asks the question of a flight.
type asker func(context.Context, *flight) reply

// get gives the answer to a question, which ask asks where nobody has: began says that. The question is cancelled when
// the last who waits for it has gone; the error is that of a context that ended before the answer.
// Where nothing is known of who asks, nobody shares the answer.
func (s *sharedAnswers) get(ctx context.Context, h *holder, asked question, ask asker) (got reply, began bool, err error) {
	f, began := s.join(ctx, h, asked, ask)
	// What is known is told also to whoever has no time left.
	select {
	case <-f.done:
		return f.reply, began, nil
	default:
	}
	select {
	case <-f.done:
		return f.reply, began, nil
	case <-ctx.Done():
		return reply{}, began, unanswered{ctx.Err(), s.leave(h, f)}
	}
}

// unanswered is the end of a context before the answer came.
type unanswered struct {
	cause error
	stage int32
}

func (u unanswered) Error() string { return u.cause.Error() }
func (u unanswered) Unwrap() error { return u.cause }

// join finds the answer or the flight to wait for, and starts one where there is none: began says that.
func (s *sharedAnswers) join(ctx context.Context, h *holder, asked question, ask asker) (of *flight, began bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.expire()
	if known, ok := s.kept[asked]; ok {
		s.hold(h, known.flight, 1)
		known.flight.waiting++
		s.expect(h, known)
		return known.flight, false
	}
	f, ok := s.underWay[asked]
	if !ok {
		f = s.start(ctx, asked, ask)
	}
	f.waiting++
	if h.again {
		f.again++
	}
	s.hold(h, f, 1)
	return f, !ok
}

// start asks with all that the context of the first who wants the answer holds but its end: that is
// the identity of all who join.
func (s *sharedAnswers) start(ctx context.Context, asked question, ask asker) *flight {
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	s.started++
	f := &flight{
		question: asked, holders: map[*holder]int{}, cancel: cancel, done: make(chan struct{}), giveBackSlot: func() {},
		finding: finding{
			number: s.started, labels: asked.labels(),
			slot: make(chan struct{}, 1), look: make(chan struct{}, 1), tooLarge: make(chan struct{}),
		},
	}
	if asked.identity.known {
		s.underWay[asked] = f
		s.enlist(f)
	}
	go func() {
		defer cancel()
		if err := guard.Run("asking the server", func() error {
			f.reply = ask(ctx, f)
			return nil
		}); err != nil {
			f.reply = reply{Result: Result{Err: err}}
		}
		_ = guard.Run("handing an answer out", func() error {
			s.land(f)
			return nil
		})
	}()
	return f
}

// land hands an answer out.
func (s *sharedAnswers) land(f *flight) {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer close(f.done)
	f.landed = true
	s.resize(f, f.reply.sizeBytes)
	// Once all have left, another flight may be under way for the same question.
	if s.underWay[f.question] == f {
		delete(s.underWay, f.question)
		s.keep(f)
	}
	if !f.kept {
		s.unlist(f)
	}
	s.free(f)
}

// leave gives what the question waited for when somebody left it.
func (s *sharedAnswers) leave(h *holder, f *flight) (stage int32) {
	s.mu.Lock()
	defer s.mu.Unlock()
	waited := f
	for waited.finer != nil {
		waited = waited.finer
	}
	s.letGo(h, f, 1)
	if h.again && f.again > 0 {
		// Whoever has no first part does not come for a second.
		f.again--
	}
	s.abandon(f)
	return waited.stage.Load()
}

// abandon counts one less who waits for an answer, and cancels a question for which nobody does.
func (s *sharedAnswers) abandon(f *flight) {
	if f.waiting--; f.waiting > 0 || f.landed {
		return
	}
	f.cancel()
	if s.underWay[f.question] == f {
		delete(s.underWay, f.question)
		s.unlist(f)
	}
}
