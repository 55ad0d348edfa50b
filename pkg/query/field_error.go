package query

import (
	"errors"
	"fmt"
	"strings"
)

// FieldError is a query or a setting that cannot be understood. It names the field as the user
// wrote it and says what to write instead.
type FieldError struct {
	// Field is the path of the field: "signal", "source.namespace", "groupBy[1]".
	Field string
	// Message is the rest of the sentence, with what to do.
	Message string
}

func (e *FieldError) Error() string { return fmt.Sprintf("%s: %s", e.Field, e.Message) }

func fieldErrorf(field, format string, args ...any) error {
	return &FieldError{Field: field, Message: fmt.Sprintf(format, args...)}
}

// under puts a parent's name before the field of an error; no error stays none.
func under(parent string, err error) error {
	if err == nil {
		return nil
	}
	var field *FieldError
	if errors.As(err, &field) {
		separator := "."
		if field.Field == "" || strings.HasPrefix(field.Field, "[") {
			separator = ""
		}
		return &FieldError{Field: parent + separator + field.Field, Message: field.Message}
	}
	return &FieldError{Field: parent, Message: err.Error()}
}

// quoteList writes alternatives for a sentence: "a", "b" or "c".
func quoteList[T ~string](values []T) string {
	var b strings.Builder
	for i, value := range values {
		switch {
		case i == 0:
		case i == len(values)-1:
			b.WriteString(" or ")
		default:
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%q", string(value))
	}
	return b.String()
}
