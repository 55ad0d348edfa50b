package query

import (
	"time"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

// ShippedRules are the recording rules of the shipped naming with a look-back, and whether the text is one.
func ShippedRules(window string) (Recorded, bool) {
	lookBack, err := parseDuration(window)
	return Recorded{
		Prefix: istio.RecordedPrefix, Suffix: istio.RecordedSuffix + window, Kind: RecordedRates, Window: lookBack,
	}, err == nil && lookBack > 0
}

// atLeast is a window, or that of recorded rates where it is longer: what they tell of less is not known.
func (r Recorded) atLeast(window time.Duration) time.Duration {
	if r.Kind != RecordedRates {
		return window
	}
	return max(window, r.Window)
}
