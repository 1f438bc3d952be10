package neural

import (
	"math"
	"math/rand/v2"
)

// Dropout clears a share of x at random, scales the rest up, and returns the
// factors, by which the gradient of x has to be multiplied too.
func Dropout(a *Arena, random *rand.Rand, x []float32, share float64) []float32 {
	f := a.Floats(len(x))
	keep, limit := float32(1/(1-share)), uint32(share*math.MaxUint32)
	for i := range x {
		if random.Uint32() >= limit {
			f[i] = keep
		}
		x[i] *= f[i]
	}
	return f
}
