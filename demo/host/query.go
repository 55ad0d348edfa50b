package host

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/gtime"
)

// metricRequest is the body of POST /api/ds/query.
type metricRequest struct {
	// From and To are milliseconds since 1970 as text, or relative like now-1h.
	From    string            `json:"from"`
	To      string            `json:"to"`
	Queries []json.RawMessage `json:"queries"`
}

// queryEnvelope is what Grafana reads of a query; the rest is the plugin's.
type queryEnvelope struct {
	RefID         string `json:"refId"`
	QueryType     string `json:"queryType"`
	MaxDataPoints int64  `json:"maxDataPoints"`
	// IntervalMs is a float because the front end computes it.
	IntervalMs float64 `json:"intervalMs"`
	DataSource struct {
		UID string `json:"uid"`
	} `json:"datasource"`
}

// errUnknownDataSource is answered with 404, as Grafana does.
var errUnknownDataSource = errors.New("data source not found")

// queryData answers each data source's queries by its backend. The status is 400 as soon as one
// query failed, and the answer still holds the others.
func (h *Host) queryData(w http.ResponseWriter, r *http.Request) {
	var request metricRequest
	if err := json.NewDecoder(r.Body).Decode(&request); err != nil {
		writeError(w, http.StatusBadRequest, "bad request data: "+err.Error())
		return
	}
	bySource, err := parseQueries(request)
	if err != nil {
		writeError(w, http.StatusBadRequest, err.Error())
		return
	}
	merged := backend.NewQueryDataResponse()
	for uid, queries := range bySource {
		response, err := h.querySource(r, uid, queries)
		if errors.Is(err, errUnknownDataSource) {
			writeError(w, http.StatusNotFound, err.Error())
			return
		}
		if err != nil {
			writeError(w, http.StatusInternalServerError, err.Error())
			return
		}
		for refID, part := range response.Responses {
			merged.Responses[refID] = part
		}
	}
	writeQueryData(w, merged)
}

func (h *Host) querySource(r *http.Request, uid string, queries []backend.DataQuery) (*backend.QueryDataResponse, error) {
	source, ok := h.dataSource(uid)
	if !ok {
		return nil, fmt.Errorf("%w: %q", errUnknownDataSource, uid)
	}
	instance, err := h.instances.get(r.Context(), source)
	if err != nil {
		return nil, err
	}
	return instance.QueryData(r.Context(), &backend.QueryDataRequest{
		PluginContext: source.pluginContext(),
		Headers:       forwardedHeaders(r),
		Queries:       queries,
	})
}

// forwardedHeaders are the headers of a query that its backend sees: whether an alert rule asks, under
// the name that Grafana gives it, which is not how HTTP writes it.
func forwardedHeaders(r *http.Request) map[string]string {
	headers := map[string]string{}
	if value := r.Header.Get(backend.FromAlertHeaderName); value != "" {
		headers[backend.FromAlertHeaderName] = value
	}
	return headers
}

func writeQueryData(w http.ResponseWriter, response *backend.QueryDataResponse) {
	status := http.StatusOK
	for _, part := range response.Responses {
		if part.Error != nil {
			status = http.StatusBadRequest
		}
	}
	writeJSON(w, status, response)
}

// parseQueries sorts a request's queries by the data source that they ask.
func parseQueries(request metricRequest) (map[string][]backend.DataQuery, error) {
	if len(request.Queries) == 0 {
		return nil, errors.New("no queries found")
	}
	span, err := parseTimeRange(request.From, request.To)
	if err != nil {
		return nil, err
	}
	bySource := map[string][]backend.DataQuery{}
	for _, raw := range request.Queries {
		envelope := queryEnvelope{RefID: "A", MaxDataPoints: 100, IntervalMs: 1000}
		if err := json.Unmarshal(raw, &envelope); err != nil {
			return nil, fmt.Errorf("bad query: %w", err)
		}
		uid := envelope.DataSource.UID
		bySource[uid] = append(bySource[uid], backend.DataQuery{
			RefID:         envelope.RefID,
			QueryType:     envelope.QueryType,
			MaxDataPoints: envelope.MaxDataPoints,
			Interval:      time.Duration(envelope.IntervalMs * float64(time.Millisecond)),
			TimeRange:     span,
			JSON:          raw,
		})
	}
	return bySource, nil
}

func parseTimeRange(from, to string) (backend.TimeRange, error) {
	span := gtime.NewTimeRange(from, to)
	start, err := span.ParseFrom()
	if err != nil {
		return backend.TimeRange{}, fmt.Errorf("from: %w", err)
	}
	end, err := span.ParseTo()
	if err != nil {
		return backend.TimeRange{}, fmt.Errorf("to: %w", err)
	}
	return backend.TimeRange{From: start.UTC(), To: end.UTC()}, nil
}
