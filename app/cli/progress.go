package cli

import (
	"fmt"
	"io"
	"strconv"
	"time"

	"clew/app/ingest"
)

// progress is one line on a terminal that is written over and over. On
// anything but a terminal it is silent.
type progress struct {
	w     io.Writer // nil for silence
	last  time.Time
	shown bool
}

func (e *Env) newProgress() *progress {
	if !isTerminal(e.Stderr) {
		return &progress{}
	}
	return &progress{w: e.Stderr}
}

// ingest shows how far an import is, at most ten times a second.
func (p *progress) ingest(at ingest.Progress) {
	if p.w == nil || time.Since(p.last) < 100*time.Millisecond && at.Done < at.Total {
		return
	}
	p.last, p.shown = time.Now(), true
	_, _ = fmt.Fprintf(p.w, "\r\x1b[K%s %s of %d  %s", at.Stage, reached(at), at.Total, shorten(at.Current, 50))
}

// reached is how many articles are done, with a decimal while long ones are in
// work.
func reached(at ingest.Progress) string {
	if at.Part == 0 {
		return strconv.Itoa(at.Done)
	}
	return strconv.FormatFloat(float64(at.Done)+at.Part, 'f', 1, 64)
}

// look shows how far a look at sources is.
func (p *progress) look(done, total int, current string) {
	p.ingest(ingest.Progress{Stage: "Looking at", Done: done, Total: total, Current: current})
}

func (p *progress) clear() {
	if p.shown {
		_, _ = fmt.Fprint(p.w, "\r\x1b[K")
	}
}

// shorten keeps the end of a long path.
func shorten(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return "…" + string(r[len(r)-n+1:])
}
