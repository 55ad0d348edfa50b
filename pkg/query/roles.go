package query

import (
	"bytes"
	"encoding/json"
)

// Roles of a workload.
const (
	RoleGateway  = "gateway"
	RoleWaypoint = "waypoint"
)

// The workloads that play a role unless the settings say otherwise. Gateways are named as Istio's
// charts and its Gateway API name them; any workload's name may end with "gateway".
const (
	waypointNames = `(.*-)?waypoint`
	gatewayNames  = `(.*-)?(ingress|egress|eastwest|east-west)-?gateway(-.*)?|istio-(ingress|egress|eastwest)(-.*)?|(.*-)?gateway-istio`
)

// RoleOf is Roles for one workload.
func (s Settings) RoleOf(workload string) string { return s.Roles()(workload) }

// Playing tells by its name whether a workload plays a role: where the match is empty, nobody does.
func Playing(role Match) func(workload string) bool {
	if role.Empty() {
		return func(string) bool { return false }
	}
	return role.Accepting()
}

// Roles tells the role that a workload plays by its name: RoleGateway, RoleWaypoint or empty.
func (s Settings) Roles() func(workload string) string {
	isWaypoint, isGateway := Playing(s.Waypoints), Playing(s.Gateways)
	return func(workload string) string {
		switch {
		case isWaypoint(workload):
			return RoleWaypoint
		case isGateway(workload):
			return RoleGateway
		}
		return ""
	}
}

// readRole reads which workloads play a role: {"workload": Match}, or a regular expression alone. An
// object that says nothing leaves the default; a match or a list that holds nothing is nobody.
func readRole(into *Match, raw json.RawMessage) error {
	var expression string
	if json.Unmarshal(raw, &expression) == nil {
		match := Match{Op: OpRegex, Values: []string{expression}}
		if err := match.validate(); err != nil {
			return err
		}
		*into = match
		return nil
	}
	if bytes.HasPrefix(bytes.TrimSpace(raw), []byte("[")) {
		names, err := decodeNames(raw)
		if err == nil && len(names) > 0 {
			err = fieldErrorf("", "%s is a list. Write {\"workload\": %[1]s} for these names, or a regular expression.", abbreviate(raw))
		}
		if err == nil {
			*into = Match{}
		}
		return err
	}
	object, err := decodeObject(raw)
	if err != nil || len(object) == 0 {
		return err
	}
	peer, err := peerOf(object, []string{"workload"})
	if err == nil {
		*into = peer.Workload
	}
	return err
}
