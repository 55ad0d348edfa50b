package simulator

import (
	"math"
	"math/rand/v2"
)

// Spread is a log-normal distribution of times: most are near the median, few
// are much longer, as with real services.
type Spread struct {
	// MedianMs is the time that half of the samples stay below.
	MedianMs float64
	// Sigma is how wide the spread is: at 0.5 the 95th percentile is 2.3 times
	// the median, at 0.9 it is 4.4 times.
	Sigma float64
}

// MeanMs is the distribution's mean.
func (s Spread) MeanMs() float64 {
	return s.MedianMs * math.Exp(s.Sigma*s.Sigma/2)
}

// random is the only source of chance in a simulation. Its order of use is part
// of what makes two runs equal.
type random struct {
	*rand.Rand
}

func newRandom(seed, sequence uint64) random {
	return random{rand.New(rand.NewPCG(seed, sequence))}
}

func (r random) sample(s Spread) float64 {
	return s.MedianMs * math.Exp(s.Sigma*r.NormFloat64())
}

func (r random) chance(share float64) bool {
	return share > 0 && r.Float64() < share
}

// around varies a size by up to 40% either way.
func (r random) around(typical float64) float64 {
	return typical * (0.6 + 0.8*r.Float64())
}
