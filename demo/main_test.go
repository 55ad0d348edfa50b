package main

import (
	"bufio"
	"errors"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// asProgram makes the test's executable be the demo itself, with its own arguments.
const asProgram = "ALIDADE_DEMO_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

func TestEverySignalToStopEndsInAGoodbye(t *testing.T) {
	cases := map[string][]os.Signal{
		"Ctrl-C":                           {os.Interrupt},
		"a polite kill":                    {syscall.SIGTERM},
		"a terminal that is closed":        {syscall.SIGHUP},
		"Ctrl-C, and its script's SIGTERM": {os.Interrupt, syscall.SIGTERM, syscall.SIGTERM},
	}
	for name, signals := range cases {
		t.Run(name, func(t *testing.T) {
			executable, err := os.Executable()
			if err != nil {
				t.Fatal(err)
			}
			program := exec.CommandContext(t.Context(), executable, "--metrics-only", "--port", "0")
			program.Env = append(os.Environ(), asProgram+"=1")
			output, err := program.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := program.Start(); err != nil {
				t.Fatal(err)
			}
			var last string
			for lines := bufio.NewScanner(output); lines.Scan(); {
				last = lines.Text()
				if !strings.Contains(last, "is ready") {
					continue
				}
				for _, signal := range signals {
					if err := program.Process.Signal(signal); err != nil && !errors.Is(err, os.ErrProcessDone) {
						t.Fatal(err)
					}
				}
			}
			if err := program.Wait(); err != nil || last != "demo: stopped" {
				t.Errorf("ended with %v after %q", err, last)
			}
		})
	}
}
