package main

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// message encodes one city as the package does; longitudes and latitudes are
// differences to the city before.
func message(id int64, name, country, feature string, population uint64, dLon, dLat int64) []byte {
	var m []byte
	number := func(field, v uint64) { m = binary.AppendUvarint(binary.AppendUvarint(m, field<<3), v) }
	text := func(field uint64, s string) {
		m = binary.AppendUvarint(m, field<<3|2)
		m = append(binary.AppendUvarint(m, uint64(len(s))), s...)
	}
	zig := func(v int64) uint64 { return uint64(v<<1) ^ uint64(v>>63) }
	number(1, zig(id))
	text(2, name)
	text(3, country)
	text(4, "an alternative name, skipped")
	text(7, feature)
	text(8, "12")
	number(9, population)
	number(10, zig(dLon))
	number(11, zig(dLat))
	return append(binary.AppendUvarint(nil, uint64(len(m))), m...)
}

func TestRun(t *testing.T) {
	data := message(2, "Kyiv", "UA", "PPLC", 2797553, 3052380, 5045466)
	data = append(data, message(3, "Hamlet", "UA", "PPL", 900, 100, 100)...)
	data = append(data, message(1, "Aden", "YE", "PPLA", 9000, 1450000, -3770000)...)
	data = append(data, message(4, "Old Town", "UA", "PPLH", 90000, 0, 0)...)
	dir := t.TempDir()
	in, out := filepath.Join(dir, "cities.pbf"), filepath.Join(dir, "out.tsv")
	if err := os.WriteFile(in, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := run(in, out, 10_000); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	want := "Aden\t1\tYE\t12\t9000\t1276\t4502\tA\nKyiv\t2\tUA\t12\t2797553\t5045\t3052\tC\n"
	if string(got) != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if err := run(filepath.Join(dir, "missing"), out, 0); err == nil || !strings.Contains(err.Error(), "missing") {
		t.Errorf("error %v does not name the file", err)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(message(2, "Kyiv", "UA", "PPLC", 2797553, 3052380, 5045466))
	f.Add([]byte{5, 1})
	f.Fuzz(func(t *testing.T, data []byte) {
		cities, err := decode(data)
		if err == nil && len(cities) > len(data) {
			t.Fatalf("%d cities from %d bytes", len(cities), len(data))
		}
	})
}
