//go:build !unix

package ingest_test

import "time"

var begun = time.Now()

// processorTime is the time on the clock where the system does not tell more.
func processorTime() time.Duration { return time.Since(begun) }
