package query

import (
	"encoding/json"
	"maps"
	"slices"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

// member is the Match of a property by the name a query uses for it, or nil.
func (p *Peer) member(property string) *Match {
	switch property {
	case "cluster":
		return &p.Cluster
	case "namespace":
		return &p.Namespace
	case "workload":
		return &p.Workload
	case "service":
		return &p.Service
	case "app":
		return &p.App
	case "version":
		return &p.Version
	case "revision":
		return &p.Revision
	case "principal":
		return &p.Principal
	case "host":
		return &p.Host
	case "workloadNamespace":
		return &p.WorkloadNamespace
	}
	return nil
}

// Condition is a property of a peer that has to match.
type Condition struct {
	// Property is the name that a query uses: "namespace", "workload".
	Property string
	Match    Match
}

// Conditions lists what a peer has to match, in a fixed order; it is empty where everything does.
func (p Peer) Conditions() []Condition {
	var conditions []Condition
	for _, property := range istio.DestinationProperties() {
		if match := *p.member(property); !match.Empty() {
			conditions = append(conditions, Condition{property, match})
		}
	}
	return conditions
}

// peerWith decodes the properties that an end of a call may have.
func peerWith(properties []string) func(json.RawMessage) (Peer, error) {
	return func(raw json.RawMessage) (Peer, error) { return decodePeer(raw, properties) }
}

func decodePeer(raw json.RawMessage, properties []string) (Peer, error) {
	object, err := decodeObject(raw)
	if err != nil {
		return Peer{}, err
	}
	return peerOf(object, properties)
}

func peerOf(object map[string]json.RawMessage, properties []string) (Peer, error) {
	var peer Peer
	for _, key := range sortedKeys(object) {
		if !slices.Contains(properties, key) {
			return Peer{}, unknownField(key, properties)
		}
		if err := peer.member(key).UnmarshalJSON(object[key]); err != nil {
			return Peer{}, under(key, err)
		}
	}
	return peer, nil
}

// mostHops bounds how far a focus reaches: no path of a mesh is longer.
const mostHops = 100

func decodeFocus(raw json.RawMessage) (Focus, error) {
	object, err := decodeObject(raw)
	if err != nil {
		return Focus{}, err
	}
	focus := Focus{Hops: 1, Direction: "both"}
	if value, ok := object["hops"]; ok && string(value) != `""` {
		if focus.Hops, err = decodeCount(value, 1, mostHops); err != nil {
			return Focus{}, under("hops", err)
		}
	}
	if value, ok := object["direction"]; ok && string(value) != `""` {
		if focus.Direction, err = decodeEnum(value, []string{"upstream", "downstream", "both"}); err != nil {
			return Focus{}, under("direction", err)
		}
	}
	rest := maps.Clone(object)
	delete(rest, "hops")
	delete(rest, "direction")
	if focus.Peer, err = peerOf(rest, istio.EndpointProperties()); err != nil {
		return Focus{}, err
	}
	if len(focus.Peer.Conditions()) == 0 {
		return Focus{}, nil
	}
	return focus, nil
}
