package query

import (
	"encoding/json"
	"regexp"
	"strings"
	"time"

	"github.com/prometheus/common/model"
)

// The macros of a window.
const (
	macroRateInterval = "__rate_interval"
	macroInterval     = "__interval"
	macroRange        = "__range"
)

// scrapesPerRate is how many scrapes a rate's window holds at least, so that one missed scrape
// leaves it two samples.
const scrapesPerRate = 4

// variable matches Grafana's $name, ${name} and ${name:format}. A lone dollar, as in a regular
// expression, is not one.
var variable = regexp.MustCompile(`\$(?:([A-Za-z_]\w*)|\{([A-Za-z_][^}]*)\})`)

// leftoverVariable is an error where a text still holds a variable that nobody resolved.
func leftoverVariable(text string) error {
	found := variable.FindString(text)
	if found == "" {
		return nil
	}
	return fieldErrorf("", "the variable %s has no value here. Define it in the dashboard, or write a value: alert rules and public dashboards know no variables.", found)
}

// resolveWindow turns the text of a window into a duration.
func resolveWindow(text string, r Range, scrape time.Duration) (time.Duration, error) {
	name := strings.Trim(strings.TrimPrefix(text, "$"), "{}")
	if strings.HasPrefix(text, "$") {
		switch name {
		case macroRateInterval:
			return max(r.Interval+scrape, scrapesPerRate*scrape).Round(time.Millisecond), nil
		case macroInterval:
			return max(r.Interval, scrape).Round(time.Millisecond), nil
		case macroRange:
			return max(r.To.Sub(r.From).Round(time.Millisecond), time.Millisecond), nil
		}
	}
	if err := leftoverVariable(text); err != nil {
		return 0, err
	}
	window, err := parseDuration(text)
	if err == nil && window <= 0 {
		err = fieldErrorf("", "%q is not above zero. Use for example \"5m\", or \"$__rate_interval\".", text)
	}
	return window, err
}

// parseDuration reads a duration as Prometheus writes them.
func parseDuration(text string) (time.Duration, error) {
	duration, err := model.ParseDuration(text)
	if err != nil {
		return 0, fieldErrorf("", "%q is not a duration. Use for example \"5m\", \"1h30m\" or \"1d\".", text)
	}
	return time.Duration(duration), nil
}

// readCompareTo reads how long ago. Zero is nothing to compare with: a dashboard's variable cannot be
// empty, and switches the comparison off by it.
func readCompareTo(d *draft, raw json.RawMessage) error {
	text, err := decodeText(raw)
	if err != nil {
		return err
	}
	if zero, err := parseDuration(text); err == nil && zero == 0 {
		return nil
	}
	return readDuration(&d.CompareTo, raw)
}
