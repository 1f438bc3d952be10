// Package diagram makes pictures of a graph for reports: it chooses what is
// shown, arranges it with Clew's own layout or one of Graphviz's engines, and
// writes SVG, PDF, PNG or DOT. The same graph and options give the same bytes.
package diagram

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"clew/app/scene"
	"clew/app/scene/raster"
	"clew/app/scene/text"
	"clew/app/scene/vector"
	"clew/graphmodel"
	"clew/graphmodel/export"
	"clew/graphmodel/graphviz"
	"clew/graphmodel/layout"
)

// Own is the engine of Clew itself.
const Own = "clew"

// Formats lists the formats that are pictures, or texts that become pictures.
var Formats = []string{"dot", "pdf", "png", "svg"}

// Engines lists Own and Graphviz's engines.
func Engines() []string { return append([]string{Own}, graphviz.Engines...) }

// ErrEmpty is returned for a graph without anything to draw.
var ErrEmpty = errors.New("there is nothing to draw: the graph has no entities")

// Options say what a picture shows. The zero value is the default picture.
type Options struct {
	Engine  string // "" is Own
	Layout  string // of Own, see layout.Names; "" keeps Positions and arranges automatically without
	Filter  scene.Filter
	Palette *scene.Palette // nil is scene.Light
	Title   string         // for readers of the document, not drawn
	// Page is drawn around the picture; Graphviz's own SVG and DOT are without.
	Page scene.Page
	// Width and Height are in device-independent pixels; 0 takes the size of
	// the arranged graph.
	Width, Height float64
	PixelScale    float64 // of PNG; 0 is 2, for print
	Seed          uint64
	// Positions are known positions, such as those on the screen. When they
	// cover all that is shown, nothing is arranged anew.
	Positions map[string]layout.Point
	Limits    graphviz.Limits
}

// Write writes a picture in a format of Formats.
func Write(ctx context.Context, w io.Writer, format string, s *graphmodel.Snapshot, o Options) error {
	if o.Engine == "" {
		o.Engine = Own
	}
	if !slices.Contains(Engines(), o.Engine) {
		return fmt.Errorf("there is no layout engine %q; the engines are %s", o.Engine, strings.Join(Engines(), ", "))
	}
	if o.Palette == nil {
		o.Palette = scene.Light
	}
	if _, ok := layout.ByName(o.Layout); !ok && o.Layout != "" {
		return fmt.Errorf("there is no layout %q; there are %s", o.Layout, strings.Join(layout.Names(), ", "))
	}
	built := scene.Build(s, o.Positions, scene.Options{
		Palette: o.Palette, Filter: o.Filter, Legend: true, Communities: true, Name: o.Title, Description: describe(s),
	})
	if len(built.Nodes) == 0 {
		return ErrEmpty
	}
	switch {
	case format == "dot":
		return writeDOT(w, s, built, o)
	case format == "svg" && o.Engine != Own:
		return writeGraphvizSVG(ctx, w, s, built, o)
	case !slices.Contains(Formats, format):
		return fmt.Errorf("there is no picture format %q; the formats are %s", format, strings.Join(Formats, ", "))
	}
	arranged, err := arrange(ctx, s, built, o)
	if err != nil {
		return err
	}
	size := sizeOf(arranged, o)
	arranged = arranged.Framed(o.Page, size.W)
	if top, bottom := arranged.PageRoom(); o.Height == 0 {
		size.H = min(size.H+top+bottom, maxSide)
	}
	page := vector.Options{Width: size.W, Height: size.H}
	if format == "svg" {
		return vector.WriteSVG(w, arranged, page)
	}
	loadFonts(arranged)
	if format == "pdf" {
		return vector.WritePDF(w, arranged, page)
	}
	return raster.PNG(w, arranged, raster.Options{Width: int(size.W), Height: int(size.H), PixelScale: pixelScale(size, o)})
}

// describe is the document's description for people who cannot see it.
func describe(s *graphmodel.Snapshot) string {
	return fmt.Sprintf("Knowledge graph of %d articles: %d entities, %d links.", len(s.Articles), len(s.Entities), s.Links.Len())
}

// arrange gives the nodes of a scene their positions.
func arrange(ctx context.Context, snap *graphmodel.Snapshot, s *scene.Scene, o Options) (*scene.Scene, error) {
	known, name := o.Positions, o.Engine
	var compute layout.Func
	switch {
	case o.Engine != Own:
		compute = graphviz.Layout(o.Engine, o.Limits)
	case o.Layout != "":
		known, name = nil, o.Layout // somebody wants another picture than the one there is
		chosen, _ := layout.ByName(o.Layout)
		compute = func(ctx context.Context, g layout.Graph, lo layout.Options) ([]layout.Point, error) {
			scene.Describe(&g, entitiesOf(snap, s))
			if err := chosen.Needs.Missing(g); err != nil {
				return nil, err
			}
			return chosen.Run(ctx, g, lo)
		}
	case positioned(s, known):
		return s, nil
	default:
		compute = layout.Default
	}
	points, err := compute(ctx, s.LayoutGraph(known), layout.Options{Seed: o.Seed})
	if err != nil {
		return nil, fmt.Errorf("arranging the graph with %s: %w", name, err)
	}
	return s.WithPositions(points), nil
}

