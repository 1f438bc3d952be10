package text

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"
	"github.com/go-text/typesetting/language"
)

// fallback finds faces among the fonts of the system.
type fallback struct {
	fonts *fontscan.FontMap
	cache map[rune]*font.Face
}

// silent drops the scanner's log: broken fonts on a system are not the
// person's concern.
type silent struct{}

func (silent) Printf(string, ...any) {}

// LoadFallback indexes the fonts of the system, once; later calls wait for the
// first and return at once. The first time on a machine takes up to seconds:
// call it away from the user interface. cacheDir keeps the index between runs;
// "" is a folder of the program in the person's own cache.
func LoadFallback(cacheDir string) error {
	b := shared()
	var err error
	b.loading.Do(func() {
		if cacheDir == "" {
			cacheDir, err = ownCache()
			if err != nil {
				return
			}
		}
		m := fontscan.NewFontMap(silent{})
		if err = m.UseSystemFonts(cacheDir); err != nil {
			err = fmt.Errorf("indexing the system's fonts: %w", err)
			return
		}
		m.SetQuery(fontscan.Query{Families: []string{fontscan.SansSerif}})
		b.mu.Lock()
		defer b.mu.Unlock()
		b.fallback = &fallback{fonts: m, cache: map[rune]*font.Face{}}
		b.generation++
		clear(b.lines)
	})
	return err
}

func ownCache() (string, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("finding a place for the index of fonts: %w", err)
	}
	dir = filepath.Join(dir, "clew", "fonts")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("making a place for the index of fonts: %w", err)
	}
	return dir, nil
}

// Generation grows when new fonts arrive: what was drawn from a Line that was
// Missing characters should then be drawn again.
func Generation() int {
	b := shared()
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.generation
}

// NeedsFallback reports whether s has characters that the built-in faces lack.
func NeedsFallback(s string) bool {
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			ascii = false
			break
		}
	}
	if ascii {
		return false
	}
	b := shared()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, r := range s {
		if !b.covers(r) && b.builtin(r) == nil {
			return true
		}
	}
	return false
}

// face returns a system face with a glyph for r, or nil.
func (f *fallback) face(r rune) *font.Face {
	if f == nil {
		return nil
	}
	if face, ok := f.cache[r]; ok {
		return face
	}
	// Where no font of the usual families has a character, those of its script are asked.
	f.fonts.SetScript(language.LookupScript(r))
	face := f.fonts.ResolveFace(r)
	if face != nil {
		if _, ok := face.NominalGlyph(r); !ok {
			face = nil
		}
	}
	f.cache[r] = face
	return face
}

func (f *fallback) covers(r rune) bool { return f.face(r) != nil }
