package kernel

import "golang.org/x/sys/cpu"

var (
	fast = cpu.X86.HasAVX2 && cpu.X86.HasFMA
	vnni = fast && cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512VNNI
)

//go:noescape
func dots16AVX2(dst *int32, w, x *int16, rows, cols int)

//go:noescape
func dots16VNNI(dst *int32, w, x *int16, rows, cols int)

//go:noescape
func dots16PairVNNI(dst, dst2 *int32, w, x, x2 *int16, rows, cols int)

//go:noescape
func dotsAVX2(dst, w, x *float32, rows, cols int)

//go:noescape
func combineAVX2(dst, src, coef *float32, rows, cols int)

//go:noescape
func scaleAVX2(dst *float32, sums *int32, scale, bias *float32, n int)

//go:noescape
func addScaledAVX2(dst *float32, row *byte, step float32, n int)

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

func dots16Pair(dst, dst2 []int32, w, x, x2 []int16) {
	if vnni {
		dots16PairVNNI(&dst[0], &dst2[0], &w[0], &x[0], &x2[0], len(dst), len(x))
		return
	}
	dots16(dst, w, x)
	dots16(dst2, w, x2)
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
