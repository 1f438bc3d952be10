package lexicon

import (
	"strconv"
	"strings"
)

// gazetteerFile is the name in messages about the embedded list of cities.
const gazetteerFile = "gazetteer.tsv"

// gazetteer finds cities in a text of tab-separated lines:
//
//	name, GeoNames id, country, admin, population, latitude, longitude, class
//
// where class is "C" for a capital, "A" for a first-level seat, else empty.
// Coordinates count hundredths of a degree. The lines stay as they are; two
// open-addressed tables of offsets lead to them, by name and by id.
type gazetteer struct {
	text  string
	slots []int32 // offset of a line plus one; 0 is free; length a power of two
	tags  []byte  // of each slot, more of the hash of its name: most others are told apart by it
	ids   []int32 // the same, by id
}

func (g *gazetteer) build(text string) error {
	g.text = text
	size := 1 << 10
	for size < 2*strings.Count(text, "\n") {
		size *= 2
	}
	g.slots, g.tags, g.ids = make([]int32, size), make([]byte, size), make([]int32, size)
	n := 0
	var buf [128]byte
	for off := 0; off < len(text); {
		n++
		end := off + strings.IndexByte(text[off:], '\n')
		if end < off {
			return &FormatError{gazetteerFile, n, "the last line has no end"}
		}
		line := text[off:end]
		if strings.Count(line, "\t") != 7 {
			return &FormatError{gazetteerFile, n, "8 fields expected"}
		}
		name := line[:strings.IndexByte(line, '\t')]
		at, tag := g.slot(appendFold(buf[:0], name))
		g.tags[put(g.slots, at, off)] = tag
		put(g.ids, g.idSlot(idOf(line)), off)
		off = end + 1
	}
	return nil
}

// put stores an offset in the first free place from at on, and returns the place.
func put(slots []int32, at, off int) int {
	for slots[at] != 0 {
		at = (at + 1) & (len(slots) - 1)
	}
	slots[at] = int32(off) + 1
	return at
}

// idOf returns the second field of a line.
func idOf(line string) string {
	_, rest, _ := strings.Cut(line, "\t")
	id, _, _ := strings.Cut(rest, "\t")
	return id
}

func (g *gazetteer) idSlot(id string) int {
	h := uint32(2166136261)
	for i := range len(id) {
		h = (h ^ uint32(id[i])) * 16777619
	}
	return int(h) & (len(g.ids) - 1)
}

// slot is the FNV-1a hash of the name without apostrophes, cut to the size of
// the table, and its first bits: the gazetteer writes "Kramators’k", the news
// "Kramatorsk".
func (g *gazetteer) slot(folded []byte) (at int, tag byte) { return g.slotOf(hashName(folded)) }

func (g *gazetteer) slotOf(hash uint32) (at int, tag byte) {
	return int(hash) & (len(g.slots) - 1), byte(hash >> 24)
}

// mayHave reports whether a city may bear the name with this hash.
func (g *gazetteer) mayHave(hash uint32) bool {
	if len(g.slots) == 0 {
		return false
	}
	for at, tag := g.slotOf(hash); g.slots[at] != 0; at = (at + 1) & (len(g.slots) - 1) {
		if g.tags[at] == tag {
			return true
		}
	}
	return false
}

// find returns the cities with this folded name in file order, of one country
// where one is given.
func (g *gazetteer) find(folded []byte, country string) []Place {
	if len(g.slots) == 0 {
		return nil
	}
	var out []Place
	var buf [128]byte
	at, tag := g.slot(folded)
	for ; g.slots[at] != 0; at = (at + 1) & (len(g.slots) - 1) {
		if g.tags[at] != tag {
			continue
		}
		line := g.line(int(g.slots[at] - 1))
		name := line[:strings.IndexByte(line, '\t')]
		if !sameLetters(appendFold(buf[:0], name), folded) {
			continue
		}
		if p := parseCity(line); country == "" || p.Country == country {
			out = append(out, p)
		}
	}
	return out
}

// sameLetters compares two folded names without their apostrophes.
func sameLetters(a, b []byte) bool {
	i, j := 0, 0
	for {
		for i < len(a) && a[i] == '\'' {
			i++
		}
		for j < len(b) && b[j] == '\'' {
			j++
		}
		if i == len(a) || j == len(b) {
			return i == len(a) && j == len(b)
		}
		if a[i] != b[j] {
			return false
		}
		i++
		j++
	}
}

func (g *gazetteer) line(off int) string {
	line, _, _ := strings.Cut(g.text[off:], "\n")
	return line
}

// byID returns the city with this GeoNames id.
func (g *gazetteer) byID(id string) (Place, bool) {
	if len(g.ids) == 0 {
		return Place{}, false
	}
	for at := g.idSlot(id); g.ids[at] != 0; at = (at + 1) & (len(g.ids) - 1) {
		if line := g.line(int(g.ids[at] - 1)); idOf(line) == id {
			return parseCity(line), true
		}
	}
	return Place{}, false
}

func parseCity(line string) Place {
	f := strings.Split(line, "\t")
	p := Place{Name: f[0], Key: "geo:" + f[1], Country: f[2], Admin: f[3], Kind: KindCity, HasCoord: true}
	p.Population, _ = strconv.Atoi(f[4])
	lat, _ := strconv.Atoi(f[5])
	lon, _ := strconv.Atoi(f[6])
	p.Lat, p.Lon = float64(lat)/100, float64(lon)/100
	if f[7] == "C" {
		p.Kind = KindCapital
	}
	return p
}
