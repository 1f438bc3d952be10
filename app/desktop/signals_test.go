//go:build !headless && unix

package desktop

import (
	"syscall"
	"testing"
	"time"
)

// The toolkit's loop may have ended before the signal is seen: then it takes
// nothing any more, and the program has to end all the same.
func TestSignalEndsTheProgramAlsoWhenTheLoopIsGone(t *testing.T) {
	code := make(chan int, 1)
	gone := make(chan struct{})
	defer close(gone)
	w := &window{do: func(func()) { <-gone }}
	defer watchSignals(w, func(c int) { code <- c })()
	if err := syscall.Kill(syscall.Getpid(), syscall.SIGHUP); err != nil {
		t.Skip(err)
	}
	select {
	case got := <-code:
		if got != 1 {
			t.Errorf("exit code %d", got)
		}
	case <-time.After(endWithin + 10*time.Second):
		t.Fatal("the program does not end")
	}
}
