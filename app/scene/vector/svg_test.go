package vector

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clew/app/scene"
	"clew/app/scene/scenetest"
	"clew/graphmodel"
	"clew/graphmodel/layout"
)

var update = flag.Bool("update", false, "write the golden drawings anew")

func story(p *scene.Palette) *scene.Scene {
	s := scene.Build(scenetest.Story(), nil, scene.Options{Palette: p, Legend: true, Pinned: []string{"p3"}, Name: "A week of talks"})
	pos := make([]layout.Point, len(s.Nodes))
	for i := range pos {
		pos[i] = layout.Point{X: float64(i%6)*190 + float64(i/6%2)*80, Y: float64(i/6) * 150}
	}
	return s.WithPositions(pos)
}

func draw(t *testing.T, s *scene.Scene, o Options) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := WriteSVG(&buf, s, o); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestGolden(t *testing.T) {
	for name, s := range map[string]*scene.Scene{
		"light":    story(scene.Light),
		"dark":     story(scene.Dark),
		"selected": story(scene.Light).Emphasize(scene.Focus{Nodes: []string{"e1"}, HoveredNode: "p2"}),
	} {
		got := draw(t, s, Options{Width: 900, Height: 600})
		path := filepath.Join("testdata", name+".svg")
		if *update {
			if err := os.MkdirAll("testdata", 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs from its golden drawing; look at it, then run with -update", name)
		}
	}
}

// parse reads a document and returns its text and the number of each element.
func parse(t *testing.T, doc []byte) (text string, count map[string]int) {
	t.Helper()
	count = map[string]int{}
	var b strings.Builder
	d := xml.NewDecoder(bytes.NewReader(doc))
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String(), count
		}
		if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
		switch v := tok.(type) {
		case xml.StartElement:
			count[v.Name.Local]++
		case xml.CharData:
			b.Write(v)
		}
	}
}

func TestTextStaysText(t *testing.T) {
	s := story(scene.Light)
	text, count := parse(t, draw(t, s, Options{Width: 900, Height: 600}))
	for i := range s.Nodes {
		for _, line := range s.Nodes[i].Lines {
			if !strings.Contains(text, line) {
				t.Errorf("%q is missing", line)
			}
		}
	}
	if !strings.Contains(text, "A week of talks") || count["title"] < len(s.Nodes)+len(s.Links) {
		t.Errorf("%d titles", count["title"])
	}
}

// A drawing must be readable in programs that ignore paint-order: no text that
// is meant to be read has an outline.
func TestReadableTextHasNoOutline(t *testing.T) {
	doc := string(draw(t, story(scene.Light), Options{Width: 900, Height: 600}))
	labels := doc[strings.Index(doc, `<g id="labels"`):]
	if strings.Contains(doc, "paint-order") || strings.Contains(labels[:strings.Index(labels, "</g>")], "stroke") {
		t.Error("labels have an outline")
	}
	halos := doc[strings.Index(doc, `<g id="halos"`):strings.Index(doc, `<g id="labels"`)]
	if n := strings.Count(halos, "<text"); n == 0 || n >= strings.Count(labels, "<text") {
		t.Errorf("%d halos for %d lines of text", n, strings.Count(labels, "<text"))
	}
}

func TestHostileNames(t *testing.T) {
	e := &graphmodel.Entity{ID: "x", Kind: graphmodel.Person, Name: `</text><script>"&'` + "\x00\x08\uFFFE" + string([]byte{0xff})}
	s := scene.Build(graphmodel.NewSnapshot(1, nil, []*graphmodel.Entity{e}, nil), nil, scene.Options{})
	_, count := parse(t, draw(t, s, Options{Width: 200, Height: 100}))
	if count["script"] > 0 {
		t.Error("a name became markup")
	}
}

func TestNoBackground(t *testing.T) {
	s := scene.Build(scenetest.Random(1, 0), nil, scene.Options{Filter: scene.Filter{Only: []string{}}})
	with, without := draw(t, s, Options{Width: 20, Height: 10}), draw(t, s, Options{Width: 20, Height: 10, NoBackground: true})
	if !bytes.Contains(with, []byte("<rect")) || bytes.Contains(without, []byte("<rect")) {
		t.Error("NoBackground has no effect")
	}
}

func TestErrors(t *testing.T) {
	if err := WriteSVG(io.Discard, story(scene.Light), Options{}); err == nil {
		t.Error("a drawing without size was written")
	}
	if err := WriteSVG(failing{}, story(scene.Light), Options{Width: 10, Height: 10}); !errors.Is(err, errFull) {
		t.Errorf("error %v, want the writer's", err)
	}
}

var errFull = errors.New("disk full")

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errFull }

func TestSameBytes(t *testing.T) {
	s := scene.Build(scenetest.Random(200, 400), nil, scene.Options{Legend: true})
	pos, err := layout.Default(context.Background(), s.LayoutGraph(nil), layout.Options{Seed: 3})
	if err != nil {
		t.Fatal(err)
	}
	s = s.WithPositions(pos)
	a := draw(t, s, Options{Width: 1200, Height: 800})
	for range 5 {
		if !bytes.Equal(a, draw(t, s, Options{Width: 1200, Height: 800})) {
			t.Fatal("two drawings differ")
		}
	}
}

func FuzzEscape(f *testing.F) {
	f.Add("a<b>&\"c\"\x01\xff")
	f.Fuzz(func(t *testing.T, s string) {
		doc := `<a b="` + escape(s) + `">` + escape(s) + `</a>`
		if err := xml.Unmarshal([]byte(doc), new(struct {
			B string `xml:"b,attr"`
		})); err != nil {
			t.Errorf("%q makes bad XML: %v", s, err)
		}
	})
}

func TestDirectionOfText(t *testing.T) {
	for _, c := range []struct{ anchor, line, at, direction string }{
		{"start", "Dana Levi", "start", ""},
		{"start", "Dana \u05dc\u05d5\u05d9", "start", ""},
		{"start", "\u05d3\u05e0\u05d4 Levi 7", "end", " direction=\"rtl\" unicode-bidi=\"embed\""},
		{"end", "\u0634\u0631\u0643\u0629 ABC", "start", " direction=\"rtl\" unicode-bidi=\"embed\""},
		{"middle", "(\u0634\u0631\u0643\u0629)", "middle", " direction=\"rtl\" unicode-bidi=\"embed\""},
	} {
		if at, direction := anchored(c.anchor, c.line); at != c.at || direction != c.direction {
			t.Errorf("%q at its %s: %s and%s, want %s and%s", c.line, c.anchor, at, direction, c.at, c.direction)
		}
	}
}
