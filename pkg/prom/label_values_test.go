package prom_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/promql"
)

var services = promql.Lookup{Label: "service", Selectors: []string{"requests", `bytes{a="b"}`}}

// partialAnswer is what is made of isPartial.
const partialAnswer = "The server says that its answer is partial: some of its storage nodes did not answer."

func TestLookUpsAreSortedAndSayWhatIsMissing(t *testing.T) {
	var asked []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_ = r.ParseForm()
		asked = append(asked, r.URL.Path+" "+strings.Join(r.Form["match[]"], " "))
		fmt.Fprint(w, `{"status":"success","isPartial":true,"data":["pay","cart"],"warnings":["a store is down"]}`)
	}))
	defer server.Close()
	client, err := prom.New(prom.Config{URL: server.URL, Timeout: time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		values, warnings, err := client.LabelValues(anyone(t), services, start)
		if err != nil || !slices.Equal(values, []string{"cart", "pay"}) || !slices.Equal(warnings, []string{"a store is down", partialAnswer}) {
			t.Errorf("values %v, warnings %q, %v", values, warnings, err)
		}
		// What one does with its list is nothing to the next.
		values[0] = "overwritten"
		names, warnings, err := client.LabelNames(anyone(t), services, start)
		if err != nil || !slices.Equal(names, []string{"cart", "pay"}) || !slices.Equal(warnings, []string{"a store is down", partialAnswer}) {
			t.Errorf("names %v, warnings %q, %v", names, warnings, err)
		}
	}
	if got := strings.Join(asked, "\n"); got != "/api/v1/label/service/values requests bytes{a=\"b\"}\n/api/v1/labels requests bytes{a=\"b\"}" {
		t.Errorf("asked\n%s", got)
	}
}

func TestLookUpsAreAskedOnceWithinAFewSeconds(t *testing.T) {
	c := count(t, answering(200, "application/json", `{"status":"success","data":["a"]}`))
	other := services
	other.Label = "namespace"
	for range 3 {
		for _, lookup := range []promql.Lookup{services, other} {
			if _, _, err := c.LabelValues(anyone(t), lookup, start); err != nil {
				t.Fatal(err)
			}
		}
	}
	if got := c.asked.Load(); got != 2 {
		t.Errorf("two look-ups ask the server %d times", got)
	}
	c.pass(3 * time.Second)
	if _, _, err := c.LabelValues(anyone(t), services, start); err != nil || c.asked.Load() != 3 {
		t.Errorf("after a few seconds the server is asked %d times (%v)", c.asked.Load(), err)
	}
}

func TestTheVersionIsAskedOnceWithinAFewSeconds(t *testing.T) {
	c := count(t, answering(200, "application/json", `{"status":"success","data":{"application":"Mimir","version":"2.17.0","features":{"a":1}}}`))
	for range 3 {
		if got := c.Build(anyone(t)).Name(); got != "Mimir 2.17.0" {
			t.Errorf("the server is %s", got)
		}
	}
	if got := c.asked.Load(); got != 1 {
		t.Errorf("the server is asked %d times", got)
	}
}

func TestAListThatIsTooLongIsCutAndSaysSo(t *testing.T) {
	list := func(count int) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			fmt.Fprint(w, `{"status":"success","data":["first"`)
			for i := range count - 1 {
				fmt.Fprintf(w, `,"service-%06d"`, i)
			}
			fmt.Fprint(w, `]}`)
		}
	}
	for name, test := range map[string]struct {
		handler http.HandlerFunc
		memory  int
		least   int
		want    string
	}{
		"as many as are read": {list(100_000), 0, 100_000, ""},
		"too many":            {list(100_001), 0, 100_000, "The list was cut at 100,000 values: narrow the query by namespace or workload, or shorten its time range."},
		"no memory":           {list(50_000), 1 << 20, 10_000, " values, since all answers that this data source holds at once may take 1 MiB: narrow the query"},
	} {
		t.Run(name, func(t *testing.T) {
			server := httptest.NewServer(test.handler)
			defer server.Close()
			client, err := prom.New(prom.Config{URL: server.URL, Timeout: time.Minute, MemoryBytes: test.memory})
			if err != nil {
				t.Fatal(err)
			}
			defer client.Close()
			values, warnings, err := client.LabelValues(anyone(t), services, start)
			if err != nil || len(values) < test.least || len(values) > 100_000 || (test.want == "") != (len(warnings) == 0) ||
				!strings.Contains(strings.Join(warnings, "\n"), test.want) {
				t.Errorf("%d values, warnings %q, %v", len(values), warnings, err)
			}
		})
	}
}

func TestALookUpThatIsAnsweredWithSomethingElseIsExplained(t *testing.T) {
	for body, want := range map[string]string{
		oneSample:                    "The server answered with a vector where a list was asked.",
		`{"status":"success"}`:       "The server answered with none where a list was asked.",
		`{"status":"success","data"`: "ends in the middle.",
		`<html></html>`:              "answered HTML instead of JSON",
		`{"status":"error","errorType":"bad_data","error":"invalid parameter"}`: "Prometheus did not accept the query: invalid parameter.",
	} {
		server := httptest.NewServer(answering(200, "application/json", body))
		client, err := prom.New(prom.Config{URL: server.URL, Timeout: time.Minute})
		if err != nil {
			t.Fatal(err)
		}
		_, _, err = client.LabelValues(anyone(t), services, start)
		expectDownstream(t, err, want)
		client.Close()
		server.Close()
	}
}

func TestAPartialAnswerIsAWarning(t *testing.T) {
	for body, want := range map[string]string{
		`{"status":"success","isPartial":true,"data":{"resultType":"vector","result":[]}}`:   partialAnswer,
		`{"status":"success","data":{"resultType":"vector","result":[]},"isPartial":true}`:   partialAnswer,
		`{"status":"success","isPartial":false,"data":{"resultType":"vector","result":[]}}`:  "",
		`{"status":"success","isPartial":"odd","data":{"resultType":"vector","result":[]}}`:  "",
		`{"status":"success","isPartial":null,"data":{"resultType":"vector","result":[]}}\n`: "",
	} {
		server := httptest.NewServer(answering(200, "application/json", body))
		result := askOnce(t, prom.Config{URL: server.URL})
		if got := strings.Join(result.Warnings, "\n"); result.Err != nil || got != want {
			t.Errorf("%s: warnings %q, %v", body, got, result.Err)
		}
		server.Close()
	}
}
