// Package guard keeps a panic in one part of the work from ending the process, and with it all data
// sources: Go ends a process for a panic in any goroutine, and nothing outside that goroutine can help.
package guard

import (
	"fmt"
	"runtime/debug"

	"github.com/grafana/grafana-plugin-sdk-go/backend/log"
)

// Panicked is a panic as an error. What to do about it is in the log, where the stack is.
type Panicked struct {
	// Doing is what ended so, to follow "while".
	Doing string
	// Value is what the panic said.
	Value any
}

func (p *Panicked) Error() string {
	return fmt.Sprintf("The plugin failed while %s: %v. This is a fault of the plugin: please report it with the stack in Grafana's log.", p.Doing, p.Value)
}

// Run does a part of the work, and gives a panic as an error of the type Panicked. It stands where a
// goroutine begins.
func Run(doing string, part func() error) (err error) {
	defer func() {
		if value := recover(); value != nil {
			log.DefaultLogger.Error("a part of the work panicked", "doing", doing, "panic", value, "stack", string(debug.Stack()))
			err = &Panicked{Doing: doing, Value: value}
		}
	}()
	return part()
}
