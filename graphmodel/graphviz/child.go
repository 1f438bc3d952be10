package graphviz

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"regexp"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strconv"
	"time"

	engine "github.com/goccy/go-graphviz"
	"github.com/goccy/go-graphviz/gvc"
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
	g, err := gvc.New(ctx)
	if err != nil {
		return fmt.Errorf("starting the engine: %w", err)
	}
	for attempt := range attempts {
		graph, err := engine.ParseBytes(dot)
		if err != nil {
			return err
		}
		if attempt > 0 {
			anotherStart(graph, attempt)
		}
		if err := g.Layout(ctx, graph, layout); err != nil {
			return err
		}
		var positions bytes.Buffer
		if err := g.RenderData(ctx, graph, "plain", &positions); err != nil {
			return err
		}
		if !noNumber.Match(positions.Bytes()) {
			return write(ctx, g, graph, format, out)
		}
	}
	return errors.New("no position was found for some of the nodes; choose another engine")
}

// write writes an arranged graph. The process ends afterwards, so nothing is
// given back.
func write(ctx context.Context, g *gvc.Context, graph *engine.Graph, format string, out io.Writer) error {
	var b bytes.Buffer
	if err := g.RenderData(ctx, graph, format, &b); err != nil {
		return err
	}
	if b.Len() == 0 {
		return errors.New("no output")
	}
	_, err := out.Write(b.Bytes())
	return err
}

// attempts bounds how often a layout is tried. sfdp turns each connected part
// to its main axis, and takes the root of a number that rounding can make
// negative when the part is as wide as it is high. Its nodes then stand at "not
// a number", and pictures lack them. Another random start gives another
// rounding.
const attempts = 9

// noNumber finds such a node in plain output, where names are quoted when they
// are no plain words.
var noNumber = regexp.MustCompile(`(?m)^node (?:"(?:[^"\\]|\\.)*"|\S+) (?:-?nan|\S+ -?nan)\b`)

// anotherStart sets another random start; later attempts also spread the
// leaves evenly around their neighbor.
func anotherStart(graph *engine.Graph, attempt int) {
	graph.SafeSet("start", strconv.Itoa(attempt), "")
	if attempt > attempts/2 {
		graph.SafeSet("beautify", "true", "")
	}
}

// noFiles keeps a graph from reading files, which it could ask for as images.
type noFiles struct{}

func (noFiles) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
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
