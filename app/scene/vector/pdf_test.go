package vector

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	imagedraw "image/draw"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"clew/app/scene"
	"clew/app/scene/raster"
	"clew/app/scene/scenetest"
	"clew/app/scene/text"
	"clew/graphmodel"
	"clew/graphmodel/layout"
)

func drawPDF(t *testing.T, s *scene.Scene, o Options) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := WritePDF(&buf, s, o); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// tool runs an independent program on a document, or skips the test.
func tool(t *testing.T, doc []byte, extension, name string, args ...string) []byte {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skip(name + " is not installed")
	}
	path := filepath.Join(t.TempDir(), "drawing"+extension)
	if err := os.WriteFile(path, doc, 0o600); err != nil {
		t.Fatal(err)
	}
	var out, complaints bytes.Buffer
	cmd := exec.Command(name, append(args, path)...)
	if name == "pdftotext" {
		cmd.Args = append(cmd.Args, "-")
	}
	cmd.Stdout, cmd.Stderr = &out, &complaints
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v: %s", name, err, complaints.String())
	}
	if complaints.Len() > 0 {
		t.Errorf("%s complains: %s", name, complaints.String())
	}
	return out.Bytes()
}

func TestPDFTextCanBeCopied(t *testing.T) {
	s := story(scene.Light)
	got := strings.Join(strings.Fields(string(tool(t, drawPDF(t, s, Options{Width: 1400, Height: 900}), ".pdf", "pdftotext", "-raw"))), " ")
	for _, l := range scene.PlaceLabels(s, s.Fit(scene.Size{W: 1400, H: 900}).Scale) {
		for _, line := range l.Lines {
			if !strings.Contains(got, line.Text) {
				t.Errorf("%q cannot be copied", line.Text)
			}
		}
	}
}

// scripts is a scene with names in many scripts.
func scripts() *scene.Scene {
	var entities []*graphmodel.Entity
	for i, name := range []string{"Émile Čapek", "Юлия Тихонова", "Ελένη Παπά", "شركة النور", "דוד לוי"} {
		entities = append(entities, &graphmodel.Entity{ID: string(rune('a' + i)), Kind: graphmodel.Kinds[i%4], Name: name})
	}
	s := scene.Build(graphmodel.NewSnapshot(1, nil, entities, nil), nil, scene.Options{})
	pos := make([]layout.Point, len(s.Nodes))
	for i := range pos {
		pos[i] = layout.Point{X: 160 * float64(i%3), Y: 120 * float64(i/3)}
	}
	return s.WithPositions(pos)
}

func TestPDFTextInOtherScripts(t *testing.T) {
	if text.LoadFallback("") != nil {
		t.Skip("no fonts on this system")
	}
	s := scripts()
	got := string(tool(t, drawPDF(t, s, Options{Width: 600, Height: 400}), ".pdf", "pdftotext", "-raw"))
	for i := range s.Nodes {
		if text.Shape(s.Nodes[i].Label, text.Medium).Missing {
			continue
		}
		// Viewers mark the direction of each word.
		for word := range strings.FieldsSeq(s.Nodes[i].Label) {
			if !strings.Contains(got, word) {
				t.Errorf("%q cannot be copied from %q", word, got)
			}
		}
	}
}

