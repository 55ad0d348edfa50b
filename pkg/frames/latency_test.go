package frames_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/alidade-mesh/alidade/pkg/frames"
	"github.com/alidade-mesh/alidade/pkg/latency"
)

func ms(value float64) *float64 { return &value }

// twoRows are a pair in three parts, and a call that never arrived.
func twoRows() []latency.Row {
	none := latency.Measured{Percentiles: []latency.Percentile{{}}}
	return []latency.Row{
		{
			Time:      time.Unix(60, 0).UTC(),
			Labels:    map[string]string{"source_workload": "web", "destination_workload": "pay"},
			Reporters: []string{"source", "destination"}, RequestRate: 2, AttemptsPerRequest: ms(1),
			Source:       latency.Measured{MeanMs: ms(100), Percentiles: []latency.Percentile{{Ms: ms(240), FromMs: ms(100), ToMs: ms(250)}}},
			Destination:  latency.Measured{MeanMs: ms(70), Percentiles: []latency.Percentile{{Ms: ms(4000), FromMs: ms(4000)}}},
			Application:  latency.Measured{MeanMs: ms(50), Percentiles: []latency.Percentile{{Ms: ms(90)}}},
			CallerSideMs: ms(30), CallerProxyMs: ms(10), NetworkMs: ms(20), ReceivingProxyMs: ms(20), ApplicationMs: ms(50),
			Dominant: latency.Application, Confidence: latency.High, Notes: []string{"One.", "Two."},
		},
		{
			Time:      time.Unix(120, 0).UTC(),
			Labels:    map[string]string{"source_workload": "web", "destination_workload": "unknown", "destination_service_name": "api"},
			Reporters: []string{"source"}, RequestRate: 1,
			Source: latency.Measured{MeanMs: ms(5), Percentiles: []latency.Percentile{{}}}, Destination: none, Application: none,
			NotSplitMs: ms(5), Dominant: latency.Unknown, Confidence: latency.Low,
		},
	}
}

func TestABreakdownIsARowAPairAndATime(t *testing.T) {
	q := decode(t, `{"queryType": "latency", "instant": false, "statistics": ["mean", "p99.9"], "groupBy": ["source.workload", "destination.workload"]}`)
	made := overTheWire(t, frames.Latency(twoRows(), frames.Context{Query: q, DatasourceUID: "uid", Notices: []data.Notice{{Text: "cut"}}}))
	frame := made[0]
	if frame.Name != "breakdown" || len(made) != 1 {
		t.Fatalf("the frames are %d, the first %q", len(made), frame.Name)
	}
	want := map[string]string{
		"source_workload": `["web","web"]`, "destination_workload": `["pay","unknown"]`, "destination_service_name": `["","api"]`,
		"reporter": `["source,destination","source"]`, "requestRate": `[2,1]`,
		"sourceMeanMs": `[100,5]`, "destinationMeanMs": `[70,null]`, "applicationMeanMs": `[50,null]`,
		"callerSideMs": `[30,null]`, "callerProxyMs": `[10,null]`, "networkMs": `[20,null]`, "receivingProxyMs": `[20,null]`, "applicationMs": `[50,null]`, "notSplitMs": `[null,5]`,
		"sourceP99_9Ms": `[240,null]`, "sourceP99_9FromMs": `[100,null]`, "sourceP99_9ToMs": `[250,null]`,
		"destinationP99_9Ms": `[4000,null]`, "destinationP99_9FromMs": `[4000,null]`, "destinationP99_9ToMs": `[null,null]`,
		"applicationP99_9Ms": `[90,null]`, "attemptsPerRequest": `[1,null]`,
		"dominant": `["application","unknown"]`, "confidence": `["high","low"]`, "notes": `["One.\nTwo.",""]`,
		"time": `["1970-01-01T00:01:00Z","1970-01-01T00:02:00Z"]`,
	}
	for _, field := range frame.Fields {
		var values []any
		for i := range field.Len() {
			values = append(values, field.At(i))
		}
		got, err := json.Marshal(values)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want[field.Name] {
			t.Errorf("%s holds %s instead of %s", field.Name, got, want[field.Name])
		}
		if strings.HasSuffix(field.Name, "Ms") && field.Config.Unit != "ms" {
			t.Errorf("%s has the unit %q", field.Name, field.Config.Unit)
		}
		delete(want, field.Name)
	}
	if len(want) > 0 {
		t.Errorf("these fields are missing: %v", want)
	}
	custom, err := json.Marshal(frame.Meta.Custom)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{`"kind":"alidade.latency"`, `"queryType":"latency"`, `"instant":false`, `"datasourceUid":"uid"`} {
		if !strings.Contains(string(custom), part) {
			t.Errorf("meta.custom is %s without %s", custom, part)
		}
	}
	if len(frame.Meta.Notices) != 1 {
		t.Errorf("the notices are %v", frame.Meta.Notices)
	}
}

