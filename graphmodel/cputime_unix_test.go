//go:build unix

package graphmodel

import (
	"syscall"
	"time"
)

// processorTime is the time that all processors have spent on this process.
func processorTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
