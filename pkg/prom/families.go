package prom

import (
	"slices"
	"strings"

	"github.com/alidade-mesh/alidade/pkg/promql"
)

// maxFinerBytes bounds the answers of which others are made: a larger one is not kept, and may take longer to
// arrive than the answer that it tells. It is some 3,000 series of 240 points.
const maxFinerBytes = maxKeptOneBytes

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

// addingUp is a question that adds up a vector, or the same where nothing is known of that.
func (q question) addingUp(sum *promql.Sum) question {
	if sum != nil {
		q.sum, q.by = sum.Of, strings.Join(sum.By, ",")
	}
	return q
}

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

// finerThan finds what tells a question's answer: the coarsest of those that are kept, or else of those that
// have been put; and the finest of those that wait for a slot. Each is nil where there is none. What was itself
// made of a finer answer tells nothing: that one does.
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

// whole tells an answer from which nothing is missing and of which the server says nothing that speaks
// against it.
func (r reply) whole() bool {
	return r.Err == nil && r.Cut == "" && len(r.Warnings) == 0 && r.sizeBytes <= maxFinerBytes
}
