package diagram

import (
	"bytes"
	"errors"
	"image/png"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"clew/app/privatetmp"
	"clew/graphmodel"
	"clew/graphmodel/graphviz"
	"clew/graphmodel/layout"
)

func TestMain(m *testing.M) {
	privatetmp.Restore()
	if code, isChild := graphviz.RunChild(os.Args[1:], os.Stdin, os.Stdout, os.Stderr); isChild {
		os.Exit(code)
	}
	os.Exit(m.Run())
}

func graph() *graphmodel.Snapshot {
	entities := []*graphmodel.Entity{
		{ID: "e1", Kind: graphmodel.Person, Name: "Анна Берг"},
		{ID: "e2", Kind: graphmodel.Organization, Name: "北京国际关系研究所"},
		{ID: "e3", Kind: graphmodel.Place, Name: "Oslo"},
		{ID: "e4", Kind: graphmodel.Person, Name: "Hidden", Status: graphmodel.Hidden},
	}
	link := func(id, from, to string, t graphmodel.LinkType) *graphmodel.Link {
		return &graphmodel.Link{
			ID: id, From: from, To: to, Type: t, Label: "head of", Confidence: 1,
			Evidence: []graphmodel.Evidence{{Extractor: graphmodel.PersonExtractor}},
		}
	}
	return graphmodel.NewSnapshot(1, nil, entities, []*graphmodel.Link{
		link("l1", "e1", "e2", graphmodel.Role), link("l2", "e2", "e3", graphmodel.BasedIn),
		link("l3", "e1", "e3", graphmodel.CoMentioned), link("l4", "e4", "e3", graphmodel.From),
	})
}

func draw(t *testing.T, format string, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(t.Context(), &b, format, graph(), o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPicturesHoldWhatIsShown(t *testing.T) {
	for _, engine := range Engines() {
		for _, format := range []string{"svg", "dot"} {
			text := draw(t, format, Options{Engine: engine})
			for _, name := range []string{"Анна Берг", "北京国际关系研究所", "Oslo"} {
				if !strings.Contains(text, name) {
					t.Errorf("%s by %s lacks %s", format, engine, name)
				}
			}
			if strings.Contains(text, "Hidden") {
				t.Errorf("%s by %s shows what is hidden", format, engine)
			}
		}
	}
}

// TestNodesAreAsWideAsTheirText checks the sizes that Graphviz is given: it
// would estimate ideographs far too narrow.
func TestNodesAreAsWideAsTheirText(t *testing.T) {
	dot := draw(t, "dot", Options{})
	for id, least := range map[string]float64{
		"e1": 9 * 0.5 * 12 / 72, // nine letters of half an em
		"e2": 9 * 1.0 * 12 / 72, // nine ideographs of an em
	} {
		m := regexp.MustCompile(`"` + id + `" \[.*width=([0-9.]+)`).FindStringSubmatch(dot)
		if m == nil {
			t.Fatalf("%s has no width in %s", id, dot)
		}
		if w, err := strconv.ParseFloat(m[1], 64); err != nil || w < least || w > 3*least {
			t.Errorf("%s is %v inches wide, want %v to %v", id, w, least, 3*least)
		}
	}
}

func TestKnownPositionsAreKept(t *testing.T) {
	at := map[string]layout.Point{"e1": {X: 0, Y: 0}, "e2": {X: 3000, Y: 0}, "e3": {X: 0, Y: 900}}
	img, err := png.DecodeConfig(strings.NewReader(draw(t, "png", Options{Positions: at, PixelScale: 1})))
	if err != nil || img.Width < 3000 || img.Width > 3500 || img.Height < 900 || img.Height > 1300 {
		t.Errorf("%v: %d by %d pixels", err, img.Width, img.Height)
	}
}

// TestLayoutIsChosen draws with a layout of its own although there are places
// already.
func TestLayoutIsChosen(t *testing.T) {
	at := map[string]layout.Point{"e1": {X: 0, Y: 0}, "e2": {X: 3000, Y: 0}, "e3": {X: 0, Y: 900}}
	for _, name := range []string{"grid", "circular", "force"} {
		img, err := png.DecodeConfig(strings.NewReader(draw(t, "png", Options{Positions: at, Layout: name, PixelScale: 1})))
		if err != nil || img.Width > 1500 {
			t.Errorf("%s: %v: %d by %d pixels", name, err, img.Width, img.Height)
		}
	}
	err := Write(t.Context(), io.Discard, "png", graph(), Options{Layout: "place"})
	if !errors.Is(err, layout.ErrNoPlaces) {
		t.Errorf("a map without places: %v", err)
	}
}

func TestPDFIsWritten(t *testing.T) {
	doc := draw(t, "pdf", Options{Width: 640, Height: 400})
	if !strings.HasPrefix(doc, "%PDF-1.7") || !strings.Contains(doc, "/MediaBox [0 0 480 300]") || !strings.HasSuffix(doc, "%%EOF\n") {
		t.Errorf("not the page that was asked for: %.60q", doc)
	}
}

func TestSize(t *testing.T) {
	img, err := png.DecodeConfig(strings.NewReader(draw(t, "png", Options{Width: 640, Height: 400})))
	if err != nil || img.Width != 1280 || img.Height != 800 {
		t.Errorf("%v: %d by %d pixels", err, img.Width, img.Height)
	}
}

func TestErrors(t *testing.T) {
	empty := graphmodel.NewSnapshot(0, nil, nil, nil)
	if err := Write(t.Context(), io.Discard, "svg", empty, Options{}); !errors.Is(err, ErrEmpty) {
		t.Errorf("nothing to draw: %v", err)
	}
	if err := Write(t.Context(), io.Discard, "svg", graph(), Options{Engine: "spring"}); err == nil || !strings.Contains(err.Error(), "neato") {
		t.Errorf("unknown engine: %v", err)
	}
	if err := Write(t.Context(), io.Discard, "svg", graph(), Options{Layout: "star"}); err == nil || !strings.Contains(err.Error(), "radial") {
		t.Errorf("unknown layout: %v", err)
	}
	if err := Write(t.Context(), io.Discard, "gif", graph(), Options{}); err == nil || !strings.Contains(err.Error(), "svg") {
		t.Errorf("unknown format: %v", err)
	}
	if err := Write(t.Context(), io.Discard, "png", graph(), Options{Width: -1, Height: 1e9}); err == nil {
		t.Error("a picture of a billion pixels was drawn")
	}
}
