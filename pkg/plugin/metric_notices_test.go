package plugin_test

import (
	"strings"
	"testing"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
)

func TestNoticesSayWhatToDo(t *testing.T) {
	url := promload.Start(t, mesh).URL
	for name, test := range map[string]struct{ settings, query, want string }{
		"a window below four scrapes":   {`{}`, `{"window": "30s"}`, "The window of 30s is shorter than four scrapes (1m)"},
		"a group that nothing carries":  {`{}`, `{"groupBy": ["destination.service", "user_teir"]}`, `No series carries the label "user_teir"`},
		"encryption as callers see it":  {`{}`, `{"queryType": "graph", "security": "mutual_tls"}`, `Use the reporter "destination"`},
		"a filter that nothing passes":  {`{}`, `{"signal": "mtlsRatio", "filters": [{"label": "response_code", "value": "503"}]}`, `have no label "response_code"`},
		"recorded counters":             {`{"recorded": {"prefix": "job:", "kind": "counters"}}`, `{"queryType": "graph"}`, "Record rates instead"},
		"a metric that nobody collects": {`{}`, `{"signal": "proxyCpu"}`, "proxyCpu is not collected here: no series of container_cpu_usage_seconds_total. The kubelet's cAdvisor emits it"},
		"a signal without traffic":      {`{}`, `{"source": {"workload": "nobody"}}`, "No series match this query"},
	} {
		t.Run(name, func(t *testing.T) {
			response := ask(t, source(t, url, test.settings), test.query, nil)
			if response.Error != nil {
				t.Fatal(response.Error)
			}
			var said []string
			for _, notice := range response.Frames[0].Meta.Notices {
				said = append(said, notice.Text)
			}
			if text := strings.Join(said, "\n"); !strings.Contains(text, test.want) {
				t.Errorf("the notices are\n%s\nwithout %q", text, test.want)
			}
			if name == "a signal without traffic" && strings.Contains(strings.Join(said, "\n"), "not collected") {
				t.Errorf("the metric is there, but the notices say otherwise: %v", said)
			}
		})
	}
	for _, notice := range ask(t, source(t, url, `{}`), `{}`, nil).Frames[0].Meta.Notices {
		t.Errorf("a plain query has the notice %q", notice.Text)
	}
}
