package istio_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

func TestErrorsByDefinition(t *testing.T) {
	tests := []struct {
		definition, code, grpcStatus, flags string
		want                                bool
	}{
		{"5xx", "503", "", "-", true},
		{"5xx", "404", "", "-", false},
		{"5xx", "0", "", "DC", false},
		{"5xx", "0", "", "UF,DR", false},
		{"5xx", "0", "", "-", true},
		{"5xx", "0", "", "UF", true},
		{"5xx", "", "", "UC", true},
		{"5xx", "200", "14", "-", true},
		{"5xx", "200", "5", "-", false},
		{"5xx", "200", "0", "-", false},
		{"4xx5xx", "404", "", "-", true},
		{"4xx5xx", "200", "5", "-", true},
		{"4xx5xx", "302", "", "-", false},
		{"4xx5xx", "0", "", "DC", false},
		{"4xx5xx", "0", "", "UF", true},
		{"non2xx", "302", "", "-", true},
		{"non2xx", "101", "", "-", true},
		{"non2xx", "0", "", "DC", true},
		{"non2xx", "", "", "-", true},
		{"non2xx", "204", "", "-", false},
		{"non2xx", "200", "16", "-", true},
	}
	for _, test := range tests {
		definition := istio.ErrorDefinition{Name: test.definition, Statuses: istio.GRPCServerErrors()}
		if got := definition.Counts(istio.Outcome{Code: test.code, GRPCStatus: test.grpcStatus, Flags: test.flags}); got != test.want {
			t.Errorf("%s: code %q with gRPC status %q and flags %q is an error: %t", test.definition, test.code, test.grpcStatus, test.flags, got)
		}
	}
}

func TestWhereNoRequestTellsItsCodeToLackOneSaysNothing(t *testing.T) {
	for _, name := range []string{istio.Errors5xx, istio.Errors4xx5xx, istio.ErrorsNon2xx} {
		definition := istio.ErrorDefinition{Name: name, NoCodes: true}
		if definition.Counts(istio.Outcome{Flags: "-"}) {
			t.Errorf("%s counts every request", name)
		}
	}
}

func TestAMeshMayCountAnyStatusOrItsOwn(t *testing.T) {
	notFound := istio.Outcome{Code: "200", GRPCStatus: "5"}
	for _, definition := range []istio.ErrorDefinition{{Name: istio.Errors5xx, AnyStatus: true}, {Name: istio.Errors5xx, Statuses: []string{"5"}}} {
		if !definition.Counts(notFound) || definition.Counts(istio.Outcome{Code: "200", GRPCStatus: "0"}) {
			t.Errorf("%+v counts others", definition)
		}
	}
}

func TestServicesAreReadFromTheirFullNames(t *testing.T) {
	for host, want := range map[string]string{
		"pay.bank.svc.cluster.local":       "pay bank true",
		"pay.bank.svc.cluster.local:8080":  "pay bank true",
		"pay.bank.svc":                     "pay bank true",
		"pay-0.pay.bank.svc.cluster.local": "pay bank true",
		"pay.bank.svc.example.org":         "pay bank true",
		"api.bank.example":                 "  false",
		"svc.example.com":                  "  false",
		"bank.svc.cluster.local":           "  false",
		"pay":                              "  false",
		"":                                 "  false",
	} {
		service, namespace, ok := istio.SplitHost(host)
		if got := fmt.Sprintf("%s %s %t", service, namespace, ok); got != want {
			t.Errorf("%q is %q", host, got)
		}
	}
}

func TestServicesAreReadAsTheExpressionReadsThem(t *testing.T) {
	expression := regexp.MustCompile("^(?s:" + istio.AnyServiceHost + ")$")
	random := rand.New(rand.NewPCG(1, 2))
	parts := []string{"pay", "bank", "svc", ".", ".", ".svc", ":80", "x", "", "*", "A", "\n", "cluster.local"}
	matched := 0
	for range 20000 {
		host := ""
		for range random.IntN(9) {
			host += parts[random.IntN(len(parts))]
		}
		service, namespace, ok := istio.SplitHost(host)
		form := expression.FindStringSubmatch(host)
		if ok != (form != nil) || ok && (service != form[1] || namespace != form[2]) {
			t.Fatalf("%q is %q in %q (%t), and the expression reads %q", host, service, namespace, ok, form)
		}
		if ok {
			matched++
		}
	}
	if matched < 200 {
		t.Errorf("only %d hosts were services", matched)
	}
}

