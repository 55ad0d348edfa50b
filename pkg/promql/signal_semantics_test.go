package promql_test

// signalSemantics are the meanings of signals beyond rates, errors and durations.
var signalSemantics = []semanticsCase{
	{
		"a flagged share is of all requests",
		`source web > pay 1/s code=503 flags=UF,URX
		 source web > pay 3/s`,
		`{"signal": "flaggedRatio", "responseFlags": ["URX"], ` + byPair + `}`, "pay web 0.25",
	},
	{
		"no flagged request is a share of 0",
		`source web > pay 3/s`,
		`{"signal": "flaggedRatio", "responseFlags": ["URX"], ` + byPair + `}`, "pay web 0",
	},
	{
		"an apdex counts what is tolerated half",
		`source web > pay 1/s @20 @80 @300 @5`,
		`{"signal": "apdex", "apdexTargetMs": 25, ` + byPair + `}`, "pay web 0.625",
	},
	{
		"messages are counted once though they know no policy",
		`source web > pay 2/s grpc=0
		 destination web > pay 2/s grpc=0`,
		`{"signal": "requestMessageRate", ` + byPair + `}`, "pay web 6",
	},
	{
		"TCP counts once by its own metric",
		`tcp source web > db 100/s
		 tcp destination web > db 100/s
		 tcp destination ? > db 50/s policy=none`,
		`{"signal": "tcpSentThroughput", ` + byPair + `}`, "db unknown 50\ndb web 100",
	},
	{
		"ztunnels on both sides count once",
		`tcp source web > db 100/s app=ztunnel policy=mutual_tls
		 tcp destination web > db 100/s app=ztunnel policy=mutual_tls`,
		`{"signal": "tcpReceivedThroughput", ` + byPair + `}`, "db web 50",
	},
	{
		"encryption is what the receiving side saw",
		`source web > pay 6/s
		 destination web > pay 6/s
		 destination ? > pay 2/s policy=none`,
		`{"signal": "mtlsRatio", "instant": true, "groupBy": ["destination.service"]}`, "pay 0.75",
	},
	{
		"a share of mutual TLS can be none",
		`destination ? > pay 2/s policy=none`,
		`{"signal": "mtlsRatio", "instant": true, "groupBy": ["destination.service"]}`, "pay 0",
	},
	{
		"a receiving ztunnel's unknown is plain text",
		`tcp destination ? > db 200/s policy=unknown app=ztunnel
		 tcp destination web > db 100/s app=ztunnel`,
		`{"signal": "mtlsRatio", "instant": true, "groupBy": ["destination.service"]}`, "db 0.333333",
	},
	{
		"a calling ztunnel tells of encryption where no receiving side reports",
		`tcp source web > db 100/s app=ztunnel policy=mutual_tls
		 tcp source web > cache 100/s app=ztunnel policy=mutual_tls
		 tcp destination web > cache 100/s app=ztunnel policy=mutual_tls`,
		`{"signal": "mtlsRatio", "instant": true, "groupBy": ["destination.service"]}`, "cache 1\ndb 1",
	},
	{
		"plain text counts requests and connections",
		`destination ? > pay 2/s policy=none
		 tcp destination ? > pay 300/s policy=none
		 destination web > cart 2/s`,
		`{"signal": "plaintextRate", "instant": true, "groupBy": ["destination.service"]}`, "cart 0\npay 5",
	},
	{
		"plain text seen by a waypoint and its destination counts once",
		`waypoint ? > pay 2/s policy=none
		 destination ? > pay 2/s policy=none`,
		`{"signal": "plaintextRate", "instant": true, "groupBy": ["destination.service"]}`, "pay 2",
	},
	{
		"attempts are compared for pairs that both sides report",
		`source web > pay 2/s
		 destination web > pay 3/s
		 source web > ? 1/s code=503 flags=UH service=pay
		 destination ? > pay 5/s policy=none`,
		`{"signal": "attemptsPerRequest", "instant": true, "groupBy": ["destination.service"]}`, "pay 1.5",
	},
	{
		"a code by its label's own name is a condition on the errors, not on the requests",
		`source web > pay 1/s code=503
		 source web > pay 3/s`,
		`{"signal": "errorRatio", "filters": [{"label": "response_code", "op": "=", "value": "503"}], ` + byPair + `}`, "pay web 0.25",
	},
}
