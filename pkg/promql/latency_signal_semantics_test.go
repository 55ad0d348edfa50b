package promql_test

// latencySignalSemantics are the parts of a duration as signals.
var latencySignalSemantics = []semanticsCase{
	{
		"the caller side is of pairs that both sides report",
		`source web > pay 1/s @100
		 destination web > pay 1/s @70
		 source web > legacy 9/s @500
		 source web > ? 1/s @5 code=503 flags=UF service=pay
		 destination ? > pay 9/s @1 policy=none`,
		`{"signal": "callerSideLatency", ` + byPair + `}`, "pay web 30",
	},
	{
		"the caller side of several pairs is weighted by their requests",
		`source web > pay 3/s @100
		 destination web > pay 3/s @90
		 source cart > pay 1/s @100
		 destination cart > pay 1/s @50`,
		`{"signal": "callerSideLatency", "instant": true, "groupBy": ["destination.service"]}`, "pay 20",
	},
	{
		"the receiving side behind a waypoint is the waypoint",
		`source web > pay 1/s @100
		 waypoint web > pay 1/s @60`,
		`{"signal": "callerSideLatency", ` + byPair + `}`, "pay web 40",
	},
	{
		"a cluster that a side does not know is not compared",
		`source web > pay 1/s @100 destination_cluster=unknown
		 destination web > pay 1/s @60 source_cluster=unknown destination_cluster=c2`,
		`{"signal": "callerSideLatency", ` + byPair + `}`, "pay web 40",
	},
	{
		"what one side alone reports has no caller side",
		`source web > pay 1/s @100
		 destination cart > pay 1/s @60`,
		`{"signal": "callerSideLatency", ` + byPair + `}`, "",
	},
	{
		"the receiving proxy is what its application does not see",
		`destination web > pay 1/s @70
		 application pay 1/s @50`,
		`{"signal": "receivingProxyLatency", ` + byPair + `}`, "pay web 20",
	},
	{
		"an application that tells nothing has no receiving proxy",
		`destination web > pay 1/s @70
		 application cart 1/s @50`,
		`{"signal": "receivingProxyLatency", ` + byPair + `}`, "",
	},
	{
		"a receiving proxy is of the workloads whose applications tell their time",
		`destination web > pay 3/s @70
		 destination web > cart 1/s @20
		 destination web > legacy 9/s @900
		 application pay 3/s @50
		 application cart 1/s @16`,
		`{"signal": "receivingProxyLatency", "instant": true, "groupBy": ["source.workload"]}`, "web 16",
	},
	{
		"an application's time is weighted by what its proxy saw",
		`destination web > pay 3/s @70
		 destination web > cart 1/s @20
		 application pay 90/s @50
		 application cart 1/s @10`,
		`{"signal": "applicationLatency", "instant": true, "groupBy": ["source.workload"]}`, "web 40",
	},
	{
		"the first histogram that knows a workload is believed",
		`destination web > pay 1/s @70
		 destination web > cart 1/s @70
		 application pay 1/s @50
		 application pay 1/s @60 metric=http_request_duration_seconds
		 application cart 1/s @30 metric=http_server_requests_seconds`,
		`{"signal": "applicationLatency", ` + byPair + `}`, "cart web 30\npay web 50",
	},
	{
		"a proxy measures its own application, not those that it calls",
		`destination web > pay 1/s @70
		 application pay 1/s @40 metric=envoy_cluster_upstream_rq_time cluster_name=inbound|8080||
		 application pay 9/s @999 metric=envoy_cluster_upstream_rq_time cluster_name=outbound|80||bank`,
		`{"signal": "applicationLatency", ` + byPair + `}`, "pay web 40",
	},
	{
		"milliseconds and other labels can be named",
		`destination web > pay 1/s @70
		 application pay 1/s @40 metric=served_ms ns=shop deployment=pay`,
		`{"signal": "applicationLatency", "destination": {"workload": "pay"}, "application": {"metric": "served_ms", "namespaceLabel": "ns", "workloadLabel": "deployment"}, ` + byPair + `}`, "pay web 40",
	},
}
