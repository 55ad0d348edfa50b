package plugin

import (
	"fmt"
	"strings"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend/gtime"
)

// moment is a time as a person or a program writes it: milliseconds since 1970, RFC 3339, or what
// Grafana's time picker takes, such as "now-15m" or "now/d". Empty means that none was written.
type moment string

// UnmarshalJSON takes a number or a text.
func (m *moment) UnmarshalJSON(raw []byte) error {
	*m = moment(strings.Trim(string(raw), `"`))
	return nil
}

// at is the time that is meant, or otherwise where none was written. The end of a range rounds up
// ("now/d" is the end of the day), its start rounds down.
func (m moment) at(now, otherwise time.Time, end bool) (time.Time, error) {
	text := strings.TrimSpace(string(m))
	if text == "" || text == "null" {
		return otherwise, nil
	}
	if at, err := time.Parse(time.RFC3339, text); err == nil {
		return at.UTC(), nil
	}
	picked := gtime.TimeRange{From: text, To: text, Now: now}
	parse := picked.ParseFrom
	if end {
		parse = picked.ParseTo
	}
	// A bare duration would be read as that long ago: written alone it is no time.
	if strings.HasPrefix(text, "now") || strings.Trim(text, "0123456789-") == "" {
		if at, err := parse(); err == nil {
			return at.UTC(), nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is not a time. Write milliseconds since 1970, a time such as 2026-11-23T10:00:00Z, or one such as now-15m", text)
}
