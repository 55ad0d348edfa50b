package query

import (
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

// fields maps every field of MeshQuery to how it is read.
var fields = map[string]func(*draft, json.RawMessage) error{
	"schemaVersion": func(d *draft, raw json.RawMessage) error {
		version, err := decodeCount(raw, 0)
		if err == nil && version > CurrentSchemaVersion {
			return fieldErrorf("", "%d is newer than this plugin knows (%d). Update the plugin.", version, CurrentSchemaVersion)
		}
		return err
	},
	"queryType": func(d *draft, raw json.RawMessage) (err error) {
		d.Type, err = decodeEnum(raw, types)
		return err
	},
	"source": func(d *draft, raw json.RawMessage) (err error) {
		d.Source, err = decodePeer(raw, istio.EndpointProperties())
		return err
	},
	"destination": func(d *draft, raw json.RawMessage) (err error) {
		d.Destination, err = decodePeer(raw, DestinationProperties())
		return err
	},
	"either": func(d *draft, raw json.RawMessage) (err error) {
		d.Either, err = decodePeer(raw, istio.EndpointProperties())
		return err
	},
	"reporter": func(d *draft, raw json.RawMessage) (err error) {
		d.Reporter, err = decodeEnum(raw, reporters)
		return err
	},
	"protocol":      func(d *draft, raw json.RawMessage) error { return d.Protocol.UnmarshalJSON(raw) },
	"responseCode":  func(d *draft, raw json.RawMessage) error { return d.ResponseCode.UnmarshalJSON(raw) },
	"grpcStatus":    func(d *draft, raw json.RawMessage) error { return d.GRPCStatus.UnmarshalJSON(raw) },
	"security":      func(d *draft, raw json.RawMessage) error { return d.Security.UnmarshalJSON(raw) },
	"responseFlags": readResponseFlags,
	"filters": func(d *draft, raw json.RawMessage) (err error) {
		d.Filters, err = decodeFilters(raw)
		return err
	},
	"errors": func(d *draft, raw json.RawMessage) (err error) {
		d.Errors, err = decodeEnum(raw, errorDefinitions)
		return err
	},
	"window": func(d *draft, raw json.RawMessage) (err error) {
		d.window, err = decodeText(raw)
		return err
	},
	"signal":  readSignal,
	"groupBy": readGroupBy,
	"statistics": func(d *draft, raw json.RawMessage) (err error) {
		d.Statistics, err = decodeStatistics(raw)
		return err
	},
	"apdexTargetMs": func(d *draft, raw json.RawMessage) (err error) {
		d.ApdexTargetMs, err = decodeNumber(raw, 0)
		return err
	},
	"instant": func(d *draft, raw json.RawMessage) (err error) {
		d.Instant, err = decodeBool(raw)
		d.overTime = err == nil && !d.Instant
		return err
	},
	"format": func(d *draft, raw json.RawMessage) error {
		format, err := decodeEnum(raw, []string{"timeSeries", "table"})
		d.Table = format == "table"
		return err
	},
	"top": func(d *draft, raw json.RawMessage) (err error) {
		d.Top, err = decodeCount(raw, 0)
		return err
	},
	"legend": func(d *draft, raw json.RawMessage) (err error) {
		if d.Legend, err = decodeText(raw); err != nil {
			return err
		}
		return leftoverVariable(d.Legend)
	},
	"nodes": func(d *draft, raw json.RawMessage) (err error) {
		d.Nodes, err = decodeEnum(raw, nodeKinds)
		return err
	},
	"include": readInclude,
	"latencyStatistic": func(d *draft, raw json.RawMessage) (err error) {
		d.LatencyStatistic, err = decodeStatistic(raw)
		return err
	},
	"focus": func(d *draft, raw json.RawMessage) (err error) {
		d.Focus, err = decodeFocus(raw)
		return err
	},
	"compareTo": readCompareTo,
	"minRequestRate": func(d *draft, raw json.RawMessage) (err error) {
		d.MinRequestRate, err = decodeNumber(raw, 0)
		return err
	},
	"idle": func(d *draft, raw json.RawMessage) (err error) {
		d.Idle, err = decodeBool(raw)
		return err
	},
	"application": func(d *draft, raw json.RawMessage) (err error) {
		d.Application, err = decodeApplication(raw)
		return err
	},
	"label": func(d *draft, raw json.RawMessage) error {
		text, err := decodeText(raw)
		if err != nil {
			return err
		}
		key, err := parseGroupKey(text)
		d.Label = key.Label
		return err
	},
	"event": func(d *draft, raw json.RawMessage) (err error) {
		d.Event, err = decodeEnum(raw, events)
		return err
	},
	"threshold": func(d *draft, raw json.RawMessage) (err error) {
		d.Threshold, err = decodeNumber(raw, 0)
		return err
	},
}

func readSignal(d *draft, raw json.RawMessage) error {
	text, err := decodeText(raw)
	if err != nil {
		return err
	}
	if err := leftoverVariable(text); err != nil {
		return err
	}
	if _, ok := istio.FindSignal(text); !ok {
		var names []string
		for _, signal := range istio.Catalogue() {
			names = append(names, signal.Name)
		}
		return fieldErrorf("", "there is no signal %q. Use %s.", text, quoteList(names))
	}
	d.Signal = text
	return nil
}

// flagForm admits Envoy's flags, ztunnel's words and "-" for none.
var flagForm = regexp.MustCompile(`^(-|[A-Za-z][A-Za-z0-9_]*)$`)

func readResponseFlags(d *draft, raw json.RawMessage) error {
	flags, err := decodeStrings(raw)
	if err != nil {
		return err
	}
	for i, flag := range flags {
		if flag == "" {
			continue
		}
		if err := leftoverVariable(flag); err != nil {
			return err
		}
		if !flagForm.MatchString(flag) {
			return fieldErrorf("["+strconv.Itoa(i)+"]", "%q is not a response flag. Use one such as \"UT\" or \"URX\", or \"-\" for none; write several as a list.", flag)
		}
		if !slices.Contains(d.ResponseFlags, flag) {
			d.ResponseFlags = append(d.ResponseFlags, flag)
		}
	}
	return nil
}

func readGroupBy(d *draft, raw json.RawMessage) error {
	names, err := decodeStrings(raw)
	if err != nil {
		return err
	}
	d.grouped = true
	for i, name := range names {
		key, err := parseGroupKey(name)
		if err != nil {
			return under("["+strconv.Itoa(i)+"]", err)
		}
		if !slices.ContainsFunc(d.GroupBy, func(other GroupKey) bool { return other.Label == key.Label }) {
			d.GroupBy = append(d.GroupBy, key)
		}
	}
	return nil
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
		properties = DestinationProperties()
	default:
		return GroupKey{}, fieldErrorf("", "%q starts with neither \"source.\" nor \"destination.\". Use for example \"source.workload\", or a label's own name.", name)
	}
	if !ok {
		return GroupKey{}, fieldErrorf("", "the %s has no property %q. Use %s.", side, property, quoteList(properties))
	}
	return GroupKey{name, label}, nil
}

func readInclude(d *draft, raw json.RawMessage) error {
	names, err := decodeStrings(raw)
	if err != nil {
		return err
	}
	d.Include = map[Include]bool{}
	for i, name := range names {
		if !slices.Contains(includes, Include(name)) {
			return fieldErrorf("["+strconv.Itoa(i)+"]", "%q is not known. Use %s.", name, quoteList(includes))
		}
		d.Include[Include(name)] = true
	}
	return nil
}
