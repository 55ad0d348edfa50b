package provisioned

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"strconv"
	"strings"
)

// compare evaluates a math expression over the numbers of several steps: numbers go together where
// the labels of one hold all labels of the other. The answer is 1 where the expression is true.
func compare(expression string, steps map[string][]Number) ([]Number, error) {
	// Go writes these expressions as Grafana does, but for the dollar before a step's name.
	parsed, err := parser.ParseExpr(strings.ReplaceAll(expression, "$", ""))
	if err != nil {
		return nil, fmt.Errorf("reading the expression %q: %w", expression, err)
	}
	return evaluate(parsed, steps)
}

func evaluate(expr ast.Expr, steps map[string][]Number) ([]Number, error) {
	switch e := expr.(type) {
	case *ast.ParenExpr:
		return evaluate(e.X, steps)
	case *ast.Ident:
		numbers, ok := steps[e.Name]
		if !ok {
			return nil, fmt.Errorf("there is no step %s", e.Name)
		}
		return numbers, nil
	case *ast.BasicLit:
		value, err := strconv.ParseFloat(e.Value, 64)
		return []Number{{Value: value}}, err
	case *ast.BinaryExpr:
		left, err := evaluate(e.X, steps)
		if err != nil {
			return nil, err
		}
		right, err := evaluate(e.Y, steps)
		if err != nil {
			return nil, err
		}
		return combine(left, right, e.Op)
	}
	return nil, fmt.Errorf("the expression holds a %T", expr)
}

func combine(left, right []Number, op token.Token) ([]Number, error) {
	var joined []Number
	for _, l := range left {
		for _, r := range right {
			if !contains(l.Labels, r.Labels) && !contains(r.Labels, l.Labels) {
				continue
			}
			value, err := apply(op, l.Value, r.Value)
			if err != nil {
				return nil, err
			}
			labels := map[string]string{}
			maps.Copy(labels, l.Labels)
			maps.Copy(labels, r.Labels)
			joined = append(joined, Number{labels, value})
		}
	}
	return joined, nil
}

func apply(op token.Token, l, r float64) (float64, error) {
	truth := func(holds bool) (float64, error) {
		if holds {
			return 1, nil
		}
		return 0, nil
	}
	switch op {
	case token.ADD:
		return l + r, nil
	case token.SUB:
		return l - r, nil
	case token.MUL:
		return l * r, nil
	case token.QUO:
		return l / r, nil
	case token.GTR:
		return truth(l > r)
	case token.LSS:
		return truth(l < r)
	case token.EQL:
		return truth(l == r)
	case token.LAND:
		return truth(l != 0 && r != 0)
	case token.LOR:
		return truth(l != 0 || r != 0)
	}
	return 0, fmt.Errorf("the operator %s is not one that the rules use", op)
}