// entitiesOf returns the entities that are the nodes of a scene.
func entitiesOf(snap *graphmodel.Snapshot, s *scene.Scene) []*graphmodel.Entity {
	entities := make([]*graphmodel.Entity, len(s.Nodes))
	for i := range s.Nodes {
		entities[i] = &graphmodel.Entity{} // no entity but a node of some other kind
		if k, ok := snap.EntityIndex(s.Nodes[i].ID); ok {
			entities[i] = snap.Entities[k]
		}
	}
	return entities
}

func positioned(s *scene.Scene, known map[string]layout.Point) bool {
	for i := range s.Nodes {
		if _, ok := known[s.Nodes[i].ID]; !ok {
			return false
		}
	}
	return true
}

// The size of a picture, in device-independent pixels.
const (
	minWidth, minHeight = 480, 320
	maxSide             = 12000
	margin              = 48 // around the graph, with room for the legend
)

func sizeOf(s *scene.Scene, o Options) scene.Size {
	b := s.Bounds()
	fit := func(wanted, natural, least float64) float64 {
		if wanted > 0 {
			return wanted
		}
		return float64(int(min(max(natural+2*margin, least), maxSide)))
	}
	return scene.Size{W: fit(o.Width, b.X1-b.X0, minWidth), H: fit(o.Height, b.Y1-b.Y0, minHeight)}
}

// pixelScale keeps a PNG below a size that other programs open.
func pixelScale(size scene.Size, o Options) float64 {
	scale := o.PixelScale
	if scale <= 0 {
		scale = 2
	}
	const most = 16000
	return min(scale, most/max(size.W, size.H))
}

// loadFonts looks for fonts of the system when a label needs one.
func loadFonts(s *scene.Scene) {
	need := slices.ContainsFunc(s.Nodes, func(n scene.Node) bool {
		return text.NeedsFallback(n.Label) || text.NeedsFallback(n.Sublabel)
	})
	if !need {
		return
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	// Without the fonts the labels have boxes, and the picture is still one.
	_ = text.LoadFallback(filepath.Join(dir, "clew", "fonts"))
}

func writeGraphvizSVG(ctx context.Context, w io.Writer, s *graphmodel.Snapshot, built *scene.Scene, o Options) error {
	var dot bytes.Buffer
	if err := writeDOT(&dot, s, built, o); err != nil {
		return err
	}
	svg, err := graphviz.Render(ctx, dot.Bytes(), o.Engine, "svg", o.Limits)
	if err != nil {
		return fmt.Errorf("drawing the graph with %s: %w", o.Engine, err)
	}
	_, err = w.Write(svg)
	return err
}

// writeDOT writes what the scene shows, in its colors.
func writeDOT(w io.Writer, s *graphmodel.Snapshot, built *scene.Scene, o Options) error {
	shown := map[string]bool{}
	links := map[string]*scene.Link{}
	for i := range built.Links {
		links[built.Links[i].ID] = &built.Links[i]
	}
	for i := range built.Nodes {
		shown[built.Nodes[i].ID] = true
	}
	node := func(e *graphmodel.Entity) *scene.Node {
		i, _ := built.NodeIndex(e.ID)
		return &built.Nodes[i]
	}
	return export.DOT(w, s, export.DOTOptions{
		Name: o.Title,
		Font: "Inter,sans-serif",
		Keep: func(e *graphmodel.Entity) bool { return shown[e.ID] },
		KeepLink: func(l *graphmodel.Link) bool {
			return links[l.ID] != nil
		},
		Label: func(e *graphmodel.Entity) []string {
			n := node(e)
			lines := slices.Clone(n.Lines)
			if n.Sublabel != "" {
				lines = append(lines, n.Sublabel)
			}
			return lines
		},
		// A viewer without the font falls back to one that is a little wider.
		Measure: func(line string) float64 { return 1.1 * text.Measure(line, text.Medium) },
		Color: func(e *graphmodel.Entity) (fill, stroke, ink string) {
			hue := o.Palette.Kind(e.Kind)
			return hexColor(tint(o.Palette.Background, hue)), hexColor(hue), hexColor(o.Palette.Text)
		},
		LinkColor:  func(l *graphmodel.Link) string { return hexColor(links[l.ID].Color) },
		Background: hexColor(o.Palette.Background),
	})
}
