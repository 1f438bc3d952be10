// Package cputest lets benchmarks tell the time of the processors, which says
// more than the clock on a busy machine.
package cputest

import (
	"testing"

	"clew/graphmodel/cputime"
)

// Measure runs f as often as the benchmark wants, with the number of the round,
// and reports the processor time of one as cpu-ms/op. What the collector of garbage
// takes is in it. Garbage is reported, too.
func Measure(b *testing.B, f func(i int)) {
	b.Helper()
	b.ReportAllocs()
	start, n := cputime.Used(), 0
	for ; b.Loop(); n++ {
		f(n)
	}
	b.ReportMetric((cputime.Used()-start).Seconds()*1e3/float64(max(n, 1)), "cpu-ms/op")
}
