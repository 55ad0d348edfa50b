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

// askSum is the expression of a part, which tells what it adds up.
func askSum(part Part, of expr, instant bool) Expression {
	asked := ask(part, of, instant)
	if asked.Sum = sumOf(of); asked.Sum == nil {
		asked.Terms, asked.Sum = termsOf(of)
	}
	return asked
}

// AskedAlone is the plan whose expressions have each to be asked.
func (p Plan) AskedAlone() Plan {
	alone := slices.Clone(p)
	for i := range alone {
		alone[i].Sum, alone[i].Terms = nil, ""
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

// termsOf is both sums of a quotient in one expression, and what that adds up; none where an expression is no
// quotient of sums by the same labels. Quotients of finer groups tell nothing of coarser ones, their terms do.
func termsOf(of expr) (string, *Sum) {
	quotient, ok := of.(operation)
	if !ok || quotient.op != opOver || quotient.match != "" {
		return "", nil
	}
	divisors, ok := quotient.right.(operation)
	if !ok || divisors.op != opMore || divisors.right != expr(number(0)) {
		return "", nil
	}
	dividend, divisor := sumOf(quotient.left), sumOf(divisors.left)
	if dividend == nil || divisor == nil || !slices.Equal(dividend.By, divisor.By) || slices.Contains(dividend.By, PartLabel) {
		return "", nil
	}
	terms := union(divisors.left, tagged(PartLabel, PartDividend, quotient.left))
	return terms.String(), &Sum{
		Of: "dividend " + dividend.Of + "\ndivisor " + divisor.Of,
		By: slices.Sorted(slices.Values(append([]string{PartLabel}, dividend.By...))),
	}
}