func TestAddressesAreNoNames(t *testing.T) {
	for host, want := range map[string]bool{
		"10.0.0.7": true, "10.0.0.7:8080": true, "[fe80::1]:80": true, "fe80::1": true,
		"10.0.0.7.nip.io": false, "api.example.com:443": false, "localhost": false, "": false,
	} {
		if istio.IsBareAddress(host) != want {
			t.Errorf("%q is an address: %t", host, !want)
		}
	}
}

func TestPrincipalsTellNamespaceAndAccount(t *testing.T) {
	namespace, account, ok := istio.SplitPrincipal("spiffe://cluster.local/ns/bank/sa/teller")
	if namespace != "bank" || account != "teller" || !ok {
		t.Errorf("%s %s %t", namespace, account, ok)
	}
	if _, _, ok := istio.SplitPrincipal("unknown"); ok {
		t.Error("unknown is a principal")
	}
	for principal, want := range map[string]bool{
		"spiffe://cluster.local/ns/istio-system/sa/istio-eastwestgateway-service-account": true,
		"spiffe://cluster.local/ns/gateway/sa/web":                                        false,
		"unknown": false,
	} {
		if istio.IsGatewayPrincipal(principal) != want {
			t.Errorf("%s is a gateway's: %t", principal, !want)
		}
	}
}

func TestTheCatalogueIsComplete(t *testing.T) {
	seen := map[string]bool{}
	for _, signal := range istio.Catalogue() {
		if seen[signal.Name] {
			t.Errorf("%s is there twice", signal.Name)
		}
		seen[signal.Name] = true
		if signal.Unit == "" || len(signal.Needs) == 0 || signal.Collect == "" || signal.Measure == "" || signal.Description == "" || signal.Family == "" {
			t.Errorf("%s lacks something: %+v", signal.Name, signal)
		}
		if istio.UnitOf(signal.Name) != signal.Unit {
			t.Errorf("%s has another unit when asked for", signal.Name)
		}
	}
}

func TestWhatASignalKnowsIsConsistent(t *testing.T) {
	for _, signal := range istio.Catalogue() {
		for _, key := range signal.GroupBy {
			side, property, _ := strings.Cut(key, ".")
			known := signal.Destination
			if side == "source" {
				known = signal.Source
			}
			if !slices.Contains(known, property) {
				t.Errorf("%s is grouped by %s, which it does not know", signal.Name, key)
			}
		}
		if len(signal.GroupBy) == 0 || signal.Source == nil || signal.Reporters == nil {
			t.Errorf("%s lacks something: %+v", signal.Name, signal.Knowledge)
		}
		if (signal.Subject == "") != (len(signal.Source) > 0) {
			t.Errorf("%s speaks of %q and knows %v of sources", signal.Name, signal.Subject, signal.Source)
		}
		if signal.Knows("reporter") != (len(signal.Reporters) > 0) {
			t.Errorf("%s can be grouped by reporter or asked of one, not both", signal.Name)
		}
		if len(signal.Reporters) > 0 && len(signal.Reporters) < len(istio.AllReporters()) && signal.NotOfReporter == "" {
			t.Errorf("%s does not say why some reporters cannot be asked", signal.Name)
		}
	}
}

func TestConnectionsThatFailHaveSignals(t *testing.T) {
	for name, unit := range map[string]string{"tcpFailureRatio": "percentunit", "tcpFailureRate": "cps"} {
		signal, ok := istio.FindSignal(name)
		if !ok || signal.Family != istio.FamilyTCP || signal.Unit != unit || !signal.Knows("responseFlags") || signal.Knows("responseCode") ||
			!slices.Equal(signal.Needs, []string{istio.TCPClosed, istio.TCPFailed}) {
			t.Errorf("%s is %+v", name, signal)
		}
	}
}

func TestALabelTellsWhosePropertyItIs(t *testing.T) {
	for label, want := range map[string]string{
		istio.SourceCanonicalService: "source.service", istio.DestinationServiceName: "destination.service",
		istio.DestinationHost: "destination.host", istio.DestinationWorkloadNamespace: "destination.workloadNamespace",
		istio.ResponseCode: ".", "tier": ".",
	} {
		if side, property, ok := istio.PeerProperty(label); side+"."+property != want || ok != (want != ".") {
			t.Errorf("%s is %s.%s (%t) instead of %s", label, side, property, ok, want)
		}
	}
}
