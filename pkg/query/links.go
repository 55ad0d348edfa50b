package query

import (
	"encoding/json"
	"strings"
)

// readLinks reads {traces: {uid, query}, logs: {uid, query}}; either may be missing.
func readLinks(into *Links, raw json.RawMessage) error {
	object, err := decodeObject(raw)
	if err != nil {
		return err
	}
	var links Links
	for _, key := range sortedKeys(object) {
		switch key {
		case "traces":
			links.Traces, err = decodeLink(object[key])
		case "logs":
			links.Logs, err = decodeLink(object[key])
		default:
			return unknownField(key, []string{"traces", "logs"})
		}
		if err != nil {
			return under(key, err)
		}
	}
	*into = links
	return nil
}

// decodeLink reads {uid, query}. What an editor leaves of a link that was taken away is none; a query
// that nobody is asked is a mistake.
func decodeLink(raw json.RawMessage) (Link, error) {
	object, err := decodeObject(raw)
	if err != nil {
		return Link{}, err
	}
	var link Link
	for _, key := range sortedKeys(object) {
		switch key {
		case "uid":
			link.UID, err = decodeText(object[key])
		case "query":
			link.Query, err = decodeText(object[key])
		default:
			return Link{}, unknownField(key, []string{"uid", "query"})
		}
		if err != nil {
			return Link{}, under(key, err)
		}
	}
	if link.UID == "" && strings.TrimSpace(link.Query) != "" {
		return Link{}, fieldErrorf("uid", "it is missing. Name the data source that answers the query.")
	}
	if link.UID == "" {
		return Link{}, nil
	}
	return link, nil
}
