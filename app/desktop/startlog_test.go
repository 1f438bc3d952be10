//go:build !headless

package desktop

import (
	"errors"
	"log"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

func TestStartLogTellsWhyThereIsNoWindow(t *testing.T) {
	t.Cleanup(func() { log.SetOutput(os.Stderr) })
	for _, c := range []struct {
		name string
		log  func()
		want string
	}{
		{"nothing", func() {}, ""},
		{"something else", func() { fyne.LogError("failed to watch theme settings", errors.New("no bus")) }, ""},
		{"no OpenGL", func() { fyne.LogError("window creation error", errors.New("APIUnavailable: GLX")) }, "APIUnavailable: GLX"},
		{"no display", func() { fyne.LogError("failed to initialise GLFW", errors.New("PlatformUnavailable")) }, "PlatformUnavailable"},
		{"no reason", func() { fyne.LogError("window creation error", nil) }, "the toolkit does not say why"},
	} {
		l := holdLog()
		c.log()
		if got := l.failure(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestStartLogLosesNothing(t *testing.T) {
	t.Cleanup(func() { log.SetOutput(os.Stderr) })
	l := holdLog()
	log.Print("before")
	var out strings.Builder
	l.release(&out)
	log.Print("after")
	if got := out.String(); !strings.Contains(got, "before\n") || !strings.Contains(got, "after\n") {
		t.Errorf("released %q", got)
	}
}
