//go:build !amd64

package kernel

func dots16(dst []int32, w, x []int16) { dots16Go(dst, w, x) }

func dots16Pair(dst, dst2 []int32, w, x, x2 []int16) {
	dots16Go(dst, w, x)
	dots16Go(dst2, w, x2)
}

func dots(dst, w, x []float32)         { dotsGo(dst, w, x) }
func combine(dst, src, coef []float32) { combineGo(dst, src, coef) }

func scaleAll(dst []float32, sums []int32, scale, bias []float32) { scaleGo(dst, sums, scale, bias) }

func addScaled(dst []float32, row []byte, step float32) { addScaledGo(dst, row, step) }
