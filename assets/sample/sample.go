// Package sample holds the articles of the sample project: short reports on
// the diplomacy of 2025, written for this program in its own words, in which
// the same people recur.
package sample

import (
	"embed"
	"fmt"
	"io/fs"
)

//go:embed *.txt
var files embed.FS

// File is one sample article as a reader would copy it.
type File struct {
	Name string // file name, such as "2025-04-25-moscow-meeting.txt"
	Text string
}

// Files returns the sample articles in the order of their dates.
func Files() []File {
	names, err := fs.Glob(files, "*.txt") // sorted
	if err != nil {
		panic(fmt.Sprintf("sample: %v", err)) // the pattern is constant and valid
	}
	out := make([]File, 0, len(names))
	for _, name := range names {
		text, err := files.ReadFile(name)
		if err != nil {
			panic(fmt.Sprintf("sample: %v", err)) // embedded, cannot be missing
		}
		out = append(out, File{Name: name, Text: string(text)})
	}
	return out
}
