package query

// GRPCErrors says which gRPC statuses are errors under the definition 5xx.
type GRPCErrors struct {
	// Any is true where every status but 0 is one.
	Any bool
	// Statuses are those that are, where not any is; sorted as they were written.
	Statuses []string
}
