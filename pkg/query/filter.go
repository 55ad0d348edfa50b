package query

import (
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

// decodeFilters reads a list of {label, op, value} or {label, op, values}.
func decodeFilters(raw json.RawMessage) ([]Filter, error) {
	var list []json.RawMessage
	if err := json.Unmarshal(raw, &list); err != nil {
		return nil, fieldErrorf("", "%s is not a list. Write [{\"label\": \"user_tier\", \"op\": \"=\", \"value\": \"gold\"}].", abbreviate(raw))
	}
	var filters []Filter
	for i, item := range list {
		filter, err := decodeFilter(item)
		if err != nil {
			return nil, under("["+strconv.Itoa(i)+"]", err)
		}
		if !filter.Match.Empty() {
			filters = append(filters, filter)
		}
	}
	return filters, nil
}

var filterMembers = []string{"label", "op", "value", "values"}

func decodeFilter(raw json.RawMessage) (Filter, error) {
	object, err := decodeObject(raw)
	if err != nil {
		return Filter{}, err
	}
	for _, key := range sortedKeys(object) {
		if !slices.Contains(filterMembers, key) {
			return Filter{}, unknownField(key, filterMembers)
		}
	}
	filter := Filter{Match: Match{Op: OpEqual}}
	if filter.Label, err = decodeText(object["label"]); err != nil {
		return Filter{}, under("label", fieldErrorf("", "it is missing. Name the label to compare, for example \"user_tier\"."))
	}
	if err := validateLabel(filter.Label); err != nil {
		return Filter{}, under("label", err)
	}
	if op, ok := object["op"]; ok {
		// Ad hoc filters write "one of" as =| and "none of" as !=|.
		allowed := append([]Op{"=|", "!=|"}, matchOps...)
		if filter.Match.Op, err = decodeEnum(op, allowed); err != nil {
			return Filter{}, under("op", err)
		}
		filter.Match.Op = Op(strings.TrimSuffix(string(filter.Match.Op), "|"))
	}
	for _, key := range []string{"value", "values"} {
		if value, ok := object[key]; ok {
			more, err := decodeStrings(value)
			if err != nil {
				return Filter{}, under(key, err)
			}
			// A multi-value filter repeats its first value in `value`.
			if key == "values" && len(more) > 0 {
				filter.Match.Values = nil
			}
			filter.Match.Values = append(filter.Match.Values, more...)
		}
	}
	if err := filter.Match.validate(); err != nil {
		return Filter{}, under("value", err)
	}
	return filter, nil
}

// labelForm is what Prometheus accepts as a label's name everywhere.
var labelForm = regexp.MustCompile(`^[a-zA-Z_][a-zA-Z0-9_]*$`)

// validateLabel refuses names that are not labels and those that a query needs for itself.
func validateLabel(name string) error {
	if err := leftoverVariable(name); err != nil {
		return err
	}
	switch {
	case !labelForm.MatchString(name):
		return fieldErrorf("", "%q is not a label's name. Use letters, digits and underscores, not starting with a digit.", name)
	case name == "__name__":
		return fieldErrorf("", "the metric is chosen by the signal. Remove this label.")
	case name == istio.LE:
		return fieldErrorf("", "buckets are chosen by the statistics. Remove this label.")
	}
	return nil
}
