package vector

import (
	"bytes"
	"compress/zlib"
	"fmt"
)

// pdfFile collects the objects of a PDF document (ISO 32000-1) and writes
// them. Numbers of objects are given in the order in which they are asked for.
type pdfFile struct {
	objects []string // by number, from 1
}

// reserve gives a number to an object that is written later.
func (d *pdfFile) reserve() int {
	d.objects = append(d.objects, "")
	return len(d.objects)
}

func (d *pdfFile) set(n int, format string, args ...any) {
	d.objects[n-1] = fmt.Sprintf(format, args...)
}

func (d *pdfFile) object(format string, args ...any) int {
	n := d.reserve()
	d.set(n, format, args...)
	return n
}

// stream adds a compressed stream with further entries in its dictionary.
func (d *pdfFile) stream(entries string, data []byte) int {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = z.Write(data) // a buffer takes everything
	_ = z.Close()
	return d.object("<< %s /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream", entries, b.Len(), b.String())
}

// bytes is the whole document.
func (d *pdfFile) bytes(catalog, info int) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	offsets := make([]int, len(d.objects))
	for i, o := range d.objects {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(d.objects)+1)
	for _, at := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(d.objects)+1, catalog, info, start)
	return b.Bytes()
}

// pdfText is a text string: UTF-16 in hexadecimal.
func pdfText(s string) string { return "<FEFF" + utf16Hex(s) + ">" }
