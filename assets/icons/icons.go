// Package icons is the program's own set of pictures: 16×16 line icons drawn
// in the current color, the shapes of the four kinds of entity, and the mark
// of the program. It knows no user interface toolkit.
package icons

import (
	"embed"
	"fmt"
	"image/color"
	"strings"
	"sync"
)

//go:embed *.svg
var files embed.FS

var (
	mu     sync.Mutex
	tinted = map[string][]byte{}
)

// Mark is the mark of the program as an SVG in its own colors.
func Mark() []byte {
	svg, err := files.ReadFile("clew.svg")
	if err != nil {
		panic(fmt.Sprintf("icons: the mark is not embedded: %v", err))
	}
	return svg
}

// SVG returns the icon with this name drawn in one color, and a name for it
// that is unique to icon and color. An unknown name is a mistake in the
// program and panics. It is safe for concurrent use; the bytes must not be
// modified.
func SVG(name string, c color.Color) (key string, svg []byte) {
	r, g, b, _ := c.RGBA()
	hex := fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
	key = name + "-" + hex[1:] + ".svg"
	mu.Lock()
	defer mu.Unlock()
	if done, ok := tinted[key]; ok {
		return key, done
	}
	raw, err := files.ReadFile(name + ".svg")
	if err != nil {
		panic(fmt.Sprintf("icons: no icon %q: %v", name, err))
	}
	done := []byte(strings.ReplaceAll(string(raw), "currentColor", hex))
	tinted[key] = done
	return key, done
}

// Names lists every icon, sorted.
func Names() []string {
	entries, err := files.ReadDir(".")
	if err != nil {
		panic(fmt.Sprintf("icons: reading the embedded folder: %v", err))
	}
	var names []string
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".svg"); ok && name != "clew" {
			names = append(names, name)
		}
	}
	return names
}
