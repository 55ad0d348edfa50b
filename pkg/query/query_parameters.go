package query

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"
)

// ownParameters are those by which a question is asked.
var ownParameters = []string{"query", "time", "start", "end", "step", "timeout", "match[]"}

// readParameters reads what a server wants to be told beside the question, as Grafana's Prometheus
// data source writes it: "dedup=true&max_source_resolution=5m".
func readParameters(s *Settings, raw json.RawMessage) error {
	text, err := decodeText(raw)
	if err != nil {
		return err
	}
	parameters, err := url.ParseQuery(strings.TrimPrefix(strings.TrimSpace(text), "?"))
	if err != nil {
		return fieldErrorf("", "%q are not parameters of a request (%s). Write for example \"dedup=true&max_source_resolution=5m\".", text, err)
	}
	for name := range parameters {
		switch {
		case name == "":
			return fieldErrorf("", "%q holds a parameter without a name. Write for example \"dedup=true&max_source_resolution=5m\".", text)
		case slices.Contains(ownParameters, name):
			return fieldErrorf("", "%q is the question itself, which the data source writes. Remove it.", name)
		}
	}
	if len(parameters) > 0 {
		s.QueryParameters = parameters
	}
	return nil
}
