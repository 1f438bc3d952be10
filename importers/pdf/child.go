package pdf

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"testing/fstest"
	"time"
	"unicode"
	"unicode/utf16"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
)

// ChildArgument is the hidden only argument of the program for reading PDFs.
const ChildArgument = "--read-pdf"

// exitMemory is the exit code of a child that reached its limit.
const exitMemory = 4

// maxMemory is how many bytes the child may use.
const maxMemory = 1 << 30

// document is what the child tells of a PDF.
type document struct {
	Error         string
	Pages         []sheet
	Title, Author string
}

// The values of document.Error that stand for an error of ours.
const (
	saysEncrypted = "encrypted"
	saysDamaged   = "damaged"
)

// sheet is one page; positions are points from its lower left corner.
type sheet struct {
	Width, Height float64
	Lines         []line
	Pictures      bool // it shows something and has no text
}

// line is a run of characters that the page draws one after the other.
type line struct {
	Text                     string
	Left, Bottom, Right, Top float64
}

// maxPages is how many pages of a document are read.
const maxPages = 2000

// RunChild reads PDFs if args, the program's arguments without its name, ask
// for that: documents on in, what they say on out, until in ends. Otherwise it
// returns false. cacheFolder returns a private folder for compiled code, or "". main calls
// it before anything else, as does TestMain of every package whose tests read
// PDFs.
func RunChild(args []string, cacheFolder func() string, in io.Reader, out io.Writer) (code int, isChild bool) {
	if len(args) != 1 || args[0] != ChildArgument {
		return 0, false
	}
	watchMemory()
	cache := cacheFolder()
	lib, err := start(cache)
	if err != nil && cache != "" {
		// Code that was damaged on disk is not loaded; compile it again.
		_ = os.RemoveAll(cache)
		lib, err = start(cache)
	}
	if err != nil {
		return 1, true
	}
	for {
		data, err := readFrame(in)
		if err != nil {
			return 0, true
		}
		answer, err := json.Marshal(read(lib, data))
		if err != nil || writeFrame(out, answer) != nil {
			return 1, true
		}
	}
}

// start loads the library, which reads no files.
func start(cache string) (pdfium.Pdfium, error) {
	ctx := context.Background()
	config := wazero.NewRuntimeConfig().WithMemoryLimitPages(maxMemory / 2 >> 16)
	if cache != "" {
		if c, err := wazero.NewCompilationCacheWithDir(cache); err == nil {
			config = config.WithCompilationCache(c)
		}
	}
	pool, err := webassembly.Init(webassembly.Config{
		Context: ctx, MinIdle: 1, MaxIdle: 1, MaxTotal: 1, RuntimeConfig: config,
		FSConfig: wazero.NewFSConfig().WithFSMount(fstest.MapFS{}, "/"), Stdout: io.Discard, Stderr: io.Discard,
	})
	if err != nil {
		return nil, err
	}
	return pool.GetInstance(time.Minute)
}

// watchMemory ends the process when it uses too much.
func watchMemory() {
	// Compiled WebAssembly never yields; the watcher needs a thread of its own.
	runtime.GOMAXPROCS(max(2, runtime.GOMAXPROCS(0)))
	debug.SetMemoryLimit(maxMemory)
	go func() {
		sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
		for range time.Tick(50 * time.Millisecond) {
			metrics.Read(sample)
			if sample[0].Value.Uint64()-sample[1].Value.Uint64() > maxMemory {
				os.Exit(exitMemory)
			}
		}
	}()
}

func readFrame(r io.Reader) ([]byte, error) {
	var size [4]byte
	if _, err := io.ReadFull(r, size[:]); err != nil {
		return nil, err
	}
	b := make([]byte, binary.LittleEndian.Uint32(size[:]))
	_, err := io.ReadFull(r, b)
	return b, err
}

func writeFrame(w io.Writer, b []byte) error {
	var size [4]byte
	binary.LittleEndian.PutUint32(size[:], uint32(len(b)))
	if _, err := w.Write(size[:]); err != nil {
		return err
	}
	_, err := w.Write(b)
	return err
}

