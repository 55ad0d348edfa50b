package promql

import (
	"math/rand/v2"
	"regexp"
	"strconv"
	"testing"
)

// The expression of the numbers up to a bound agrees with comparing them, however they are written.
func TestNumbersUpToABoundAreMatchedAsNumbers(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	bounds := []float64{0, 0.5, 1, 1.25, 5, 9.99, 10, 25, 100, 109, 250, 999, 1000, 2500, 1e6, 3.6e6}
	for range 200 {
		bounds = append(bounds, float64(random.IntN(5000))/float64([]int{1, 2, 4, 100}[random.IntN(4)]))
	}
	for _, bound := range bounds {
		expression := regexp.MustCompile("^(?:" + atMost(bound) + ")$")
		for _, other := range bounds {
			plain := strconv.FormatFloat(other, 'f', -1, 64)
			forms := []string{plain, strconv.FormatFloat(other, 'f', 2, 64)}
			for _, form := range forms {
				value, err := strconv.ParseFloat(form, 64)
				if err != nil {
					t.Fatal(err)
				}
				if got := expression.MatchString(form); got != (value <= bound) {
					t.Errorf("%s is at most %g: %t", form, bound, got)
				}
			}
		}
		if expression.MatchString("+Inf") {
			t.Errorf("+Inf is at most %g", bound)
		}
	}
}
