package ner

// number is what scores are made of: whole numbers in a shipped model, so
// that every machine finds the same names, floating point while learning.
type number interface{ int32 | float32 }

// lattice is the working space for one sentence after another.
type lattice[N number] struct {
	emit   [][numLabels]N // score of each label at each token
	trans  [numLabels][numLabels]N
	back   [][numLabels]uint8
	fwd    [][numLabels]N // best path that ends at a token in a label
	bwd    [][numLabels]N // best path that goes on from it, without its own score
	labels []uint8
}

const impossible = -1 << 29

// size makes room for n tokens.
func (l *lattice[N]) size(n int) {
	if cap(l.emit) < n {
		l.emit = make([][numLabels]N, n)
		l.back = make([][numLabels]uint8, n)
		l.fwd = make([][numLabels]N, n)
		l.bwd = make([][numLabels]N, n)
		l.labels = make([]uint8, n)
	}
	l.emit, l.back, l.fwd, l.bwd = l.emit[:n], l.back[:n], l.fwd[:n], l.bwd[:n]
	l.labels = l.labels[:n]
}

// decode finds the best legal sequence of labels for emit.
func (l *lattice[N]) decode() N {
	n := len(l.emit)
	if n == 0 {
		return 0
	}
	for b := range numLabels {
		l.fwd[0][b] = impossible
		if legal(outside, b) {
			l.fwd[0][b] = l.emit[0][b] + l.trans[outside][b]
		}
	}
	into := l.intoFree()
	for i := 1; i < n; i++ {
		prev, cur, emit, back := &l.fwd[i-1], &l.fwd[i], &l.emit[i], &l.back[i]
		var ended [len(free)]N
		for k, a := range free {
			ended[k] = prev[a]
		}
		for b := range numLabels {
			best, from := N(impossible)*2, 0
			if first := goesOn[b]; first > 0 {
				for a := first; a < first+2; a++ {
					if v := prev[a] + l.trans[a][b]; v > best {
						best, from = v, a
					}
				}
			} else {
				for k, v := range ended {
					if v += into[b][k]; v > best {
						best, from = v, free[k]
					}
				}
			}
			cur[b] = max(best+emit[b], impossible)
			back[b] = uint8(from)
		}
	}
	best, at := N(impossible)*2, outside
	for b := range numLabels {
		if !opens(b) && l.fwd[n-1][b] > best {
			best, at = l.fwd[n-1][b], b
		}
	}
	for i := n - 1; i >= 0; i-- {
		l.labels[i] = uint8(at)
		at = int(l.back[i][at])
	}
	return best
}

// intoFree are the scores of the steps from the labels that end no open name, by
// the label that follows.
func (l *lattice[N]) intoFree() (into [numLabels][len(free)]N) {
	for b := range into {
		for k, a := range free {
			into[b][k] = l.trans[a][b]
		}
	}
	return into
}

// backward fills bwd, so that fwd[i][y]+bwd[i][y] is the score of the best
// path through label y at token i.
func (l *lattice[N]) backward() {
	n := len(l.emit)
	for y := range numLabels {
		l.bwd[n-1][y] = 0
		if opens(y) {
			l.bwd[n-1][y] = impossible
		}
	}
	for i := n - 2; i >= 0; i-- {
		next, cur := l.bwd[i+1], &l.bwd[i]
		for b, v := range l.emit[i+1] {
			next[b] += v
		}
		for a := range numLabels {
			best := N(impossible)
			for _, b := range after[a] {
				best = max(best, next[b]+l.trans[a][b])
			}
			cur[a] = best
		}
	}
}

// margin returns how much better the best path is than the best one that
// gives some token of the span another type. It needs backward.
func (l *lattice[N]) margin(best N, s span) N {
	least := N(-impossible)
	for i := s.first; i < s.last; i++ {
		other := N(impossible)
		for y := range numLabels {
			if typeOf(y) != s.typ {
				other = max(other, l.fwd[i][y]+l.bwd[i][y])
			}
		}
		least = min(least, best-other)
	}
	return least
}

// typeScores returns for token i the score of the best path through each type,
// outside first, relative to the best of them.
func (l *lattice[N]) typeScores(i int) (out [1 + numTypes]N) {
	for t := range out {
		out[t] = impossible
	}
	for y := range numLabels {
		t := typeOf(y) + 1
		out[t] = max(out[t], l.fwd[i][y]+l.bwd[i][y])
	}
	best := out[0]
	for _, v := range out {
		best = max(best, v)
	}
	for t := range out {
		out[t] -= best
	}
	return out
}
