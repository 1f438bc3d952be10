//go:build !headless

package desktop

import (
	"bytes"
	"encoding/json"
	"image/png"
	"os"
	"path/filepath"
	"time"

	"clew/app/scene"
	"clew/app/scene/raster"
	"clew/app/theme"
	"clew/app/views/wording"
	"clew/graphmodel"
)

// The size of a thumbnail in pixels; it is shown at half of it.
const (
	thumbnailWidth  = 208
	thumbnailHeight = 128
)

// thumbnail is what the list of recent projects tells about one.
type thumbnail struct {
	Articles int       `json:"articles"`
	Nodes    int       `json:"nodes"`
	Links    int       `json:"links"`
	Opened   time.Time `json:"opened"`

	// Picture is the file with the picture of the network, or "".
	Picture string `json:"-"`
	// Missing tells that the project's file is not there.
	Missing bool `json:"-"`
}

// thumbnailFile is where the thumbnail of a project is kept, without an ending, or ""
// when there is no place for it.
func (w *window) thumbnailFile(path string) string {
	root := w.app.Storage().RootURI()
	if root == nil || root.Scheme() != "file" {
		return ""
	}
	return filepath.Join(root.Path(), "previews", graphmodel.HashID("p", path))
}

// keepThumbnail draws the network small for the list of recent projects. That
// there is none does no harm.
func (w *window) keepThumbnail() {
	path := w.space.Path()
	if path == "" {
		path = w.space.Draft()
	}
	file := w.thumbnailFile(path)
	if path == "" || file == "" || w.space.Empty() {
		return
	}
	visible := w.session.Visible()
	p := thumbnail{
		Articles: len(w.session.Snapshot().Articles), Nodes: visible.Entities, Links: visible.Links, Opened: time.Now().UTC(),
	}
	text, err := json.Marshal(p)
	if err != nil || os.MkdirAll(filepath.Dir(file), 0o700) != nil {
		return
	}
	_ = os.WriteFile(file+".json", text, 0o600)
	for appearance, palette := range palettes {
		if picture := w.smallPicture(palette); picture != nil {
			_ = os.WriteFile(file+appearance, picture, 0o600)
		}
	}
}

// palettes are what the pictures are drawn in, by the endings of their names.
var palettes = map[string]*scene.Palette{" light.png": scene.Light, " dark.png": scene.Dark}

// smallPicture is the network as a small PNG, or nil.
func (w *window) smallPicture(p *scene.Palette) []byte {
	s := scene.Build(w.session.Shown(), w.session.Positions(), scene.Options{
		Palette: p, Filter: scene.Filter{LinkTypes: graphmodel.LinkTypes}, Overview: w.session.Overview(),
	})
	if len(s.Nodes) == 0 {
		return nil
	}
	for i := range s.Nodes { // names are too small to be read
		n := &s.Nodes[i]
		n.Label, n.Brief, n.Sublabel, n.Lines, n.Folded = "", "", "", nil, nil
	}
	size := scene.Size{W: thumbnailWidth, H: thumbnailHeight}
	cam := scene.FitRect(size, s.Bounds(), 10, 1)
	img, err := raster.Image(s, raster.Options{Width: thumbnailWidth, Height: thumbnailHeight, PixelScale: 1, Camera: &cam})
	if err != nil {
		return nil
	}
	var out bytes.Buffer
	if png.Encode(&out, img) != nil {
		return nil
	}
	return out.Bytes()
}

// thumbnailOf reads what is known of a project that was open once.
func (w *window) thumbnailOf(path string) thumbnail {
	var p thumbnail
	if _, err := os.Stat(path); err != nil {
		p.Missing = true
	}
	file := w.thumbnailFile(path)
	if file == "" {
		return p
	}
	if text, err := os.ReadFile(file + ".json"); err == nil {
		_ = json.Unmarshal(text, &p) // without it only the name is shown
	}
	picture := file + " light.png"
	if theme.Palette().Dark {
		picture = file + " dark.png"
	}
	if _, err := os.Stat(picture); err == nil {
		p.Picture = picture
	}
	return p
}

// forgetThumbnail removes what forgetProject leaves behind.
func (w *window) forgetThumbnail(path string) {
	if file := w.thumbnailFile(path); file != "" {
		_ = os.Remove(file + ".json")
		for appearance := range palettes {
			_ = os.Remove(file + appearance)
		}
	}
}

// counts says how large the project was: "4 articles · 74 nodes · 81 links".
func (p thumbnail) counts() string {
	if p.Articles+p.Nodes == 0 {
		return ""
	}
	return wording.Count(p.Articles, "article", "articles") + "  ·  " +
		wording.Count(p.Nodes, "node", "nodes") + "  ·  " + wording.Count(p.Links, "link", "links")
}

// when says when it was last open.
func (p thumbnail) when() string {
	if p.Opened.IsZero() {
		return ""
	}
	at, now := p.Opened.Local(), time.Now()
	if at.Year() == now.Year() && at.YearDay() == now.YearDay() {
		return "today, " + at.Format("15:04")
	}
	return at.Format("2 Jan 2006, 15:04")
}
