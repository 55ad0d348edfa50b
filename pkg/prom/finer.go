package prom

import (
	"context"
	"time"
)

// finerWithin is how long the answer to a finer question is waited for: one that hangs does not hold up others.
const finerWithin = 5 * time.Second

// turn waits until a question may be put, which takes a slot; or makes its answer of a finer one, which
// takes none.
func (c *Client) turn(ctx context.Context, f *flight) (made reply, put bool, err error) {
	defer func() {
		if !put {
			c.giveBack(c.shared.end(f))
		}
	}()
	for ctx.Err() == nil {
		follows, spare := c.shared.follow(f)
		c.giveBack(spare)
		if follows {
			if made, ok := c.shared.madeOfFiner(ctx, f); ok {
				return made, false, nil
			}
			continue
		}
		select {
		case c.slots <- struct{}{}:
		case <-f.slot:
		case <-f.look:
			continue
		case <-ctx.Done():
			continue
		}
		put, spare = c.shared.begin(f)
		c.giveBack(spare)
		if put {
			return reply{}, true, nil
		}
	}
	return reply{}, false, ctx.Err()
}

func (c *Client) giveBack(slots int) {
	for range slots {
		<-c.slots
	}
}

// madeOfFiner is the answer to a question that follows a finer one, made of the answer to that; false where
// it cannot be, and the question has to be put itself.
func (s *sharedAnswers) madeOfFiner(ctx context.Context, f *flight) (reply, bool) {
	defer s.unfollow(f)
	f.alone = true
	finer := f.finer
	enough := time.NewTimer(finerWithin)
	defer enough.Stop()
	select {
	case <-finer.done:
	case <-finer.tooLarge:
		return reply{}, false
	case <-enough.C:
		return reply{}, false
	case <-ctx.Done():
		return reply{}, false
	}
	if !finer.reply.whole() {
		return reply{}, false
	}
	sums := groupsOf(finer, f)
	if _, err := s.claim(ctx, f, min(sums.sizeBytes(), finer.reply.sizeBytes)); err != nil {
		return reply{}, false
	}
	return sums.addUp()
}

// follow makes a question wait for a finer one instead of being put, and says how many slots it does not need;
// false where there is none. All who want its answer want that of the finer one until unfollow.
func (s *sharedAnswers) follow(f *flight) (follows bool, spare int) {
	if _, some := f.question.family(); !some || f.alone {
		return false, 0
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.expire()
	told, _ := s.finerThan(f)
	if told == nil {
		return false, 0
	}
	f.finer = told
	told.waiting++
	for h, times := range f.holders {
		s.hold(h, told, times)
	}
	return true, f.settle()
}

func (s *sharedAnswers) unfollow(f *flight) {
	s.mu.Lock()
	defer s.mu.Unlock()
	finer := f.finer
	f.finer, f.until = nil, finer.until
	for h, times := range f.holders {
		s.letGo(h, finer, times)
	}
	s.abandon(finer)
}

// begin tells whether a question that has a slot is to be put, and how many slots it does not need. In its
// place a finer one may be put, or has been.
func (s *sharedAnswers) begin(f *flight) (put bool, spare int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	spare = f.settle()
	switch told, waiting := s.finerThan(f); {
	case told != nil:
		return false, spare + 1
	case waiting != nil:
		waiting.put = true
		waiting.slot <- struct{}{}
		return false, spare
	}
	f.put, f.until = true, time.Time{}
	f.stage.Store(isAsked)
	for _, g := range s.relatives(f) {
		if f.tells(g) && !g.landed && !g.put && g.finer == nil {
			select {
			case g.look <- struct{}{}:
			default:
			}
		}
	}
	return true, spare
}

// end says that a question is not put any more, and how many slots it does not need.
func (s *sharedAnswers) end(f *flight) (spare int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f.ended = true
	return f.settle()
}

// settle takes back the slot that a question has been given by another, if it has not taken it.
func (f *flight) settle() int {
	f.put = false
	select {
	case <-f.slot:
		return 1
	default:
		return 0
	}
}
