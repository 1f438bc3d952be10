package kernel

import (
	"fmt"
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
		scaleAll(a, sums, scale, bias)
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

// TestAffine compares maps of all shapes with the plain code bit by bit.
func TestAffine(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for _, rows := range []int{4, 24, 32, 64, 96, 100, 128, 160, 192, 260, 384} {
		for _, cols := range []int{16, 32, 96, 128, 192, 256, 288} {
			w, wide := make([]byte, rows*cols), make([]int16, rows*cols)
			scale, bias := make([]float32, rows), make([]float32, rows)
			for i := range w {
				w[i] = byte(rng.IntN(256))
				wide[i] = int16(int8(w[i]))
			}
			for r := range rows {
				scale[r], bias[r] = rng.Float32()/1000, rng.Float32()-0.5
			}
			a := NewAffine(rows, cols, w, scale, bias)
			if !slices.Equal(a.Weights(), w) {
				t.Fatalf("%d×%d: other weights", rows, cols)
			}
			var x [2][]int16
			var want, got [2][]float32
			sums := make([]int32, rows)
			for k := range x {
				x[k] = make([]int16, cols)
				for i := range x[k] {
					x[k][i] = int16(rng.IntN(65536) - 32768)
				}
				want[k], got[k] = make([]float32, rows), make([]float32, rows)
				dots16Go(sums, wide, x[k])
				scaleGo(want[k], sums, scale, bias)
				a.Apply(got[k], sums, x[k])
				if !slices.Equal(got[k], want[k]) {
					t.Fatalf("%d×%d: got %v, want %v", rows, cols, got[k], want[k])
				}
				clear(got[k])
			}
			if a.ApplyPair(got[0], got[1], sums, x[0], x[1]); !slices.Equal(got[0], want[0]) || !slices.Equal(got[1], want[1]) {
				t.Fatalf("%d×%d: pairs differ", rows, cols)
			}
		}
	}
}

// TestGate compares the vector code of gates and of rounding with the plain one bit
// by bit.
func TestGate(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	for _, n := range []int{8, 16, 96} {
		z, s, cell := make([]float32, 4*n), make([]float32, 4*n), make([]float32, n)
		out, out2 := make([]int16, n), make([]int16, n)
		for round := range 200 {
			for i := range z {
				z[i], s[i] = 12*rng.Float32()-6, 12*rng.Float32()-6
				if rng.IntN(20) == 0 {
					z[i] *= 100 // far outside the tables
				}
			}
			was := slices.Clone(cell)
			Gate(out, z, s, cell)
			gateGo(out2, z, s, was)
			if !slices.Equal(out, out2) || !slices.Equal(cell, was) {
				t.Fatalf("%d gates, step %d: %v, %v", n, round, out, out2)
			}
		}
	}
	for _, n := range []int{0, 3, 8, 100, 128} {
		x, a, b := make([]float32, n), make([]int16, n), make([]int16, n)
		for _, scale := range []float32{0.01, 1, 3000, 1e9} {
			for i := range x {
				x[i] = scale * (rng.Float32() - 0.5)
			}
			for _, limit := range []int32{4095, 32767} {
				Quantize(a, x, 1024, limit)
				if quantizeGo(b, x, 1024, limit); !slices.Equal(a, b) {
					t.Fatalf("%v: %v, %v", x, a, b)
				}
			}
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

func BenchmarkAffine(b *testing.B) {
	for _, size := range [][2]int{{384, 96}, {384, 128}, {384, 192}, {64, 192}} {
		rows, cols := size[0], size[1]
		a := NewAffine(rows, cols, make([]byte, rows*cols), make([]float32, rows), make([]float32, rows))
		dst, sums, x := make([]float32, 2*rows), make([]int32, rows), make([]int16, 2*cols)
		b.Run(fmt.Sprintf("%dx%d", rows, cols), func(b *testing.B) {
			for b.Loop() {
				a.Apply(dst[:rows], sums, x[:cols])
			}
			b.ReportMetric(float64(rows*cols)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
		})
		b.Run(fmt.Sprintf("%dx%d pair", rows, cols), func(b *testing.B) {
			for b.Loop() {
				a.ApplyPair(dst[:rows], dst[rows:], sums, x[:cols], x[cols:])
			}
			b.ReportMetric(2*float64(rows*cols)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
		})
	}
}

func BenchmarkGate(b *testing.B) {
	const n = 96
	z, s, cell, out := make([]float32, 4*n), make([]float32, 4*n), make([]float32, n), make([]int16, n)
	rng := rand.New(rand.NewPCG(7, 8))
	for i := range z {
		z[i] = 6*rng.Float32() - 3
	}
	b.Run("vector", func(b *testing.B) {
		for b.Loop() {
			Gate(out, z, s, cell)
		}
	})
	b.Run("plain", func(b *testing.B) {
		for b.Loop() {
			gateGo(out, z, s, cell)
		}
	})
}
