package istio

// GRPCServerErrors are the gRPC statuses that are the server's fault by OpenTelemetry's conventions:
// UNKNOWN, DEADLINE_EXCEEDED, UNIMPLEMENTED, INTERNAL, UNAVAILABLE and DATA_LOSS.
func GRPCServerErrors() []string { return []string{"2", "4", "12", "13", "14", "15"} }
