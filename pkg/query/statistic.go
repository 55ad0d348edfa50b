package query

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
)

var percentileForm = regexp.MustCompile(`^p(\d{1,2})(?:\.(\d{1,4}))?$`)

// ParseStatistic reads "mean" or a percentile such as "p95" or "p99.9".
func ParseStatistic(name string) (Statistic, error) {
	if name == "mean" {
		return Statistic{Name: name, Mean: true}, nil
	}
	if err := leftoverVariable(name); err != nil {
		return Statistic{}, err
	}
	form := percentileForm.FindStringSubmatch(name)
	if form == nil {
		return Statistic{}, fieldErrorf("", "%q is not a statistic. Use \"mean\" or a percentile such as \"p50\", \"p95\" or \"p99.9\".", name)
	}
	// The point is moved in the text, so that p99.9 is 0.999 and not 0.9990000000000001.
	digits := strings.Repeat("0", 2-len(form[1])) + form[1] + form[2]
	quantile, err := strconv.ParseFloat("0."+digits, 64)
	if err != nil || quantile <= 0 {
		return Statistic{}, fieldErrorf("", "%q is not between p0 and p100, both excluded. Use for example \"p95\".", name)
	}
	return Statistic{Name: name, Quantile: quantile}, nil
}

func decodeStatistic(raw json.RawMessage) (Statistic, error) {
	text, err := decodeText(raw)
	if err != nil {
		return Statistic{}, err
	}
	return ParseStatistic(text)
}

// decodeStatistics reads a list without repetitions.
func decodeStatistics(raw json.RawMessage) ([]Statistic, error) {
	names, err := decodeStrings(raw)
	if err != nil {
		return nil, err
	}
	var statistics []Statistic
	seen := map[string]bool{}
	for i, name := range names {
		statistic, err := ParseStatistic(name)
		if err != nil {
			return nil, under("["+strconv.Itoa(i)+"]", err)
		}
		if !seen[name] {
			seen[name] = true
			statistics = append(statistics, statistic)
		}
	}
	return statistics, nil
}
