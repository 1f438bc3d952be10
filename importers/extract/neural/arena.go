package neural

// Arena hands out buffers that live until the next Reset, so that learning does
// not allocate. Its zero value is ready.
type Arena struct {
	blocks [][]float32
	block  int
	used   int
}

const blockSize = 1 << 20

// Reset takes all buffers back.
func (a *Arena) Reset() { a.block, a.used = 0, 0 }

// Floats returns n zeros.
func (a *Arena) Floats(n int) []float32 {
	for {
		if a.block < len(a.blocks) {
			if b := a.blocks[a.block]; a.used+n <= len(b) {
				out := b[a.used : a.used+n : a.used+n]
				a.used += n
				clear(out)
				return out
			}
			a.block++
			a.used = 0
			continue
		}
		a.blocks = append(a.blocks, make([]float32, max(blockSize, n)))
	}
}
