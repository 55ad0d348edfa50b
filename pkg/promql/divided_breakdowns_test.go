package promql_test

// dividedBreakdowns are meshes whose callers' proxies tell how long their upstreams took.
var dividedBreakdowns = []semanticsCase{
	{
		"a caller's proxy that measures its upstream makes four parts",
		`source web > pay 1/s @100
		 destination web > pay 1/s @70
		 application pay 1/s @50
		 upstream web > pay 1/s @92`, ``,
		"web shop pay: 100 = 30 caller (8 proxy, 22 network) + 20 proxy + 50 application; application high",
	},
	{
		"proxies alone make four parts, as both sides measure their upstream",
		`source web > pay 1/s @100
		 destination web > pay 1/s @70
		 upstream web > pay 1/s @75
		 application pay 1/s @50 metric=envoy_cluster_upstream_rq_time cluster_name=inbound|8080||`, ``,
		"web shop pay: 100 = 30 caller (25 proxy, 5 network) + 20 proxy + 50 application; application high; The application's time is what its proxy measured",
	},
	{
		"the caller side divides without the application's time",
		`source web > pay 1/s @100
		 destination web > pay 1/s @10
		 upstream web > pay 1/s @40`, ``,
		"web shop pay: 100 = 90 caller (60 proxy, 30 network) + 10 not split; callerSide high; No application metric",
	},
	{
		"clusters of all ports and subsets are one host, however they are written",
		`source web > pay 4/s @100
		 destination web > pay 4/s @40
		 application pay 4/s @30
		 upstream web > pay 1/s @60 cluster_name=outbound|8080|v1|pay.shop.svc.cluster.local
		 upstream web > pay 1/s @70 cluster_name=outbound|9090||pay.shop.svc.cluster.local;
		 upstream web > pay 2/s @90 cluster_name=outbound_.80_._.pay.shop.svc.cluster.local
		 upstream web > pay 9/s @999 cluster_name=outbound|8080||pay.shop.svc.cluster.local.example.com
		 upstream cart > pay 9/s @999
		 upstream web > pay 9/s @999 namespace=other`, ``,
		"web shop pay: 100 = 60 caller (22.5 proxy, 37.5 network) + 10 proxy + 30 application; callerSide high",
	},
	{
		"a group divides by the weight of its callers' calls",
		`source web > pay 3/s @100
		 destination web > pay 3/s @60
		 source cart > pay 1/s @200
		 destination cart > pay 1/s @80
		 application pay 4/s @50
		 upstream web > pay 3/s @90
		 upstream cart > pay 1/s @120`, `"groupBy": ["destination.workload"]`,
		"pay: 125 = 60 caller (27.5 proxy, 32.5 network) + 15 proxy + 50 application; callerSide high",
	},
	{
		"a group one of whose callers tells nothing is not divided",
		`source web > pay 3/s @100
		 destination web > pay 3/s @60
		 source cart > pay 1/s @100
		 destination cart > pay 1/s @60
		 application pay 4/s @50
		 upstream web > pay 3/s @90`, `"groupBy": ["destination.workload"]`,
		"pay: 100 = 40 caller + 10 proxy + 50 application; application high; The caller side is not divided: for 25% of the calls no proxy tells envoy_cluster_upstream_rq_time.",
	},
	{
		"attempts that failed are in what the caller's proxy waited",
		`source web > pay 1/s @100
		 destination web > pay 1/s @10 @30
		 application pay 1/s @10 @20
		 upstream web > pay 1/s @96`, ``,
		"web shop pay: 100 = 80 caller (4 proxy, 76 network) + 5 proxy + 15 application; callerSide low; 2.00 attempts a request: failed attempts and the waits between them are in the caller side, there in the network's part.",
	},
	{
		"what timed out was waited for, though no answer was counted",
		`source web > pay 8/s @50
		 source web > pay 2/s @1000 code=504 flags=UT
		 destination web > pay 10/s @40
		 application pay 10/s @30
		 upstream web > pay 8/s @48`, ``,
		"web shop pay: 240 = 200 caller (2 proxy, 198 network) + 10 proxy + 30 application; callerSide high",
	},
	{
		"retries that ran out on an answer got one",
		`source web > pay 8/s @50
		 source web > pay 2/s @100 code=503 flags=URX
		 destination web > pay 10/s @40
		 application pay 10/s @30
		 upstream web > pay 8/s @48
		 upstream web > pay 2/s @95 cluster_name=outbound|8080|v1|pay.shop.svc.cluster.local`, ``,
		"web shop pay: 60 = 20 caller (2.6 proxy, 17.4 network) + 10 proxy + 30 application; application high",
	},
	{
		"proxies of which some are not read count other calls",
		`source web > pay 10/s @50
		 destination web > pay 10/s @40
		 application pay 10/s @30
		 upstream web > pay 5/s @48`, ``,
		"web shop pay: 50 = 10 caller (2 proxy, 8 network) + 10 proxy + 30 application; application low; envoy_cluster_upstream_rq_time counts 50% of the answered calls of web to pay.shop.svc.cluster.local",
	},
	{
		"a caller's proxy is the same for all versions behind a host",
		`source web > pay 9/s @50 destination_version=v1
		 destination web > pay 9/s @40 destination_version=v1
		 source web > pay 1/s @250 destination_version=v2
		 destination web > pay 1/s @210 destination_version=v2
		 upstream web > pay 10/s @66`, `"groupBy": ["destination.version"]`,
		`v1: 50 = 10 caller (4 proxy, 6 network) + 40 not split; unknown high; A caller's proxy tells its waiting by the host that it calls: the caller's proxy is that of all calls of web to pay.shop.svc.cluster.local.
		 v2: 250 = 40 caller (4 proxy, 36 network) + 210 not split; unknown high; A caller's proxy tells its waiting by the host that it calls: the caller's proxy is that of all calls of web to pay.shop.svc.cluster.local.`,
	},
	{
		"a query that leaves some of a host's calls out divides as the whole does",
		`source web > pay 1/s @50 destination_version=v1
		 destination web > pay 1/s @40 destination_version=v1
		 source web > pay 1/s @250 destination_version=v2
		 destination web > pay 1/s @210 destination_version=v2
		 upstream web > pay 2/s @146`, `"destination": {"version": "v2"}, "source": {"workload": "web", "namespace": "shop"}, "protocol": "http"`,
		"web shop pay: 250 = 40 caller (4 proxy, 36 network) + 210 not split; unknown high; A caller's proxy tells its waiting by the host",
	},
	{
		"a waypoint in the middle is the network's other end",
		`source web > pay 1/s @100
		 waypoint web > pay 1/s @80
		 application pay 1/s @30
		 upstream web > pay 1/s @95`, ``,
		"web shop pay: 100 = 20 caller (5 proxy, 15 network) + 50 proxy + 30 application; receivingProxy high; A waypoint reports the receiving side",
	},
	{
		"what the caller alone reports is not divided",
		`source web > pay 1/s @100
		 upstream web > pay 1/s @95`, ``,
		"web shop pay: 100 = 100 not split; unknown low; Only the caller reports",
	},
	{
		"a network below zero is shown as it is",
		`source web > pay 1/s @100
		 destination web > pay 1/s @90
		 application pay 1/s @70
		 upstream web > pay 1/s @80`, ``,
		"web shop pay: 100 = 10 caller (20 proxy, -10 network) + 20 proxy + 70 application; application low; The network is -10.0 ms. The receiving side took longer than the caller's proxy waited for it",
	},
}