func read(lib pdfium.Pdfium, data []byte) document {
	opened, err := lib.OpenDocument(&requests.OpenDocument{File: &data})
	if errors.Is(err, pdferrors.ErrPassword) {
		return document{Error: saysEncrypted}
	}
	if err != nil {
		return document{Error: saysDamaged}
	}
	defer func() {
		_, _ = lib.FPDF_CloseDocument(&requests.FPDF_CloseDocument{Document: opened.Document})
	}()
	d := document{}
	if m, err := lib.GetMetaData(&requests.GetMetaData{Document: opened.Document, Tags: &[]string{"Title", "Author"}}); err == nil {
		for _, t := range m.Tags {
			switch t.Tag {
			case "Title":
				d.Title = t.Value
			case "Author":
				d.Author = t.Value
			}
		}
	}
	count, err := lib.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: opened.Document})
	if err != nil {
		return document{Error: saysDamaged}
	}
	for i := range min(count.PageCount, maxPages) {
		d.Pages = append(d.Pages, readPage(lib, opened.Document, i))
	}
	return d
}

// readPage reads one page; one that cannot be read is empty.
func readPage(lib pdfium.Pdfium, doc references.FPDF_DOCUMENT, index int) (s sheet) {
	loaded, err := lib.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: doc, Index: index})
	if err != nil {
		return s
	}
	defer func() { _, _ = lib.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page}) }()
	page := requests.Page{ByReference: &loaded.Page}
	if w, err := lib.FPDF_GetPageWidthF(&requests.FPDF_GetPageWidthF{Page: page}); err == nil {
		s.Width = float64(w.PageWidth)
	}
	if h, err := lib.FPDF_GetPageHeightF(&requests.FPDF_GetPageHeightF{Page: page}); err == nil {
		s.Height = float64(h.PageHeight)
	}
	text, err := lib.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: page})
	if err != nil {
		return s
	}
	defer func() { _, _ = lib.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage}) }()
	s.Lines = readLines(lib, text.TextPage)
	if len(s.Lines) == 0 {
		n, err := lib.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: page})
		s.Pictures = err == nil && n.Count > 0
	}
	return s
}

// maxChars is how many characters of a page are read.
const maxChars = 100_000

// readLines joins the characters of a page to lines.
func readLines(lib pdfium.Pdfium, page references.FPDF_TEXTPAGE) []line {
	count, err := lib.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: page})
	if err != nil {
		return nil
	}
	var b lineBuilder
	for i := range min(count.Count, maxChars) {
		c, err := lib.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: page, Index: i})
		if err != nil {
			continue
		}
		r := rune(c.Unicode)
		if r == '\n' || r == '\r' {
			b.end()
			continue
		}
		if r == 0 || r == 0xfffe || r == 0xffff {
			continue
		}
		if r == 2 {
			r = '\u00ad' // the library's sign for a hyphen at the end of a line
		}
		if unicode.IsSpace(r) {
			b.space()
			continue
		}
		box, err := lib.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: page, Index: i})
		if err != nil {
			continue
		}
		b.add(r, float64(box.Rect.Left), float64(box.Rect.Bottom), float64(box.Rect.Right), float64(box.Rect.Top))
	}
	b.end()
	return b.lines
}

// lineBuilder collects characters. A character that starts on another height
// or far to the right starts a new line too.
type lineBuilder struct {
	lines []line
	text  strings.Builder
	l     line
	high  rune
	gap   bool
}

func (b *lineBuilder) space() { b.gap = b.text.Len() > 0 }

func (b *lineBuilder) add(r rune, left, bottom, right, top float64) {
	if utf16.IsSurrogate(r) {
		if b.high == 0 {
			b.high = r
			return
		}
		r = utf16.DecodeRune(b.high, r)
	}
	b.high = 0
	height := top - bottom
	if b.text.Len() > 0 {
		middle := (top + bottom) / 2
		if middle > b.l.Top || middle < b.l.Bottom || left-b.l.Right > 4*height || left < b.l.Left-2*height {
			b.end()
		}
	}
	if b.text.Len() == 0 {
		b.l = line{Left: left, Bottom: bottom, Right: right, Top: top}
	} else if b.gap {
		b.text.WriteByte(' ')
	}
	b.gap = false
	b.text.WriteRune(r)
	b.l.Left, b.l.Right = min(b.l.Left, left), max(b.l.Right, right)
	b.l.Bottom, b.l.Top = min(b.l.Bottom, bottom), max(b.l.Top, top)
}

func (b *lineBuilder) end() {
	if b.text.Len() > 0 {
		b.l.Text = b.text.String()
		b.lines = append(b.lines, b.l)
	}
	b.text.Reset()
	b.gap = false
}
