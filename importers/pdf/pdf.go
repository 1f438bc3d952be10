// Package pdf reads PDF documents with PDFium, which is built into the program
// as WebAssembly. It is compiled when the first PDF is read, in a child process:
// the program starts itself again with a hidden argument, which RunChild
// answers. So a document that makes the library hang or run out of memory costs
// itself only, and the memory is given back.
package pdf

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"clew/importers/format"
	"clew/importers/office"
	"clew/importers/page"
	"clew/importers/press"
)

// PDF reads PDF documents with text in them.
func PDF() format.Format {
	return format.Format{
		Name: "PDF document", Extensions: []string{".pdf"},
		Match: func(s format.Sniff) format.Confidence {
			// Some writers put a few bytes before the mark.
			if i := bytes.Index(s.Head[:min(len(s.Head), 1024)], []byte("%PDF-")); i >= 0 && (i == 0 || bytes.IndexByte(s.Head, 0) >= 0 || s.Ext == ".pdf") {
				return format.ByBytes
			}
			return format.No
		},
		Read: readPDF,
	}
}

// The bounds on one document.
const (
	readTime  = 60 * time.Second
	startTime = 120 * time.Second // the first start compiles the library
	idleTime  = 20 * time.Second  // after which the child is ended
)

func readPDF(ctx context.Context, in *format.Input, out format.Output) error {
	b, err := in.Bytes(format.MaxPart)
	if err != nil {
		return err
	}
	d, err := reader.read(ctx, b)
	if err != nil {
		return err
	}
	switch d.Error {
	case saysEncrypted:
		return format.ErrEncrypted
	case saysDamaged:
		return format.ErrDamaged
	}
	lines, pictures := 0, 0
	for _, p := range d.Pages {
		lines += len(p.Lines)
		if p.Pictures {
			pictures++
		}
	}
	if lines == 0 && pictures > 0 {
		return format.ErrScanned
	}
	pages, address, printed := withoutPrint(d.Pages)
	text := paragraphs(pages)
	if list := press.Split(strings.Join(text, "\n\n")); len(list) > 0 {
		for _, p := range list {
			out.Article(p)
		}
		return nil
	}
	p, ok := page.Page{}, false
	if printed {
		p, ok = printedPage(text, d.Title)
	}
	if !ok {
		var err error
		if p, err = office.Article(text, d.Title, d.Author); err != nil {
			return err
		}
	}
	p.URL = address
	if pictures > 0 {
		p.Warnings = append(p.Warnings, fmt.Sprintf("%d of %d pages are pictures without text", pictures, len(d.Pages)))
	}
	out.Article(p)
	return nil
}

// reader is the child that reads all PDFs, one after the other.
var reader = &child{}

type child struct {
	mu      sync.Mutex
	cmd     *exec.Cmd
	in      io.WriteCloser
	out     io.Reader
	ended   context.CancelFunc
	resting *time.Timer
	warm    bool
}

// read lets the child read a document, and starts it if there is none.
func (c *child) read(ctx context.Context, data []byte) (document, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return document{}, err
	}
	if c.resting != nil {
		c.resting.Stop()
	}
	if c.cmd == nil {
		if err := c.start(); err != nil {
			return document{}, err
		}
	}
	limit := readTime
	if !c.warm {
		limit += startTime
	}
	type answer struct {
		b   []byte
		err error
	}
	done := make(chan answer, 1)
	in, out := c.in, c.out
	go func() {
		err := writeFrame(in, data)
		var b []byte
		if err == nil {
			b, err = readFrame(out)
		}
		done <- answer{b, err}
	}()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case a := <-done:
		if a.err != nil {
			return document{}, c.crashed()
		}
		var d document
		if err := json.Unmarshal(a.b, &d); err != nil {
			return document{}, c.crashed()
		}
		c.warm = true
		c.resting = time.AfterFunc(idleTime, c.rest)
		return d, nil
	case <-ctx.Done():
		c.end()
		return document{}, context.Cause(ctx)
	case <-timer.C:
		c.end()
		return document{}, fmt.Errorf("%w: reading it took too long", page.ErrTooComplex)
	}
}

func (c *child) start() error {
	exe, err := os.Executable()
	if err != nil {
		return fmt.Errorf("starting the PDF reader: %w", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, exe, ChildArgument)
	cmd.WaitDelay = time.Second
	hideWindow(cmd)
	in, err1 := cmd.StdinPipe()
	out, err2 := cmd.StdoutPipe()
	if err := errors.Join(err1, err2, cmd.Start()); err != nil {
		cancel()
		return fmt.Errorf("starting the PDF reader: %w", err)
	}
	c.cmd, c.in, c.out, c.ended = cmd, in, out, cancel
	return nil
}

// end kills the child; the next document starts another one.
func (c *child) end() {
	if c.cmd == nil {
		return
	}
	c.ended()
	_ = c.cmd.Wait()
	c.cmd = nil
}

func (c *child) crashed() error {
	cmd := c.cmd
	_ = c.in.Close()
	c.end()
	if cmd.ProcessState != nil && cmd.ProcessState.ExitCode() == exitMemory {
		return fmt.Errorf("%w: it needs too much memory", page.ErrTooComplex)
	}
	return fmt.Errorf("%w: the PDF reader stopped", format.ErrDamaged)
}

// rest ends a child that nobody needs.
func (c *child) rest() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.end()
}
