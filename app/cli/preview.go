package cli

import (
	"context"
	"fmt"
	"io"

	"clew/importers"
)

// preview tells what an import would read and what not.
func (e *Env) preview(ctx context.Context, args []string) error {
	sources, err := e.sourcesOf(args)
	if err != nil {
		return err
	}
	line := e.newProgress()
	s := importers.Look(ctx, sources, importers.With(e.columns), line.look)
	line.clear()
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := e.write("", func(w io.Writer) error { return writeSurvey(w, s) }); err != nil {
		return err
	}
	return reported(s.Files+s.Addresses == 0)
}

func writeSurvey(w io.Writer, s importers.Survey) error {
	p := printer{w: w}
	p.line("%s, %s to read", count(s.Files, "file"), megabytes(s.Bytes))
	for _, f := range s.Formats {
		p.line("%8d  %s, %s%s%s", f.Files, f.Format, megabytes(f.Bytes), inArchives(f.Within), holdsMore(f.Container))
	}
	if s.Addresses > 0 {
		p.line("%8d  pages to fetch", s.Addresses)
	}
	if s.More {
		p.line("%8s  more: only the beginning of large archives was looked at", "")
	}
	if len(s.Skipped) > 0 {
		p.line("%s left out", count(len(s.Skipped), "file"))
	}
	for _, i := range s.Skipped {
		p.line("%8s  %v", i.Level, i.Reason)
	}
	return p.err
}

func inArchives(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(", %d in archives", n)
}

func holdsMore(container bool) string {
	if container {
		return "; each may hold several articles"
	}
	return ""
}

func megabytes(n int64) string {
	switch {
	case n < 1<<10:
		return fmt.Sprintf("%d bytes", n)
	case n < 1<<20:
		return fmt.Sprintf("%d kB", n>>10)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
}

// printer writes lines until one fails.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", args...)
	}
}
