//go:build !headless

package desktop

import (
	"bytes"
	"io"
	"log"
	"strings"
	"sync"
)

// startLog holds back what the toolkit logs while the window opens. The toolkit
// tells of a window that cannot be made only there, and then waits for nothing
// (Fyne 2.8). It is safe for concurrent use.
type startLog struct {
	mu   sync.Mutex
	held bytes.Buffer
	to   io.Writer // after the start; nil while it lasts
}

// holdLog takes the place of the standard logger's output.
func holdLog() *startLog {
	l := &startLog{}
	log.SetOutput(l)
	return l
}

func (l *startLog) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.to != nil {
		return l.to.Write(p)
	}
	return l.held.Write(p)
}

// release writes what was held back, and from now on everything, to out.
func (l *startLog) release(out io.Writer) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.to = out
	_, _ = l.held.WriteTo(out)
}

// failure returns why there is no window; "" when there is one.
func (l *startLog) failure() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	_, after, found := strings.Cut(l.held.String(), "window creation error")
	if !found {
		if _, after, found = strings.Cut(l.held.String(), "failed to initialise GLFW"); !found {
			return ""
		}
	}
	if _, cause, found := strings.Cut(after, "Cause: "); found {
		cause, _, _ = strings.Cut(cause, "\n")
		return strings.TrimSpace(cause)
	}
	return "the toolkit does not say why"
}
