package query

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

// GRPCErrors says which gRPC statuses are errors under Errors5xx. Under the other definitions every
// status but 0 is one.
type GRPCErrors struct {
	// Any is true where every status but 0 is an error; Statuses is empty then.
	Any bool
	// Statuses are the numbers of the statuses that are errors, in ascending order; none of them is
	// where the list is empty.
	Statuses []string
}

// Names of a choice of gRPC statuses.
const (
	grpcErrorsServer = "server"
	grpcErrorsAny    = "any"
)

// decodeGRPCErrors reads a choice by its name, or a list of statuses.
func decodeGRPCErrors(raw json.RawMessage) (GRPCErrors, error) {
	if bytes.HasPrefix(bytes.TrimSpace(raw), []byte("[")) {
		return decodeStatuses(raw)
	}
	var choice string
	if err := json.Unmarshal(raw, &choice); err == nil {
		switch choice {
		case grpcErrorsServer:
			return GRPCErrors{Statuses: istio.GRPCServerErrors()}, nil
		case grpcErrorsAny:
			return GRPCErrors{Any: true}, nil
		}
	}
	return GRPCErrors{}, fieldErrorf("", "%s is not known. Use \"server\" or \"any\", or a list of statuses such as [\"4\", \"13\", \"14\"].", abbreviate(raw))
}

func decodeStatuses(raw json.RawMessage) (GRPCErrors, error) {
	names, err := decodeStrings(raw)
	if err != nil {
		return GRPCErrors{}, err
	}
	var numbers []int
	for i, name := range names {
		number, err := strconv.Atoi(name)
		if err != nil || number < 1 || number > istio.LastGRPCStatus {
			return GRPCErrors{}, fieldErrorf("["+strconv.Itoa(i)+"]", "%q is not the number of a gRPC status that can be an error. Use 1 to %d.", name, istio.LastGRPCStatus)
		}
		numbers = append(numbers, number)
	}
	slices.Sort(numbers)
	return GRPCErrors{Statuses: namesOf(slices.Compact(numbers), strconv.Itoa)}, nil
}
