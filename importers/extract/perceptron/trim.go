package perceptron

// trim returns the model without the weights below least.
func (m *Model) trim(least int) *Model {
	out := &Model{classes: m.classes}
	out.index(uint64(m.count))
	for _, f := range m.rows() {
		first := len(out.weights)
		for _, w := range m.weights[f.first : f.first+f.n] {
			if int(w.value) >= least || int(w.value) <= -least {
				out.weights = append(out.weights, weight{class: w.class, value: w.value})
			}
		}
		if len(out.weights) > first {
			out.enter(f.key, uint32(first))
		}
	}
	return out
}
