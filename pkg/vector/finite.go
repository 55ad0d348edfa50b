package vector

import "math"

// Finite tells numbers from NaN and the infinities.
func Finite(value float64) bool { return !math.IsNaN(value) && !math.IsInf(value, 0) }
