package plugin

import (
	"encoding/json"
	"net/http"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"github.com/alidade-mesh/alidade/pkg/promql"
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

// compile answers the PromQL behind a query. It needs no server, so it answers also where the
// settings have no URL yet.
func (d *DataSource) compile(r *http.Request) (any, error) {
	asked, err := d.readPreview(r)
	if err != nil {
		return nil, err
	}
	q, err := d.decodePreview(asked, asked.Query)
	if err != nil {
		return nil, err
	}
	plan, err := promql.Compile(q, d.settings)
	if plan == nil {
		plan = promql.Plan{}
	}
	return plan, err
}

// values answers the values of a label under a query's filters.
func (d *DataSource) values(r *http.Request) (any, error) {
	if d.problem != nil {
		return nil, d.problem
	}
	asked, err := d.readPreview(r)
	if err != nil {
		return nil, err
	}
	raw, err := asValues(asked.Query, asked.Label)
	if err != nil {
		return nil, err
	}
	q, err := d.decodePreview(asked, raw)
	if err != nil {
		return nil, err
	}
	values, _, err := d.client.LabelValues(r.Context(), promql.LookUp(q, d.settings), q.Range)
	if values == nil {
		values = []string{}
	}
	return values, err
}

func (d *DataSource) readPreview(r *http.Request) (preview, error) {
	var asked preview
	if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
		return preview{}, &query.FieldError{Field: "body", Message: "it is not {query, from, to, intervalMs} as JSON: " + err.Error() + "."}
	}
	if len(asked.Query) == 0 {
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

// asValues turns a query of any type into one for the values of a label.
func asValues(raw json.RawMessage, label string) (json.RawMessage, error) {
	members := map[string]json.RawMessage{}
	if err := json.Unmarshal(raw, &members); err != nil {
		return nil, &query.FieldError{Field: "query", Message: "it is not a JSON object."}
	}
	name, err := json.Marshal(label)
	if err != nil {
		return nil, err
	}
	members["label"], members["queryType"] = name, json.RawMessage(`"`+query.Values+`"`)
	return json.Marshal(members)
}

// defaultSpan is how far back a resource looks that is asked without a time.
const defaultSpan = 15 * time.Minute

// spanOf reads the two ends of a time range, by default the last 15 minutes.
func spanOf(from, to moment, now time.Time) (backend.TimeRange, error) {
	end, err := to.at(now, now)
	if err != nil {
		return backend.TimeRange{}, &query.FieldError{Field: "to", Message: err.Error() + "."}
	}
	start, err := from.at(now, end.Add(-defaultSpan))
	if err != nil {
		return backend.TimeRange{}, &query.FieldError{Field: "from", Message: err.Error() + "."}
	}
	if !start.Before(end) {
		return backend.TimeRange{}, &query.FieldError{Field: "from", Message: "it is not before `to`. Choose a time range whose end is after its start."}
	}
	return backend.TimeRange{From: start, To: end}, nil
}
