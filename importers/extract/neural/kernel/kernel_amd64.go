package kernel

import "golang.org/x/sys/cpu"

var (
	fast = cpu.X86.HasAVX2 && cpu.X86.HasFMA
	vnni = fast && cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512VL && cpu.X86.HasAVX512DQ && cpu.X86.HasAVX512VNNI
)

//go:noescape
func dots16AVX2(dst *int32, w, x *int16, rows, cols int)

//go:noescape
func dots16VNNI(dst *int32, w, x *int16, rows, cols int)

//go:noescape
func dotsAVX2(dst, w, x *float32, rows, cols int)

//go:noescape
func combineAVX2(dst, src, coef *float32, rows, cols int)

//go:noescape
func scaleAVX2(dst *float32, sums *int32, scale, bias *float32, n int)

//go:noescape
func addScaledAVX2(dst *float32, row *byte, step float32, n int)

//go:noescape
func affineVNNI(dst *float32, w *byte, x *int16, scale, bias *float32, start *int32, blocks, cols int)

//go:noescape
func affinePairVNNI(dst, dst2 *float32, w *byte, x, x2 *int16, scale, bias *float32, start *int32, blocks, cols int)

//go:noescape
func gateAVX512(out *int16, z, s, cell, sigmoids, tanhs *float32, n int)

//go:noescape
func quantizeAVX2(dst *int16, x *float32, one float32, limit int32, n int)

func dots16(dst []int32, w, x []int16) {
	switch {
	case vnni:
		dots16VNNI(&dst[0], &w[0], &x[0], len(dst), len(x))
	case fast:
		dots16AVX2(&dst[0], &w[0], &x[0], len(dst), len(x))
	default:
		dots16Go(dst, w, x)
	}
}

func dots(dst, w, x []float32) {
	if fast {
		dotsAVX2(&dst[0], &w[0], &x[0], len(dst), len(x))
		return
	}
	dotsGo(dst, w, x)
}

func combine(dst, src, coef []float32) {
	if fast {
		combineAVX2(&dst[0], &src[0], &coef[0], len(coef), len(dst))
		return
	}
	combineGo(dst, src, coef)
}

// scaleAll sets dst[i] to sums[i]*scale[i] + bias[i], product and sum rounded one
// after the other. The length of dst is a multiple of 4.
func scaleAll(dst []float32, sums []int32, scale, bias []float32) {
	if fast {
		scaleAVX2(&dst[0], &sums[0], &scale[0], &bias[0], len(dst))
		return
	}
	scaleGo(dst, sums, scale, bias)
}

func addScaled(dst []float32, row []byte, step float32) {
	if fast {
		addScaledAVX2(&dst[0], &row[0], step, len(dst))
		return
	}
	addScaledGo(dst, row, step)
}

func affine(dst []float32, a *Affine, x []int16) {
	affineVNNI(&dst[0], &a.packed[0], &x[0], &a.scale[0], &a.bias[0], &a.start[0], len(a.start)/blockRows, a.cols)
}

func affinePair(dst, dst2 []float32, a *Affine, x, x2 []int16) {
	affinePairVNNI(&dst[0], &dst2[0], &a.packed[0], &x[0], &x2[0], &a.scale[0], &a.bias[0], &a.start[0], len(a.start)/blockRows, a.cols)
}

func gate(out []int16, z, s, cell []float32) {
	if n := len(out); vnni && n%16 == 0 {
		gateAVX512(&out[0], &z[0], &s[0], &cell[0], &sigmoids[0], &tanhs[0], n)
		return
	}
	gateGo(out, z, s, cell)
}

func quantize(dst []int16, x []float32, one float32, limit int32) {
	n := 0
	if fast {
		if n = len(dst) &^ 7; n > 0 {
			quantizeAVX2(&dst[0], &x[0], one, limit, n)
		}
	}
	quantizeGo(dst[n:], x[n:], one, limit)
}
