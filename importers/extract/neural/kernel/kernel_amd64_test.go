package kernel

import "testing"

// TestLevels compares with the plain code what machines with fewer vector
// instructions than this one run.
func TestLevels(t *testing.T) {
	was := vnni
	defer func() { vnni = was }()
	vnni = false
	TestSame(t)
	TestAffine(t)
	TestGate(t)
}
