// Package kernel holds the inner loops of small neural networks: products of
// matrices and vectors, in whole numbers for reading and in floating point for
// learning.
//
// On amd64 with AVX2 and FMA they run as vector instructions (products of whole
// numbers faster still with AVX-512 VNNI), elsewhere as plain Go. What reading uses
// gives the same result on every machine, so that what an article says does not
// depend on where it is read. Dots and Combine, for learning, may differ in the last bit.
package kernel

// Lanes is the number of int16 values that one step of Dots16 takes; the
// columns of its matrices are a multiple of it.
const Lanes = 16

// Dots16 sets dst[r] to the dot product of row r of w, a row-major matrix of
// len(dst) rows and len(x) columns, with x. The number of rows must be a
// multiple of 4, the number of columns a multiple of Lanes. Sums wrap at 32
// bits; callers keep their numbers small enough.
func Dots16(dst []int32, w, x []int16) {
	if len(dst) == 0 {
		return
	}
	check(len(dst)%4 == 0 && len(x)%Lanes == 0 && len(x) > 0 && len(w) >= len(dst)*len(x))
	dots16(dst, w, x)
}

// Dots sets dst[r] to the dot product of row r of w, a row-major matrix of
// len(dst) rows and len(x) columns, with x. The number of rows must be a
// multiple of 4, the number of columns a multiple of 8.
func Dots(dst, w, x []float32) {
	if len(dst) == 0 {
		return
	}
	check(len(dst)%4 == 0 && len(x)%8 == 0 && len(x) > 0 && len(w) >= len(dst)*len(x))
	dots(dst, w, x)
}

// Combine adds coef[r] times row r of src, a row-major matrix of len(coef) rows
// and len(dst) columns, to dst, for all r. The number of columns must be a
// multiple of 8.
func Combine(dst, src, coef []float32) {
	if len(coef) == 0 || len(dst) == 0 {
		return
	}
	check(len(dst)%8 == 0 && len(src) >= len(coef)*len(dst))
	combine(dst, src, coef)
}

// AddScaled adds step times each value of row, whole numbers of eight bits in
// two's complement, to dst, product and sum rounded one after the other. Both slices have the same length, a multiple of 8.
func AddScaled(dst []float32, row []byte, step float32) {
	if len(dst) == 0 {
		return
	}
	check(len(dst)%8 == 0 && len(row) >= len(dst))
	addScaled(dst, row, step)
}

// check guards the vector code, which does not check bounds itself.
func check(ok bool) {
	if !ok {
		panic("kernel: sizes do not fit")
	}
}

func dots16Go(dst []int32, w, x []int16) {
	n := len(x)
	for r := range dst {
		row := w[r*n : r*n+n]
		var a, b int32
		for i := 0; i < n; i += 2 {
			a += int32(row[i]) * int32(x[i])
			b += int32(row[i+1]) * int32(x[i+1])
		}
		dst[r] = a + b
	}
}

func dotsGo(dst, w, x []float32) {
	n := len(x)
	for r := range dst {
		row := w[r*n : r*n+n]
		var a, b float32
		for i := 0; i < n; i += 2 {
			a += row[i] * x[i]
			b += row[i+1] * x[i+1]
		}
		dst[r] = a + b
	}
}

func combineGo(dst, src, coef []float32) {
	n := len(dst)
	for r, c := range coef {
		if c == 0 {
			continue
		}
		row := src[r*n : r*n+n]
		for i, v := range row {
			dst[i] += c * v
		}
	}
}

func scaleGo(dst []float32, sums []int32, scale, bias []float32) {
	for i := range dst {
		// The conversion keeps processors from joining product and sum, which
		// would round differently.
		dst[i] = float32(float32(sums[i])*scale[i]) + bias[i]
	}
}

func addScaledGo(dst []float32, row []byte, step float32) {
	for i := range dst {
		dst[i] += float32(float32(int8(row[i])) * step)
	}
}
