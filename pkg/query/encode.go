package query

import (
	"bytes"
	"encoding/json"
	"reflect"
	"time"

	"github.com/prometheus/common/model"
)

// MarshalJSON writes a Query as MeshQuery JSON, see Encode.
func (q Query) MarshalJSON() ([]byte, error) { return Encode(q) }

// Encode writes a Query as MeshQuery JSON with its defaults filled in and its window as a duration.
// Decoding it with the same Context gives the same Query; RefID, Step and Range are not written.
func Encode(q Query) (json.RawMessage, error) {
	silent, err := saysNothing(q)
	if err != nil {
		return nil, err
	}
	var object bytes.Buffer
	separator := byte('{')
	for _, f := range fields {
		value := f.write(q)
		if value == nil || !f.about(q) && reflect.DeepEqual(value, f.write(silent)) {
			continue
		}
		written, err := json.Marshal(value)
		if err != nil {
			return nil, under(f.name, err)
		}
		object.WriteByte(separator)
		object.WriteString(`"` + f.name + `":`)
		object.Write(written)
		separator = ','
	}
	object.WriteByte('}')
	return object.Bytes(), nil
}

// saysNothing is a query of another one's type that leaves out all that it can. Its groups are those
// of the other's signal, nodes and event.
func saysNothing(q Query) (Query, error) {
	d := newDraft(DefaultSettings())
	d.Type = q.Type
	groupBy, err := groupKeys(q.defaultGroupBy())
	d.GroupBy = groupBy
	return d.Query, err
}

// unlessZero is nil for a value that says nothing.
func unlessZero[T comparable](value T) any {
	var zero T
	if value == zero {
		return nil
	}
	return value
}

func unlessEmpty[T any](values []T) any {
	if len(values) == 0 {
		return nil
	}
	return values
}

// namesOf is never nil: an empty list can say something else than none.
func namesOf[T any](items []T, name func(T) string) []string {
	names := make([]string, len(items))
	for i, item := range items {
		names[i] = name(item)
	}
	return names
}

// writeDuration writes a duration as Prometheus does.
func writeDuration(duration time.Duration) any {
	if duration == 0 {
		return nil
	}
	return model.Duration(duration).String()
}

// writeMatch is the shortest form of a match.
func writeMatch(match Match) any {
	switch {
	case match.Empty():
		return nil
	case match.Op == OpEqual && len(match.Values) == 1:
		return match.Values[0]
	case match.Op == OpEqual:
		return match.Values
	}
	return match
}

func writePeer(peer Peer) any {
	properties := peerMembers(peer)
	if len(properties) == 0 {
		return nil
	}
	return properties
}

func peerMembers(peer Peer) map[string]any {
	members := map[string]any{}
	for _, condition := range peer.Conditions() {
		members[condition.Property] = writeMatch(condition.Match)
	}
	return members
}

func writeFocus(focus Focus) any {
	if focus.Empty() {
		return nil
	}
	members := peerMembers(focus.Peer)
	members["hops"], members["direction"] = focus.Hops, focus.Direction
	return members
}

// writeFilters writes several values as a list of their own, as ad hoc filters do.
func writeFilters(filters []Filter) any {
	type written struct {
		Label  string   `json:"label"`
		Op     Op       `json:"op"`
		Values []string `json:"values,omitempty"`
	}
	var list []written
	for _, f := range filters {
		list = append(list, written{f.Label, f.Match.Op, f.Match.Values})
	}
	return unlessEmpty(list)
}

// writeInclude lists the parts of a graph in the order in which they are declared.
func writeInclude(q Query) any {
	list := []Include{}
	for _, part := range includes {
		if q.Include[part] {
			list = append(list, part)
		}
	}
	return list
}

// writeLatencyStatistic is only of graphs: elsewhere it is the data source's.
func writeLatencyStatistic(q Query) any {
	if q.Type != Graph {
		return nil
	}
	return q.LatencyStatistic.Name
}

func writeFormat(q Query) any {
	if q.Table {
		return formatTable
	}
	return formatTimeSeries
}

// writeInstant leaves out what the type settles, and what its default is where that is a range.
func writeInstant(q Query) any {
	switch q.facts().evaluated {
	case instantUnlessDenied:
		return q.Instant
	case instantIfAsked:
		return unlessZero(q.Instant)
	}
	return nil
}
