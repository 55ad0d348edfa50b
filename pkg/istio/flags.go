package istio

// Flag is one of Envoy's response flags.
type Flag struct {
	Name string `json:"name"`
	// Meaning is one phrase for a person.
	Meaning string `json:"meaning"`
}

// FlagConnect is a calling ztunnel's word for every failure that it knows no other for.
const FlagConnect = "CONNECT"

// Flags lists Envoy's response flags and ztunnel's with what they say of a request. UR is a reset by the
// upstream, not a retry; URX means that retries ran out. A retry that succeeds leaves no flag.
func Flags() []Flag {
	return []Flag{
		{"-", "none"},
		{"UH", "no healthy upstream"},
		{"UF", "upstream connection failure"},
		{"UO", "upstream overflow: a circuit breaker is open"},
		{"NR", "no route configured"},
		{"URX", "retry or connection attempt limit exceeded"},
		{"NC", "upstream cluster not found"},
		{"DT", "connection duration timeout"},
		{"DC", "downstream connection terminated"},
		{"LH", "local health check failed"},
		{"UT", "upstream request timeout"},
		{"LR", "local reset"},
		{"UR", "reset by the upstream"},
		{"UC", "upstream connection terminated"},
		{"DI", "delay injected"},
		{"FI", "fault injected"},
		{"RL", "rate limited"},
		{"UAEX", "denied by external authorization"},
		{"RLSE", "rate-limit service error"},
		{"IH", "invalid Envoy headers"},
		{"SI", "stream idle timeout"},
		{"DPE", "downstream protocol error"},
		{"UPE", "upstream protocol error"},
		{"UMSDR", "maximum stream duration reached"},
		{"OM", "stopped by the overload manager"},
		{"DF", "DNS resolution failed"},
		{"DO", "dropped by load shedding"},
		{"RFCF", "answered from a cache"},
		{"NFCF", "no filter configuration found"},
		{"DR", "reset by the caller"},
		{"DENY", "ztunnel: refused by an authorization policy"},
		{FlagConnect, "ztunnel: the connection could not be made, for whatever reason"},
		{"TLS_FAILURE", "ztunnel: the TLS handshake failed"},
		{"H2_HANDSHAKE_FAILURE", "ztunnel: the HTTP/2 handshake of the tunnel failed"},
		{"NETWORK_POLICY", "ztunnel: the tunnel's connection timed out, often because a network policy blocks port 15008"},
		{"IDENTITY_ERROR", "ztunnel: no certificate for the workload"},
		{"CERT_REVOKED", "ztunnel: the peer's certificate is revoked"},
	}
}
