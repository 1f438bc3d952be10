package text

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"github.com/go-text/typesetting/fontscan"

	"clew/assets/fonts"
)

// Share lets whatever asks this process for the fonts of the system, such as the
// toolkit, have the built-in faces for other scripts too, for what no font of the
// system has. They are written below folder, which nobody else may write to, when
// they are not there yet, and the system's fonts are indexed: call it before anything
// else asks for them. Where systems bring fonts for these scripts along (Windows,
// macOS) nothing is done.
func Share(folder string) error {
	if folder == "" || !slices.Contains([]string{"linux", "freebsd", "openbsd"}, runtime.GOOS) {
		return nil
	}
	root := filepath.Join(folder, "shared")
	if err := writeFaces(filepath.Join(root, "fonts")); err != nil {
		return err
	}
	// The index looks into the folders "fonts" of these, and only now.
	const variable = "XDG_DATA_DIRS"
	old, had := os.LookupEnv(variable)
	list := root
	if old != "" {
		list = old + string(filepath.ListSeparator) + root
	}
	if err := os.Setenv(variable, list); err != nil {
		return fmt.Errorf("sharing the built-in fonts: %w", err)
	}
	// An index of its own: commands index the system's fonts alone (LoadFallback).
	_, err := fontscan.SystemFonts(silent{}, root)
	if had {
		_ = os.Setenv(variable, old)
	} else {
		_ = os.Unsetenv(variable)
	}
	if err != nil {
		return fmt.Errorf("indexing the system's fonts: %w", err)
	}
	return nil
}

// sharedForm is to be raised when lastResort changes.
const sharedForm = 1

// leftOver is the age from which on nobody uses a file of another version any more, or
// still writes it.
const leftOver = 30 * 24 * time.Hour

// writeFaces writes the faces into a folder, and takes out of it what an earlier
// version has written.
func writeFaces(folder string) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("making a place for the built-in fonts: %w", err)
	}
	var names []string
	for _, data := range [][]byte{fonts.Arabic, fonts.Hebrew, fonts.CJK} {
		name := fmt.Sprintf("%08x-%d.otf", crc32.ChecksumIEEE(data), sharedForm)
		names = append(names, name)
		path := filepath.Join(folder, name)
		if info, err := os.Stat(path); err == nil && info.Size() == int64(len(data)) {
			continue
		}
		if err := writeWhole(path, lastResort(data)); err != nil {
			return fmt.Errorf("writing a built-in font: %w", err)
		}
	}
	found, err := os.ReadDir(folder)
	if err != nil {
		return fmt.Errorf("looking for built-in fonts: %w", err)
	}
	for _, f := range found {
		info, err := f.Info()
		if err == nil && !slices.Contains(names, f.Name()) && time.Since(info.ModTime()) > leftOver {
			_ = os.Remove(filepath.Join(folder, f.Name()))
		}
	}
	return nil
}

// writeWhole writes a file so that it is never seen in part.
func writeWhole(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}

// lastResort returns a face that calls itself ultra-expanded. Of the fonts for a script,
// those of the width that is asked for come first, whatever their names and places, so
// that who has fonts of these scripts goes on to see those. Its lines are as high as
// those of Inter, since the toolkit makes room for these alone: characters of a face
// with higher lines are moved down and lose their feet.
func lastResort(face []byte) []byte {
	const (
		ultraExpanded  = 9
		interUnits     = 2816 // to the em
		interAscender  = 2728
		interDescender = -680
	)
	out := slices.Clone(face)
	tables := tablesOf(out)
	units := int(binary.BigEndian.Uint16(tables["head"][18:]))
	put := func(table string, at, value int) { binary.BigEndian.PutUint16(tables[table][at:], uint16(value)) }
	put("OS/2", 6, ultraExpanded)
	for table, at := range map[string]int{"hhea": 4, "OS/2": 68} {
		put(table, at, interAscender*units/interUnits)
		put(table, at+2, interDescender*units/interUnits)
		put(table, at+4, 0) // between lines
	}
	return out
}

// tablesOf returns the tables of an OpenType file by their names.
func tablesOf(face []byte) map[string][]byte {
	const header, record = 12, 16 // bytes before and of the entries of the list of tables
	out := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(face[4:])) {
		entry := face[header+record*i:]
		out[string(entry[:4])] = face[binary.BigEndian.Uint32(entry[8:]):]
	}
	return out
}
