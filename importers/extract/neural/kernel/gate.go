package kernel

import "math"

// The activation functions stand in tables, since their usual forms round
// differently from machine to machine.
const (
	tableTop  = 8
	tableUnit = 256 // entries for 1
	tableLast = 2 * tableTop * tableUnit
	tableSize = 2 * tableLast // a power of two: the compiler sees that tableSize-1 masks every index
)

var sigmoids, tanhs = func() (s, t [tableSize]float32) {
	for i := range tableLast + 1 {
		x := float64(i)/tableUnit - tableTop
		// Rounded to 20 bits: no difference between libraries shows there.
		s[i] = float32(math.RoundToEven(1/(1+math.Exp(-x))*(1<<20)) / (1 << 20))
		t[i] = float32(math.RoundToEven(math.Tanh(x)*(1<<20)) / (1 << 20))
	}
	return s, t
}()

// place returns the entry of a table for x.
func place(x float32) int32 {
	i := int32(float32(x*tableUnit) + (tableTop*tableUnit + 0.5))
	return min(max(i, 0), tableLast) & (tableSize - 1)
}

// StateOne stands for 1 in the states of an LSTM, which lie in [-1, 1].
const StateOne = 1 << 14

// Gate computes the new cells and states of an LSTM from the sums of its gates,
// which come in two parts, z and s: those of the input, forget and output gates and of
// the candidates, each as many as there are states. States have 1 as StateOne.
func Gate(out []int16, z, s, cell []float32) {
	if len(out) == 0 {
		return
	}
	check(len(z) == 4*len(out) && len(s) == 4*len(out) && len(cell) == len(out))
	gate(out, z, s, cell)
}

func gateGo(out []int16, z, s, cell []float32) {
	h := len(out)
	in, forget, give, new := z[:h], z[h:2*h], z[2*h:3*h], z[3*h:4*h]
	in2, forget2, give2, new2 := s[:h], s[h:2*h], s[2*h:3*h], s[3*h:4*h]
	cell = cell[:h]
	for j := range out {
		i, f := sigmoids[place(in[j]+in2[j])], sigmoids[place(forget[j]+forget2[j])]
		o, g := sigmoids[place(give[j]+give2[j])], tanhs[place(new[j]+new2[j])]
		c := float32(f*cell[j]) + float32(i*g)
		cell[j] = c
		y := float32(o * tanhs[place(c)])
		out[j] = int16(int32(float32(y*StateOne)+32768.5) - 32768)
	}
}

// Quantize writes x in whole numbers, 1 as one, limited to ±limit, which is at most
// 32767.
func Quantize(dst []int16, x []float32, one float32, limit int32) {
	check(len(dst) >= len(x) && limit >= 0 && limit <= math.MaxInt16)
	quantize(dst[:len(x)], x, one, limit)
}

func quantizeGo(dst []int16, x []float32, one float32, limit int32) {
	const far = 1 << 14 // what a conversion makes of larger numbers depends on the machine
	for i, v := range x {
		q := int32(float32(min(max(v, -far), far)*one) + 32768.5)
		dst[i] = int16(min(max(q-32768, -limit), limit))
	}
}
