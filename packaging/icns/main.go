// Command icns draws an SVG in the sizes of macOS and writes them as one icon:
//
//	go run ./packaging/icns DRAWING.svg ICON.icns
//
// It runs on every system, so that a Mac needs no tools from elsewhere and the
// icon can be checked on Linux. The format is a list of PNGs, each with a code
// for its size (https://en.wikipedia.org/wiki/Apple_Icon_Image_format).
package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
)

// sizes are the codes and their edges in pixels. A size at twice the density
// has a code of its own.
var sizes = []struct {
	code string
	edge int
}{
	{"icp4", 16},
	{"icp5", 32},
	{"ic07", 128},
	{"ic08", 256},
	{"ic09", 512},
	{"ic10", 1024},
	{"ic11", 32},
	{"ic12", 64},
	{"ic13", 256},
	{"ic14", 512},
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: icns DRAWING.svg ICON.icns")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "icns:", err)
		os.Exit(1)
	}
}

func run(from, to string) error {
	drawing, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	icon, err := encode(drawing)
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	return os.WriteFile(to, icon, 0o644)
}

// encode returns the icon file of a drawing.
func encode(drawing []byte) ([]byte, error) {
	pngs := map[int][]byte{}
	var list bytes.Buffer
	for _, s := range sizes {
		if pngs[s.edge] == nil {
			m, err := draw(bytes.NewReader(drawing), s.edge)
			if err != nil {
				return nil, err
			}
			var out bytes.Buffer
			if err := png.Encode(&out, m); err != nil {
				return nil, err
			}
			pngs[s.edge] = out.Bytes()
		}
		entry(&list, s.code, pngs[s.edge])
	}
	var icon bytes.Buffer
	entry(&icon, "icns", list.Bytes())
	return icon.Bytes(), nil
}

// entry writes a code, the length of the whole entry, and the data.
func entry(w *bytes.Buffer, code string, data []byte) {
	w.WriteString(code)
	var length [4]byte
	binary.BigEndian.PutUint32(length[:], uint32(8+len(data)))
	w.Write(length[:])
	w.Write(data)
}

// draw returns a drawing as a square image.
func draw(r io.Reader, edge int) (image.Image, error) {
	drawing, err := oksvg.ReadIconStream(r, oksvg.StrictErrorMode)
	if err != nil {
		return nil, err
	}
	if len(drawing.SVGPaths) == 0 {
		return nil, errors.New("this is no drawing, or an empty one")
	}
	drawing.SetTarget(0, 0, float64(edge), float64(edge))
	m := image.NewRGBA(image.Rect(0, 0, edge, edge))
	drawing.Draw(rasterx.NewDasher(edge, edge, rasterx.NewScannerGV(edge, edge, m, m.Bounds())), 1)
	return m, nil
}
