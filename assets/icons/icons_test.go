package icons

import (
	"bytes"
	"encoding/xml"
	"image/color"
	"testing"
)

func TestEveryIconIsWellFormedAndTakesItsColor(t *testing.T) {
	names := Names()
	if len(names) < 30 {
		t.Fatalf("only %d icons are embedded", len(names))
	}
	red := color.NRGBA{R: 0xC2, G: 0x31, B: 0x3F, A: 0xFF}
	for _, name := range names {
		key, svg := SVG(name, red)
		if key != name+"-c2313f.svg" {
			t.Errorf("%s: key %q", name, key)
		}
		if bytes.Contains(svg, []byte("currentColor")) || !bytes.Contains(svg, []byte("#c2313f")) {
			t.Errorf("%s is not drawn in the color asked for", name)
		}
		if err := xml.Unmarshal(svg, new(struct{})); err != nil {
			t.Errorf("%s is not well-formed: %v", name, err)
		}
	}
}

func TestMarkKeepsItsOwnColors(t *testing.T) {
	if err := xml.Unmarshal(Mark(), new(struct{})); err != nil {
		t.Fatal(err)
	}
}
