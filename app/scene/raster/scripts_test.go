package raster

import (
	"fmt"
	"image"
	"image/color"
	"path/filepath"
	"testing"

	"clew/app/scene"
	"clew/app/scene/scenetest"
	"clew/graphmodel"
	"clew/graphmodel/layout"
)

// scripts is a scene with names in the scripts of the built-in font, so that
// it looks the same on every machine.
func scripts(p *scene.Palette) *scene.Scene {
	names := []string{"Émile Čapek", "Юлия Тихонова", "Ελένη Παπαδοπούλου", "Łódź", "Выборы", "Αθήνα"}
	kinds := []graphmodel.Kind{graphmodel.Person, graphmodel.Person, graphmodel.Organization, graphmodel.Place, graphmodel.Event, graphmodel.Place}
	var entities []*graphmodel.Entity
	var links []*graphmodel.Link
	pos := make([]layout.Point, len(names))
	for i, name := range names {
		entities = append(entities, &graphmodel.Entity{ID: fmt.Sprint(i), Kind: kinds[i], Name: name})
		pos[i] = layout.Point{X: 170 * float64(i%3), Y: 110 * float64(i/3)}
	}
	for i, l := range [][2]string{{"0", "1"}, {"0", "1"}, {"1", "2"}, {"4", "1"}, {"4", "5"}, {"0", "3"}} {
		links = append(links, &graphmodel.Link{
			ID: fmt.Sprint("l", i), From: l[0], To: l[1], Label: "κόρη, дочь", Confidence: 1,
			Type: []graphmodel.LinkType{graphmodel.Role, graphmodel.Family, graphmodel.MemberOf, graphmodel.Participant, graphmodel.AtPlace, graphmodel.From}[i],
		})
	}
	s := scene.Build(graphmodel.NewSnapshot(1, nil, entities, links), nil, scene.Options{Palette: p})
	return s.WithPositions(pos)
}

// TestGoldenScripts draws three scripts in light and dark, at three scales of
// the camera and three of the screen.
func TestGoldenScripts(t *testing.T) {
	for name, p := range map[string]*scene.Palette{"light": scene.Light, "dark": scene.Dark} {
		s := scripts(p)
		for camera, scale := range map[string]float64{"far": 0.35, "middle": 1, "near": 2.2} {
			for _, pixelScale := range []float64{1, 1.5, 2} {
				file := fmt.Sprintf("scripts-%s-%s-%g.png", name, camera, pixelScale)
				t.Run(file, func(t *testing.T) {
					m, err := Image(s, Options{Width: 440, Height: 260, PixelScale: pixelScale, Camera: &scene.Camera{X: 170, Y: 60, Scale: scale}})
					if err != nil {
						t.Fatal(err)
					}
					compare(t, filepath.Join("testdata", file), m)
				})
			}
		}
	}
}

// TestGoldenInk draws links that are summed up and dots.
func TestGoldenInk(t *testing.T) {
	for name, p := range map[string]*scene.Palette{"light": scene.Light, "dark": scene.Dark} {
		t.Run(name, func(t *testing.T) {
			m, err := Image(scenetest.Scattered(3000, 16000).Scene(p), Options{Width: 480, Height: 320})
			if err != nil {
				t.Fatal(err)
			}
			compare(t, filepath.Join("testdata", "ink-"+name+".png"), m)
		})
	}
}

// portrait is a picture to stand in a node.
func portrait() image.Image {
	m := image.NewNRGBA(image.Rect(0, 0, 60, 90))
	for y := range 90 {
		for x := range 60 {
			m.SetNRGBA(x, y, color.NRGBA{R: uint8(4 * x), G: uint8(2 * y), B: 120, A: 255})
		}
	}
	return m
}

func TestGoldenPicture(t *testing.T) {
	s := scripts(scene.Light)
	m := portrait()
	s.Nodes[0].Picture, s.Nodes[1].Picture = m, m
	got, err := Image(s.Emphasize(scene.Focus{Nodes: []string{"1"}}), Options{Width: 440, Height: 260, PixelScale: 1.5, Camera: &scene.Camera{X: 170, Y: 60, Scale: 1.2}})
	if err != nil {
		t.Fatal(err)
	}
	compare(t, filepath.Join("testdata", "picture.png"), got)
}
