package graphviz

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strconv"
	"time"

	engine "github.com/goccy/go-graphviz"
)

// ChildArgument is the hidden first argument of the program for a render.
const ChildArgument = "--render-with-graphviz"

// Exit codes of the child.
const (
	exitInput  = 3 // Graphviz refused the input
	exitMemory = 4 // the memory limit was reached
)

// RunChild does a render if args, the program's arguments without its name,
// ask for one: DOT on in, the result on out. Otherwise it returns false. main
// calls it before anything else, as does TestMain of every package whose tests
// render.
func RunChild(args []string, in io.Reader, out, messages io.Writer) (code int, isChild bool) {
	if len(args) != 4 || args[0] != ChildArgument {
		return 0, false
	}
	memory, err := strconv.ParseInt(args[3], 10, 64)
	if err != nil || memory <= 0 {
		return exitInput, true
	}
	stop := watchMemory(memory)
	defer stop()
	if err := render(args[1], args[2], in, out); err != nil {
		_, _ = fmt.Fprintln(messages, err)
		return exitInput, true
	}
	return 0, true
}

func render(layout, format string, in io.Reader, out io.Writer) (err error) {
	dot, err := io.ReadAll(in)
	if err != nil {
		return fmt.Errorf("reading the graph: %w", err)
	}
	// The context would not stop a render; the parent does that.
	ctx := context.Background()
	engine.SetFileSystem(noFiles{})
	graph, err := engine.ParseBytes(dot)
	if err != nil {
		return err
	}
	g, err := engine.New(ctx)
	if err != nil {
		return fmt.Errorf("starting the engine: %w", err)
	}
	counter := &countingWriter{w: out}
	err = g.SetLayout(engine.Layout(layout)).Render(ctx, graph, engine.Format(format), counter)
	if err == nil && counter.n == 0 {
		err = errors.New("no output")
	}
	return err
}

// noFiles keeps a graph from reading files, which it could ask for as images.
type noFiles struct{}

func (noFiles) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

type countingWriter struct {
	w io.Writer
	n int
}

func (c *countingWriter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += n
	return n, err
}

// watchMemory ends the process when it uses more than limit bytes. The
// engine's memory lies on Go's heap, so Go knows about it.
func watchMemory(limit int64) (stop func()) {
	// Compiled WebAssembly never yields; the watcher needs a thread of its own.
	runtime.GOMAXPROCS(max(2, runtime.GOMAXPROCS(0)))
	debug.SetMemoryLimit(limit)
	ticker := time.NewTicker(20 * time.Millisecond)
	go func() {
		sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
		for range ticker.C {
			metrics.Read(sample)
			if int64(sample[0].Value.Uint64()-sample[1].Value.Uint64()) > limit {
				os.Exit(exitMemory)
			}
		}
	}()
	return ticker.Stop
}
