package frames

import (
	"cmp"
	"slices"
)

// keepTop keeps the groups with the largest means over the range, the largest first; 0 keeps all.
// Groups with several statistics are ranked by the first, and keep or lose them together.
func keepTop(all []series, top int) []series {
	if top <= 0 {
		return all
	}
	means := map[string]float64{}
	var groups []string
	for _, s := range all {
		if _, ranked := means[s.group]; !ranked {
			means[s.group] = s.mean()
			groups = append(groups, s.group)
		}
	}
	slices.SortFunc(groups, func(a, b string) int { return cmp.Or(cmp.Compare(means[b], means[a]), cmp.Compare(a, b)) })
	rank := map[string]int{}
	for i, group := range groups[:min(top, len(groups))] {
		rank[group] = i
	}
	kept := slices.DeleteFunc(slices.Clone(all), func(s series) bool { _, ok := rank[s.group]; return !ok })
	slices.SortStableFunc(kept, func(a, b series) int { return cmp.Compare(rank[a.group], rank[b.group]) })
	return kept
}

func (s series) mean() float64 {
	total := 0.0
	for _, value := range s.values {
		total += value
	}
	return total / float64(len(s.values))
}
