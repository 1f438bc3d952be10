//go:build unix

package ingest_test

import (
	"syscall"
	"time"
)

// processorTime is the processor time of the process, of user and system.
func processorTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
