package graphmodel

import "slices"

const (
	// foldFrom is from how many shifts on the blocks are laid down anew: a reader
	// looks for the one that counts in steps of halves.
	foldFrom = 64
	// foldEdits is after how many edited links that is done.
	foldEdits = 64
	// rowsShare is which share of all arcs may be in rows of their own before the
	// blocks are laid down anew, since each edit writes those rows again.
	rowsShare = 32
)

// fold is the work of bringing what edits have changed into compressed sparse
// rows. Each edit does a part of it, so that none waits for all of it, and writes
// only what no reader sees yet. A fold is not modified: the next snapshot gets one
// of its own.
type fold struct {
	from   *adjacency // what is laid down: the state when the fold began
	blocks []block    // those that are done

	// What has happened since.
	touched []int32 // entities with other arcs, sorted
	shifts  []shift
}

// after returns the fold after another edit. A nil fold stays nil.
func (f *fold) after(shifts []shift, touched []int32) *fold {
	if f == nil {
		return nil
	}
	all := slices.Concat(f.touched, touched)
	slices.Sort(all)
	return &fold{from: f.from, blocks: f.blocks, touched: slices.Compact(all), shifts: chained(f.shifts, shifts)}
}

// advance does a part of the work for a number of edited links, and begins or ends it where it
// is time. The adjacency is not published yet.
func (a *adjacency) advance(edits int) {
	a.extra = 0
	for _, r := range a.rows {
		a.extra += len(r.arcs)
	}
	if a.fold == nil {
		if len(a.shifts) <= foldFrom && a.extra <= a.laidArcs()/rowsShare+fewEdits {
			return
		}
		state := *a
		a.fold = &fold{from: &state}
	}
	todo := (len(a.blocks)*edits + foldEdits - 1) / foldEdits
	a.fold.lay(min(todo, len(a.blocks)-len(a.fold.blocks)))
	if len(a.fold.blocks) == len(a.blocks) {
		a.swap()
	}
}

// lay lays down so many more blocks.
func (f *fold) lay(n int) {
	f.blocks = slices.Clone(f.blocks)
	for range n {
		at := int32(len(f.blocks))
		rows := int32(len(f.from.blocks[at].offsets) - 1)
		b := block{offsets: make([]int32, 1, rows+1)}
		size := 0
		for i := range rows {
			size += f.from.degree(at*blockRows + i)
		}
		b.arcs = make([]Arc, 0, size)
		for i := range rows {
			b.arcs = f.from.appendRow(b.arcs, at*blockRows+i)
			b.offsets = append(b.offsets, int32(len(b.arcs)))
		}
		f.blocks = append(f.blocks, b)
	}
}

// swap puts the blocks that a fold has laid down in the place of the old ones.
// Rows are kept where there were edits meanwhile.
func (a *adjacency) swap() {
	f := a.fold
	next := adjacency{blocks: f.blocks, shifts: f.shifts}
	for _, r := range a.rows {
		if _, since := slices.BinarySearch(f.touched, r.entity); since {
			next.rows = append(next.rows, r)
			next.extra += len(r.arcs)
		}
	}
	*a = next
}

// laidArcs is how many arcs the blocks hold.
func (a *adjacency) laidArcs() int {
	n := 0
	for i := range a.blocks {
		offsets := a.blocks[i].offsets
		n += int(offsets[len(offsets)-1] - offsets[0])
	}
	return n
}
