package project

import "testing"

// SetSmall lets opening go through files up to a size only.
func SetSmall(t *testing.T, size int64) {
	old := smallFile
	smallFile = size
	t.Cleanup(func() { smallFile = old })
}
