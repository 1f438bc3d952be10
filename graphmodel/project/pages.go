package project

import (
	"encoding/binary"
	"math"
)

// This file reads the pages of a SQLite database without SQLite, for recovery:
// rows can be found in sound pages even where nothing leads to them any more.
// The format is described at https://www.sqlite.org/fileformat2.html.

// The types of pages that hold rows.
const (
	indexInterior = 0x02
	tableInterior = 0x05
	indexLeaf     = 0x0a
	tableLeaf     = 0x0d
)

// maxRow bounds the size of a row in a damaged file, in bytes.
const maxRow = 1 << 30

// pageFile is the bytes of a database.
type pageFile struct {
	data []byte
	size int // of a page
	room int // of a page, without what is reserved at its end
}

func newPageFile(data []byte) pageFile {
	f := pageFile{data: data, size: guessedSize(data)}
	if len(data) >= headerSize && string(data[:len(headerMagic)]) == headerMagic {
		size := int(binary.BigEndian.Uint16(data[16:]))
		if size == 1 {
			size = 65536
		}
		if size >= 512 && size&(size-1) == 0 {
			f.size = size
		}
		f.room = f.size - int(data[20])
	}
	if f.room < 480 {
		f.room = f.size
	}
	return f
}

// guessedSize returns the size of the pages of a file whose beginning is gone: one
// that projects have had, with which more of them begin as a page does.
func guessedSize(data []byte) int {
	best, most := pageSize, 0.0
	for _, size := range []int{pageSize, 4096} {
		like, n := 0, len(data)/size
		for i := range n {
			switch p := data[i*size:]; p[0] {
			case indexInterior, tableInterior, indexLeaf, tableLeaf:
				if at := int(binary.BigEndian.Uint16(p[5:])); p[1] == 0 && at < size && binary.BigEndian.Uint16(p[3:]) > 0 {
					like++
				}
			}
		}
		if share := float64(like) / float64(max(n, 1)); share > most {
			best, most = size, share
		}
	}
	return best
}

// page returns page n, counted from 1, or nil.
func (f pageFile) page(n int) []byte {
	if n < 1 || n > len(f.data)/f.size {
		return nil
	}
	return f.data[(n-1)*f.size : n*f.size]
}

// free returns the pages that hold nothing any more, as far as the list of them
// can be followed.
func (f pageFile) free() map[int]bool {
	out := map[int]bool{}
	if len(f.data) < headerSize {
		return out
	}
	for n := int(binary.BigEndian.Uint32(f.data[32:])); n != 0 && !out[n]; {
		trunk := f.page(n)
		if trunk == nil {
			break
		}
		out[n] = true
		for i := range min(int(binary.BigEndian.Uint32(trunk[4:])), f.size/4-2) {
			out[int(binary.BigEndian.Uint32(trunk[8+4*i:]))] = true
		}
		n = int(binary.BigEndian.Uint32(trunk))
	}
	return out
}

// rows calls yield for each row of each page that is in use. rowid is that of a
// row of a table with one.
func (f pageFile) rows(yield func(rowid int64, values []any)) {
	free := f.free()
	for n := 1; n <= len(f.data)/f.size; n++ {
		if !free[n] {
			f.rowsOf(n, yield)
		}
	}
}

func (f pageFile) rowsOf(n int, yield func(rowid int64, values []any)) {
	p := f.page(n)
	head := 0
	if n == 1 {
		head = headerSize
	}
	kind := p[head]
	cells := head + 8
	switch kind {
	case indexInterior:
		cells = head + 12
	case indexLeaf, tableLeaf:
	default:
		return
	}
	count := int(binary.BigEndian.Uint16(p[head+3:]))
	for i := range count {
		if cells+2*i+2 > len(p) {
			return
		}
		at := int(binary.BigEndian.Uint16(p[cells+2*i:]))
		if at < cells || at >= f.room {
			continue
		}
		if rowid, payload, ok := f.cell(p, at, kind); ok {
			if values, ok := decodeRecord(payload); ok {
				yield(rowid, values)
			}
		}
	}
}

