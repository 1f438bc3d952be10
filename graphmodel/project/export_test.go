package project

import (
	"testing"
	"time"
)

// SetSmall lets opening go through files up to a size only.
func SetSmall(t *testing.T, size int64) {
	old := smallFile
	smallFile = size
	t.Cleanup(func() { smallFile = old })
}

// SetLog changes the bounds of what lies beside a database.
func SetLog(t *testing.T, rest time.Duration, growth, longest int64) {
	a, b, c := checkpointRest, checkpointGrowth, longestLog
	checkpointRest, checkpointGrowth, longestLog = rest, growth, longest
	t.Cleanup(func() { checkpointRest, checkpointGrowth, longestLog = a, b, c })
}
