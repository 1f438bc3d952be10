//go:build !headless

package desktop

import (
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/pprof"
	"sync/atomic"
	"syscall"
	"time"
)

const (
	// endWithin is how long the program may take to end after a signal.
	endWithin = 4 * time.Second
	// leaveWithin is how long the toolkit may take to end when the project is
	// closed. While it ends it hands the saving of preferences to a loop that is
	// over, and if that comes at the wrong moment, waits for good (fyne 2.8.1,
	// runGL: what is not in the queue's last stage when it is emptied gets lost).
	leaveWithin = time.Second
	// claimAfter is how long after its start the toolkit has surely asked for
	// signals.
	claimAfter = time.Second
)

// endings are the signals that end the program.
var endings = []os.Signal{syscall.SIGTERM, os.Interrupt, syscall.SIGHUP}

// watchSignals lets SIGTERM, SIGINT and SIGHUP end the program as closing the
// window does, so that the project is written and free for others. When that
// takes too long, exit ends it: the project file is sound at any moment. Then log
// gets to know what the program was doing. started is to be called when the toolkit has
// started, end ends the watch.
func watchSignals(w *window, log io.Writer, exit func(code int)) (started, end func()) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, endings...)
	// The toolkit ends its loop on a signal, too, and with it what has just been
	// handed to the loop: closing the project. So it gets none.
	var claim atomic.Pointer[time.Timer]
	started = func() {
		claim.Store(time.AfterFunc(claimAfter, func() {
			signal.Reset(endings...)
			signal.Notify(signals, endings...)
		}))
	}
	ended := make(chan struct{})
	go func() {
		select {
		case <-ended:
			return
		case <-signals:
		}
		// Until then the toolkit may have ended its loop already: then whoever
		// hands it something may wait for good.
		go w.do(w.end)
		select {
		case <-ended:
		case <-time.After(endWithin):
			fmt.Fprintln(log, "clew: the window does not end; what the program does:")
			_ = pprof.Lookup("goroutine").WriteTo(log, 1)
			exit(1)
		}
	}()
	return started, func() {
		if c := claim.Load(); c != nil {
			c.Stop()
		}
		signal.Stop(signals)
		close(ended)
	}
}

// leave ends the toolkit when the project is closed, and the program when the
// toolkit does not end.
func leave(quit func(), ended <-chan struct{}, exit func(code int)) {
	go func() {
		select {
		case <-ended:
		case <-time.After(leaveWithin):
			exit(0)
		}
	}()
	quit()
}
