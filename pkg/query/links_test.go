package query_test

import (
	"strings"
	"testing"

	"github.com/alidade-mesh/alidade/pkg/query"
)

func TestLinksAreReadOneByOne(t *testing.T) {
	traces := query.Link{UID: "tempo", Query: `{ resource.service.name = "{{source_workload}}" }`}
	for text, want := range map[string]query.Links{
		`{}`:            {},
		`{"links": {}}`: {},
		`{"links": {"traces": {"uid": "tempo", "query": "{ resource.service.name = \"{{source_workload}}\" }"}}}`: {Traces: traces},
		`{"links": {"logs": {"uid": "loki"}}}`: {Logs: query.Link{UID: "loki"}},
		`{"links": {"traces": {"uid": "", "query": ""}, "logs": {"uid": "loki", "query": "{app=\"a\"}"}}}`: {Logs: query.Link{UID: "loki", Query: `{app="a"}`}},
		`{"links": {"traces": null}}`: {},
	} {
		s, err := query.ParseSettings([]byte(text))
		if err != nil || s.Links != want {
			t.Errorf("%s is read as %+v, %v", text, s.Links, err)
		}
	}
}

func TestWrongLinksAreNamed(t *testing.T) {
	for settings, want := range map[string]string{
		`{"links": {"trace": {"uid": "tempo"}}}`:               `links.trace: there is no such field. Did you mean "traces"?`,
		`{"links": {"traces": {"uid": "tempo", "expr": "x"}}}`: `links.traces.expr: there is no such field. Use "uid" or "query".`,
		`{"links": {"logs": {"query": "{app=\"a\"}"}}}`:        `links.logs.uid: it is missing. Name the data source that answers the query.`,
		`{"links": {"logs": {"uid": 3}}}`:                      `links.logs.uid: 3 is not a string.`,
		`{"links": {"logs": "loki"}}`:                          `links.logs: "loki" is not a JSON object.`,
		`{"links": []}`:                                        `links: [] is not a JSON object.`,
	} {
		if _, err := query.ParseSettings([]byte(settings)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s is answered with %v instead of %s", settings, err, want)
		}
	}
}
