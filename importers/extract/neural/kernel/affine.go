package kernel

// Affine maps vectors of whole numbers to scaled sums: row r of the result is
// scale[r] times the dot product of row r of a matrix of whole numbers of eight bits
// with the vector, and bias[r] added, each rounded by itself. The sums wrap at 32
// bits. It is immutable and safe for concurrent use.
type Affine struct {
	rows, cols  int
	scale, bias []float32
	wide        []int16 // the matrix, row by row; nil where it is packed
	packed      []byte  // see pack
	start       []int32 // with which the packed sums of rows begin
}

// NewAffine returns the map of a row-major matrix w of numbers in two's complement.
// The number of rows must be a multiple of 4, the number of columns one of Lanes;
// scale and bias have a number for each row.
func NewAffine(rows, cols int, w []byte, scale, bias []float32) *Affine {
	check(rows > 0 && rows%4 == 0 && cols > 0 && cols%Lanes == 0 && len(w) == rows*cols && len(scale) == rows && len(bias) == rows)
	a := &Affine{rows: rows, cols: cols, scale: scale, bias: bias}
	if packs(rows, cols) {
		a.pack(w)
		return a
	}
	a.wide = make([]int16, len(w))
	for i, v := range w {
		a.wide[i] = int16(int8(v))
	}
	return a
}

const (
	blockRows  = 16 // rows of a block of a packed matrix
	panelRows  = 96 // rows of a panel, as long as there are so many
	groupCols  = 4  // columns that lie side by side
	mostPacked = 256
	mostRows   = 256 // of a matrix whose blocks are not full
)

// packs reports whether matrices of that shape are packed.
func packs(rows, cols int) bool {
	return vnni && cols%32 == 0 && cols <= mostPacked && (rows <= mostRows || padded(rows) == rows)
}

// padded is the number of rows of a packed matrix: an even number of blocks.
func padded(rows int) int { return (rows + 2*blockRows - 1) / (2 * blockRows) * (2 * blockRows) }

// panelOf is how many rows the next panel has where so many are left.
func panelOf(left int) int {
	for _, rows := range [...]int{panelRows, 4 * blockRows} {
		if left >= rows {
			return rows
		}
	}
	return 2 * blockRows
}

// pack lays the matrix out for a vector instruction that multiplies four unsigned
// bytes with four signed ones and adds the products, for sixteen rows at once. The
// rows lie in panels of six blocks of sixteen, the last ones of four and two; within
// a panel four columns of all its rows lie together.
//
// The numbers of the vector go through it twice, first their low bytes, then their
// high bytes with 128 added, which makes them unsigned. start takes that away again.
func (a *Affine) pack(w []byte) {
	rows := padded(a.rows)
	a.packed = make([]byte, 0, rows*a.cols)
	a.start = make([]int32, rows)
	a.scale, a.bias = append(make([]float32, 0, rows), a.scale...)[:rows], append(make([]float32, 0, rows), a.bias...)[:rows]
	for first := 0; first < rows; {
		panel := panelOf(rows - first)
		for col := 0; col < a.cols; col += groupCols {
			for r := first; r < first+panel; r++ {
				var four [groupCols]byte
				if r < a.rows {
					copy(four[:], w[r*a.cols+col:])
				}
				a.packed = append(a.packed, four[:]...)
			}
		}
		first += panel
	}
	for r := range a.rows {
		sum := int32(0)
		for _, v := range w[r*a.cols : (r+1)*a.cols] {
			sum += int32(int8(v))
		}
		a.start[r] = -128 << 8 * sum
	}
}

// Apply sets dst for the vector x. The buffer takes as many numbers as there are
// rows.
func (a *Affine) Apply(dst []float32, buffer []int32, x []int16) {
	check(len(dst) == a.rows && len(x) == a.cols)
	switch {
	case a.wide != nil:
		buffer = buffer[:a.rows]
		dots16(buffer, a.wide, x)
		scaleAll(dst, buffer, a.scale, a.bias)
	case len(a.start) == a.rows:
		affine(dst, a, x)
	default:
		var full [mostRows]float32
		affine(full[:len(a.start)], a, x)
		copy(dst, full[:])
	}
}

// ApplyPair does the same for two vectors. It is faster than two calls.
func (a *Affine) ApplyPair(dst, dst2 []float32, buffer []int32, x, x2 []int16) {
	if a.wide == nil && a.rows%panelRows == 0 {
		check(len(dst) == a.rows && len(x) == a.cols && len(dst2) == a.rows && len(x2) == a.cols)
		affinePair(dst, dst2, a, x, x2)
		return
	}
	a.Apply(dst, buffer, x)
	a.Apply(dst2, buffer, x2)
}

// Weights returns the weights row by row, in two's complement.
func (a *Affine) Weights() []byte {
	w := make([]byte, a.rows*a.cols)
	if a.wide != nil {
		for i, v := range a.wide {
			w[i] = byte(v)
		}
		return w
	}
	from := a.packed
	for first := 0; first < a.rows; {
		panel := panelOf(len(a.start) - first)
		for col := 0; col < a.cols; col += groupCols {
			for r := first; r < first+panel; r++ {
				if r < a.rows {
					copy(w[r*a.cols+col:(r+1)*a.cols], from[:groupCols])
				}
				from = from[groupCols:]
			}
		}
		first += panel
	}
	return w
}
