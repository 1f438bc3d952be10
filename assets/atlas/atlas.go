// Package atlas holds the coasts and borders of the world in two scales, made
// by packaging/atlas from Natural Earth (public domain) as the npm package
// world-atlas has it.
package atlas

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"sync"
)

// LonLat is a place in degrees.
type LonLat struct{ Lon, Lat float64 }

// Map is the world in one scale. It must not be modified.
type Map struct {
	// Land holds the rings of all land and of the lakes in it, to be filled by
	// the even–odd rule or by winding. The last point is the first.
	Land [][]LonLat
	// Borders are the lines between countries.
	Borders [][]LonLat
}

//go:embed coarse.bin.gz
var coarse []byte

//go:embed fine.bin.gz
var fine []byte

// Coarse is the map 1:110 million, for the whole world.
var Coarse = sync.OnceValue(func() *Map { return mustDecode(coarse) })

// Fine is the map 1:50 million, for parts of the world.
var Fine = sync.OnceValue(func() *Map { return mustDecode(fine) })

// mustDecode decodes an embedded map, which a test has decoded before.
func mustDecode(b []byte) *Map {
	m, err := decode(b)
	if err != nil {
		return &Map{}
	}
	return m
}

var errDamaged = errors.New("the map is damaged")

func decode(packed []byte) (*Map, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("reading a map: %w", err)
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("reading a map: %w", err)
	}
	d := &decoder{b: raw}
	m := d.world()
	if d.bad || len(d.b) > 0 {
		return nil, errDamaged
	}
	return m, nil
}

// decoder reads numbers and remembers when there were none.
type decoder struct {
	b   []byte
	bad bool
}

func (d *decoder) float() float64 {
	if len(d.b) < 8 {
		d.bad = true
		return 0
	}
	v := math.Float64frombits(binary.LittleEndian.Uint64(d.b))
	d.b = d.b[8:]
	return v
}

// count reads the length of a list of which each entry takes a byte at least.
func (d *decoder) count() int {
	v, n := binary.Uvarint(d.b)
	if n <= 0 || v > uint64(len(d.b)) {
		d.bad = true
		return 0
	}
	d.b = d.b[n:]
	return int(v)
}

func (d *decoder) number() int {
	v, n := binary.Varint(d.b)
	if n <= 0 {
		d.bad = true
		return 0
	}
	d.b = d.b[n:]
	return int(v)
}

func (d *decoder) world() *Map {
	kx, ky, x0, y0 := d.float(), d.float(), d.float(), d.float()
	arcs := make([][]LonLat, d.count())
	for i := range arcs {
		arcs[i] = make([]LonLat, d.count())
		x, y := 0, 0
		for k := range arcs[i] {
			x, y = x+d.number(), y+d.number()
			arcs[i][k] = LonLat{float64(float64(x)*kx) + x0, float64(float64(y)*ky) + y0}
		}
	}
	m := &Map{Land: make([][]LonLat, d.count())}
	for i := range m.Land {
		for range d.count() {
			m.Land[i] = d.join(m.Land[i], arcs, d.number())
		}
	}
	m.Borders = make([][]LonLat, d.count())
	for i := range m.Borders {
		m.Borders[i] = d.join(nil, arcs, d.number())
	}
	return m
}

// join appends an arc, backwards if its number is a complement, without the
// point that it shares with the one before.
func (d *decoder) join(line []LonLat, arcs [][]LonLat, number int) []LonLat {
	i := max(number, ^number)
	if i >= len(arcs) {
		d.bad = true
		return line
	}
	arc := arcs[i]
	for k := range arc {
		if k == 0 && len(line) > 0 {
			continue
		}
		if number < 0 {
			line = append(line, arc[len(arc)-1-k])
		} else {
			line = append(line, arc[k])
		}
	}
	return line
}
