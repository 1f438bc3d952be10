// Command atlas makes the maps of assets/atlas from TopoJSON files that hold
// the objects "land" and "countries", such as those of the npm package
// world-atlas: atlas IN.json OUT.bin.gz
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"os"
)

type topology struct {
	Arcs      [][][2]int
	Transform struct{ Scale, Translate [2]float64 }
	Objects   map[string]geometry
}

type geometry struct {
	Type       string
	Arcs       json.RawMessage
	Geometries []geometry
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: atlas IN.json OUT.bin.gz")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "atlas:", err)
		os.Exit(1)
	}
}

func run(in, out string) error {
	raw, err := os.ReadFile(in)
	if err != nil {
		return err
	}
	var t topology
	if err := json.Unmarshal(raw, &t); err != nil {
		return fmt.Errorf("reading %s: %w", in, err)
	}
	var land [][]int
	if err := rings(t.Objects["land"], &land); err != nil {
		return err
	}
	borders, err := borders(&t)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := z.Write(encode(&t, land, borders)); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	return os.WriteFile(out, b.Bytes(), 0o666)
}

// rings collects the rings of a geometry as lists of arcs.
func rings(g geometry, out *[][]int) error {
	switch g.Type {
	case "GeometryCollection":
		for _, sub := range g.Geometries {
			if err := rings(sub, out); err != nil {
				return err
			}
		}
	case "Polygon":
		var polygon [][]int
		if err := json.Unmarshal(g.Arcs, &polygon); err != nil {
			return fmt.Errorf("reading a polygon: %w", err)
		}
		*out = append(*out, polygon...)
	case "MultiPolygon":
		var polygons [][][]int
		if err := json.Unmarshal(g.Arcs, &polygons); err != nil {
			return fmt.Errorf("reading polygons: %w", err)
		}
		for _, p := range polygons {
			*out = append(*out, p...)
		}
	}
	return nil
}

// borders lists the arcs that two countries share.
func borders(t *topology) ([]int, error) {
	count := make([]int, len(t.Arcs))
	for _, c := range t.Objects["countries"].Geometries {
		var own [][]int
		if err := rings(c, &own); err != nil {
			return nil, err
		}
		seen := map[int]bool{}
		for _, ring := range own {
			for _, a := range ring {
				seen[max(a, ^a)] = true
			}
		}
		for a := range seen {
			count[a]++
		}
	}
	var shared []int
	for a, n := range count {
		if n > 1 {
			shared = append(shared, a)
		}
	}
	return shared, nil
}

// encode writes what package atlas reads.
func encode(t *topology, land [][]int, borders []int) []byte {
	var b []byte
	for _, v := range [4]float64{t.Transform.Scale[0], t.Transform.Scale[1], t.Transform.Translate[0], t.Transform.Translate[1]} {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(v))
	}
	b = binary.AppendUvarint(b, uint64(len(t.Arcs)))
	for _, arc := range t.Arcs {
		b = binary.AppendUvarint(b, uint64(len(arc)))
		for _, d := range arc {
			b = binary.AppendVarint(binary.AppendVarint(b, int64(d[0])), int64(d[1]))
		}
	}
	b = binary.AppendUvarint(b, uint64(len(land)))
	for _, ring := range land {
		b = binary.AppendUvarint(b, uint64(len(ring)))
		for _, a := range ring {
			b = binary.AppendVarint(b, int64(a))
		}
	}
	b = binary.AppendUvarint(b, uint64(len(borders)))
	for _, a := range borders {
		b = binary.AppendVarint(b, int64(a))
	}
	return b
}
