package plugin_test

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
)

// reported is a mesh as its proxies reported it, and what is right to answer about it.
type reported struct {
	// series are in the language of reportedLoad.
	series string
	// settings are the data source's jsonData; empty are the defaults.
	settings string
	asked    []reportedQuestion
}

// reportedQuestion is a query, the whole answer to it and the words of each notice.
type reportedQuestion struct {
	query string
	// answer is in the words of told, its lines in any order.
	answer  string
	notices []string
}

// drawn is a query for a graph of the last five minutes; more of it is JSON.
func drawn(more string) string { return `{"queryType": "graph", "window": "5m"` + more + `}` }

// measured is a query for a signal over the last five minutes, grouped by these names.
func measured(signal, groups, more string) string {
	var quoted []string
	for _, group := range strings.Fields(groups) {
		quoted = append(quoted, strconv.Quote(group))
	}
	return `{"signal": "` + signal + `", "instant": true, "window": "5m", "groupBy": [` + strings.Join(quoted, ", ") + `]` + more + `}`
}

// byPair groups by who calls which service.
const byPair = "source.workload destination.service"

func checkReported(t *testing.T, cases map[string]reported) {
	t.Helper()
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			settings := test.settings
			if settings == "" {
				settings = `{}`
			}
			d := source(t, promload.Start(t, reportedLoad(t, test.series)).URL, settings)
			for _, question := range test.asked {
				response := ask(t, d, question.query, nil)
				if got, want := told(t, response), inLines(question.answer); got != want {
					t.Errorf("%s\nis answered with\n%swhile right is\n%s", question.query, got, want)
				}
				checkNotices(t, question, response)
			}
		})
	}
}

// checkNotices finds each notice by its words, and no other.
func checkNotices(t *testing.T, question reportedQuestion, response backend.DataResponse) {
	t.Helper()
	var said []string
	for _, notice := range strings.Split(texts(response), "\n") {
		if notice != "" {
			said = append(said, notice)
		}
	}
	for _, words := range question.notices {
		at := slices.IndexFunc(said, func(notice string) bool { return strings.Contains(notice, words) })
		if at < 0 {
			t.Errorf("%s\ndoes not say %q", question.query, words)
			continue
		}
		said = slices.Delete(said, at, at+1)
	}
	for _, notice := range said {
		t.Errorf("%s\nsays beside that %q", question.query, notice)
	}
}

// inLines sorts lines and drops their indentation.
func inLines(text string) string {
	var lines []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n") + "\n"
}

// told is an answer as sorted lines, its numbers as exact as a millionth:
//
//	source_workload=web destination_service_name=pay 1     a series, with its latest value
//	workload/c1/shop/web v1 healthy                        a node, its versions, its role and its health
//	workload/c1/shop/web -> service/c1/bank/pay http 2/s failed=1 by=source
//	workload/c1/shop/web -> service/c1/bank/pay: http 503 UH 2/s     how its calls ended
//	caller=web called=pay …                                a row of a breakdown: all that is known
//	v1                                                     a value
func told(t *testing.T, response backend.DataResponse) string {
	t.Helper()
	if response.Error != nil {
		return "error " + response.Error.Error() + "\n"
	}
	var lines []string
	for _, f := range response.Frames {
		switch f.Name {
		case "nodes", "edges", "responses", "breakdown", "values":
			rows, err := f.RowLen()
			if err != nil {
				t.Fatal(err)
			}
			for row := range rows {
				lines = append(lines, rowLine[f.Name](cells(f, row)))
			}
		default:
			for _, field := range f.Fields {
				if field.Len() > 0 && field.Type().Numeric() {
					lines = append(lines, seriesLine(t, field))
				}
			}
		}
	}
	return inLines(strings.Join(lines, "\n"))
}

func seriesLine(t *testing.T, field *data.Field) string {
	t.Helper()
	value, err := field.FloatAt(field.Len() - 1)
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, name := range slices.Sorted(maps.Keys(field.Labels)) {
		words = append(words, name+"="+field.Labels[name])
	}
	return strings.Join(append(words, rounded(value)), " ")
}

// cells are the values of a row that are known, as text.
func cells(f *data.Frame, row int) map[string]string {
	all := map[string]string{}
	for _, field := range f.Fields {
		value, ok := field.ConcreteAt(row)
		if number, is := value.(float64); is {
			value = rounded(number)
		}
		if text := fmt.Sprint(value); ok && text != "" {
			all[field.Name] = text
		}
	}
	return all
}

func rounded(value float64) string {
	return strconv.FormatFloat(math.Round(value*1e6)/1e6, 'f', -1, 64)
}

var rowLine = map[string]func(map[string]string) string{
	"nodes": func(row map[string]string) string {
		return strings.Join(slices.DeleteFunc([]string{row["id"], row["version"], row["role"], row["health"], row["change"]}, isEmpty), " ")
	},
	"edges": func(row map[string]string) string {
		words := []string{row["source"], "->", row["target"], row["protocols"]}
		if rate, ok := row["requestRate"]; ok {
			words = append(words, rate+"/s")
		}
		for _, known := range [][2]string{
			{"failed", "errorRatio"}, {"p95", "latencyMs"}, {"mean", "latencyMeanMs"}, {"mtls", "mtlsRatio"},
			{"requested", "requestThroughput"}, {"responded", "responseThroughput"},
			{"sent", "tcpSentThroughput"}, {"received", "tcpReceivedThroughput"},
			{"connections", "tcpConnectionRate"}, {"lost", "tcpFailureRatio"},
			{"messages", "requestMessageRate"}, {"answers", "responseMessageRate"},
			{"by", "reporter"}, {"change", "change"},
		} {
			if value, ok := row[known[1]]; ok {
				words = append(words, known[0]+"="+value)
			}
		}
		return strings.Join(words, " ")
	},
	"responses": func(row map[string]string) string {
		return strings.Replace(row["edge"], "->", " -> ", 1) + ": " + strings.Join(slices.DeleteFunc([]string{
			row["protocol"], row["code"], row["grpcStatus"], row["flags"], row["rate"] + "/s",
		}, isEmpty), " ")
	},
	"breakdown": func(row map[string]string) string {
		words := []string{"caller=" + row["source_workload"], "called=" + row["destination_workload"]}
		for _, name := range slices.Sorted(maps.Keys(row)) {
			if _, err := strconv.ParseFloat(row[name], 64); err == nil || name == "reporter" || name == "dominant" {
				words = append(words, name+"="+row[name])
			}
		}
		return strings.Join(words, " ")
	},
	"values": func(row map[string]string) string { return row["value"] },
}

func isEmpty(word string) bool { return word == "" }
