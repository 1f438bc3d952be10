//go:build !headless && unix

package desktop

import (
	"bytes"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The toolkit's loop may have ended before the signal is seen: then it takes
// nothing any more, and the program has to end all the same.
func TestSignalEndsTheProgramAlsoWhenTheLoopIsGone(t *testing.T) {
	code := make(chan int, 1)
	var log bytes.Buffer
	gone := make(chan struct{})
	defer close(gone)
	w := &window{do: func(func()) { <-gone }}
	_, end := watchSignals(w, &log, func(c int) { code <- c })
	defer end()
	if err := syscall.Kill(syscall.Getpid(), syscall.SIGHUP); err != nil {
		t.Skip(err)
	}
	select {
	case got := <-code:
		if got != 1 {
			t.Errorf("exit code %d", got)
		}
		if !strings.Contains(log.String(), "watchSignals") {
			t.Errorf("it does not tell what it did: %s", log.String())
		}
	case <-time.After(endWithin + 10*time.Second):
		t.Fatal("the program does not end")
	}
}

// The toolkit asks for signals by itself, and would end its loop before the
// project is closed.
func TestSignalsAreNotForTheToolkit(t *testing.T) {
	toolkit := make(chan os.Signal, 1)
	closed := make(chan struct{})
	w := &window{do: func(func()) { close(closed) }}
	started, end := watchSignals(w, os.Stderr, func(int) {})
	started()
	signal.Notify(toolkit, syscall.SIGHUP)
	time.Sleep(claimAfter + claimAfter/2)
	if err := syscall.Kill(syscall.Getpid(), syscall.SIGHUP); err != nil {
		t.Skip(err)
	}
	<-closed
	end()
	if len(toolkit) > 0 {
		t.Error("the toolkit has got the signal")
	}
}

func TestLeavingEndsTheProgramThoughTheToolkitHangs(t *testing.T) {
	code, hang := make(chan int, 1), make(chan struct{})
	defer close(hang)
	go leave(func() { <-hang }, make(chan struct{}), func(c int) { code <- c })
	select {
	case got := <-code:
		if got != 0 {
			t.Errorf("exit code %d, though all is written", got)
		}
	case <-time.After(leaveWithin + 10*time.Second):
		t.Fatal("the program does not end")
	}
}
