package mail

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/richardlehane/mscfb"

	"clew/graphmodel"
	"clew/importers/format"
	"clew/importers/language"
	"clew/importers/page"
)

// errOldOffice refuses documents of Office before 2007.
var errOldOffice = errors.New("it is a document of an old Office version; save it as .docx, .xlsx or .pptx")

// Outlook reads messages that Outlook saved (.msg).
func Outlook() format.Format {
	return format.Format{
		Name: "Outlook message", Extensions: []string{".msg"}, Container: true,
		Match: func(s format.Sniff) format.Confidence {
			if bytes.HasPrefix(s.Head, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
				return format.ByBytes
			}
			return format.No
		},
		Read: readOutlook,
	}
}

// The streams of a message, by property number (MS-OXPROPS).
const (
	subjectID    = "0037"
	bodyID       = "1000"
	htmlID       = "1013"
	senderID     = "0C1A"
	dataID       = "3701"
	longNameID   = "3707"
	shortNameID  = "3704"
	submitTime   = 0x0039
	deliveryTime = 0x0E06
	streamPrefix = "__substg1.0_"
	partPrefix   = "__attach_version1.0_"
)

// folder are the streams of the message or of one attachment, by property number.
type folder map[string][]byte

func readOutlook(ctx context.Context, in *format.Input, out format.Output) error {
	c, err := mscfb.New(in.Content)
	if err != nil {
		return fmt.Errorf("%w: %v", format.ErrDamaged, err)
	}
	root, attached := folder{}, map[string]folder{}
	var sent time.Time
	left := int64(format.MaxPart)
	isMessage, old := false, false
	for e, err := c.Next(); err == nil; e, err = c.Next() {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		switch {
		case e.Name == "EncryptedPackage":
			return format.ErrEncrypted
		case e.Name == "WordDocument", e.Name == "Workbook", e.Name == "Book", e.Name == "PowerPoint Document":
			old = true
		}
		if e.Size <= 0 || len(e.Path) > 1 {
			continue // what lies deeper belongs to messages within attachments
		}
		if len(e.Path) == 0 && e.Name == "__properties_version1.0" {
			isMessage = true
			sent = timeIn(readStream(e, &left))
			continue
		}
		number, ok := strings.CutPrefix(e.Name, streamPrefix)
		if !ok || len(number) < 8 {
			continue
		}
		to := root
		if len(e.Path) == 1 {
			if !strings.HasPrefix(e.Path[0], partPrefix) {
				continue
			}
			if to = attached[e.Path[0]]; to == nil {
				to = folder{}
				attached[e.Path[0]] = to
			}
		}
		to.add(number, readStream(e, &left))
	}
	switch {
	case old && !isMessage:
		return errOldOffice
	case !isMessage:
		return page.ErrNoArticle
	case left < 0:
		return format.ErrTooLarge
	}
	return emit(root, attached, sent, out)
}

// readStream reads a stream as far as left allows.
func readStream(e *mscfb.File, left *int64) []byte {
	if *left -= e.Size; *left < 0 {
		return nil
	}
	b, _ := io.ReadAll(io.LimitReader(e, e.Size))
	return b
}

// add keeps a property as UTF-8 text, or as bytes when it is binary.
func (f folder) add(number string, b []byte) {
	id, kind := strings.ToUpper(number[:4]), strings.ToUpper(number[4:8])
	switch kind {
	case "001F":
		units := make([]uint16, len(b)/2)
		for i := range units {
			units[i] = binary.LittleEndian.Uint16(b[2*i:])
		}
		b = []byte(strings.TrimRight(string(utf16.Decode(units)), "\x00"))
	case "001E":
		b = []byte(decode(b))
	}
	f[id] = b
}

// timeIn finds the time of sending among the fixed properties: a header of 32
// bytes, then entries of a tag, flags and a value of eight bytes.
func timeIn(b []byte) time.Time {
	var delivered time.Time
	for at := 32; at+16 <= len(b); at += 16 {
		tag := binary.LittleEndian.Uint32(b[at:])
		if tag&0xffff != 0x0040 {
			continue
		}
		// Units of 100 ns since 1601.
		t := time.Unix(int64(binary.LittleEndian.Uint64(b[at+8:])/10_000_000)-11_644_473_600, 0).UTC()
		switch tag >> 16 {
		case submitTime:
			return t
		case deliveryTime:
			delivered = t
		}
	}
	return delivered
}

func emit(root folder, attached map[string]folder, sent time.Time, out format.Output) error {
	p := page.Page{Title: page.OneLine(string(root[subjectID])), Author: page.OneLine(string(root[senderID]))}
	if y := sent.Year(); y >= 1990 && y < 2100 {
		p.Published = graphmodel.DayInterval(graphmodel.DateOf(sent))
	}
	if text := body(string(root[bodyID])); text != "" {
		article := p
		article.Text, article.Language = text, language.Detect(text)
		out.Article(article)
	} else if len(root[htmlID]) > 0 {
		if err := out.Part(format.Part{ContentType: "text/html", Data: root[htmlID], Page: p, Sure: true}); err != nil {
			return err
		}
	} else if len(attached) == 0 {
		return page.ErrNoArticle
	}
	var names []string
	for n := range attached {
		names = append(names, n)
	}
	slices.Sort(names)
	for _, n := range names {
		a := attached[n]
		name := page.OneLine(string(a[longNameID]))
		if name == "" {
			name = page.OneLine(string(a[shortNameID]))
		}
		if name == "" {
			name = "attachment"
		}
		if len(a[dataID]) == 0 {
			out.Skip(name, errors.New("a message within a message; save it as a file of its own"))
			continue
		}
		if err := out.Part(format.Part{Name: name, Data: a[dataID]}); err != nil {
			return err
		}
	}
	return nil
}
