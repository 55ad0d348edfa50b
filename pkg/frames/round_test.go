package frames

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"
)

func TestRoundedNumbersHaveTheDigitsOfTheirDecimalNotation(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 10_000 {
		value := (random.Float64() - 0.5) * math.Pow(10, float64(random.IntN(16)-8))
		for _, digits := range []int{drawnDigits, measuredDigits} {
			got := rounded(value, digits)
			if off := math.Abs(got-value) / math.Abs(value); off > 0.5001*math.Pow10(1-digits) {
				t.Errorf("%v has become %v", value, got)
			}
			if decimal, _ := strconv.ParseFloat(strconv.FormatFloat(got, 'g', digits, 64), 64); decimal != got && math.Abs(value) < math.Pow10(digits-1) {
				t.Errorf("%v has become %v, which has more than %d digits", value, got, digits)
			}
		}
	}
}

func TestRoundedLeavesWhatItCannotCut(t *testing.T) {
	for _, value := range []float64{0, 1e300, 1e-300, 12345678901234567890, math.Inf(1)} {
		if got := rounded(value, drawnDigits); got != value {
			t.Errorf("%v has become %v", value, got)
		}
	}
	if got := rounded(1.0/3, allDigits); got != 1.0/3 {
		t.Errorf("a third has become %v", got)
	}
	if got := roundedOptional(nil, measuredDigits); got != nil {
		t.Errorf("what is unknown has become %v", *got)
	}
}
