package guard_test

import (
	"errors"
	"testing"

	"github.com/alidade-mesh/alidade/pkg/guard"
)

func TestAPanicBecomesAnError(t *testing.T) {
	none := map[string]int(nil)
	err := guard.Run("counting", func() error {
		none["one"]++
		return nil
	})
	const want = "The plugin failed while counting: assignment to entry in nil map. This is a fault of the plugin: please report it with the stack in Grafana's log."
	if panicked, ok := errors.AsType[*guard.Panicked](err); !ok || panicked.Doing != "counting" || err.Error() != want {
		t.Errorf("the error is %v", err)
	}
}

func TestWhatDoesNotPanicIsLeftAlone(t *testing.T) {
	failure := errors.New("of the work")
	if err := guard.Run("working", func() error { return failure }); !errors.Is(err, failure) {
		t.Errorf("the error is %v", err)
	}
	if err := guard.Run("working", func() error { return nil }); err != nil {
		t.Errorf("the error is %v", err)
	}
}
