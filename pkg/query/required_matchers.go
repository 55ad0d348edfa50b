package query

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
)

const requiredMatchers = "requiredMatchers"

// decodeRequired reads matchers that bound what a data source may show. What would restrict nothing
// is an error: nobody would notice that it was left out.
func decodeRequired(raw json.RawMessage) ([]Filter, error) {
	if !bytes.HasPrefix(bytes.TrimSpace(raw), []byte("[")) {
		return nil, fieldErrorf("", "%s restricts nothing. Write a list, for example [{\"label\": \"tenant\", \"op\": \"=\", \"value\": \"blue\"}], or remove the field.", abbreviate(raw))
	}
	return decodeMatchers(raw)
}

// decodeMatchers reads matchers of which none may be left out: each of them restricts what it says.
func decodeMatchers(raw json.RawMessage) ([]Filter, error) {
	filters, err := decodeFilters(raw)
	if err != nil {
		return nil, err
	}
	var list []map[string]json.RawMessage
	if err := json.Unmarshal(raw, &list); err != nil {
		return nil, err
	}
	if len(list) != len(filters) {
		return nil, fieldErrorf("", "a matcher has no value and would let everything through. Give it one, or remove it.")
	}
	for i, member := range list {
		for _, key := range []string{"value", "values"} {
			if holdsEmpty(member[key]) && filters[i].Match.Op != OpAbsent {
				return nil, fieldErrorf("["+strconv.Itoa(i)+"]."+key, "an empty value is left out of a comparison, which is not what it says. Remove it, or use the operator \"absent\".")
			}
		}
	}
	return filters, nil
}

// holdsEmpty tells whether there is an empty value among some.
func holdsEmpty(raw json.RawMessage) bool {
	if len(raw) == 0 || string(raw) == "null" {
		return false
	}
	values, err := decodeStrings(raw)
	return err == nil && slices.Contains(values, "")
}

// misspeltRequired refuses a name that is nearly that of the required matchers. Members of jsonData
// that are not ours belong to Grafana; this one would go unnoticed and restrict nothing.
func misspeltRequired(object map[string]json.RawMessage) error {
	for _, key := range sortedKeys(object) {
		if key != requiredMatchers && nearest(key, []string{requiredMatchers}) != "" {
			return unknownField(key, []string{requiredMatchers})
		}
	}
	return nil
}