// cell returns the row at a place of a page, with what overflows into others.
func (f pageFile) cell(p []byte, at int, kind byte) (rowid int64, payload []byte, ok bool) {
	if kind == indexInterior {
		at += 4
	}
	size, at, ok := varint(p[:f.room], at)
	if !ok || size > maxRow {
		return 0, nil, false
	}
	if kind == tableLeaf {
		var id uint64
		if id, at, ok = varint(p[:f.room], at); !ok {
			return 0, nil, false
		}
		rowid = int64(id)
	}
	total := int(size)
	local := f.local(total, kind)
	if at+local > f.room {
		return 0, nil, false
	}
	payload = p[at : at+local : at+local]
	if local == total {
		return rowid, payload, true
	}
	if at+local+4 > f.room {
		return 0, nil, false
	}
	next := int(binary.BigEndian.Uint32(p[at+local:]))
	for steps := 0; len(payload) < total; steps++ {
		over := f.page(next)
		if over == nil || steps > len(f.data)/f.size {
			return 0, nil, false
		}
		payload = append(payload, over[4:min(f.room, 4+total-len(payload))]...)
		next = int(binary.BigEndian.Uint32(over))
	}
	return rowid, payload, true
}

// local returns how many bytes of a row lie in its own page.
func (f pageFile) local(total int, kind byte) int {
	most := f.room - 35
	if kind != tableLeaf {
		most = (f.room-12)*64/255 - 23
	}
	if total <= most {
		return total
	}
	least := (f.room-12)*32/255 - 23
	if k := least + (total-least)%(f.room-4); k <= most {
		return k
	}
	return least
}

// varint reads a number of up to nine bytes.
func varint(b []byte, at int) (value uint64, next int, ok bool) {
	for i := range 9 {
		if at+i >= len(b) {
			return 0, at, false
		}
		c := b[at+i]
		if i == 8 {
			return value<<8 | uint64(c), at + 9, true
		}
		value = value<<7 | uint64(c&0x7f)
		if c < 0x80 {
			return value, at + i + 1, true
		}
	}
	return 0, at, false
}

// maxColumns is more than any table has.
const maxColumns = 64

// decodeRecord reads the values of a row: nil, int64, float64, string or []byte.
func decodeRecord(b []byte) ([]any, bool) {
	size, at, ok := varint(b, 0)
	if !ok || size > uint64(len(b)) {
		return nil, false
	}
	end, body := int(size), int(size)
	var values []any
	for at < end {
		var kind uint64
		if kind, at, ok = varint(b[:end], at); !ok || len(values) == maxColumns {
			return nil, false
		}
		width := widthOf(kind)
		if width < 0 || body+width > len(b) {
			return nil, false
		}
		values = append(values, valueOf(kind, b[body:body+width]))
		body += width
	}
	return values, true
}

func widthOf(kind uint64) int {
	switch {
	case kind <= 4:
		return int(kind)
	case kind == 5:
		return 6
	case kind == 6, kind == 7:
		return 8
	case kind == 8, kind == 9:
		return 0
	case kind >= 12 && kind < maxRow:
		return int(kind-12) / 2
	}
	return -1
}

func valueOf(kind uint64, b []byte) any {
	switch {
	case kind == 0:
		return nil
	case kind == 7:
		return math.Float64frombits(binary.BigEndian.Uint64(b))
	case kind == 8, kind == 9:
		return int64(kind - 8)
	case kind >= 12 && kind%2 == 0:
		return append([]byte(nil), b...)
	case kind >= 13:
		return string(b)
	}
	number := int64(int8(b[0]))
	for _, c := range b[1:] {
		number = number<<8 | int64(c)
	}
	return number
}
