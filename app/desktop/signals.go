//go:build !headless

package desktop

import (
	"os"
	"os/signal"
	"syscall"
	"time"
)

// endWithin is how long the program may take to end after a signal. The toolkit
// ends its loop on a signal, too, and then may wait for good for a function that
// was handed to that loop.
const endWithin = 4 * time.Second

// watchSignals lets SIGTERM, SIGINT and SIGHUP end the program as closing the
// window does, so that the project is written and free for others. When that
// takes too long, exit ends it: the project file is sound at any moment. The
// returned function ends the watch.
func watchSignals(w *window, exit func(code int)) (end func()) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGTERM, os.Interrupt, syscall.SIGHUP)
	ended := make(chan struct{})
	go func() {
		select {
		case <-ended:
			return
		case <-signals:
		}
		// The toolkit may have ended its loop already: then whoever hands it
		// something waits for good.
		go w.do(w.quit)
		select {
		case <-ended:
		case <-time.After(endWithin):
			exit(1)
		}
	}()
	return func() {
		signal.Stop(signals)
		close(ended)
	}
}
