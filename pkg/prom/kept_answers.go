package prom

import (
	"slices"
	"time"

	"github.com/alidade-mesh/alidade/pkg/guard"
)

// Bounds on the answers that are kept for those who ask the same a moment later: the panels of a
// dashboard that is opened or refreshed ask within a second or two, and a scrape brings other
// numbers after fifteen. What is known to be asked again is kept until the slowest of the answers beside
// it has come and a browser has shown them.
const (
	keepFor         = 3 * time.Second
	keepForAgain    = 40 * time.Second
	maxKept         = 256
	maxKeptBytes    = 64 << 20
	maxKeptOneBytes = 16 << 20
	// maxAgainBytes bounds all that are kept while some are known to be asked again: a first step of 20,000
	// edges takes some 90 MiB.
	maxAgainBytes = 128 << 20
)

// keptAnswers are answers for those who ask a moment later. The lock of sharedAnswers guards them.
type keptAnswers struct {
	kept map[question]*keptAnswer
	// order is by when they expire.
	order []*keptAnswer
	bytes int
}

type keptAnswer struct {
	flight *flight
	// bound is when it is forgotten at the latest; zero where it was made of no other.
	bound time.Time
	// forget is the timer that frees the memory where nobody asks any more.
	forget *time.Timer
}

// keep remembers an answer for a while; not an error or one that was cut for want of memory, which
// may have passed when it is asked again.
func (s *sharedAnswers) keep(f *flight) {
	size := f.reply.sizeBytes
	if f.reply.Err != nil || f.reply.passing || size > maxAgainBytes || size > maxKeptOneBytes && f.again == 0 {
		return
	}
	// What was made of a kept answer is not kept for longer than that.
	k := &keptAnswer{flight: f, bound: f.until, forget: time.AfterFunc(keepForAgain, s.forgetExpired)}
	f.kept = true
	s.kept[f.question] = k
	s.order = append(s.order, k)
	s.bytes += size
	s.keepOn(k)
	for len(s.order) > maxKept || s.bytes > s.mostBytes() {
		s.drop(0)
	}
}

// mostBytes is what all that is kept may take.
func (s *sharedAnswers) mostBytes() int {
	if slices.ContainsFunc(s.order, func(k *keptAnswer) bool { return k.flight.again > 0 }) {
		return maxAgainBytes
	}
	return maxKeptBytes
}

// expect notes that somebody who asks for a kept answer will ask once more, or is one of those who were to.
func (s *sharedAnswers) expect(h *holder, k *keptAnswer) {
	switch {
	case h.again:
		k.flight.again++
	case k.flight.again > 0:
		k.flight.again--
	default:
		return
	}
	s.keepOn(k)
}

// keepOn says anew for how long an answer is kept: once all have asked again who were to, it is as any other.
func (s *sharedAnswers) keepOn(k *keptAnswer) {
	lasts := keepFor
	if k.flight.again > 0 {
		lasts = keepForAgain
	}
	now := s.now()
	if !k.bound.IsZero() && k.bound.Before(now.Add(lasts)) {
		lasts = max(0, k.bound.Sub(now))
	}
	k.flight.until = now.Add(lasts)
	k.forget.Reset(lasts)
	slices.SortStableFunc(s.order, func(a, b *keptAnswer) int { return a.flight.until.Compare(b.flight.until) })
}

// forgetExpired is what a timer does. What panics in a timer would end the process.
func (s *sharedAnswers) forgetExpired() {
	_ = guard.Run("forgetting answers", func() error {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.expire()
		return nil
	})
}

func (s *sharedAnswers) expire() {
	for now := s.now(); len(s.order) > 0 && !now.Before(s.order[0].flight.until); {
		s.drop(0)
	}
}

// makeRoom drops answers that nobody uses, the soonest to expire first, until no more than so
// much memory is used.
func (s *sharedAnswers) makeRoom(bytes int) {
	for i := 0; i < len(s.order) && s.used > bytes; {
		if len(s.order[i].flight.holders) > 0 {
			i++
			continue
		}
		s.drop(i)
	}
}

func (s *sharedAnswers) drop(i int) {
	k := s.order[i]
	k.forget.Stop()
	delete(s.kept, k.flight.question)
	copy(s.order[i:], s.order[i+1:])
	s.order[len(s.order)-1] = nil
	s.order = s.order[:len(s.order)-1]
	s.bytes -= k.flight.reply.sizeBytes
	k.flight.kept = false
	s.unlist(k.flight)
	s.free(k.flight)
}

// forget drops all that is kept.
func (s *sharedAnswers) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for len(s.order) > 0 {
		s.drop(len(s.order) - 1)
	}
}
