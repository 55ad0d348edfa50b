package plugin

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/prometheus/common/model"
)

// moment is a time as a person or a program writes it: milliseconds since 1970, RFC 3339, "now" or
// "now-15m". Empty means that none was written.
type moment string

// UnmarshalJSON takes a number or a text.
func (m *moment) UnmarshalJSON(raw []byte) error {
	*m = moment(strings.Trim(string(raw), `"`))
	return nil
}

// at is the time that is meant, or otherwise where none was written.
func (m moment) at(now, otherwise time.Time) (time.Time, error) {
	text := strings.TrimSpace(string(m))
	if text == "" || text == "null" {
		return otherwise, nil
	}
	if text == "now" {
		return now, nil
	}
	if ago, ok := strings.CutPrefix(text, "now-"); ok {
		if duration, err := model.ParseDuration(ago); err == nil {
			return now.Add(-time.Duration(duration)), nil
		}
	}
	if ms, err := strconv.ParseInt(text, 10, 64); err == nil {
		return time.UnixMilli(ms).UTC(), nil
	}
	if at, err := time.Parse(time.RFC3339, text); err == nil {
		return at.UTC(), nil
	}
	return time.Time{}, fmt.Errorf("%q is not a time. Write milliseconds since 1970, a time such as 2026-11-23T10:00:00Z, or one such as now-15m", text)
}
