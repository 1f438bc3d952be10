package importers

import (
	"archive/zip"
	"cmp"
	"context"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"clew/importers/archive"
	"clew/importers/format"
	"clew/importers/mail"
)

// Found is how much of one format there is.
type Found struct {
	Format string
	Files  int
	Bytes  int64
	// Within is how many of the files lie in archives.
	Within int
	// Container tells that the files hold others, which are not counted.
	Container bool
}

// Survey is what a look at sources has found, before anything is read.
type Survey struct {
	Formats   []Found // the most files first
	Files     int     // that will be read
	Bytes     int64   // of these files
	Addresses int     // that will be fetched
	More      bool    // of a large archive only the beginning was looked at
	// Skipped is what will be left out, with the reasons, in the order of the
	// sources.
	Skipped []Issue
}

// maxSurveyed bounds how many members of one archive are looked at.
const maxSurveyed = 20_000

// Look tells what sources hold by looking at the beginning of each file, also in
// archives and mailboxes, though not in archives within them. Nothing is read or fetched. When ctx ends, what was seen until then
// is returned.
func Look(ctx context.Context, sources []Source, reg *Registry, progress Progress) Survey {
	if reg == nil {
		reg = Default()
	}
	files, skipped := expand(ctx, sources)
	l := &look{registry: reg, found: map[string]*Found{}}
	for i, f := range files {
		if ctx.Err() != nil {
			break
		}
		l.survey.Skipped = append(l.survey.Skipped, skipped[i]...)
		l.file(ctx, f)
		if progress != nil {
			progress(i+1, len(files), f.source.String())
		}
	}
	l.survey.Skipped = append(l.survey.Skipped, skipped[len(files)]...)
	for _, f := range l.found {
		l.survey.Formats = append(l.survey.Formats, *f)
	}
	slices.SortFunc(l.survey.Formats, func(a, b Found) int {
		return cmp.Or(cmp.Compare(b.Files, a.Files), cmp.Compare(a.Format, b.Format))
	})
	return l.survey
}

type look struct {
	registry *Registry
	survey   Survey
	found    map[string]*Found
}

func (l *look) file(ctx context.Context, f file) {
	switch {
	case f.source.isAddress() || f.source.Fetch != nil:
		l.survey.Addresses++
		return
	case f.source.Path == "":
		l.count("text", 0, 0, false) // at hand, such as pasted text
		return
	}
	if err := l.open(ctx, f.source); err != nil {
		name := f.source.String()
		l.survey.Skipped = append(l.survey.Skipped, Issue{Source: name, Reason: &SourceError{name, err}, Level: f.levelOf(err)})
	}
}

func (l *look) open(ctx context.Context, s Source) error {
	in, done, err := s.input(ctx)
	if err != nil {
		return err
	}
	defer done()
	if in.Size == 0 {
		return ErrEmpty
	}
	sn, err := sniff(in)
	if err != nil {
		return err
	}
	of, err := l.registry.Find(sn)
	if err != nil {
		return err
	}
	if of.Name == zipFormat { // also without a list of members: then it is damaged
		return l.members(ctx, s, in)
	}
	if opened[of.Name] {
		return l.unpack(ctx, s, of, in)
	}
	if isOldOffice(of, in.Ext) {
		return mail.ErrOldOffice
	}
	if !of.Container && in.Size > MaxTextSize && of.Name != pdfFormat {
		return tooLarge(in.Size, MaxTextSize)
	}
	l.count(of.Name, in.Size, 0, of.Container)
	return nil
}

// The names of the formats that a survey treats in a way of their own.
const (
	zipFormat = "ZIP archive"
	pdfFormat = "PDF document"
)

// isOldOffice tells documents of old Office versions by their ending: their content is
// packed as that of messages of Outlook, which only reading tells apart.
func isOldOffice(of Format, ext string) bool {
	return of.Name == mail.OutlookName && slices.Contains([]string{".doc", ".dot", ".xls", ".ppt", ".pps"}, ext)
}

// opened are the other containers that are looked into: those that are read from
// the beginning to the end.
var opened = map[string]bool{"TAR archive": true, "compressed file": true, "web archive (WARC)": true, "mailbox (MBOX)": true}

func (l *look) count(name string, size int64, within int, container bool) {
	f := l.found[name]
	if f == nil {
		f = &Found{Format: name, Container: container}
		l.found[name] = f
	}
	f.Files++
	f.Bytes += size
	f.Within += within
	l.survey.Files++
	l.survey.Bytes += size
}

// members looks into a ZIP file.
func (l *look) members(ctx context.Context, s Source, in *format.Input) error {
	z, err := zip.NewReader(in.Content, in.Size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return ErrDamaged
	}
	l.survey.More = l.survey.More || len(z.File) > maxSurveyed
	if locked := archive.Locked(z.File); locked != nil {
		l.skip(s.String(), locked)
	}
	for _, m := range z.File[:min(len(z.File), maxSurveyed)] {
		if err := ctx.Err(); err != nil {
			return err
		}
		if m.FileInfo().IsDir() || hiddenMember(m.Name) || archive.IsLocked(m) {
			continue
		}
		of, err := l.member(m)
		if err != nil {
			l.skip(within(s.String(), m.Name), err)
			continue
		}
		l.count(of.Name, int64(min(m.UncompressedSize64, 1<<40)), 1, of.Container)
	}
	return nil
}

// skip notes what is left out of an archive.
func (l *look) skip(name string, why error) {
	l.survey.Skipped = append(l.survey.Skipped, Issue{Source: name, Reason: &SourceError{name, why}, Level: file{inFolder: true}.levelOf(why)})
}

func (l *look) member(m *zip.File) (Format, error) {
	if m.UncompressedSize64 > format.MaxPart {
		return Format{}, tooLarge(int64(min(m.UncompressedSize64, 1<<40)), format.MaxPart)
	}
	r, err := m.Open()
	if err != nil {
		return Format{}, ErrDamaged
	}
	defer r.Close()
	head := make([]byte, sniffSize)
	n, err := io.ReadFull(r, head)
	switch {
	case errors.Is(err, io.EOF):
		return Format{}, ErrEmpty
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return Format{}, ErrDamaged
	}
	ext := strings.ToLower(filepath.Ext(m.Name))
	of, err := l.registry.Find(Sniff{Name: m.Name, Ext: ext, Head: head[:n]})
	if err == nil && isOldOffice(of, ext) {
		err = mail.ErrOldOffice
	}
	return of, err
}

// hiddenMember reports whether a member is one that systems add and people do
// not see.
func hiddenMember(name string) bool {
	for _, part := range strings.Split(name, "/") {
		if part == "__MACOSX" || strings.HasPrefix(part, ".") && part != "." && part != ".." {
			return true
		}
	}
	return false
}
