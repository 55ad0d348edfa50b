package prom

import (
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"

	jsoniter "github.com/json-iterator/go"
	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/vector"
)

// Bounds on one answer, of series or of values that are looked up. Decoded, what they let through takes up
// to about 150 MiB. A graph of the 20,000 edges that are drawn at most is read as tables, which take a third
// of the memory: it has some ten series an edge, of some 1,000 bytes each, and is answered whole.
const (
	maxSeries      = 100_000
	maxAnswerBytes = 64 << 20
	maxTableSeries = 300_000
	maxTableBytes  = 320 << 20
)

// decoder reads an answer as it arrives, so that memory holds the series and never the text.
type decoder struct {
	*jsoniter.Iterator
	body   *boundedBody
	answer *answer
	// texts holds each label name and value once: the series of a mesh repeat them.
	texts map[string]string
	// table makes a vector of the series in place of samples; nil where samples are wanted. labels and values
	// are those of the series that is read.
	table          *vector.Builder
	labels, values []string
	// mostSeries and mostBytes are the bounds on the answer.
	mostSeries, mostBytes int
	// claim asks for so much memory in all, and granted is how much was given.
	claim   func(sizeBytes int) (granted int, err error)
	granted int
	// refused is why no more memory is given and the answer cannot be cut either; nil where it is.
	refused error
}

// decode reads an answer, up to the bounds on one and to those on the memory that is claimed for it. An
// instant's can be read as a table.
func decode(body io.Reader, claim func(sizeBytes int) (int, error), asTable bool) (*answer, error) {
	const bufferBytes = 64 << 10
	d := &decoder{answer: &answer{}, texts: map[string]string{}, claim: claim, mostSeries: maxSeries, mostBytes: maxAnswerBytes}
	if asTable {
		d.table, d.mostSeries, d.mostBytes = &d.answer.table, maxTableSeries, maxTableBytes
	}
	d.body = &boundedBody{reader: body, left: d.mostBytes}
	d.Iterator = jsoniter.Parse(jsoniter.ConfigDefault, d.body, bufferBytes)
	for field := d.ReadObject(); field != "" && d.going(); field = d.ReadObject() {
		switch field {
		case "status":
			d.answer.status = d.ReadString()
		case "errorType":
			d.answer.errorType = d.ReadString()
		case "error":
			d.answer.error = d.ReadString()
		case "warnings":
			d.answer.warnings = d.list()
		case "infos":
			d.answer.infos = d.list()
		case "isPartial":
			d.answer.partial = d.yes()
		case "data":
			d.data()
		default:
			d.Skip()
		}
	}
	return d.answer, d.failure()
}

// going is false once the answer is cut or cannot be read on.
func (d *decoder) going() bool {
	return d.answer.cut == "" && d.Error == nil && d.refused == nil
}

// grow asks for the memory of what has been read. Where there is none the answer ends here: cut, or,
// where it waited in vain for others, with an error.
func (d *decoder) grow() {
	if d.answer.sizeBytes <= d.granted {
		return
	}
	granted, err := d.claim(d.answer.sizeBytes)
	var full memoryFull
	switch {
	case err == nil:
		d.granted = granted
	case errors.As(err, &full):
		d.answer.passing = true
		d.answer.cut = fmt.Sprintf("The answer was cut after %s, since all answers that this data source holds at once may take %s: narrow the query by namespace or workload, shorten its time range, or ask for less at once.",
			d.count(), mebibytes(full.capacity))
	default:
		d.refused = err
	}
}

// count is how much was read, in words.
func (d *decoder) count() string {
	if d.answer.isList {
		return thousands(len(d.answer.texts)) + " values"
	}
	return thousands(d.answer.series()) + " series"
}

// failure is why reading ended before the answer did; nil where it is whole, or cut at a bound.
func (d *decoder) failure() error {
	switch {
	case d.answer.cut != "":
		return nil
	case d.refused != nil:
		return d.refused
	case errors.Is(d.body.err, errFull):
		d.answer.cut = fmt.Sprintf("The answer was cut at %d MiB, after %s: narrow the query by namespace or workload, or shorten its time range.",
			d.mostBytes>>20, d.count())
		return nil
	case d.body.err != nil && d.body.err != io.EOF:
		return brokenOff{cause: d.body.err}
	case d.Error == nil:
		return nil
	case d.body.err == io.EOF:
		return brokenOff{}
	}
	return unreadable{d.Error}
}

func (d *decoder) list() []string {
	var texts []string
	for d.ReadArray() {
		texts = append(texts, d.ReadString())
	}
	return texts
}

// yes reads whether something holds; whatever is not true does not.
func (d *decoder) yes() bool {
	if d.WhatIsNext() == jsoniter.BoolValue {
		return d.ReadBool()
	}
	d.Skip()
	return false
}

// text reads a text; whatever else stands in its place is none.
func (d *decoder) text() string {
	if d.WhatIsNext() == jsoniter.StringValue {
		return d.ReadString()
	}
	d.Skip()
	return ""
}

