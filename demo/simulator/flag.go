package simulator

import "strings"

// flag is a set of response flags.
type flag uint8

const (
	noHealthyUpstream flag = 1 << iota
	upstreamTimeout
	connectionFailure
	upstreamTermination
	noRoute
	downstreamTermination
	retriesExhausted
)

// flagNames are in the order in which a proxy writes them.
var flagNames = []struct {
	flag flag
	name string
}{
	{noHealthyUpstream, "UH"},
	{upstreamTimeout, "UT"},
	{connectionFailure, "UF"},
	{upstreamTermination, "UC"},
	{noRoute, "NR"},
	{downstreamTermination, "DC"},
	{retriesExhausted, "URX"},
}

// noFlags is the label's value where there is none.
const noFlags = "-"

// String is the label's value: the flags joined by commas, or a dash.
func (f flag) String() string {
	if f == 0 {
		return noFlags
	}
	var names []string
	for _, known := range flagNames {
		if f&known.flag != 0 {
			names = append(names, known.name)
		}
	}
	return strings.Join(names, ",")
}
