package raster

import (
	"context"
	"os"
	"testing"

	"clew/app/scene"
	"clew/app/scene/scenetest"
	"clew/app/scene/vector"
	"clew/graphmodel/layout"
)

func TestDemo(t *testing.T) {
	for name, p := range map[string]*scene.Palette{"light": scene.Light, "dark": scene.Dark} {
		s := scene.Build(scenetest.Story(), nil, scene.Options{Palette: p, Legend: true, Filter: scene.Filter{HideIsolated: true}})
		pts, err := layout.Default(context.Background(), s.LayoutGraph(nil), layout.Options{Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		s = s.WithPositions(pts)
		f, _ := os.Create("/tmp/canvas/" + name + ".png")
		if err := PNG(f, s, Options{Width: 1200, Height: 800, PixelScale: 1}); err != nil {
			t.Fatal(err)
		}
		f.Close()
		f, _ = os.Create("/tmp/canvas/" + name + ".svg")
		vector.WriteSVG(f, s, vector.Options{Width: 1200, Height: 800})
		f.Close()
		f, _ = os.Create("/tmp/canvas/" + name + "-hover.png")
		if err := PNG(f, s.Emphasize(scene.Focus{HoveredNode: "p3", Nodes: []string{"p2"}}), Options{Width: 1200, Height: 800, PixelScale: 1.5}); err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
}
