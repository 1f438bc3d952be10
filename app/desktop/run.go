//go:build !headless

// Package desktop is the window of Clew: it composes the views, the menus and
// the dialogs around one session. It is left out of headless builds.
package desktop

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"clew/app/desktop/documents"
	"clew/app/desktop/late"
	"clew/app/ingest"
	"clew/app/scene/text"
)

const (
	programName = "Clew"
	programID   = "io.github.clew.desktop"
)

// Options of Run.
type Options struct {
	// Args are a project, or articles to read into a new one. Without any, the
	// last project is opened.
	Args    []string
	Version string
	// Sample starts with the sample project.
	Sample bool
	// Extractor reads what articles say; nil takes the program's own.
	Extractor ingest.Extractor
	// Fonts is a folder of the program for fonts that the system may lack and for the
	// index of the system's own, "" where it has none.
	Fonts string
	// Errors is where messages go before there is a window; nil is os.Stderr.
	Errors io.Writer

	painted func() // is called when the window is painted; may be nil
}

// noDisplay is what a person without a display gets to read.
const noDisplay = "clew: there is no display to open a window on. " +
	"Without one, use the commands: clew graph, read, extract, export, import (see clew help)."

// noWindow is what a person gets to read whose display has no OpenGL.
const noWindow = "clew: the window needs OpenGL 2.1 or newer, which this display does not offer (%s). " +
	"Update the graphics driver, or use a command (see clew help).\n"

// Run opens the window and returns, when it is closed, the exit code.
func Run(o Options) (code int) {
	if o.Errors == nil {
		o.Errors = os.Stderr
	}
	if !hasDisplay(runtime.GOOS, os.Getenv) {
		fmt.Fprintln(o.Errors, noDisplay)
		return 1
	}
	if err := late.Load(); err != nil {
		fmt.Fprintln(o.Errors, "clew:", err)
		return 1
	}
	shown := false
	started := holdLog()
	defer func() {
		// The toolkit panics when the display that is named does not answer.
		if p := recover(); p != nil {
			if shown {
				panic(p)
			}
			cause := started.failure()
			if cause == "" {
				cause = fmt.Sprint(p)
			}
			fmt.Fprintf(o.Errors, "%s (%s)\n", noDisplay, cause)
			code = 1
		}
	}()
	defer shareFonts(o.Fonts)()
	a := app.NewWithID(programID)
	rest := newRest(fyne.Do, fyne.DoAndWait)
	stop := make(chan struct{})
	defer close(stop)
	o.painted = rest.Painted
	w := newWindow(a, rest.Do, o)
	ended := make(chan struct{})
	defer close(ended)
	w.leave = func() {
		rest.End()
		leave(a.Quit, ended, os.Exit)
	}
	claim, unwatch := watchSignals(w, os.Stderr, os.Exit)
	defer unwatch()
	startProbe(w)
	// What takes long waits until the window is on the screen.
	a.Lifecycle().SetOnStarted(func() {
		shown = true
		claim()
		w.fitScreen()
		o.Args = append(o.Args, documents.Take()...)
		w.start(o)
		documents.Watch(func(paths []string) { rest.Do(func() { w.openOrImport(paths) }) })
		w.space.Warm()
		go rest.Run(stop)
	})
	w.win.Show()
	if cause := started.failure(); cause != "" {
		fmt.Fprintf(o.Errors, noWindow, cause)
		return 1
	}
	started.release(os.Stderr)
	a.Run()
	// The window has closed the project unless a signal has ended the loop.
	if err := w.space.Close(); err != nil {
		fmt.Fprintf(o.Errors, "clew: closing the project: %v\n", err)
		return 1
	}
	return 0
}

// shareFonts lets the toolkit have the program's fonts for other scripts. Without a
// folder that keeps, as where the home folder cannot be written to, it uses one that
// the returned function takes away: the toolkit itself would go without any font but
// its own there. Where that fails too, some characters are missing.
func shareFonts(folder string) (end func()) {
	end = func() {}
	if !canWrite(folder) {
		dir, err := os.MkdirTemp("", "clew-fonts-")
		if err != nil {
			return end
		}
		folder, end = dir, func() { _ = os.RemoveAll(dir) }
	}
	_ = text.Share(folder)
	return end
}

// canWrite reports whether files can be made in a folder.
func canWrite(folder string) bool {
	if folder == "" {
		return false
	}
	f, err := os.CreateTemp(folder, ".new-*")
	if err != nil {
		return false
	}
	_, err = f.WriteString("clew")
	err = errors.Join(err, f.Close(), os.Remove(f.Name()))
	return err == nil
}

// hasDisplay reports whether a window can be opened at all, before the
// toolkit tries and ends the process.
func hasDisplay(goos string, getenv func(string) string) bool {
	switch goos {
	case "linux", "freebsd", "openbsd", "netbsd", "dragonfly", "solaris":
		return getenv("DISPLAY") != "" || getenv("WAYLAND_DISPLAY") != ""
	}
	return true
}
