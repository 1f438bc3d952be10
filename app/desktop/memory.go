//go:build !headless

package desktop

import (
	"runtime/debug"
	"time"

	"clew/app/session"
)

// restDelay is how long the program rests before it gives memory back.
const restDelay = 2 * time.Second

// giveBack returns memory to the system some time after work has ended:
// reading articles needs much more than showing them.
func (w *window) giveBack() {
	var timer *time.Timer
	worked := false
	w.session.JobsChanged.Listen(func(jobs []session.Job) {
		if timer != nil {
			timer.Stop()
		}
		if len(jobs) > 0 {
			worked = true
			return
		}
		if worked {
			worked = false
			timer = time.AfterFunc(restDelay, debug.FreeOSMemory)
		}
	})
}
