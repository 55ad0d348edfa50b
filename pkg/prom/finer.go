package prom

import (
	"context"
	"slices"
	"strings"
	"time"
)

// maxFinerBytes bounds the answers from which others are made: a larger one may take longer to arrive than
// the question whose answer it tells. It is some 1,500 series of 240 points.
const maxFinerBytes = 8 << 20

// families are the questions that add up the same vector, by labels of their own: those that are under way
// and those whose answers are kept. One that keeps more labels is finer, and its answer tells the others'.
// The lock of sharedAnswers guards them.
//
//  1. A question whose answer a finer one tells, which is kept or has been put, waits for that one; it
//     is never put then, and takes no slot.
//  2. One that waits for a slot looks again whenever a finer one is put. Where it is given a slot and a finer
//     one waits for one, that one gets it.
//  3. Where the finer answer fails, is not whole, grows too large or holds what is no number, the question is
//     put itself.
type families map[question][]*flight

// family is what is the same of all questions of a family; false where a question is of none.
func (q question) family() (question, bool) {
	known := q.identity.known && q.sum != ""
	q.text, q.sum, q.by = q.sum, "", ""
	return q, known
}

// enlist makes a question known to its family, and unlist unknown.
func (s *sharedAnswers) enlist(f *flight) {
	if key, some := f.question.family(); some {
		s.families[key] = append(s.families[key], f)
	}
}

func (s *sharedAnswers) unlist(f *flight) {
	key, some := f.question.family()
	if !some {
		return
	}
	s.families[key] = slices.DeleteFunc(s.families[key], func(other *flight) bool { return other == f })
	if len(s.families[key]) == 0 {
		delete(s.families, key)
	}
}

// relatives are the questions of a question's family.
func (s *sharedAnswers) relatives(f *flight) []*flight {
	key, some := f.question.family()
	if !some {
		return nil
	}
	return s.families[key]
}

// labels are those by which a question adds up.
func (q question) labels() []string {
	if q.by == "" {
		return nil
	}
	return strings.Split(q.by, ",")
}

// tells tells whether an answer tells another of its family. Of those by the same labels, in another order,
// the one that came first does.
func (f *flight) tells(other *flight) bool {
	if f == other || len(f.labels) < len(other.labels) || len(f.labels) == len(other.labels) && f.number > other.number {
		return false
	}
	for _, label := range other.labels {
		if !slices.Contains(f.labels, label) {
			return false
		}
	}
	return true
}

// finerThan finds what tells a question's answer: the smallest that is kept or else the coarsest that has been
// put; and the finest of those that wait for a slot. Each is nil where there is none.
func (s *sharedAnswers) finerThan(f *flight) (told, waiting *flight) {
	if f.alone {
		return nil, nil
	}
	for _, g := range s.relatives(f) {
		switch {
		case !g.tells(f) || g.large || g.ended || g.landed && !(g.kept && g.reply.whole()):
		case g.landed || g.put:
			if told == nil || g.landed && !told.landed || g.landed == told.landed && len(g.labels) < len(told.labels) {
				told = g
			}
		case g.finer == nil && (waiting == nil || len(g.labels) > len(waiting.labels)):
			waiting = g
		}
	}
	return told, waiting
}

// follow makes a question wait for a finer one instead of being put; false where there is none. All who
// want its answer want that of the finer one until unfollow.
func (s *sharedAnswers) follow(f *flight) bool {
	if _, some := f.question.family(); !some || f.alone {
		return false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.expire()
	told, _ := s.finerThan(f)
	if told == nil {
		return false
	}
	f.finer = told
	told.waiting++
	for h, times := range f.holders {
		s.hold(h, told, times)
	}
	return true
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
			case g.again <- struct{}{}:
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

// turn waits until a question may be put, which takes a slot; or makes its answer of a finer one, which
// takes none.
func (c *Client) turn(ctx context.Context, f *flight) (made reply, put bool, err error) {
	for ctx.Err() == nil {
		if c.shared.follow(f) {
			if made, ok := c.shared.madeOfFiner(ctx, f); ok {
				c.giveBack(c.shared.end(f))
				return made, false, nil
			}
			continue
		}
		select {
		case c.slots <- struct{}{}:
		case <-f.slot:
		case <-f.again:
			continue
		case <-ctx.Done():
			continue
		}
		put, spare := c.shared.begin(f)
		c.giveBack(spare)
		if put {
			return reply{}, true, nil
		}
	}
	c.giveBack(c.shared.end(f))
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
	select {
	case <-finer.done:
	case <-finer.tooLarge:
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

// whole tells an answer from which nothing is missing and of which the server says nothing that speaks
// against it.
func (r reply) whole() bool {
	return r.Err == nil && r.Cut == "" && len(r.Warnings) == 0 && r.sizeBytes <= maxFinerBytes
}
