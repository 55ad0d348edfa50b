package simulator

// The scenarios' names.
const (
	Normal          = "normal"
	Calm            = "calm"
	Outage          = "outage"
	SlowPayments    = "slow-payments"
	NoEndpoints     = "no-endpoints"
	RetryStorm      = "retry-storm"
	Timeouts        = "timeouts"
	PlaintextStrict = "plaintext-strict"
	MTLSFalling     = "mtls-falling"
	GoneEdge        = "gone-edge"
	NewEdge         = "new-edge"
	Canary          = "canary"
	SlowNetwork     = "slow-network"
	Throttled       = "throttled"
	SlowReader      = "slow-reader"
	EnvoyStatistics = "envoy-statistics"
	SilentMesh      = "silent-mesh"
	Ambient         = "ambient"
	TwoClusters     = "two-clusters"

	TwoNetworks         = "two-networks"
	TerminatingGateway  = "terminating-gateway"
	RefusedTCP          = "refused-tcp"
	PlaintextAmbient    = "plaintext-ambient"
	EndlessStreams      = "endless-streams"
	Unanswered          = "unanswered"
	Passthrough         = "passthrough"
	ServerOnlyDurations = "server-only-durations"

	Empty = "empty"
)

// Scenarios are all there are, in the order in which a menu shows them. But for
// calm and empty, each is the normal one with one thing changed.
func Scenarios() []Scenario {
	return []Scenario{
		{Normal, "The card acquirer fails one request in eight; everything else is as it should be.", func(*Topology) {}},
		{Calm, "Nothing fails and nothing is slow.", calm},
		{Outage, "The card acquirer fails four requests in ten.", outage},
		{SlowPayments, "The payments application takes a second longer to answer.", slowPayments},
		{NoEndpoints, "One call in five to the inventory finds no healthy endpoint.", noEndpoints},
		{RetryStorm, "The inventory breaks half of its connections, so recommendations asks it almost twice for each request and gives up on one in eight.", retryStorm},
		{Timeouts, "The warehouse is so slow that one call in four from the inventory runs into its timeout.", timeouts},
		{PlaintextStrict, "A job without a sidecar sends plaintext to the ledger, in the namespace pay, which is declared STRICT.", plaintextStrict},
		{MTLSFalling, "The search pods have lost their sidecars, so its calls to the catalog arrive as plaintext and the share of mutual TLS into the namespace stock falls below three quarters.", mtlsFalling},
		{GoneEdge, "A new version of search no longer calls the catalog.", goneEdge},
		{NewEdge, "The cart has begun to ask the catalog for prices, which it never called.", newEdge},
		{Canary, "Version v3 of payments gets one request in five.", canary},
		{SlowNetwork, "The network between checkout and the inventory takes a quarter of a second, which only the caller's proxy sees.", slowNetwork},
		{Throttled, "The proxies of the cart run out of CPU time in six of ten scheduling periods, which slows down what arrives there.", throttled},
		{SlowReader, "The search asks the catalog for half a megabyte each and reads it slowly, so that its proxy holds answers for a sixth of a second. Proxies expose how long their upstreams take.", slowReader},
		{EnvoyStatistics, "Proxies expose how long their upstreams take, which tells the caller's proxy from the network.", func(t *Topology) { t.EnvoyStatistics = true }},
		{SilentMesh, "The mesh works, but nobody reads its proxies' metrics: those of applications and containers go on.", func(t *Topology) { t.Unscraped = true }},
		{Ambient, "The namespace stock is in ambient mode: ztunnels instead of sidecars, and a waypoint in front of the inventory, which the gateway calls too.", ambient},
		{TwoClusters, "A second cluster runs search, catalog and inventory as well and takes a third of the calls from recommendations, whose proxies do not learn the cluster.", twoClusters},
		{TwoNetworks, "The second cluster is on a network of its own and runs the ledger alone: who calls across does not learn which workload answers, and one call in twenty to the inventory there gets lost on the way.", twoNetworks},
		{TerminatingGateway, "Two networks whose east-west gateways end the connections of either side: the called side knows no more of its callers than the gateway's principal.", terminatingGateway},
		{RefusedTCP, "Connections fail: ztunnels refuse all those of the viewer to the database of an ambient namespace and one in four of the builder to its archive, and the sidecar of fraud does not reach its cache in three of ten tries.", refusedTCP},
		{PlaintextAmbient, "A machine outside and a job without a ztunnel send plaintext into an ambient namespace, beside callers that have one.", plaintextAmbient},
		{EndlessStreams, "The shop sends measurements to a collector in gRPC streams that never end: messages are counted, requests are not.", endlessStreams},
		{Unanswered, "Half of those who download an export hang up, notifications breaks one connection in five without a status and is not reached in one call of ten, and the wishlist does not find four of ten things.", withoutAnswers},
		{Passthrough, "Workloads call hosts outside the registry, by name and by address; two are refused, and scanners ask the gateway for hosts that it does not have.", passthrough},
		{ServerOnlyDurations, "The proxies of callers do not count how long requests take: those of the called do.", serverOnlyDurations},
		{Empty, "There is no mesh: no workloads, no traffic, no series.", func(t *Topology) { *t = Topology{} }},
	}
}
