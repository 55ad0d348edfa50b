package query

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

// defaultOrigin is what Prometheus's discovery of pods leaves on every series.
var defaultOrigin = Origin{NamespaceLabel: "namespace", WorkloadLabel: istio.ContainerPodLabel}

// defaultApplications are the histograms that common libraries export.
func defaultApplications() []Application {
	var applications []Application
	for _, metric := range istio.ApplicationMetrics() {
		applications = append(applications, Application{Metric: metric, Unit: "s", Origin: defaultOrigin})
	}
	return applications
}

// readApplications reads a histogram, or a list of candidates. An empty list leaves Envoy's
// statistics alone.
func readApplications(into *[]Application, raw json.RawMessage) error {
	var list []json.RawMessage
	if !bytes.HasPrefix(bytes.TrimSpace(raw), []byte("[")) {
		application, err := decodeApplication(raw)
		if err == nil && application.Metric != "" {
			*into = []Application{application}
		}
		return err
	}
	if err := json.Unmarshal(raw, &list); err != nil {
		return fieldErrorf("", "%s is not a list.", abbreviate(raw))
	}
	applications := []Application{}
	for i, member := range list {
		application, err := decodeApplication(member)
		if err == nil && application.Metric == "" {
			err = fieldErrorf("metric", "it is missing. Name a histogram, for example %q.", istio.ServerRequestDuration)
		}
		if err != nil {
			return under("["+strconv.Itoa(i)+"]", err)
		}
		applications = append(applications, application)
	}
	*into = applications
	return nil
}

// applicationUnits are those in which a histogram of durations may be.
var applicationUnits = []string{"s", "ms"}

// decodeApplication reads {metric, unit, namespaceLabel, workloadLabel}; all but the metric have a
// default, the unit where the metric's name tells it. Without a metric it is empty.
func decodeApplication(raw json.RawMessage) (Application, error) {
	object, err := decodeObject(raw)
	if err != nil {
		return Application{}, err
	}
	application := Application{Origin: defaultOrigin}
	for _, key := range sortedKeys(object) {
		if string(object[key]) == `""` {
			continue
		}
		switch key {
		case "metric":
			application.Metric, err = decodeMetric(object[key])
		case "unit":
			application.Unit, err = decodeEnum(object[key], applicationUnits)
		default:
			err = application.readLabel(key, object[key], []string{"metric", "unit"})
		}
		if err != nil {
			return Application{}, under(key, err)
		}
	}
	if application.Metric == "" {
		return Application{}, nil
	}
	if application.Unit == "" {
		if application.Unit = unitOf(application.Metric); application.Unit == "" {
			return Application{}, fieldErrorf("unit", "%s does not tell it by its name. Use %s.", application.Metric, quoteList(applicationUnits))
		}
	}
	return application, nil
}

// unitOf is the unit that ends a metric's name, empty where none does.
func unitOf(metric string) string {
	switch {
	case strings.HasSuffix(metric, "_milliseconds") || strings.HasSuffix(metric, "_ms"):
		return "ms"
	case strings.HasSuffix(metric, "_seconds"):
		return "s"
	}
	return ""
}

func decodeMetric(raw json.RawMessage) (string, error) {
	text, err := decodeText(raw)
	if err == nil {
		err = leftoverVariable(text)
	}
	if err == nil && !metricForm.MatchString(text) {
		err = fieldErrorf("", "%q is not a metric's name. Use letters, digits, underscores and colons.", text)
	}
	return text, err
}

// decodeOrigin reads {namespaceLabel, workloadLabel}.
func decodeOrigin(raw json.RawMessage) (Origin, error) {
	object, err := decodeObject(raw)
	if err != nil {
		return Origin{}, err
	}
	origin := defaultOrigin
	for _, key := range sortedKeys(object) {
		if string(object[key]) == `""` {
			continue
		}
		if err := origin.readLabel(key, object[key], nil); err != nil {
			return defaultOrigin, under(key, err)
		}
	}
	return origin, nil
}

// readLabel reads a label's name; others are the members that stand beside the labels.
func (o *Origin) readLabel(key string, raw json.RawMessage, others []string) error {
	label, err := decodeText(raw)
	if err == nil {
		err = validateLabel(label)
	}
	switch key {
	case "namespaceLabel":
		o.NamespaceLabel = label
	case "workloadLabel":
		o.WorkloadLabel = label
	default:
		known := slices.Concat(others, []string{"namespaceLabel", "workloadLabel"})
		return fieldErrorf("", "there is no such field. Use %s.", quoteList(known))
	}
	return err
}
