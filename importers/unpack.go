package importers

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"strings"

	"clew/importers/format"
	"clew/importers/page"
)

// maxUnpackedLook is how many bytes of one archive are unpacked to look at it.
const maxUnpackedLook = 1 << 30

// errEnough ends the look at a large archive.
var errEnough = errors.New("enough was seen")

// unpack looks at what a container holds that can only be read from its beginning
// on. Its members are recognized and counted, and not read.
func (l *look) unpack(ctx context.Context, s Source, of Format, in *format.Input) error {
	o := &members{ctx: ctx, look: l, name: s.String()}
	err := safely(func() error { return of.Read(ctx, in, o) })
	switch {
	case errors.Is(err, errEnough):
		l.survey.More = true
		return nil
	case err == nil && o.seen == 0:
		return ErrNoArticle
	}
	return err
}

// members takes what a container holds.
type members struct {
	ctx   context.Context
	look  *look
	name  string
	seen  int
	bytes int64
}

// Article implements format.Output.
func (o *members) Article(page.Page) { o.count("text", 0, false) }

// Graph implements format.Output.
func (o *members) Graph(format.Graph) { o.count("graph", 0, false) }

func (o *members) count(name string, size int64, container bool) {
	o.seen++
	o.look.count(name, size, 1, container)
}

// Full implements format.Output.
func (o *members) Full() bool { return false }

// Skip implements format.Output.
func (o *members) Skip(name string, why error) {
	if o.seen++; o.seen > maxSurveyed {
		return
	}
	o.look.skip(within(o.name, name), why)
}

// Part implements format.Output.
func (o *members) Part(p format.Part) error {
	if err := o.ctx.Err(); err != nil {
		return err
	}
	if o.bytes += int64(len(p.Data)); o.seen >= maxSurveyed || o.bytes > maxUnpackedLook {
		return errEnough
	}
	if hiddenMember(p.Name) {
		return nil
	}
	f, err := o.look.recognize(p)
	if err != nil {
		o.Skip(p.Name, err)
		return nil
	}
	o.count(f.Name, int64(len(p.Data)), f.Container)
	return nil
}

// recognize tells the format of a part.
func (l *look) recognize(p format.Part) (Format, error) {
	if len(p.Data) == 0 {
		return Format{}, ErrEmpty
	}
	in := &format.Input{
		Name: p.Name, Ext: strings.ToLower(filepath.Ext(p.Name)), URL: p.URL, ContentType: p.ContentType,
		Size: int64(len(p.Data)), Content: bytes.NewReader(p.Data),
	}
	s, err := sniff(in)
	if err != nil {
		return Format{}, err
	}
	return l.registry.Find(s)
}
