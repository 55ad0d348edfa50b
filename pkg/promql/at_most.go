package promql

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// atMost is a regular expression of the numbers from 0 to a bound, as servers write the bounds of
// buckets: 500, 500.0, 0.5. An exponent (1e+06) is read on the bound alone.
func atMost(bound float64) string {
	whole, fraction, _ := strings.Cut(formatNumber(bound), ".")
	forms := []string{}
	if below := lessThan(whole, true); len(below) > 0 {
		forms = append(forms, `(?:`+strings.Join(below, "|")+`)(?:\.\d+)?`)
	}
	forms = append(forms, whole+fractionUpTo(fraction))
	if short := strconv.FormatFloat(bound, 'g', -1, 64); strings.Contains(short, "e") {
		forms = append(forms, regexp.QuoteMeta(short))
	}
	return strings.Join(forms, "|")
}

// lessThan are expressions of the digits that are less than some digits of the same length and, of a
// whole number, of all that are shorter.
func lessThan(digits string, whole bool) []string {
	var forms []string
	if whole && len(digits) > 1 {
		forms = append(forms, fmt.Sprintf(`\d{1,%d}`, len(digits)-1))
	}
	for i, digit := range []byte(digits) {
		least := byte('0')
		if whole && i == 0 && len(digits) > 1 {
			least = '1'
		}
		if digit <= least {
			continue
		}
		form := digits[:i] + fmt.Sprintf("[%c-%c]", least, digit-1)
		switch rest := len(digits) - i - 1; {
		case !whole:
			form += `\d*`
		case rest > 0:
			form += fmt.Sprintf(`\d{%d}`, rest)
		}
		forms = append(forms, form)
	}
	return forms
}

// fractionUpTo is an expression of the fractions of a number that are not above one.
func fractionUpTo(fraction string) string {
	if fraction == "" {
		return `(?:\.0*)?`
	}
	forms := append(lessThan(fraction, false), fraction+"0*")
	for i := 1; i < len(fraction); i++ {
		forms = append(forms, fraction[:i])
	}
	return `(?:\.(?:` + strings.Join(forms, "|") + `))?`
}
