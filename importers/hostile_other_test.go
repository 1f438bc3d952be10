//go:build !unix

package importers

import (
	"testing"
	"time"
)

var started = time.Now()

// processorTime is the time of day where the processor's is not told.
func processorTime() time.Duration { return time.Since(started) }

func specialFiles(*testing.T, string) []expectation { return nil }
