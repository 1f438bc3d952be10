package forest

import "math"

// Signs collects the signs of one thing, in an order of its own that never changes.
type Signs []int8

// Add adds whole numbers; what is larger than 126 counts as that.
func (s *Signs) Add(values ...int) {
	for _, v := range values {
		*s = append(*s, int8(max(-most, min(most, v))))
	}
}

// most is the largest sign.
const most = never - 1

// Flags adds one for what is true and zero for what is not.
func (s *Signs) Flags(values ...bool) {
	for _, v := range values {
		*s = append(*s, int8(truth(v)))
	}
}

// Chances adds the logarithms of the odds of probabilities, in eighths.
func (s *Signs) Chances(shares ...float64) {
	for _, p := range shares {
		p = math.Max(1e-4, math.Min(1-1e-4, p))
		s.Add(int(math.Round(math.Log(p/(1-p)) * 8)))
	}
}
