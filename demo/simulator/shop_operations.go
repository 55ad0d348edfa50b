package simulator

// shopFront is what the workloads do that customers see.
func shopFront() []Operation {
	return []Operation{
		{On: "web", Name: "home", Own: Spread{4, 0.4}, RequestBytes: 900, ResponseBytes: 9000, Stages: [][]Call{{
			{To: "recommendations.list", Share: 1, Tolerated: 1},
			{To: "cart.view", Share: 0.55},
		}}},
		{On: "web", Name: "search", Own: Spread{4, 0.4}, RequestBytes: 950, ResponseBytes: 12000, Stages: [][]Call{
			{{To: "search.query", Share: 1}},
			{{To: "recommendations.list", Share: 0.35, Tolerated: 1}},
		}},
		{On: "web", Name: "product", Own: Spread{5, 0.4}, RequestBytes: 900, ResponseBytes: 8000, Stages: [][]Call{{
			{To: "search.item", Share: 1},
			{To: "recommendations.list", Share: 0.9, Tolerated: 1},
			{To: "cart.view", Share: 0.4},
		}}},
		{On: "web", Name: "checkout", Own: Spread{6, 0.4}, RequestBytes: 1400, ResponseBytes: 5000, Stages: [][]Call{
			{{To: "cart.view", Share: 1}},
			{{To: "checkout.order", Share: 1}},
		}},
		{On: "cart", Name: "view", Own: Spread{3, 0.5}, RequestBytes: 450, ResponseBytes: 1600, Stages: [][]Call{{
			{To: "sessions.get", Share: 1},
		}}},
		{On: "search", Name: "query", Own: Spread{14, 0.6}, RequestBytes: 500, ResponseBytes: 7000, Stages: [][]Call{{
			{To: "catalog.find", Share: 0.5},
		}}},
		{On: "search", Name: "item", Own: Spread{4, 0.5}, RequestBytes: 420, ResponseBytes: 2400, Stages: [][]Call{{
			{To: "catalog.find", Share: 1},
		}}},
		{On: "recommendations", Name: "list", Own: Spread{12, 0.6}, RequestBytes: 480, ResponseBytes: 3800,
			Failures: []Failure{{Share: 0.011, Code: 500}},
			Stages:   [][]Call{{{To: "inventory.availability", Share: 0.9, Tolerated: 1}}}},
		{On: "checkout", Name: "order", Own: Spread{9, 0.5}, RequestBytes: 1500, ResponseBytes: 1200,
			Failures: []Failure{{Share: 0.002, Code: 500}},
			Stages: [][]Call{
				{{To: "inventory.reserve", Share: 1}, {To: "tax.quote", Share: 1, Tolerated: 1}},
				{{To: "payments.charge", Share: 1, Tolerated: 0.25}},
			}},
		{On: "checkout", Name: "status", Own: Spread{4, 0.4}, RequestBytes: 380, ResponseBytes: 600},
		{On: "sessions", Name: "get", Own: Spread{0.7, 0.5}, RequestBytes: 90, ResponseBytes: 750},
	}
}

// shopBack is what stock and payment do.
func shopBack() []Operation {
	return []Operation{
		{On: "inventory", Name: "availability", Own: Spread{2.5, 0.5}, RequestBytes: 420, ResponseBytes: 900,
			// Its callers' retries hide these crashes: only its own proxy
			// reports them.
			Failures: []Failure{{Share: 0.035, Crash: true}},
			Stages:   [][]Call{{{To: "stock-db.read", Share: 0.7}}}},
		{On: "inventory", Name: "reserve", Own: Spread{4, 0.5}, RequestBytes: 700, ResponseBytes: 500, Stages: [][]Call{
			{{To: "stock-db.write", Share: 1}},
			{{To: "warehouse.allocate", Share: 0.7, Tolerated: 1}},
		}},
		{On: "inventory", Name: "import", Own: Spread{6, 0.5}, RequestBytes: 5200, ResponseBytes: 240, Stages: [][]Call{{
			{To: "stock-db.write", Share: 1},
		}}},
		{On: "catalog", Name: "find", Protocol: GRPC, Own: Spread{7, 0.7}, RequestBytes: 320, ResponseBytes: 3600,
			Failures: []Failure{{Share: 0.001, GRPCStatus: 4}}},
		{On: "warehouse", Name: "allocate", Own: Spread{260, 0.6}, RequestBytes: 800, ResponseBytes: 420,
			Failures: []Failure{{Share: 0.003, Code: 500}}},
		{On: "stock-db", Name: "read", Own: Spread{1.6, 0.6}, RequestBytes: 180, ResponseBytes: 2100},
		{On: "stock-db", Name: "write", Own: Spread{3.2, 0.6}, RequestBytes: 900, ResponseBytes: 60},

		{On: "payments", Name: "charge", Own: Spread{14, 0.5}, RequestBytes: 1300, ResponseBytes: 700,
			Failures: []Failure{{Share: 0.001, Code: 500}},
			Stages: [][]Call{
				{{To: "fraud.score", Share: 1, Tolerated: 1}},
				{{To: "acquirer.authorise", Share: 1, Tolerated: 0.55}},
				{{To: "ledger.post", Share: 1}},
			}},
		{On: "fraud", Name: "score", Protocol: GRPC, Own: Spread{28, 0.5}, RequestBytes: 900, ResponseBytes: 210,
			Failures: []Failure{
				{Share: 0.016, GRPCStatus: 13},
				{Share: 0.006, GRPCStatus: 4},
				{Share: 0.004, GRPCStatus: grpcUnavailable, Code: 503},
			}},
		{On: "acquirer", Name: "authorise", Own: Spread{130, 0.5}, RequestBytes: 1800, ResponseBytes: 650,
			Failures: []Failure{
				{Share: 0.16, Code: 503},
				{Share: 0.03, Code: 500},
				{Share: 0.035, Stall: true},
			}},
		{On: "ledger", Name: "post", Own: Spread{5, 0.5}, RequestBytes: 1000, ResponseBytes: 180, Stages: [][]Call{{
			{To: "ledger-db.write", Share: 1},
		}}},
		{On: "tax", Name: "quote", Own: Spread{42, 0.4}, RequestBytes: 600, ResponseBytes: 350},
		{On: "ledger-db", Name: "write", Own: Spread{2.4, 0.6}, RequestBytes: 620, ResponseBytes: 90},
	}
}
