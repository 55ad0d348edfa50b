package promql

import "slices"

// Sum says of an expression that it adds up a vector by labels, and does no more: then the answer to
// another sum of the same vector, by these labels and others, tells its answer too.
type Sum struct {
	// Of is what is added up, as text: sums whose text is equal add up the same vector.
	Of string
	// By are the labels, sorted; empty where all is one sum.
	By []string
}

// AskedAlone is the plan whose expressions have each to be asked.
func (p Plan) AskedAlone() Plan {
	alone := slices.Clone(p)
	for i := range alone {
		alone[i].Sum = nil
	}
	return alone
}

// summed is an expression that adds up a vector by labels.
type summed struct {
	expr
	labels []string
	of     expr
}

// sumOf tells what an expression adds up; nil where it does anything else.
//
// A part that is 0 where there is a whole alone (orZero) is a sum as well: it adds up the part's samples
// and a 0 for each finer group that has none, which changes no sum of numbers.
func sumOf(of expr) *Sum {
	switch of := of.(type) {
	case summed:
		return &Sum{Of: of.of.String(), By: slices.Sorted(slices.Values(of.labels))}
	case operation:
		zero, ok := of.right.(operation)
		if of.op != opOr || of.match != "" || !ok || zero.op != opTimes || zero.left != expr(number(0)) {
			return nil
		}
		part, whole := sumOf(of.left), sumOf(zero.right)
		if part != nil && whole != nil && slices.Equal(part.By, whole.By) {
			return &Sum{Of: "sums of " + part.Of + "\nor else 0 for " + whole.Of, By: part.By}
		}
	}
	return nil
}
