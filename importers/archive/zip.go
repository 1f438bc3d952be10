package archive

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"

	"clew/importers/format"
)

// Zip reads ZIP archives.
func Zip() format.Format {
	return format.Format{
		Name: "ZIP archive", Extensions: []string{".zip"}, Container: true,
		Match: func(s format.Sniff) format.Confidence {
			if bytes.HasPrefix(s.Head, []byte("PK\x03\x04")) || bytes.HasPrefix(s.Head, []byte("PK\x05\x06")) {
				return format.ByBytes
			}
			return format.No
		},
		Read: readZip,
	}
}

func readZip(ctx context.Context, in *format.Input, out format.Output) error {
	z, err := zip.NewReader(in.Content, in.Size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return damaged(err)
	}
	files := slices.Clone(z.File)
	slices.SortStableFunc(files, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	if locked := Locked(files); locked != nil {
		out.Skip("", locked)
	}
	unpacked := int64(0)
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		if strings.HasSuffix(f.Name, "/") || ignored(f.Name) || IsLocked(f) {
			continue
		}
		b, err := member(f)
		if err != nil {
			out.Skip(f.Name, err)
			continue
		}
		// Members may share their packed bytes, so the sum counts.
		if unpacked += int64(len(b)); unpacked > minBomb && unpacked/maxRatio > in.Size {
			return format.ErrBomb
		}
		if err := out.Part(format.Part{Name: f.Name, Data: b}); err != nil {
			return err
		}
	}
	return nil
}

func member(f *zip.File) ([]byte, error) {
	switch {
	case outside(f.Name):
		return nil, errOutside
	case f.UncompressedSize64 > format.MaxPart && f.UncompressedSize64/maxRatio > f.CompressedSize64:
		return nil, format.ErrBomb
	case f.UncompressedSize64 > format.MaxPart:
		return nil, format.ErrTooLarge
	}
	r, err := f.Open()
	if err != nil {
		return nil, damaged(err)
	}
	defer r.Close()
	return readPart(r)
}
