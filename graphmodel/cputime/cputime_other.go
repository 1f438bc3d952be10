//go:build !unix && !windows

package cputime

import "time"

var started = time.Now()

// Used stands in for processor time with wall time.
func Used() time.Duration { return time.Since(started) }
