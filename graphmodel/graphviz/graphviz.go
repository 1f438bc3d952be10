// Package graphviz renders and arranges graphs with Graphviz, which is built
// into the program as WebAssembly. Its engine cannot be interrupted, breaks
// when two goroutines use it, and never gives memory back. So each render runs
// in a child process: the program starts itself again with a hidden argument,
// which RunChild answers. Renders run one at a time.
package graphviz

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Engines lists Graphviz's layout engines: hierarchies (dot), springs (neato,
// fdp, sfdp for large graphs), circles (circo, twopi), boxes (osage, patchwork).
var Engines = []string{"dot", "neato", "fdp", "sfdp", "circo", "twopi", "osage", "patchwork"}

// formats are the outputs that are right. The bitmaps of the built-in Graphviz
// lack outlines and edges, so they are left to Clew's own drawing.
var formats = []string{"svg", "dot", "plain", "json"}

// Limits bound one render. The zero value means the defaults.
type Limits struct {
	Time   time.Duration // wall time; 0 is DefaultTime
	Memory int64         // bytes; 0 is DefaultMemory
}

// The default limits.
const (
	DefaultTime         = 60 * time.Second
	DefaultMemory int64 = 1 << 30
)

// maxInput is the largest graph that is handed to Graphviz, in bytes of DOT.
const maxInput = 64 << 20

// The reasons for which a render fails, beside Graphviz's own (see Error) and
// the end of the context.
var (
	ErrTimeLimit   = errors.New("rendering took too long; choose another engine or show fewer nodes")
	ErrMemoryLimit = errors.New("rendering needed too much memory; choose another engine or show fewer nodes")
	ErrTooLarge    = errors.New("the graph is too large for Graphviz; show fewer nodes")
	ErrUnknown     = errors.New("unknown to Graphviz")
)

// Error is what Graphviz said about its input.
type Error struct{ Message string }

// Error returns Graphviz's message.
func (e *Error) Error() string { return "Graphviz: " + e.Message }

// busy holds one token: Graphviz may run.
var busy = make(chan struct{}, 1)

// Render lays out a graph in the DOT language with an engine and returns it in
// a format: svg, dot, plain or json. It waits for other renders, and kills the
// child process when ctx ends or a limit is reached.
func Render(ctx context.Context, dot []byte, engine, format string, limits Limits) ([]byte, error) {
	switch {
	case !slices.Contains(Engines, engine):
		return nil, fmt.Errorf("engine %q: %w (the engines are %s)", engine, ErrUnknown, strings.Join(Engines, ", "))
	case !slices.Contains(formats, format):
		return nil, fmt.Errorf("format %q: %w (the formats are %s)", format, ErrUnknown, strings.Join(formats, ", "))
	case len(dot) > maxInput:
		return nil, ErrTooLarge
	}
	if limits.Time <= 0 {
		limits.Time = DefaultTime
	}
	if limits.Memory <= 0 {
		limits.Memory = DefaultMemory
	}
	select {
	case busy <- struct{}{}:
		defer func() { <-busy }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	return runChild(ctx, dot, engine, format, limits)
}

func runChild(ctx context.Context, dot []byte, engine, format string, limits Limits) ([]byte, error) {
	exe, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("starting Graphviz: %w", err)
	}
	limited, cancel := context.WithTimeoutCause(ctx, limits.Time, ErrTimeLimit)
	defer cancel()
	cmd := exec.CommandContext(limited, exe, ChildArgument, engine, format, strconv.FormatInt(limits.Memory, 10))
	var out, messages bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(dot), &out, &messages
	// After a kill, do not wait for pipes that something else may hold open.
	cmd.WaitDelay = time.Second
	hideWindow(cmd)
	err = cmd.Run()
	switch {
	case limited.Err() != nil:
		return nil, context.Cause(limited)
	case err == nil:
		return out.Bytes(), nil
	}
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		return nil, fmt.Errorf("starting Graphviz: %w", err)
	}
	return nil, childError(exit.ExitCode(), messages.String())
}

func childError(code int, message string) error {
	message = strings.TrimSpace(message)
	switch {
	case code == exitMemory:
		return ErrMemoryLimit
	case code == exitInput:
		return &Error{Message: message}
	}
	// A crash leaves a long trace; its first line says what happened.
	first, _, _ := strings.Cut(message, "\n")
	return &Error{Message: fmt.Sprintf("stopped unexpectedly (exit code %d): %s", code, first)}
}
