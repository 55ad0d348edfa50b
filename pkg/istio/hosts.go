package istio

import (
	"regexp"
	"strings"
)

// ServiceHost is a regular expression of the full names that a service of the mesh goes by, as
// service.namespace.svc and its domain, or with the name of a pod before it. The two parts are
// regular expressions themselves; they are its first and its second group.
func ServiceHost(service, namespace string) string {
	return `(?:.*\.)?(` + service + `)\.(` + namespace + `)\.svc(?:[.:].*)?`
}

// AnyName stands for any single part of a host's name. It lists what may be there: Prometheus takes
// milliseconds to read a class that says what may not.
const AnyName = `[0-9a-z*-]+`

// AnyServiceHost matches the full name of any service of the mesh.
var AnyServiceHost = ServiceHost(AnyName, AnyName)

// SplitHost finds service and namespace in the full name of a service of the mesh, whatever else its
// series say; it is false for any other host. It reads what AnyServiceHost matches.
func SplitHost(host string) (service, namespace string, ok bool) {
	const mark = ".svc"
	for end := strings.LastIndex(host, mark); end > 0; end = strings.LastIndex(host[:end], mark) {
		if after := host[end+len(mark):]; after != "" && after[0] != '.' && after[0] != ':' {
			continue
		}
		rest, namespace, found := cutLast(host[:end])
		_, service, _ := cutLast(rest)
		if found && isName(service) && isName(namespace) {
			return service, namespace, true
		}
	}
	return "", "", false
}

// CallName is what was called, however its reporter writes it: a service of the mesh by its name and its
// namespace, without port and domain.
func CallName(host string) string {
	if service, namespace, ok := SplitHost(host); ok {
		return service + "." + namespace
	}
	return host
}

// cutLast cuts a host's name before its last part; found is false where it has but one.
func cutLast(host string) (before, last string, found bool) {
	dot := strings.LastIndexByte(host, '.')
	if dot < 0 {
		return "", host, false
	}
	return host[:dot], host[dot+1:], true
}

// isName tells what AnyName matches.
func isName(part string) bool {
	return part != "" && strings.Trim(part, "0123456789abcdefghijklmnopqrstuvwxyz*-") == ""
}

// bareAddress matches an IPv4 or IPv6 address, with a port or without.
var bareAddress = regexp.MustCompile(`^(?:\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?|\[[0-9A-Fa-f:.]+\](?::\d+)?|[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*)$`)

// IsBareAddress tells an address from a host's name.
func IsBareAddress(host string) bool { return bareAddress.MatchString(host) }

// PrincipalOf is a regular expression of the principals of a namespace's service accounts; the
// namespace is one itself.
func PrincipalOf(namespace string) string { return `.+/ns/(?:` + namespace + `)/sa/.+` }

var principal = regexp.MustCompile(`^(?:spiffe://)?[^/]+/ns/([^/]+)/sa/(.+)$`)

// SplitPrincipal finds namespace and service account in a principal, and is false where it is none.
func SplitPrincipal(text string) (namespace, account string, ok bool) {
	parts := principal.FindStringSubmatch(text)
	if parts == nil {
		return "", "", false
	}
	return parts[1], parts[2], true
}

// GatewayPrincipal matches the principals of gateways between clusters and networks: a proxy that is
// called through one knows its caller by nothing else. Other gateways report what they call by themselves.
const GatewayPrincipal = `.+/sa/.*(?:eastwest|east-west).*`

var gatewayPrincipal = regexp.MustCompile("^(?:" + GatewayPrincipal + ")$")

// IsGatewayPrincipal tells the principal of a gateway between clusters and networks.
func IsGatewayPrincipal(text string) bool { return gatewayPrincipal.MatchString(text) }
