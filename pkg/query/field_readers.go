package query

import (
	"encoding/json"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

var (
	reporters        = []Reporter{Auto, Source, Destination, Waypoint}
	errorDefinitions = []Errors{Errors5xx, Errors4xx5xx, ErrorsNon2xx}
	nodeKinds        = []NodeKind{NodeWorkload, NodeService, NodeApp, NodeVersion, NodeNamespace, NodeCluster}
	includes         = []Include{IncludeLatency, IncludeSecurity, IncludeTCP, IncludeThroughput, IncludeResilience, IncludeWaypoints}
)

// The forms of a metric query's answer.
const (
	formatTimeSeries = "timeSeries"
	formatTable      = "table"
)

// into reads a value and puts it where it belongs, unless it is wrong.
func into[S, T any](place func(*S) *T, decode func(json.RawMessage) (T, error)) func(*S, json.RawMessage) error {
	return func(s *S, raw json.RawMessage) error {
		value, err := decode(raw)
		if err == nil {
			*place(s) = value
		}
		return err
	}
}

// oneOf decodes a string that has to be one of a few.
func oneOf[T ~string](allowed []T) func(json.RawMessage) (T, error) {
	return func(raw json.RawMessage) (T, error) { return decodeEnum(raw, allowed) }
}

// upTo decodes a number from 0 to most.
func upTo(most float64) func(json.RawMessage) (float64, error) {
	return func(raw json.RawMessage) (float64, error) { return decodeNumber(raw, 0, most) }
}

// atLeast decodes a whole number that is not below least.
func atLeast(least int) func(json.RawMessage) (int, error) {
	return func(raw json.RawMessage) (int, error) { return decodeCount(raw, least, math.MaxInt32) }
}

func readSchemaVersion(_ *draft, raw json.RawMessage) error {
	version, err := decodeCount(raw, 0, math.MaxInt32)
	if err == nil && version > CurrentSchemaVersion {
		return fieldErrorf("", "%d is newer than this plugin knows (%d). Update the plugin.", version, CurrentSchemaVersion)
	}
	return err
}

func readFormat(d *draft, raw json.RawMessage) error {
	format, err := decodeEnum(raw, []string{formatTimeSeries, formatTable})
	d.Table = format == formatTable
	return err
}

// readStatistics keeps the default where the list is empty: there is nothing to compute otherwise.
func readStatistics(d *draft, raw json.RawMessage) error {
	statistics, err := decodeStatistics(raw)
	if err == nil && len(statistics) > 0 {
		d.Statistics = statistics
	}
	return err
}

func decodeSignal(raw json.RawMessage) (string, error) {
	text, err := decodeText(raw)
	if err != nil {
		return "", err
	}
	if err := leftoverVariable(text); err != nil {
		return "", err
	}
	if _, ok := istio.FindSignal(text); !ok {
		names := namesOf(istio.Catalogue(), func(signal istio.Signal) string { return signal.Name })
		return "", fieldErrorf("", "there is no signal %q. Use %s.", text, quoteList(names))
	}
	return text, nil
}

func decodeLegend(raw json.RawMessage) (string, error) {
	text, err := decodeText(raw)
	if err != nil {
		return "", err
	}
	return text, leftoverVariable(text)
}

// flagForm admits Envoy's flags, ztunnel's words and "-" for none.
var flagForm = regexp.MustCompile(`^(-|[A-Za-z][A-Za-z0-9_]*)$`)

// decodeResponseFlags reads a list without repetitions.
func decodeResponseFlags(raw json.RawMessage) ([]string, error) {
	names, err := decodeStrings(raw)
	if err != nil {
		return nil, err
	}
	var flags []string
	for i, name := range names {
		if name == "" {
			continue
		}
		if err := leftoverVariable(name); err != nil {
			return nil, under("["+strconv.Itoa(i)+"]", err)
		}
		if !flagForm.MatchString(name) {
			return nil, fieldErrorf("["+strconv.Itoa(i)+"]", "%q is not a response flag. Use one such as \"UT\" or \"URX\", or \"-\" for none; write several as a list.", name)
		}
		if !slices.Contains(flags, name) {
			flags = append(flags, name)
		}
	}
	return flags, nil
}

func decodeInclude(raw json.RawMessage) (map[Include]bool, error) {
	names, err := decodeStrings(raw)
	if err != nil {
		return nil, err
	}
	parts := map[Include]bool{}
	for i, name := range names {
		if !slices.Contains(includes, Include(name)) {
			return nil, fieldErrorf("["+strconv.Itoa(i)+"]", "%q is not known. Use %s.", name, quoteList(includes))
		}
		parts[Include(name)] = true
	}
	return parts, nil
}

// decodeLabel reads the name of a label, or what stands for one.
func decodeLabel(raw json.RawMessage) (string, error) {
	text, err := decodeText(raw)
	if err != nil {
		return "", err
	}
	key, err := parseGroupKey(text)
	return key.Label, err
}

func decodeGroupBy(raw json.RawMessage) ([]GroupKey, error) {
	names, err := decodeStrings(raw)
	if err != nil {
		return nil, err
	}
	return groupKeys(names)
}

// groupKeys are the labels behind names, each once.
func groupKeys(names []string) ([]GroupKey, error) {
	var keys []GroupKey
	for i, name := range names {
		key, err := parseGroupKey(name)
		if err != nil {
			return nil, under("["+strconv.Itoa(i)+"]", err)
		}
		if !slices.ContainsFunc(keys, func(other GroupKey) bool { return other.Label == key.Label }) {
			keys = append(keys, key)
		}
	}
	return keys, nil
}

// parseGroupKey finds the label behind "source.workload", "responseCode" or a label's own name.
func parseGroupKey(name string) (GroupKey, error) {
	if label, ok := istio.RequestLabel(name); ok {
		return GroupKey{name, label}, nil
	}
	side, property, dotted := strings.Cut(name, ".")
	if !dotted {
		return GroupKey{name, name}, validateLabel(name)
	}
	var label string
	var ok bool
	var properties []string
	switch side {
	case "source":
		label, ok = istio.SourceLabel(property)
		properties = istio.EndpointProperties()
	case "destination":
		label, ok = istio.DestinationLabel(property)
		properties = istio.DestinationProperties()
	default:
		return GroupKey{}, fieldErrorf("", "%q starts with neither \"source.\" nor \"destination.\". Use for example \"source.workload\", or a label's own name.", name)
	}
	if !ok {
		return GroupKey{}, fieldErrorf("", "the %s has no property %q. Use %s.", side, property, quoteList(properties))
	}
	return GroupKey{name, label}, nil
}
