//go:build !unix && !windows

package cli

import "time"

var started = time.Now()

// cpuTime stands in for processor time with wall time.
func cpuTime() time.Duration { return time.Since(started) }
