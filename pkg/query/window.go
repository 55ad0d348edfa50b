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
			return within(max(r.Interval+scrape, scrapesPerRate*scrape)), nil
		case macroInterval:
			return within(max(r.Interval, scrape)), nil
		case macroRange:
			return within(r.To.Sub(r.From)), nil
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

// longest bounds durations, so that sums of them and times before now do not overflow.
const longest = 100 * 365 * 24 * time.Hour

// within rounds what a macro stands for to what PromQL can say.
func within(window time.Duration) time.Duration {
	return min(max(window.Round(time.Millisecond), time.Millisecond), longest)
}

// parseDuration reads a duration as Prometheus writes them.
func parseDuration(text string) (time.Duration, error) {
	duration, err := model.ParseDuration(text)
	if err != nil {
		return 0, fieldErrorf("", "%q is not a duration. Use for example \"5m\", \"1h30m\" or \"1d\".", text)
	}
	if time.Duration(duration) > longest {
		return 0, fieldErrorf("", "%q is too long. Use %s or less.", text, model.Duration(longest))
	}
	return time.Duration(duration), nil
}

// decodeDuration reads a duration above zero that is not longer than most.
func decodeDuration(raw json.RawMessage, most time.Duration) (time.Duration, error) {
	text, err := decodeText(raw)
	if err != nil {
		return 0, err
	}
	duration, err := parseDuration(text)
	switch {
	case err != nil:
		return 0, err
	case duration <= 0:
		return 0, fieldErrorf("", "%q is not above zero.", text)
	case duration > most:
		return 0, fieldErrorf("", "%q is too long. Use %s or less.", text, model.Duration(most))
	}
	return duration, nil
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
	d.CompareTo, err = decodeDuration(raw, longest)
	return err
}
