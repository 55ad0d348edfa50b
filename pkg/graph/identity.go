package graph

import (
	"net/url"
	"strings"
)

// Identity names a party: samples with equal identities speak of one node.
type Identity struct {
	Kind Kind
	// Cluster and Namespace are empty where they are unknown or mean nothing.
	Cluster, Namespace string
	// Name is what the kind is called by; a Version is named by its workload, an unknown caller by its
	// service account where it has one.
	Name string
	// Version is set on a Version alone.
	Version string
	// Outside is set on an External alone that the mesh's registry does not hold: RolePassthrough or
	// RoleRefused.
	Outside string
}

// Nobody named the called side of a call, or its caller. They are not the same party: an error of
// the first is its caller's.
const (
	nobodyCalled = "unknown"
	nobodyCalls  = "unknown-caller"
)

var (
	unknownDestination = Identity{Kind: Unknown, Name: nobodyCalled}
	unknownCaller      = Identity{Kind: Unknown, Name: nobodyCalls}
)

// Roles of a host that the mesh's registry does not hold: it was let through, or it was refused.
const (
	RolePassthrough = "passthrough"
	RoleRefused     = "refused"
)

// ID is made of the identity alone. Its parts are escaped, so that no name can pass for another
// identity, and each kind has a fixed number of them for what it is.
func (i Identity) ID() string {
	parts := []string{string(i.Kind)}
	switch {
	case i.Kind == Unknown && i.Namespace == "":
		return i.Name
	case i.Kind == Unknown:
		parts = append(parts, i.Namespace, i.Name)
	case i.Kind == External && i.Outside != "":
		parts = append(parts, i.Outside, i.Name)
	case i.Kind == External, i.Kind == Cluster:
		parts = append(parts, i.Name)
	case i.Kind == Namespace:
		parts = append(parts, i.Cluster, i.Name)
	case i.Kind == Version:
		parts = append(parts, i.Cluster, i.Namespace, i.Name, i.Version)
	default:
		parts = append(parts, i.Cluster, i.Namespace, i.Name)
	}
	for p := range parts {
		parts[p] = url.PathEscape(parts[p])
	}
	return strings.Join(parts, "/")
}

// edgeID joins two ids; PathEscape leaves no ">" in them.
func edgeID(source, target string) string { return source + "->" + target }
