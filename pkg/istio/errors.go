package istio

import (
	"regexp"
	"slices"
	"strings"
)

// Definitions of which requests are errors.
const (
	Errors5xx    = "5xx"
	Errors4xx5xx = "4xx5xx"
	ErrorsNon2xx = "non2xx"
)

// Expressions over response codes and gRPC statuses.
const (
	CodeServerError = "5.."
	CodeAnyError    = "[45].."
	CodeSuccess     = "2.."
	// CodeNone is the code of a request that got no response.
	CodeNone         = NoResponseCode + "|"
	GRPCStatusNoFail = GRPCStatusOK + "|"
)

// Outcome is how a request ended: its response code, gRPC status and response flags, as labels say it.
type Outcome struct{ Code, GRPCStatus, Flags string }

// ErrorDefinition says which requests are errors.
type ErrorDefinition struct {
	// Name is Errors5xx, Errors4xx5xx or ErrorsNon2xx.
	Name string
	// AnyStatus says that under Errors5xx every gRPC status but 0 is an error; Statuses lists those that
	// are, otherwise. The other definitions count all of them.
	AnyStatus bool
	Statuses  []string
	// NoCodes says that no request of this mesh tells its code: to lack one says nothing then.
	NoCodes bool
}

// Counts tells whether a request is an error. One without a response is, unless its caller went away
// before it came.
func (d ErrorDefinition) Counts(o Outcome) bool {
	none := d.Unanswered(o.Code)
	failed := o.GRPCStatus != "" && o.GRPCStatus != GRPCStatusOK
	switch {
	case d.Name == ErrorsNon2xx:
		return none || o.Code != "" && !strings.HasPrefix(o.Code, "2") || failed
	case strings.HasPrefix(o.Code, "5") || none && !CallerLeft(o.Flags):
		return true
	case d.Name == Errors4xx5xx:
		return strings.HasPrefix(o.Code, "4") || failed
	case d.AnyStatus:
		return failed
	}
	return slices.Contains(d.Statuses, o.GRPCStatus)
}

// Unanswered tells a request that got no response, whoever is to blame.
func (d ErrorDefinition) Unanswered(code string) bool {
	return code == NoResponseCode || code == "" && !d.NoCodes
}

// ConnectionFailed tells by its flags whether a TCP connection ended by a failure that is not its
// caller's doing.
func ConnectionFailed(flags string) bool {
	return flags != "" && flags != NoFlags && !CallerLeft(flags)
}

// FlagsOfCaller are those of a caller that went away before it was answered.
func FlagsOfCaller() []string { return []string{"DC", "DR"} }

// CallerLeft tells by its flags that a caller went away.
func CallerLeft(flags string) bool { return hasFlag(flags, FlagsOfCaller()) }

// FlagsOfLost are those of a call that never reached the workload that it was meant for.
func FlagsOfLost() []string {
	return []string{"UH", "UF", "UO", "NR", "NC", "DF", "DO", "OM", "FI", "IH", "RL", "RLSE", "UAEX", "LH", "NFCF", "RFCF"}
}

// NeverArrived tells by its flags that a call never reached the workload that it was meant for.
func NeverArrived(flags string) bool { return hasFlag(flags, FlagsOfLost()) }

// FlagsOfBreaking are those of a call that broke on its way: it may have reached the workload that it was
// meant for, or a proxy in between alone.
func FlagsOfBreaking() []string { return []string{"UC", "UR", "LR", "UPE"} }

// BrokeOff tells by its flags that a call broke on its way.
func BrokeOff(flags string) bool { return hasFlag(flags, FlagsOfBreaking()) }

// What of one side's calls has to be left at least, once what the other side tells of them is taken off, to
// be more than two counters that are read at different times: LeastRest of all, and LeastRestRate a second.
const (
	LeastRest     = 0.1
	LeastRestRate = 0.02
)

// FlagsOfGivingUp are those of a caller's proxy that did not wait for the answer: what the called side saw
// of such a call is that its caller went away.
func FlagsOfGivingUp() []string { return []string{"UT", "SI", "UMSDR", "DT"} }

// GaveUp tells by its flags that the caller's proxy did not wait for the answer.
func GaveUp(flags string) bool { return hasFlag(flags, FlagsOfGivingUp()) }

var answeredFlags = regexp.MustCompile("^(?:" + AnsweredFlags + ")$")

// Answered tells by its flags that a call got a whole answer from its upstream.
func Answered(flags string) bool { return answeredFlags.MatchString(flags) }

// HadNoRoute tells by its flags that the caller's proxy knew no way to what was asked for.
func HadNoRoute(flags string) bool { return hasFlag(flags, []string{"NR"}) }

func hasFlag(flags string, some []string) bool {
	if flags == "" || flags == NoFlags {
		return false
	}
	for flag := range strings.SplitSeq(flags, ",") {
		if slices.Contains(some, flag) {
			return true
		}
	}
	return false
}
