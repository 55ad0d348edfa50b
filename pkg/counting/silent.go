package counting

import "cmp"

// Silent is a pair of workloads whose source reports a rate of 0 while the receiving side counts.
type Silent struct {
	Source, Destination Workload
	// Rate is what the receiving side counts, a second.
	Rate float64
}

// BusiestFirst orders silent pairs by what their receiving side counts, and then by name.
func BusiestFirst(a, b Silent) int {
	return cmp.Or(cmp.Compare(b.Rate, a.Rate),
		cmp.Compare(a.Source.String(), b.Source.String()), cmp.Compare(a.Destination.String(), b.Destination.String()))
}
