package prom

import (
	"context"
	"slices"
)

// memoryBytes is what all answers of a data source may take at once: while they are read, while those
// who asked use them, and while they are kept. What frames are made of them is not counted.
const memoryBytes = 256 << 20

// memory shares a budget among the answers of one data source. The lock of sharedAnswers guards it.
//
//  1. An answer claims as it is read. Answers that are only kept give way first.
//  2. Of those who hold or want answers, the one who came first may use all of the budget but a
//     sixteenth, the others together half of it. So the first never waits for a later one and is cut
//     where there is no more; the others wait until they are the first, or there is room.
//  3. Small answers do not wait: the sixteenth is theirs. A rule's handful of series is answered
//     however large a dashboard beside it is.
type memory struct {
	capacity, used int
	// holders are those who ask, in the order in which they came.
	holders []*holder
	// changed is closed, and made anew, whenever a claim that waits may succeed.
	changed chan struct{}
}

// memoryFull says that an answer cannot grow, since all others may take no more either.
type memoryFull struct{ capacity int }

func (memoryFull) Error() string { return "the memory for answers is full" }

// holder is somebody who asks, from the first question until the answers are no longer used.
type holder struct {
	of      *sharedAnswers
	flights map[*flight]bool
	// again says that the same will be asked in a moment (AskedAgain).
	again bool
}

type holderKey struct{}

type againKey struct{}

// AskedAgain is a context whose questions somebody asks again, with others, once a person has a first part
// of the answer: they are kept for longer, and however large they are.
func AskedAgain(ctx context.Context) context.Context { return context.WithValue(ctx, againKey{}, true) }

// Hold counts the answers that are given within a context to what the data source holds, until release
// is called. Without it they count until the method returns that asked for them.
func (c *Client) Hold(ctx context.Context) (held context.Context, release func()) {
	if h, ok := ctx.Value(holderKey{}).(*holder); ok && h.of == c.shared {
		return ctx, func() {}
	}
	again, _ := ctx.Value(againKey{}).(bool)
	h := c.shared.enter(again)
	return context.WithValue(ctx, holderKey{}, h), func() { c.shared.release(h) }
}

// Unheld is a context within which answers do not count to whoever holds others: what outlasts a request
// must not be held by it.
func Unheld(ctx context.Context) context.Context { return context.WithValue(ctx, holderKey{}, nil) }

func (s *sharedAnswers) enter(again bool) *holder {
	s.mu.Lock()
	defer s.mu.Unlock()
	h := &holder{of: s, flights: map[*flight]bool{}, again: again}
	s.holders = append(s.holders, h)
	return h
}

func (s *sharedAnswers) release(h *holder) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for f := range h.flights {
		delete(f.holders, h)
		s.free(f)
	}
	clear(h.flights)
	s.holders = slices.DeleteFunc(s.holders, func(other *holder) bool { return other == h })
	s.change()
}

// hold makes somebody hold an answer so many times, which may be on its way yet; and the one of which it
// is to be made.
func (s *sharedAnswers) hold(h *holder, f *flight, times int) {
	f.holders[h] += times
	h.flights[f] = true
	if f.finer != nil {
		s.hold(h, f.finer, times)
	}
	s.change()
}

// letGo takes back so many holds.
func (s *sharedAnswers) letGo(h *holder, f *flight, times int) {
	if f.holders[h] -= times; f.holders[h] <= 0 {
		delete(f.holders, h)
		delete(h.flights, f)
	}
	if f.finer != nil {
		s.letGo(h, f.finer, times)
	}
	s.free(f)
}

// forgo lets go of an answer, so that another can be read in its place.
func (c *Client) forgo(ctx context.Context, asked question) {
	h, ok := ctx.Value(holderKey{}).(*holder)
	if !ok || h.of != c.shared {
		return
	}
	asked.identity = identityOf(ctx)
	c.shared.mu.Lock()
	defer c.shared.mu.Unlock()
	for f := range h.flights {
		if f.question == asked {
			c.shared.letGo(h, f, 1)
		}
	}
}

// free gives back the memory of an answer that nobody reads, uses or keeps.
func (s *sharedAnswers) free(f *flight) {
	if f.landed && len(f.holders) == 0 && !f.kept {
		s.resize(f, 0)
	}
}

func (s *sharedAnswers) resize(f *flight, bytes int) {
	s.used += bytes - f.bytes
	f.bytes = bytes
	s.change()
}

func (s *sharedAnswers) change() {
	close(s.changed)
	s.changed = make(chan struct{})
}

// claim asks for all the memory that an answer takes by now, and says how much was given, which is
// more, so that not every series asks. It may wait; then whoever waits for a slot gets this one's.
func (s *sharedAnswers) claim(ctx context.Context, f *flight, sizeBytes int) (int, error) {
	for {
		granted, changed, err := s.tryClaim(f, sizeBytes)
		if changed == nil {
			return granted, err
		}
		f.giveBackSlot()
		f.stage.Store(waitsForMemory)
		select {
		case <-changed:
		case <-ctx.Done():
			return 0, ctx.Err()
		}
		f.stage.Store(isAsked)
	}
}

// tryClaim gives memory, or an error where there is none, or what to wait for.
func (s *sharedAnswers) tryClaim(f *flight, sizeBytes int) (granted int, changed chan struct{}, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if sizeBytes > maxFinerBytes && !f.large {
		f.large = true
		close(f.tooLarge)
	}
	small := s.capacity / 4096
	if sizeBytes <= small {
		s.resize(f, small)
		return small, nil, nil
	}
	limit, first := s.capacity/2, s.isFirst(f)
	if first {
		limit = s.capacity - s.capacity/16
	}
	wanted := (sizeBytes/(4*small) + 1) * 4 * small
	s.makeRoom(limit - (wanted - f.bytes))
	switch {
	case s.used-f.bytes+wanted <= limit:
		s.resize(f, wanted)
		return wanted, nil, nil
	case first:
		return 0, nil, memoryFull{s.capacity}
	}
	return 0, s.changed, nil
}

// isFirst tells whether an answer is for the one who came first of all who hold or want one.
func (s *sharedAnswers) isFirst(f *flight) bool {
	for _, h := range s.holders {
		if len(h.flights) > 0 {
			return f.holders[h] > 0
		}
	}
	return false
}
