package prom_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/promql"
)

// Texts stand in an answer with escapes, in parts that arrive one after the other, and are longer than what is
// read at once.
func TestLabelsAreReadAsTheyWereWritten(t *testing.T) {
	words := []string{"a", `"`, `\`, `\"`, `\\`, "é", "🙂", "\u2028", "\n", "\t", "<&>", "}", "]", ",", ":", " ", "{", "null", strings.Repeat("x", 70_000)}
	random := rand.New(rand.NewPCG(1, 2))
	text := func() string {
		var b strings.Builder
		for range random.IntN(6) {
			// The longest is rare.
			b.WriteString(words[random.IntN(len(words)-min(1, random.IntN(20)))])
		}
		return b.String()
	}
	var want model.Vector
	for i := range 400 {
		metric := model.Metric{"n": model.LabelValue(fmt.Sprint(i))}
		for range random.IntN(5) {
			metric[model.LabelName("l"+text())] = model.LabelValue(text())
		}
		want = append(want, &model.Sample{Metric: metric, Timestamp: 1_800_000_000_123, Value: model.SampleValue(random.NormFloat64())})
	}
	answer := map[string]any{
		"status": "success", "later": []any{map[string]any{"a": []any{1, -2.5e3, true, nil, "x", []any{}, map[string]any{}}}},
		"data": map[string]any{"ignored": map[string]any{`"`: `\`}, "resultType": "vector", "result": want},
	}
	for name, write := range map[string]func(any) ([]byte, error){
		"compact":  json.Marshal,
		"indented": func(v any) ([]byte, error) { return json.MarshalIndent(v, "\r\n", "\t ") },
	} {
		written, err := write(answer)
		if err != nil {
			t.Fatal(err)
		}
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			for rest := written; len(rest) > 0; {
				n := min(len(rest), 1+rand.IntN(20_000))
				_, _ = w.Write(rest[:n])
				_ = http.NewResponseController(w).Flush()
				rest = rest[n:]
			}
		}))
		defer server.Close()
		c, err := prom.New(prom.Config{URL: server.URL, Timeout: time.Minute})
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		for _, asTable := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, as a table %t", name, asTable), func(t *testing.T) {
				result := c.Run(t.Context(), promql.Plan{{Part: up.Part, Expr: "up", Instant: true, Table: asTable}}, start)[up.Part]
				if result.Err != nil || len(result.Vector)+len(result.Table) != len(want) {
					t.Fatalf("%d series are read: %v", len(result.Vector)+len(result.Table), result.Err)
				}
				for i, sample := range want {
					if !asTable && !sample.Equal(result.Vector[i]) {
						t.Fatalf("series %d is\n%v rather than\n%v", i, result.Vector[i], sample)
					}
					if asTable && result.Table[i].Value != float64(sample.Value) {
						t.Fatalf("series %d is %g rather than %g", i, result.Table[i].Value, sample.Value)
					}
					for label, value := range sample.Metric {
						if asTable && result.Table[i].Get(string(label)) != string(value) {
							t.Fatalf("series %d has %q=%q rather than %q", i, label, result.Table[i].Get(string(label)), value)
						}
					}
				}
			})
		}
	}
}

func TestWhatIsNoJSONIsNoAnswer(t *testing.T) {
	const sentence = "answered with something other than Prometheus's JSON"
	for _, result := range []string{
		`[}`, `[{"metric":{"a" "b"},"value":[1,"1"]}]`, `[{"metric":{"a":1},"value":[1,"1"]}]`, `[{"metric":{a:"b"},"value":[1,"1"]}]`,
		`[{"metric":{"a":"\x"},"value":[1,"1"]}]`, `[{"metric":{},"value":[one,"1"]}]`, `[{"metric":{},"value":[1,"1",2]}]`,
		`[{"metric":{},"other":nothing}]`, `[{"metric":{},"other":}]`,
	} {
		for _, asTable := range []bool{false, true} {
			server := httptest.NewServer(answering(200, "application/json", `{"status":"success","data":{"resultType":"vector","result":`+result+`}}`))
			c, err := prom.New(prom.Config{URL: server.URL, Timeout: time.Minute})
			if err != nil {
				t.Fatal(err)
			}
			got := c.Run(t.Context(), promql.Plan{{Part: up.Part, Expr: "up", Instant: true, Table: asTable}}, start)[up.Part]
			if got.Err == nil || !strings.Contains(got.Err.Error(), sentence) {
				t.Errorf("%.60s: as a table %t: %d series, %v", result, asTable, len(got.Vector)+len(got.Table), got.Err)
			}
			c.Close()
			server.Close()
		}
	}
}

func TestASeriesWithoutLabelsHasNone(t *testing.T) {
	result := `[{"metric":{"a":"x"},"value":[1,"1"]},{"value":[1,"2"]}]`
	server := httptest.NewServer(answering(200, "application/json", `{"status":"success","data":{"resultType":"vector","result":`+result+`}}`))
	defer server.Close()
	c, err := prom.New(prom.Config{URL: server.URL, Timeout: time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	got := c.Run(t.Context(), promql.Plan{{Part: up.Part, Expr: "up", Instant: true, Table: true}}, start)[up.Part]
	if len(got.Table) != 2 || got.Table[0].Get("a") != "x" || got.Table[1].Get("a") != "" || got.Table[1].Value != 2 {
		t.Errorf("read are %v: %v", got.Table, got.Err)
	}
}
