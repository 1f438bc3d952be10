package icons

import (
	"bytes"
	"encoding/xml"
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"testing"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
)

var update = flag.Bool("update", false, "rewrite clew.png")

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

// TestPictureOfTheMarkIsInStep draws the mark as clew.png, which runs of a
// development build show; -update writes it.
func TestPictureOfTheMarkIsInStep(t *testing.T) {
	mark, err := oksvg.ReadIconStream(bytes.NewReader(Mark()), oksvg.StrictErrorMode)
	if err != nil {
		t.Fatal(err)
	}
	const size = 256
	want := image.NewRGBA(image.Rect(0, 0, size, size))
	mark.SetTarget(0, 0, size, size)
	mark.Draw(rasterx.NewDasher(size, size, rasterx.NewScannerGV(size, size, want, want.Bounds())), 1)
	var file bytes.Buffer
	if err := png.Encode(&file, want); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("clew.png", file.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile("clew.png")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(kept, file.Bytes()) {
		t.Error("clew.png is not clew.svg any more; run the test with -update")
	}
}
