package archive

import (
	"archive/zip"
	"fmt"
	"strings"

	"clew/importers/format"
)

// Locked tells that files of a ZIP archive need a password, in one line for all of
// them: archives that are locked mostly are so as a whole. It is nil where none does,
// and wraps format.ErrLocked.
func Locked(files []*zip.File) error {
	locked, all := 0, 0
	for _, f := range files {
		if strings.HasSuffix(f.Name, "/") || ignored(f.Name) {
			continue
		}
		all++
		if IsLocked(f) {
			locked++
		}
	}
	switch {
	case locked == 0:
		return nil
	case locked == all:
		return format.ErrLocked
	}
	return fmt.Errorf("%w: %d of its %d files cannot be read without it", format.ErrLocked, locked, all)
}

// IsLocked reports whether a file of a ZIP archive needs a password.
func IsLocked(f *zip.File) bool { return f.Flags&1 != 0 }
