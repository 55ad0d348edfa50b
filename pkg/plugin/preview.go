package plugin

import (
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"github.com/alidade-mesh/alidade/pkg/query"
)

// preview is the body of the resources that speak of a query without being one.
type preview struct {
	Query json.RawMessage `json:"query"`
	// From and To are milliseconds since 1970, or what Grafana's time picker takes.
	From moment `json:"from"`
	To   moment `json:"to"`
	// IntervalMs is the step of a range in milliseconds.
	IntervalMs float64 `json:"intervalMs"`
	// Label is what the values are wanted of, by a name that groupBy takes.
	Label string `json:"label"`
}

func (d *DataSource) readPreview(r *http.Request) (preview, error) {
	const example = "Write {query: {…}, from: 1700000000000, to: \"now\", intervalMs: 15000}."
	var asked preview
	// A resource that is called without a body has none at all, not an empty one.
	if r.Body == nil {
		return preview{}, &query.FieldError{Field: "body", Message: "it is empty. " + example}
	}
	if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
		if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok && wrong.Field != "" {
			return preview{}, &query.FieldError{Field: wrong.Field, Message: "a " + wrong.Value + " is not what it takes. " + example}
		}
		return preview{}, &query.FieldError{Field: "body", Message: "it is not {query, from, to, intervalMs} as JSON: " + err.Error() + "."}
	}
	if text := string(asked.Query); text == "" || text == "null" {
		asked.Query = json.RawMessage("{}")
	}
	return asked, nil
}

func (d *DataSource) decodePreview(asked preview, raw json.RawMessage) (query.Query, error) {
	now := d.now()
	span, err := spanOf(asked.From, asked.To, now)
	if err != nil {
		return query.Query{}, err
	}
	interval := time.Duration(asked.IntervalMs * float64(time.Millisecond))
	return query.Decode(raw, query.Context{
		Settings: d.settings, Now: now,
		Range: rangeOf(span, interval, d.settings.ScrapeInterval),
	})
}
