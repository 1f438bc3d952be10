//go:build !headless

package desktop

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"clew/app/controls"
)

// entry is a file or a folder in a file dialog.
type entry struct {
	name     string
	path     string
	folder   bool
	size     int64
	modified time.Time
}

// listFolder lists what a file dialog shows of a folder: folders first, then
// files with one of the extensions (all files when there are none), each
// sorted by name; hidden ones are left out.
func listFolder(folder string, extensions []string) ([]entry, error) {
	found, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var entries []entry
	for _, f := range found {
		if strings.HasPrefix(f.Name(), ".") {
			continue
		}
		info, err := os.Stat(filepath.Join(folder, f.Name())) // follows links to folders
		if err != nil {
			continue
		}
		e := entry{
			name: f.Name(), path: filepath.Join(folder, f.Name()), folder: info.IsDir(),
			size: info.Size(), modified: info.ModTime(),
		}
		if !e.folder && !hasExtension(e.name, extensions) {
			continue
		}
		entries = append(entries, e)
	}
	slices.SortFunc(entries, func(a, b entry) int {
		if a.folder != b.folder {
			if a.folder {
				return -1
			}
			return 1
		}
		return cmp.Or(controls.CompareNatural(strings.ToLower(a.name), strings.ToLower(b.name)), strings.Compare(a.name, b.name))
	})
	return entries, nil
}

func hasExtension(name string, extensions []string) bool {
	return len(extensions) == 0 || slices.Contains(extensions, strings.ToLower(filepath.Ext(name)))
}

// place is a shortcut at the left of a file dialog.
type place struct{ name, path string }

// places lists the usual folders that exist.
func places(home string) []place {
	var out []place
	for _, p := range []place{
		{"Home", home},
		{"Desktop", filepath.Join(home, "Desktop")},
		{"Documents", filepath.Join(home, "Documents")},
		{"Downloads", filepath.Join(home, "Downloads")},
		{"Computer", string(filepath.Separator)},
	} {
		if info, err := os.Stat(p.path); err == nil && info.IsDir() {
			out = append(out, p)
		}
	}
	return out
}
