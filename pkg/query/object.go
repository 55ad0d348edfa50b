package query

import (
	"encoding/json"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
)

// decodeObject reads a JSON object; members that are null are left out, as if not written.
func decodeObject(raw json.RawMessage) (map[string]json.RawMessage, error) {
	if len(raw) == 0 {
		return nil, fieldErrorf("", "it is missing. Write a JSON object.")
	}
	var object map[string]json.RawMessage
	if err := json.Unmarshal(raw, &object); err != nil || object == nil {
		return nil, fieldErrorf("", "%s is not a JSON object.", abbreviate(raw))
	}
	maps.DeleteFunc(object, func(_ string, value json.RawMessage) bool { return string(value) == "null" })
	return object, nil
}

func sortedKeys(object map[string]json.RawMessage) []string {
	return slices.Sorted(maps.Keys(object))
}

// decodeEnum reads a string that has to be one of a few.
func decodeEnum[T ~string](raw json.RawMessage, allowed []T) (T, error) {
	var text string
	if err := json.Unmarshal(raw, &text); err != nil {
		return "", fieldErrorf("", "%s is not a string. Use %s.", abbreviate(raw), quoteList(allowed))
	}
	if err := leftoverVariable(text); err != nil {
		return "", err
	}
	if !slices.Contains(allowed, T(text)) {
		return "", fieldErrorf("", "%q is not known. Use %s.", text, quoteList(allowed))
	}
	return T(text), nil
}

func decodeText(raw json.RawMessage) (string, error) {
	var text string
	if err := json.Unmarshal(raw, &text); err != nil {
		return "", fieldErrorf("", "%s is not a string.", abbreviate(raw))
	}
	return text, nil
}

func decodeBool(raw json.RawMessage) (bool, error) {
	value, err := unquoted(raw)
	if err != nil {
		return false, err
	}
	switch string(value) {
	case "true":
		return true, nil
	case "false":
		return false, nil
	}
	return false, fieldErrorf("", "%s is neither true nor false.", abbreviate(raw))
}

// decodeNumber reads a number from least to most.
func decodeNumber(raw json.RawMessage, least, most float64) (float64, error) {
	text, err := unquoted(raw)
	if err != nil {
		return 0, err
	}
	var value *float64
	if err := json.Unmarshal(text, &value); err != nil || value == nil {
		return 0, fieldErrorf("", "%s is not a number.", abbreviate(raw))
	}
	switch {
	case *value < least:
		return 0, fieldErrorf("", "%s is too small. Use %s or more.", plain(*value), plain(least))
	case *value > most:
		return 0, fieldErrorf("", "%s is too large. Use %s or less.", plain(*value), plain(most))
	}
	return *value, nil
}

// decodeCount reads a whole number from least to most.
func decodeCount(raw json.RawMessage, least, most int) (int, error) {
	value, err := decodeNumber(raw, float64(least), float64(most))
	if err == nil && value != math.Trunc(value) {
		err = fieldErrorf("", "%s is not a whole number.", abbreviate(raw))
	}
	return int(value), err
}

// decodeShare reads a share of a whole.
func decodeShare(raw json.RawMessage) (float64, error) {
	share, err := decodeNumber(raw, 0, math.MaxFloat64)
	if err == nil && share > 1 {
		err = fieldErrorf("", "%s is above 1. Write a share between 0 and 1: 0.05 for 5%%.", plain(share))
	}
	return share, err
}

// plain writes a number without an exponent, unless it is beyond reading.
func plain(value float64) string {
	if math.Abs(value) < 1e15 {
		return strconv.FormatFloat(value, 'f', -1, 64)
	}
	return strconv.FormatFloat(value, 'g', -1, 64)
}

// unquoted takes a number or a switch out of the text that a dashboard variable made of it.
func unquoted(raw json.RawMessage) (json.RawMessage, error) {
	var text string
	if json.Unmarshal(raw, &text) != nil {
		return raw, nil
	}
	return json.RawMessage(strings.TrimSpace(text)), leftoverVariable(text)
}

// unknownField names a field that does not exist and the one that was probably meant.
func unknownField(name string, known []string) error {
	message := "there is no such field."
	if closest := nearest(name, known); closest != "" {
		message += " Did you mean \"" + closest + "\"?"
	} else {
		message += " Use " + quoteList(known) + "."
	}
	if name == "" {
		name = `""`
	}
	return fieldErrorf(name, "%s", message)
}

// nearest is the candidate within two edits of a name, or the empty string.
func nearest(name string, candidates []string) string {
	best, distance := "", 3
	for _, candidate := range candidates {
		if d := editDistance(strings.ToLower(name), strings.ToLower(candidate)); d < distance {
			best, distance = candidate, d
		}
	}
	return best
}

// editDistance counts insertions, deletions and substitutions between two strings.
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diagonal := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := diagonal
			if a[i-1] != b[j-1] {
				cost++
			}
			diagonal = row[j]
			row[j] = min(row[j]+1, row[j-1]+1, cost)
		}
	}
	return row[len(b)]
}
