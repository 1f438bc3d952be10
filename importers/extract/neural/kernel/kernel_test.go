package kernel

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestSame compares the vector code with the plain one.
func TestSame(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, size := range [][2]int{{4, 16}, {8, 80}, {320, 128}, {12, 48}, {96, 160}} {
		rows, cols := size[0], size[1]
		w16, x16 := make([]int16, rows*cols), make([]int16, cols)
		w, x, coef := make([]float32, rows*cols), make([]float32, cols), make([]float32, rows)
		for i := range w {
			w16[i], w[i] = int16(rng.IntN(255)-127), rng.Float32()-0.5
		}
		for i := range x {
			x16[i], x[i] = int16(rng.IntN(65535)-32767), rng.Float32()-0.5
		}
		for i := range coef {
			coef[i] = rng.Float32() - 0.5
		}
		a, b := make([]int32, rows), make([]int32, rows)
		Dots16(a, w16, x16)
		dots16Go(b, w16, x16)
		if !slices.Equal(a, b) {
			t.Errorf("%d×%d: whole numbers differ: %v, %v", rows, cols, a, b)
		}
		x2 := slices.Clone(x16)
		slices.Reverse(x2)
		a2, b2 := make([]int32, rows), make([]int32, rows)
		Dots16Pair(a, a2, w16, x16, x2)
		dots16Go(b2, w16, x2)
		if !slices.Equal(a, b) || !slices.Equal(a2, b2) {
			t.Errorf("%d×%d: pairs of whole numbers differ: %v %v, %v %v", rows, cols, a, a2, b, b2)
		}
		p, q := make([]float32, rows), make([]float32, rows)
		Dots(p, w, x)
		dotsGo(q, w, x)
		near(t, p, q)
		p, q = slices.Clone(x), slices.Clone(x)
		Combine(p, w, coef)
		combineGo(q, w, coef)
		near(t, p, q)
	}
}

// TestSameBits compares what reading uses bit by bit.
func TestSameBits(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for _, n := range []int{8, 24, 128, 384} {
		sums, row := make([]int32, n), make([]byte, n)
		scale, bias := make([]float32, n), make([]float32, n)
		for i := range n {
			sums[i], row[i] = rng.Int32()-1<<30, byte(rng.IntN(256))
			scale[i], bias[i] = rng.Float32()/1000, rng.Float32()-0.5
		}
		a, b := make([]float32, n), make([]float32, n)
		Scale(a, sums, scale, bias)
		scaleGo(b, sums, scale, bias)
		if !slices.Equal(a, b) {
			t.Errorf("scaled sums differ: %v, %v", a, b)
		}
		AddScaled(a, row, 0.0123)
		addScaledGo(b, row, 0.0123)
		if !slices.Equal(a, b) {
			t.Errorf("added rows differ: %v, %v", a, b)
		}
	}
}

func near(t *testing.T, a, b []float32) {
	t.Helper()
	for i := range a {
		if math.Abs(float64(a[i]-b[i])) > 1e-4 {
			t.Fatalf("place %d: %v, %v", i, a[i], b[i])
		}
	}
}

func TestSizes(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a matrix that is too small is accepted")
		}
	}()
	Dots16(make([]int32, 4), make([]int16, 63), make([]int16, 16))
}

func BenchmarkDots16(b *testing.B) {
	dst, w, x := make([]int32, 320), make([]int16, 320*128), make([]int16, 128)
	for b.Loop() {
		Dots16(dst, w, x)
	}
	b.ReportMetric(float64(len(w))*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
}

func BenchmarkDots16Pair(b *testing.B) {
	dst, dst2, w, x, x2 := make([]int32, 384), make([]int32, 384), make([]int16, 384*192), make([]int16, 192), make([]int16, 192)
	for b.Loop() {
		Dots16Pair(dst, dst2, w, x, x2)
	}
	b.ReportMetric(2*float64(len(w))*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
}

func BenchmarkDots(b *testing.B) {
	dst, w, x := make([]float32, 320), make([]float32, 320*128), make([]float32, 128)
	for b.Loop() {
		Dots(dst, w, x)
	}
	b.ReportMetric(float64(len(w))*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
}

func BenchmarkCombine(b *testing.B) {
	dst, w, c := make([]float32, 128), make([]float32, 320*128), make([]float32, 320)
	for b.Loop() {
		Combine(dst, w, c)
	}
	b.ReportMetric(float64(len(w))*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
}
