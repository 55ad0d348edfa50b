package query

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
)

var matchOps = []Op{OpEqual, OpNotEqual, OpRegex, OpNotRegex, OpAbsent}

// UnmarshalJSON reads the three forms of a match: a string, a list, or {op, value}.
func (m *Match) UnmarshalJSON(raw []byte) error {
	*m = Match{Op: OpEqual}
	if bytes.HasPrefix(bytes.TrimSpace(raw), []byte("{")) {
		object, err := decodeObject(raw)
		if err != nil {
			return err
		}
		for _, key := range sortedKeys(object) {
			switch key {
			case "op":
				if m.Op, err = decodeEnum(object[key], matchOps); err != nil {
					return under("op", err)
				}
			case "value":
				if m.Values, err = decodeStrings(object[key]); err != nil {
					return under("value", err)
				}
			default:
				return unknownField(key, []string{"op", "value"})
			}
		}
	} else {
		var err error
		if m.Values, err = decodeStrings(raw); err != nil {
			return err
		}
	}
	return m.validate()
}

func decodeMatch(raw json.RawMessage) (Match, error) {
	var match Match
	err := match.UnmarshalJSON(raw)
	return match, err
}

// validate drops empty values, and compiles regular expressions as Prometheus will. What matches
// everything is the zero Match, however it was written.
func (m *Match) validate() error {
	if m.Op == OpAbsent {
		m.Values = nil
		return nil
	}
	m.Values = slices.DeleteFunc(m.Values, func(value string) bool { return value == "" })
	if m.Empty() {
		*m = Match{}
	}
	for _, value := range m.Values {
		if err := leftoverVariable(value); err != nil {
			return err
		}
		if m.Op != OpRegex && m.Op != OpNotRegex {
			continue
		}
		// Alone first: "a)(b" is not an expression, though it is one inside a group.
		if _, err := regexp.Compile(value); err != nil {
			return fieldErrorf("", "%q is not a regular expression (RE2): %s. Correct it, or use the operator \"=\" for a literal value.", value, regexError(err))
		}
	}
	return nil
}

// regexError is the reason without Go's prefix.
func regexError(err error) string {
	const prefix = "error parsing regexp: "
	text := err.Error()
	if len(text) > len(prefix) && text[:len(prefix)] == prefix {
		return text[len(prefix):]
	}
	return text
}

// decodeStrings reads a string, a number or a list of them.
func decodeStrings(raw json.RawMessage) ([]string, error) {
	var list []json.RawMessage
	if err := json.Unmarshal(raw, &list); err != nil {
		list = []json.RawMessage{raw}
	}
	values := make([]string, 0, len(list))
	for _, item := range list {
		var text string
		var number json.Number
		switch {
		case string(item) == "null":
			return nil, fieldErrorf("", "null is not a value. Remove it from the list.")
		case json.Unmarshal(item, &text) == nil:
			values = append(values, text)
		case json.Unmarshal(item, &number) == nil:
			values = append(values, number.String())
		default:
			return nil, fieldErrorf("", "%s is neither a string nor a list of strings. Write \"web\", [\"web\", \"cart\"] or {\"op\": \"=~\", \"value\": \"we.*\"}.", abbreviate(item))
		}
	}
	return values, nil
}

// abbreviate shortens JSON that a message quotes.
func abbreviate(raw json.RawMessage) string {
	const most = 60
	if runes := []rune(string(raw)); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return string(raw)
}

// Accepts tells whether a value matches, as Prometheus compares: expressions are anchored.
func (m Match) Accepts(value string) bool { return m.Accepting()(value) }

// Accepting is Accepts for many values: expressions are read once.
func (m Match) Accepting() func(value string) bool {
	switch {
	case m.Op == OpAbsent:
		return func(value string) bool { return value == "" }
	case len(m.Values) == 0:
		return func(string) bool { return true }
	case m.Op == OpEqual || m.Op == OpNotEqual:
		return func(value string) bool { return slices.Contains(m.Values, value) == (m.Op == OpEqual) }
	}
	var expressions []*regexp.Regexp
	for _, text := range m.Values {
		if expression, err := regexp.Compile("^(?s:" + text + ")$"); err == nil {
			expressions = append(expressions, expression)
		}
	}
	return func(value string) bool {
		found := slices.ContainsFunc(expressions, func(e *regexp.Regexp) bool { return e.MatchString(value) })
		return found == (m.Op == OpRegex)
	}
}
