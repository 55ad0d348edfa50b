package istio

// GRPCServerErrors are the gRPC statuses that are the server's fault by OpenTelemetry's conventions:
// UNKNOWN, DEADLINE_EXCEEDED, UNIMPLEMENTED, INTERNAL, UNAVAILABLE and DATA_LOSS. The others are to a
// caller what 4xx is in HTTP.
func GRPCServerErrors() []string { return []string{"2", "4", "12", "13", "14", "15"} }

// LastGRPCStatus is the highest gRPC status, UNAUTHENTICATED; 0 is the only one that is no error.
const LastGRPCStatus = 16
