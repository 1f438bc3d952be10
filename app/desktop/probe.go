//go:build !headless && probe

package desktop

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/pprof"
	"os"
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// A program built with the tag probe answers questions about itself on the
// socket that the environment variable CLEW_PROBE names: what it has in memory
// after a collection (/memory), what its window paints (/painted) and Go's
// profiles (/debug/pprof/). The soak test and packaging/profile-canvas.sh ask.

func startProbe(w *window) {
	path := os.Getenv("CLEW_PROBE")
	if path == "" {
		return
	}
	l, err := net.Listen("unix", path)
	if err != nil {
		fmt.Fprintln(os.Stderr, "clew: probe:", err)
		return
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/memory", func(out http.ResponseWriter, _ *http.Request) { _ = json.NewEncoder(out).Encode(memoryNow()) })
	mux.HandleFunc("/painted", func(out http.ResponseWriter, _ *http.Request) {
		fyne.DoAndWait(func() { w.painted(out) })
	})
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	mux.HandleFunc("/debug/pprof/profile", pprof.Profile)
	go func() { _ = http.Serve(l, mux) }()
}

// memory is what the program holds after a collection.
type memory struct {
	Heap       uint64 // bytes
	Objects    uint64
	Goroutines int
}

func memoryNow() memory {
	// The second collection frees what finalizers of the first let go.
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return memory{m.HeapAlloc, m.HeapObjects, runtime.NumGoroutine()}
}

// painted lists what the window paints in each frame, with the area of each:
// without a graphics processor the pixels are what a frame costs.
func (w *window) painted(out io.Writer) {
	total := float32(0)
	var walk func(o fyne.CanvasObject, at fyne.Position)
	walk = func(o fyne.CanvasObject, at fyne.Position) {
		if !o.Visible() {
			return
		}
		at = at.Add(o.Position())
		look := ""
		switch v := o.(type) {
		case *fyne.Container:
			for _, part := range v.Objects {
				walk(part, at)
			}
			return
		case fyne.Widget:
			for _, part := range test.WidgetRenderer(v).Objects() {
				walk(part, at)
			}
			return
		case *canvas.Rectangle:
			look = fmt.Sprint(v.FillColor, v.StrokeColor, v.StrokeWidth, v.CornerRadius)
		case *canvas.Text:
			look = v.Text
		}
		size := o.Size()
		total += size.Width * size.Height
		_, _ = fmt.Fprintf(out, "%9.0f %T %v %v %s\n", size.Width*size.Height, o, at, size, look)
	}
	walk(w.win.Content(), fyne.Position{})
	_, _ = fmt.Fprintf(out, "%9.0f together\n", total)
}
