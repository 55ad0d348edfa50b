package frames

import (
	"math"

	"github.com/alidade-mesh/alidade/pkg/vector"
)

// Significant digits of the numbers of a graph. Frames reach the browser as JSON, where a number costs a
// byte a digit and a large mesh has hundreds of thousands of them.
const (
	// allDigits leaves a number as it is.
	allDigits = 0
	// measuredDigits are of what is measured: far more than extrapolated rates can tell.
	measuredDigits = 10
	// drawnDigits are of what the Node Graph draws or writes beside a circle or a line.
	drawnDigits = 4
)

// mostDecimals is how many powers of ten floating point holds exactly.
const mostDecimals = 22

// rounded is the number with so many significant digits. Numbers so small or so large that their decimals
// could not be cut exactly stay as they are.
func rounded(value float64, digits int) float64 {
	if digits == allDigits || value == 0 || !vector.Finite(value) {
		return value
	}
	decimals := digits - 1 - int(math.Floor(math.Log10(math.Abs(value))))
	if decimals < 0 || decimals > mostDecimals {
		return value
	}
	scale := math.Pow10(decimals)
	return math.Round(value*scale) / scale
}

// roundedOptional is rounded of what may be unknown.
func roundedOptional(value *float64, digits int) *float64 {
	if value == nil {
		return nil
	}
	short := rounded(*value, digits)
	return &short
}
