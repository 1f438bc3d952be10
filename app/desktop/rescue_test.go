//go:build !headless

package desktop

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clew/graphmodel/project"
)

func TestRecoveryText(t *testing.T) {
	lost := make([]string, 12)
	for i := range lost {
		lost[i] = fmt.Sprint("thing ", i)
	}
	for _, c := range []struct {
		r    project.Recovery
		want string
	}{
		{project.Recovery{Articles: 1, Steps: 2}, "“x” holds 1 article, 0 decisions and 2 steps of the history.\nNothing is known to be lost."},
		{project.Recovery{Articles: 5, Refilled: 2, Lost: []string{"a feed"}}, "“x” holds 5 articles (2 of them from backups), 0 decisions and 0 steps of the history.\nLost:\n–  a feed"},
		{
			project.Recovery{Lost: lost},
			"“x” holds 0 articles, 0 decisions and 0 steps of the history.\nLost:\n–  " + strings.Join(lost[:6], "\n–  ") + "\n–  and 6 more",
		},
	} {
		if got := recoveryText("x", c.r); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// TestWhatIsOfferedForABrokenFile opens files that are none, or of another version.
func TestWhatIsOfferedForABrokenFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.clew")
	if err := os.WriteFile(path, []byte("text"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		err     error
		offered bool
		buttons int
	}{
		{project.ErrDamaged, true, 2},
		{project.ErrNotProject, true, 2},
		{project.ErrNewer, true, 1},
		{errors.New("other"), false, 0},
	} {
		w, _ := openWindow(t)
		if got := w.offerRescue(path, c.err); got != c.offered {
			t.Errorf("%v: offered %v", c.err, got)
		}
		if !c.offered {
			continue
		}
		if len(w.sheets) != 1 || len(w.sheets[0].buttons.Objects) != c.buttons+1 {
			t.Errorf("%v: %d sheets", c.err, len(w.sheets))
		}
	}
}
