package mail

import (
	"encoding/binary"
	"encoding/hex"
	"errors"
	"hash/crc32"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"

	"clew/importers/format"
	"clew/importers/format/formattest"
)

const (
	wall    = "The council of Brée met on Monday and agreed to repair the sea wall before the winter storms begin."
	russian = "Совет города Бри собрался в понедельник и решил отремонтировать дамбу до начала зимних штормов."
)

// letterProperties are those of a message that was sent on 4 May 2029.
func letterProperties(unicode bool, subject, sender string) *outlook {
	o := &outlook{unicode: unicode, streams: storage{}}
	o.encode = func(s string) []byte {
		b, err := charmap.Windows1251.NewEncoder().Bytes([]byte(s))
		if err != nil {
			panic(err)
		}
		return b
	}
	if !unicode {
		o.entry("3FFD0003", 1251)
	}
	o.text("001A", "IPM.Note")
	o.text("0037", subject)
	o.text("0C1A", sender)
	sent := time.Date(2029, 5, 4, 9, 17, 0, 0, time.UTC)
	o.entry("00390040", uint64(sent.Unix()+11_644_473_600)*10_000_000)
	to := &outlook{unicode: true, streams: storage{}}
	to.text("3001", "Ben Rook")
	to.text("3003", "ben@example.org")
	o.streams["__recip_version1.0_#00000000"] = to.seal(8)
	o.streams["__nameid_version1.0"] = storage{"__substg1.0_00020102": []byte{}, "__substg1.0_00030102": []byte("names")}
	return o
}

func attachment(name string, data any) storage {
	o := &outlook{unicode: true, streams: storage{}}
	o.text("3707", name)
	o.text("3704", "short.txt")
	switch d := data.(type) {
	case []byte:
		o.entry("37050003", 1)
		o.binary("3701", d)
	case storage:
		o.entry("37050003", 5)
		o.streams["__substg1.0_3701000D"] = d
	}
	return o.seal(8)
}

func TestOutlookUnicode(t *testing.T) {
	o := letterProperties(true, "Bree Repairs Its Sea Wall", "Ada Märsh")
	o.text("1000", wall+"\r\n\r\n"+strings.Repeat("It will cost nine million crowns. ", 300))
	o.streams["__attach_version1.0_#00000000"] = attachment("notes.txt", []byte("Notes."))
	inner := letterProperties(true, "Storms", "Ben Rook")
	inner.text("1000", "Storms will come, said the "+wall)
	inner.streams["__attach_version1.0_#00000000"] = attachment("map.txt", []byte("A map."))
	o.streams["__attach_version1.0_#00000001"] = attachment("Storms.msg", inner.seal(24))
	found, err := formattest.Read(t, Outlook(), "a.msg", compound(o.seal(32)))
	if err != nil || len(found.Articles) != 2 || len(found.Parts) != 2 || len(found.Skipped) != 0 {
		t.Fatalf("%d articles, %d parts, %q, %v", len(found.Articles), len(found.Parts), found.Skipped, err)
	}
	a := found.Articles[0]
	if a.Title != "Bree Repairs Its Sea Wall" || a.Author != "Ada Märsh" || a.Published.Start.String() != "2029-05-04" || !strings.HasPrefix(a.Text, wall) {
		t.Errorf("%+v", a)
	}
	if b := found.Articles[1]; b.Title != "Storms" || b.Author != "Ben Rook" || b.Published.Start.String() != "2029-05-04" {
		t.Errorf("message within: %+v", b)
	}
	if p := found.Parts; p[0].Name != "notes.txt" || string(p[0].Data) != "Notes." || !strings.HasSuffix(p[1].Name, "map.txt") {
		t.Errorf("attachments %+v", p)
	}
}

func TestOutlookCodePage(t *testing.T) {
	o := letterProperties(false, "Бри чинит дамбу", "Ада Марш")
	o.text("1000", russian)
	found, err := formattest.Read(t, Outlook(), "a.msg", compound(o.seal(32)))
	if err != nil || len(found.Articles) != 1 {
		t.Fatalf("%+v, %v", found, err)
	}
	if a := found.Articles[0]; a.Title != "Бри чинит дамбу" || a.Author != "Ада Марш" || a.Text != russian || a.Language != "ru" {
		t.Errorf("%+v", a)
	}
}

