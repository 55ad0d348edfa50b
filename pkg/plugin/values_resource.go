package plugin

import (
	"encoding/json"
	"net/http"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

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
	values, warnings, err := d.lookUp(r.Context(), q)
	return warned{list(values), warnings}, err
}

// asValues turns a query of any type into one for the values of a label.
func asValues(raw json.RawMessage, label string) (json.RawMessage, error) {
	members := map[string]json.RawMessage{}
	// A null empties the map, and is no object either.
	if err := json.Unmarshal(raw, &members); err != nil || members == nil {
		return nil, &query.FieldError{Field: "query", Message: "it is not a JSON object."}
	}
	name, err := json.Marshal(label)
	if err != nil {
		return nil, err
	}
	members["label"], members["queryType"] = name, json.RawMessage(`"`+query.Values+`"`)
	return json.Marshal(members)
}

// labels answers the names of the labels that calls carry within `from` and `to`, custom tags included.
func (d *DataSource) labels(r *http.Request) (any, error) {
	if d.problem != nil {
		return nil, d.problem
	}
	parameters := r.URL.Query()
	asked := preview{From: moment(parameters.Get("from")), To: moment(parameters.Get("to"))}
	raw, err := asValues(json.RawMessage("{}"), istio.Reporter)
	if err != nil {
		return nil, err
	}
	q, err := d.decodePreview(asked, raw)
	if err != nil {
		return nil, err
	}
	names, warnings, err := d.client.LabelNames(r.Context(), promql.LookUp(q, d.settings), q.Range)
	return warned{list(names), warnings}, err
}