func TestAnInstantBreakdownHasNoTimeAndAnEmptyOneItsColumns(t *testing.T) {
	q := decode(t, `{"queryType": "latency", "groupBy": ["source.workload", "destination.workload"]}`)
	made := frames.Latency(nil, frames.Context{Query: q})
	if field, _ := made[0].FieldByName("time"); field != nil {
		t.Error("an instant has times")
	}
	for _, name := range []string{"source_workload", "destination_workload", "sourceP95ToMs", "notes"} {
		if field, _ := made[0].FieldByName(name); field == nil || field.Len() != 0 {
			t.Errorf("the empty column %s is missing", name)
		}
	}
}

func TestAComparedBreakdownHasItsNumbersOfBefore(t *testing.T) {
	q := decode(t, `{"queryType": "latency", "compareTo": "1d", "groupBy": ["source.workload", "destination.workload"]}`)
	rows := latency.ComparedWith(twoRows()[:1], twoRows(), q)
	frame := overTheWire(t, frames.Latency(rows, frames.Context{Query: q}))[0]
	want := map[string]string{
		"destination_workload": `["pay","unknown"]`, "requestRate": `[2,null]`, "requestRateBefore": `[2,1]`,
		"sourceMeanMs": `[100,null]`, "sourceMeanMsBefore": `[100,5]`, "destinationMeanMsBefore": `[70,null]`, "applicationMeanMsBefore": `[50,null]`,
		"callerSideMsBefore": `[30,null]`, "callerProxyMsBefore": `[10,null]`, "networkMsBefore": `[20,null]`,
		"receivingProxyMsBefore": `[20,null]`, "applicationMsBefore": `[50,null]`, "notSplitMs": `[null,null]`, "notSplitMsBefore": `[null,5]`,
		"sourceP95Ms": `[240,null]`, "sourceP95FromMs": `[100,null]`, "sourceP95MsBefore": `[240,null]`,
		"destinationP95MsBefore": `[4000,null]`, "applicationP95MsBefore": `[90,null]`,
		"change": `["same","removed"]`, "dominant": `["application","unknown"]`, "reporter": `["source,destination",""]`,
		"notes": `["One.\nTwo.","There were such calls 1d ago, and there are none now."]`,
	}
	for name, values := range want {
		field, _ := frame.FieldByName(name)
		if field == nil {
			t.Errorf("there is no %s", name)
			continue
		}
		var all []any
		for i := range field.Len() {
			all = append(all, field.At(i))
		}
		if got, err := json.Marshal(all); err != nil || string(got) != values {
			t.Errorf("%s holds %s instead of %s", name, got, values)
		}
	}
	for _, name := range []string{"sourceP95FromMsBefore", "sourceP95ToMsBefore", "attemptsPerRequestBefore"} {
		if field, _ := frame.FieldByName(name); field != nil {
			t.Errorf("there is a column %s", name)
		}
	}
	plain := frames.Latency(twoRows(), frames.Context{Query: decode(t, `{"queryType": "latency"}`)})[0]
	for _, name := range []string{"change", "requestRateBefore"} {
		if field, _ := plain.FieldByName(name); field != nil {
			t.Errorf("a breakdown that is not compared has a column %s", name)
		}
	}
}