func (d *decoder) data() {
	switch d.WhatIsNext() {
	case jsoniter.ArrayValue:
		d.elements()
		return
	case jsoniter.ObjectValue:
	default:
		d.Skip()
		return
	}
	for field := d.ReadObject(); field != "" && d.going(); field = d.ReadObject() {
		switch {
		case field == "resultType":
			d.answer.resultType = d.ReadString()
		case field == "result" && d.WhatIsNext() == jsoniter.ArrayValue:
			d.series()
		case field == "application":
			d.answer.build.Application = d.text()
		case field == "version":
			d.answer.build.Version = d.text()
		default:
			d.Skip()
		}
	}
}

// elements reads a list of texts.
func (d *decoder) elements() {
	d.answer.isList = true
	for d.ReadArray() {
		if len(d.answer.texts) == maxSeries {
			d.answer.cut = "The list was cut at " + thousands(maxSeries) + " values: narrow the query by namespace or workload, or shorten its time range."
			return
		}
		text := d.text()
		d.answer.texts = append(d.answer.texts, text)
		d.answer.sizeBytes += textBytes + len(text)
		if d.grow(); !d.going() {
			return
		}
	}
}

// series reads the elements of a result. Those of a scalar or a text are no objects and are passed
// over, since the type of the result says what is wrong.
func (d *decoder) series() {
	for d.ReadArray() {
		if d.WhatIsNext() != jsoniter.ObjectValue {
			d.Skip()
		} else if d.answer.series() == d.mostSeries {
			d.answer.cut = "The answer was cut at " + thousands(d.mostSeries) + " series: narrow the query by namespace or workload, or group by fewer labels."
		} else {
			d.oneSeries()
		}
		if d.grow(); !d.going() {
			return
		}
	}
}

// oneSeries reads a series with one value or with several, whichever the server sent; what broke off
// in the middle is left out. Native histograms are passed over: no expression asks for one.
func (d *decoder) oneSeries() {
	var metric model.Metric
	var values []model.SamplePair
	var one, several bool
	// A series may come without labels.
	d.labels, d.values = d.labels[:0], d.values[:0]
	for field := d.ReadObject(); field != ""; field = d.ReadObject() {
		switch field {
		case "metric":
			if d.table != nil {
				d.row()
			} else {
				metric = d.metric()
			}
		case "value":
			one = true
			values = append(values, d.sample())
		case "values":
			several = true
			for d.ReadArray() {
				values = append(values, d.sample())
			}
		default:
			d.Skip()
		}
	}
	if d.Error != nil {
		return
	}
	switch {
	case one && d.table != nil:
		d.table.Add(d.labels, d.values, float64(values[0].Value))
		d.answer.sizeBytes += rowBytes + len(d.values)*textBytes
		return
	case one:
		d.answer.vector = append(d.answer.vector, &model.Sample{Metric: metric, Timestamp: values[0].Timestamp, Value: values[0].Value})
	case several:
		d.answer.matrix = append(d.answer.matrix, &model.SampleStream{Metric: metric, Values: values})
	}
	d.answer.sizeBytes += seriesBytes + len(metric)*labelBytes + cap(values)*sampleBytes
}

func (d *decoder) metric() model.Metric {
	metric := model.Metric{}
	for name := d.ReadObject(); name != ""; name = d.ReadObject() {
		metric[model.LabelName(d.once(name))] = model.LabelValue(d.once(d.ReadString()))
	}
	return metric
}

// row reads the labels of a series of a table.
func (d *decoder) row() {
	for name := d.ReadObject(); name != ""; name = d.ReadObject() {
		d.labels = append(d.labels, d.once(name))
		d.values = append(d.values, d.once(d.ReadString()))
	}
}

// once is a text as it was first read.
func (d *decoder) once(text string) string {
	if known, ok := d.texts[text]; ok {
		return known
	}
	d.texts[text] = text
	d.answer.sizeBytes += len(text)
	return text
}

// sample reads [seconds, "value"].
func (d *decoder) sample() (pair model.SamplePair) {
	if d.ReadArray() {
		pair.Timestamp = model.Time(math.Round(d.ReadFloat64() * 1000))
	}
	if d.ReadArray() {
		value, err := strconv.ParseFloat(string(d.ReadStringAsSlice()), 64)
		if err != nil {
			d.ReportError("sample", "the value is not a number")
		}
		pair.Value = model.SampleValue(value)
	}
	if d.ReadArray() {
		d.ReportError("sample", "there is more than a time and a value")
	}
	return pair
}

// mebibytes writes a number of bytes as MiB, or as KiB where it is less than one.
func mebibytes(bytes int) string {
	if bytes < 1<<20 {
		return thousands(bytes>>10) + " KiB"
	}
	return thousands(bytes>>20) + " MiB"
}

// thousands writes a number as prose does: 100,000.
func thousands(n int) string {
	text := strconv.Itoa(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}
