package plugin

import (
	"context"
	"encoding/json"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

// panicking is a data source whose clock panics at one of its calls.
func panicking(t *testing.T, call int32) *DataSource {
	t.Helper()
	instance, err := New(t.Context(), backend.DataSourceInstanceSettings{URL: "http://prometheus.invalid", JSONData: json.RawMessage(`{}`)})
	if err != nil {
		t.Fatal(err)
	}
	d, ok := instance.(*DataSource)
	if !ok {
		t.Fatalf("the instance is a %T", instance)
	}
	t.Cleanup(d.Dispose)
	var calls atomic.Int32
	d.now = func() time.Time {
		if calls.Add(1) == call {
			panic("of the clock")
		}
		return time.Unix(1_800_000_000, 0)
	}
	return d
}

func TestAPanicFailsItsQueryAlone(t *testing.T) {
	span := backend.TimeRange{From: time.Unix(1_799_996_400, 0), To: time.Unix(1_800_000_000, 0)}
	nonsense := json.RawMessage(`{"signal": "nonsense"}`)
	response, err := panicking(t, 1).QueryData(t.Context(), &backend.QueryDataRequest{Queries: []backend.DataQuery{
		{RefID: "A", TimeRange: span, JSON: nonsense}, {RefID: "B", TimeRange: span, JSON: nonsense},
	}})
	if err != nil {
		t.Fatal(err)
	}
	panicked, refused := 0, 0
	for _, answer := range response.Responses {
		switch {
		case answer.Error == nil:
			t.Error("there is no error")
		case strings.Contains(answer.Error.Error(), "The plugin failed while answering a query: of the clock."):
			panicked++
			if answer.Status != 500 || answer.ErrorSource != backend.ErrorSourcePlugin {
				t.Errorf("the panic is of %s with status %d", answer.ErrorSource, answer.Status)
			}
		case strings.Contains(answer.Error.Error(), `there is no signal "nonsense"`):
			refused++
		default:
			t.Error(answer.Error)
		}
	}
	if panicked != 1 || refused != 1 {
		t.Errorf("%d queries panicked, %d were refused", panicked, refused)
	}
}

func TestAPanicFailsItsResourceAlone(t *testing.T) {
	d := panicking(t, 1)
	for _, want := range []struct {
		status int
		text   string
	}{{500, "The plugin failed while answering a resource: of the clock."}, {200, "istio_requests_total"}} {
		status, body := 0, ""
		sender := backend.CallResourceResponseSenderFunc(func(r *backend.CallResourceResponse) error {
			status, body = max(status, r.Status), body+string(r.Body)
			return nil
		})
		request := &backend.CallResourceRequest{Path: "compile", URL: "compile", Method: "POST", Body: []byte(`{}`)}
		if err := d.CallResource(context.Background(), request, sender); err != nil || status != want.status || !strings.Contains(body, want.text) {
			t.Errorf("%d %s (%v)", status, body, err)
		}
	}
}
