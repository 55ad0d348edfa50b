package promql

import (
	"fmt"
	"strings"
	"time"

	"github.com/prometheus/common/model"
)

// formatWindow writes a duration as PromQL does.
func formatWindow(window time.Duration) string { return model.Duration(window).String() }

// union joins vectors with `or`, one a line.
func union(vectors []string) string { return strings.Join(vectors, "\nor\n") }

// group puts an expression of several vectors between parentheses.
func group(expr string) string {
	if !strings.Contains(expr, "\n") {
		return expr
	}
	return "(\n" + indent(expr) + "\n)"
}

// sumBy adds up a vector by labels.
func sumBy(labels []string, expr string) string {
	return fmt.Sprintf("sum by (%s) (\n%s\n)", strings.Join(labels, ", "), indent(expr))
}

// call applies a function to an expression after its scalar arguments.
func call(function string, expr string, scalars ...string) string {
	arguments := strings.Join(scalars, ", ")
	if arguments != "" {
		arguments += ","
	}
	return fmt.Sprintf("%s(%s\n%s\n)", function, arguments, indent(expr))
}

// tagged puts a label on every series of an expression.
func tagged(label, value, expr string) string {
	return fmt.Sprintf("label_replace(\n%s,\n  %q, %q, \"\", \"\"\n)", indent(expr), label, value)
}

// on is a matching clause over labels.
func on(labels []string) string { return "on (" + strings.Join(labels, ", ") + ")" }

func indent(text string) string { return "  " + strings.ReplaceAll(text, "\n", "\n  ") }
