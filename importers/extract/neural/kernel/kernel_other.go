//go:build !amd64

package kernel

func dots16(dst []int32, w, x []int16) { dots16Go(dst, w, x) }

func dots(dst, w, x []float32)         { dotsGo(dst, w, x) }
func combine(dst, src, coef []float32) { combineGo(dst, src, coef) }

func scaleAll(dst []float32, sums []int32, scale, bias []float32) { scaleGo(dst, sums, scale, bias) }

func addScaled(dst []float32, row []byte, step float32) { addScaledGo(dst, row, step) }

const vnni = false

// affine and affinePair are for packed matrices, of which there are none.
func affine([]float32, *Affine, []int16)                 {}
func affinePair(_, _ []float32, _ *Affine, _, _ []int16) {}

func gate(out []int16, z, s, cell []float32)                      { gateGo(out, z, s, cell) }
func quantize(dst []int16, x []float32, one float32, limit int32) { quantizeGo(dst, x, one, limit) }
