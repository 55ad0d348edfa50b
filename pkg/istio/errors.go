package istio

import "strings"

// Definitions of which responses are errors, as regular expressions over response codes.
const (
	CodeServerError  = "5.."
	CodeAnyError     = "[45].."
	CodeSuccess      = "2.."
	GRPCStatusNoFail = "0|"
)

// IsError tells whether a response is an error under a definition: "5xx", "4xx5xx" or "non2xx".
// A gRPC status other than 0 is an error under all of them. A TCP connection has neither a code
// nor a status and is never one.
func IsError(definition, code, grpcStatus string) bool {
	if grpcStatus != "" && grpcStatus != GRPCStatusOK {
		return true
	}
	switch definition {
	case "4xx5xx":
		return strings.HasPrefix(code, "4") || strings.HasPrefix(code, "5")
	case "non2xx":
		return code != "" && !strings.HasPrefix(code, "2")
	default:
		return strings.HasPrefix(code, "5")
	}
}
