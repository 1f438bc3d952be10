//go:build !unix

package graphmodel

import "time"

var processStart = time.Now()

// processorTime is the clock where the system has no other measure.
func processorTime() time.Duration { return time.Since(processStart) }
