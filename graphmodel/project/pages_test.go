package project

import (
	"os"
	"path/filepath"
	"testing"
)

// FuzzPages reads damaged databases and expects no more than that nothing
// panics.
func FuzzPages(f *testing.F) {
	for _, name := range []string{"v1.clew", "v2.clew", "v4.clew", "v5.clew"} {
		content, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
	f.Fuzz(func(_ *testing.T, data []byte) {
		newPageFile(data).rows(func(int64, []any) {})
	})
}