// TestOutlookMarkup: without a plain body, the one in HTML, and without that
// the one in RTF is read, also where HTML is hidden in it.
func TestOutlookMarkup(t *testing.T) {
	cyrillic, _ := charmap.Windows1251.NewEncoder().String("<html><body><p>" + russian + "</p></body></html>")
	hidden := `{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}}{\*\htmltag19 <html>}{\*\htmltag50 <body>}{\*\htmltag64 <p>}\htmlrtf {\par \htmlrtf0 The council of Br\'e9e met{\*\htmltag84 <b>}\htmlrtf {\b\htmlrtf0  on Monday\htmlrtf }\htmlrtf0 {\*\htmltag92 </b>} &amp; agreed.{\*\htmltag84 &nbsp;}\u8364?{\*\htmltag72 </p>}}`
	// The font tells the code page, also of one that is chosen where only RTF reads it.
	fonts := `{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fswiss\fcharset204{\*\fname Arial;}Arial CYR;}{\f2\fcharset128 MS PGothic;}}{\*\htmltag64 <p>}\htmlrtf {\f1 \htmlrtf0 \'d1\'ee\'e2\'e5\'f2\htmlrtf }\htmlrtf0  \'e9 {\f2 \'93\'fa\'96\'7b} {\uc0\u8364}\u233?{\*\htmltag72 </p>}}`
	for _, tc := range []struct {
		name string
		id   string
		body []byte
		kind string
		want string
	}{
		{"HTML", "1013", []byte(cyrillic), "text/html", cyrillic},
		{"plain RTF", "1009", packRTF(`{\rtf1\ansi\deff0 ` + strings.Repeat("The council met. ", 40) + `\par }`), "rtf", `{\rtf1\ansi\deff0 ` + strings.Repeat("The council met. ", 40) + `\par }`},
		{"stored RTF", "1009", storeRTF(`{\rtf1 The council met.}`), "rtf", `{\rtf1 The council met.}`},
		{"HTML in RTF of several fonts", "1009", packRTF(fonts), "text/html", "<p>Совет é 日本 €é</p>"},
		{"HTML in RTF", "1009", packRTF(hidden), "text/html", "<html><body><p>The council of Brée met<b> on Monday</b> &amp; agreed.&nbsp;€</p>"},
	} {
		o := letterProperties(true, "Bree", "Ada")
		o.entry("3FDE0003", 1251)
		o.binary(tc.id, tc.body)
		found, err := formattest.Read(t, Outlook(), "a.msg", compound(o.seal(32)))
		if err != nil || len(found.Parts) != 1 {
			t.Errorf("%s: %+v, %v", tc.name, found, err)
			continue
		}
		if p := found.Parts[0]; !strings.Contains(p.ContentType, tc.kind) || string(p.Data) != tc.want || !p.Sure || p.Page.Title != "Bree" {
			t.Errorf("%s: %s %q", tc.name, p.ContentType, p.Data)
		}
		if tc.name == "HTML" && !strings.Contains(found.Parts[0].ContentType, "windows-1251") {
			t.Errorf("%s", found.Parts[0].ContentType)
		}
	}
}

// TestOutlookAttachments: files that lie elsewhere and what is encrypted are told; a
// signed message is an attachment of its own, with all that there is.
func TestOutlookAttachments(t *testing.T) {
	o := letterProperties(true, "Bree", "Ada")
	link := &outlook{unicode: true, streams: storage{}}
	link.entry("37050003", 7)
	link.text("3707", "budget.xlsx")
	o.streams["__attach_version1.0_#00000000"] = link.seal(8)
	signed := &outlook{unicode: true, streams: storage{}}
	signed.entry("37050003", 1)
	signed.text("3707", "smime.p7m")
	signed.text("370E", "multipart/signed")
	signed.binary("3701", []byte("Content-Type: multipart/signed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n"+wall+"\r\n--b--\r\n"))
	o.streams["__attach_version1.0_#00000001"] = signed.seal(8)
	o.streams["__attach_version1.0_#00000002"] = attachment("smime.p7m", []byte("0\x82"))
	found, err := formattest.Read(t, Outlook(), "a.msg", compound(o.seal(32)))
	if err != nil || len(found.Parts) != 1 || len(found.Skipped) != 2 || !strings.Contains(found.Skipped[0], "budget.xlsx: "+errElsewhere.Error()) || !strings.Contains(found.Skipped[1], errSealed.Error()) {
		t.Fatalf("%+v, %q, %v", found.Parts, found.Skipped, err)
	}
	p := found.Parts[0]
	if p.Page.Title != "Bree" || p.Page.Author != "Ada" || p.ContentType != "message/rfc822" {
		t.Errorf("%+v", p)
	}
	if inner, err := formattest.Read(t, Message(), "smime.p7m", p.Data); err != nil || len(inner.Articles) != 1 || inner.Articles[0].Text != wall {
		t.Errorf("the signed message: %+v, %v", inner, err)
	}
}

