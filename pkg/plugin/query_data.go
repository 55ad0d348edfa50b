package plugin

import (
	"context"
	"strings"
	"sync"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/alidade-mesh/alidade/pkg/frames"
	"github.com/alidade-mesh/alidade/pkg/guard"
	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// QueryData answers the queries of one request at once.
func (d *DataSource) QueryData(ctx context.Context, request *backend.QueryDataRequest) (*backend.QueryDataResponse, error) {
	ctx = asking(ctx, request.GetHTTPHeaders(), request.Headers)
	alert := fromAlert(request.Headers)
	answers := make([]backend.DataResponse, len(request.Queries))
	var group sync.WaitGroup
	for i, asked := range request.Queries {
		group.Go(func() { answers[i] = d.respond(ctx, asked, alert) })
	}
	group.Wait()
	response := backend.NewQueryDataResponse()
	for i, asked := range request.Queries {
		response.Responses[asked.RefID] = answers[i]
	}
	return response, nil
}

// fromAlert tells whether an alert rule asks. Grafana's header comes without the prefix of those
// that are forwarded, and not always in the same case.
func fromAlert(headers map[string]string) bool {
	for name, value := range headers {
		if strings.EqualFold(strings.TrimPrefix(name, "http_"), backend.FromAlertHeaderName) && value == "true" {
			return true
		}
	}
	return false
}

func (d *DataSource) respond(ctx context.Context, asked backend.DataQuery, alert bool) backend.DataResponse {
	var made data.Frames
	err := guard.Run("answering a query", func() (err error) {
		made, err = d.answer(ctx, asked, alert)
		return err
	})
	if err != nil {
		return failed(err)
	}
	return backend.DataResponse{Frames: made, Status: backend.StatusOK}
}

// answer takes a query all the way from its JSON to frames.
func (d *DataSource) answer(ctx context.Context, asked backend.DataQuery, alert bool) (data.Frames, error) {
	if d.problem != nil {
		return nil, d.problem
	}
	q, err := query.Decode(asked.JSON, query.Context{
		RefID: asked.RefID, Settings: d.settings, Now: d.now(),
		Range: rangeOf(asked.TimeRange, asked.Interval, d.settings.ScrapeInterval),
	})
	if err != nil {
		return nil, err
	}
	if alert && q.Type != query.Metric {
		return nil, notForAlerts(q.Type)
	}
	var doubts *doubting
	if alert {
		doubts = d.doubting(ctx, q)
	}
	// Neither counts to what this query holds: others may wait for them.
	findings := d.surveying(ctx, q, alert)
	found, unknown := d.facts(ctx, q)
	if unknown != nil && alert {
		return nil, unknown
	}
	if q.Step == query.StepFirst {
		ctx = prom.AskedAgain(ctx)
	}
	ctx, release := d.client.Hold(ctx)
	defer release()
	plan, err := promql.Compile(q, d.settings.With(found))
	if err != nil {
		return nil, err
	}
	if alert {
		plan = plan.AskedAlone()
	}
	ctx, costOf := prom.CountingCosts(ctx)
	c := frames.Context{Query: q, Plan: plan, CostOf: costOf, DatasourceUID: d.uid, Links: d.settings.Links}
	made, err := answers[q.Type](d, ctx, c, alert)
	if err != nil {
		return nil, err
	}
	if err := doubts.failure(ctx, q, d.settings); err != nil {
		return nil, err
	}
	said := findings()
	// Of a server that is not whole, the query's own answer says so.
	if unknown != nil && !isPartial(unknown) {
		said.missing("What the mesh's series show of waypoints and codes", unknown)
	}
	said.onto(made)
	return made, nil
}

// answers ask a query's plan and make frames of what comes back, by the type of the query. An alert rule
// asks metrics alone.
var answers = map[query.Type]func(d *DataSource, ctx context.Context, c frames.Context, alert bool) (data.Frames, error){
	query.Metric:  (*DataSource).answerMetric,
	query.Graph:   toPanels((*DataSource).answerGraph),
	query.Latency: toPanels((*DataSource).answerLatency),
	query.Events:  toPanels((*DataSource).answerEvents),
	query.Values:  toPanels((*DataSource).answerValues),
}

// toPanels is an answer that no alert rule asks for.
func toPanels(answer func(*DataSource, context.Context, frames.Context) (data.Frames, error)) func(*DataSource, context.Context, frames.Context, bool) (data.Frames, error) {
	return func(d *DataSource, ctx context.Context, c frames.Context, _ bool) (data.Frames, error) {
		return answer(d, ctx, c)
	}
}