// TestViewersAgree draws the documents with independent viewers and compares
// with our own picture: they may differ by at most 4 levels on average, and in
// at most one pixel in twenty by more than 60 (edges and hinting; SVG may be
// drawn with another font).
func TestViewersAgree(t *testing.T) {
	const w, h = 900, 600
	for name, s := range map[string]*scene.Scene{
		"light":    story(scene.Light),
		"dark":     story(scene.Dark),
		"selected": story(scene.Light).Emphasize(scene.Focus{Nodes: []string{"e1"}, HoveredNode: "p2"}),
		"map":      scenetest.WorldScene(scene.Light, false),
		"time":     scenetest.WorldScene(scene.Dark, true),
		"pictures": pictures(),
	} {
		own, err := raster.Image(s, raster.Options{Width: w, Height: h})
		if err != nil {
			t.Fatal(err)
		}
		t.Run("pdf/"+name, func(t *testing.T) {
			doc := drawPDF(t, s, Options{Width: w, Height: h})
			alike(t, own, tool(t, doc, ".pdf", "pdftoppm", "-png", "-r", "96", "-singlefile"))
		})
		t.Run("svg/"+name, func(t *testing.T) {
			alike(t, own, tool(t, draw(t, s, Options{Width: w, Height: h}), ".svg", "rsvg-convert"))
		})
	}
}

// pictures is the story with a striped picture in each second node, one of which
// is faded.
func pictures() *scene.Scene {
	s := story(scene.Light)
	m := image.NewRGBA(image.Rect(0, 0, 60, 90))
	for y := range 90 {
		for x := range 60 {
			m.SetRGBA(x, y, color.RGBA{uint8(4 * x), uint8(2 * y), uint8(y / 12 * 80), 255})
		}
	}
	for i := range s.Nodes {
		if i%2 == 0 {
			s.Nodes[i].Picture, s.Nodes[i].Radius = m, max(s.Nodes[i].Radius, 16)
		}
	}
	s.Nodes[0].Emphasis = scene.Faded
	return s
}

func alike(t *testing.T, own *image.RGBA, data []byte) {
	t.Helper()
	decoded, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("CLEW_DUMP"); dir != "" {
		_ = os.WriteFile(filepath.Join(dir, strings.ReplaceAll(t.Name(), "/", "-")+".png"), data, 0o600)
	}
	m := image.NewRGBA(own.Rect)
	imagedraw.Draw(m, m.Rect, decoded, decoded.Bounds().Min, imagedraw.Src)
	if d := decoded.Bounds().Size(); d != own.Rect.Size() {
		t.Fatalf("the picture is %v, want %v", d, own.Rect.Size())
	}
	sum, far := 0, 0
	for i := 0; i < len(m.Pix); i += 4 {
		worst := 0
		for k := range 3 {
			d := int(m.Pix[i+k]) - int(own.Pix[i+k])
			worst = max(worst, d, -d)
		}
		sum += worst
		if worst > 60 {
			far++
		}
	}
	n := len(m.Pix) / 4
	if mean := float64(sum) / float64(n); mean > 4 || far > n/20 {
		t.Errorf("differs by %.2f levels on average, and in %.2f %% of the pixels by more than 60", mean, 100*float64(far)/float64(n))
	} else {
		t.Logf("differs by %.2f levels on average, and in %.2f %% of the pixels by more than 60", mean, 100*float64(far)/float64(n))
	}
}

func TestPDFErrorsAndBytes(t *testing.T) {
	s := story(scene.Light)
	if err := WritePDF(io.Discard, s, Options{}); err == nil {
		t.Error("a page without size was written")
	}
	if err := WritePDF(failing{}, s, Options{Width: 10, Height: 10}); !errors.Is(err, errFull) {
		t.Errorf("error %v, want the writer's", err)
	}
	if !bytes.Equal(drawPDF(t, s, Options{Width: 500, Height: 400}), drawPDF(t, s, Options{Width: 500, Height: 400})) {
		t.Error("two documents of the same scene differ")
	}
	hostile := scene.Build(graphmodel.NewSnapshot(1, nil, []*graphmodel.Entity{
		{ID: "x", Kind: graphmodel.Person, Name: ") >> endstream \x00" + string([]byte{0xff})},
	}, nil), nil, scene.Options{})
	drawPDF(t, hostile, Options{Width: 200, Height: 100})
	drawPDF(t, scene.Build(scenetest.Random(1, 0), nil, scene.Options{Filter: scene.Filter{Only: []string{}}}), Options{Width: 20, Height: 10})
}