func TestOutlookRefuses(t *testing.T) {
	bad := packRTF(`{\rtf1 The council met.}`)
	bad[20] ^= 0xff
	o := letterProperties(true, "Bree", "Ada")
	o.binary("1009", bad)
	for _, tc := range []struct {
		name string
		data []byte
		want error
	}{
		{"encrypted document", compound(storage{"EncryptedPackage": make([]byte, 5000), "EncryptionInfo": []byte("x")}), format.ErrEncrypted},
		{"old Word document", compound(storage{"WordDocument": make([]byte, 5000)}), ErrOldOffice},
		{"damaged RTF", compound(o.seal(32)), format.ErrDamaged},
		{"cut off", compound(letterProperties(true, "Bree", "Ada").seal(32))[:1024], format.ErrDamaged},
	} {
		if found, err := formattest.Read(t, Outlook(), "a.msg", tc.data); !errors.Is(err, tc.want) {
			t.Errorf("%s: %+v, %v", tc.name, found, err)
		}
	}
}

// rtfDictionary is what the packing of RTF begins with (MS-OXRTFCP).
const rtfDictionary = `{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0` + "\r\n" + `\par \pard\plain\f0\fs20\b\i\u\tab\tx`

// packRTF packs RTF as Outlook does, with the longest matches.
func packRTF(s string) []byte {
	window := []byte(rtfDictionary)
	all := append(window, s...)
	var body []byte
	at := len(window)
	for end := false; !end; {
		flags := len(body)
		body = append(body, 0)
		for bit := range 8 {
			if at == len(all) {
				// A reference to the place of writing is the end.
				body[flags] |= 1 << bit
				body = binary.BigEndian.AppendUint16(body, uint16(at%4096)<<4)
				end = true
				break
			}
			from, n := longest(all, at)
			if n < 2 {
				body = append(body, all[at])
				at++
				continue
			}
			body[flags] |= 1 << bit
			body = binary.BigEndian.AppendUint16(body, uint16(from%4096)<<4|uint16(n-2))
			at += n
		}
	}
	return rtfHeader(len(body), len(s), "LZFu", sum(body), body)
}

func longest(all []byte, at int) (from, n int) {
	for k := max(0, at-4000); k < at; k++ {
		m := 0
		for m < 17 && at+m < len(all) && all[k+m] == all[at+m] {
			m++
		}
		if m > n {
			from, n = k, m
		}
	}
	return from, n
}

// sum is the checksum of packed RTF: a CRC without the usual inversions.
func sum(b []byte) uint32 {
	crc := uint32(0)
	for _, c := range b {
		crc = crc32.IEEETable[byte(crc)^c] ^ crc>>8
	}
	return crc
}

func storeRTF(s string) []byte { return rtfHeader(len(s), len(s), "MELA", 0, []byte(s)) }

func rtfHeader(packed, size int, kind string, crc uint32, body []byte) []byte {
	b := binary.LittleEndian.AppendUint32(nil, uint32(packed+12))
	b = binary.LittleEndian.AppendUint32(b, uint32(size))
	b = append(b, kind...)
	return append(binary.LittleEndian.AppendUint32(b, crc), body...)
}

// TestUnpackRTF reads the examples of MS-OXRTFCP 4.1 and 4.2.
func TestUnpackRTF(t *testing.T) {
	for _, tc := range []struct{ packed, want string }{
		{"2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0", "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"},
		{"1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0", "{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"},
	} {
		b, err := hex.DecodeString(tc.packed)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := unpackRTF(b); err != nil || string(got) != tc.want {
			t.Errorf("%q, %v", got, err)
		}
	}
}

func FuzzOutlook(f *testing.F) {
	o := letterProperties(true, "Bree", "Ada")
	o.text("1000", wall)
	inner := letterProperties(false, "Бри", "Ада")
	inner.binary("1009", packRTF(`{\rtf1 The council met.}`))
	o.streams["__attach_version1.0_#00000001"] = attachment("a.msg", inner.seal(24))
	formattest.Fuzz(f, Outlook(), compound(o.seal(32)), compound(inner.seal(32)))
}

func FuzzUnpackRTF(f *testing.F) {
	f.Add(packRTF(`{\rtf1\fromhtml1 {\*\htmltag19 <html>}The council met.}`))
	f.Add(storeRTF(`{\rtf1 a}`))
	f.Fuzz(func(_ *testing.T, b []byte) {
		if s, err := unpackRTF(b); err == nil {
			hiddenHTML(s)
		}
	})
}
