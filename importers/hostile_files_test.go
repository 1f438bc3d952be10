package importers

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
	"github.com/ulikunitz/xz"

	"clew/graphmodel"
	"clew/importers/format/formattest"
)

type graphArticle = graphmodel.Article

// filler writes the files of a hostile folder.
type filler struct {
	t    *testing.T
	dir  string
	list []expectation
}

func (f *filler) add(name, content string, e expectation) {
	f.t.Helper()
	e.path = write(f.t, f.dir, name, content)
	f.list = append(f.list, e)
}

var (
	isRead = expectation{read: true}
	quiet  = expectation{}
)

func says(words string) expectation { return expectation{says: words} }

// fillHostile fills dir with n files or a few more.
func fillHostile(t *testing.T, dir string, n int, full bool) []expectation {
	t.Helper()
	f := &filler{t: t, dir: dir}
	f.bombs(full)
	f.nesting()
	f.entities()
	f.archives()
	f.cut()
	f.wrongNames()
	f.text(full)
	f.sparse(full)
	f.list = append(f.list, specialFiles(t, dir)...)
	for i := 0; len(f.list) < n; i++ {
		f.ordinary(i)
	}
	return f.list
}

// ordinary adds a file of one of the usual formats, and a damaged copy now and then.
func (f *filler) ordinary(i int) {
	town := fmt.Sprintf("Town %d", i)
	kinds := usual(f.t, town)
	k := kinds[i%len(kinds)]
	name := fmt.Sprintf("ordinary/%02d/%04d%s", i%40, i, k.ext)
	content := k.content()
	f.add(name, content, isRead)
	if i%9 == 4 {
		// Half of a file and bytes that a bad disk has changed: anything may come, but a line or an article.
		f.add(fmt.Sprintf("damaged/%04d%s", i, k.ext), content[:len(content)/2], quiet)
		b := []byte(content)
		for at := 40 + i%7; at < len(b); at += 97 {
			b[at] ^= byte(1 + at%255)
		}
		f.add(fmt.Sprintf("damaged/%04dx%s", i, k.ext), string(b), quiet)
	}
}

// usualFile makes an article in one of the usual formats.
type usualFile struct {
	ext     string
	content func() string
}

func usual(t *testing.T, town string) []usualFile {
	text := story(town)
	head, body, _ := strings.Cut(text, "\n\n")
	paragraphs := strings.Split(strings.TrimSpace(body), "\n\n")
	tags := func(open, end string) string { return open + strings.Join(paragraphs, end+open) + end }
	html := "<!doctype html><html><head><title>" + head + "</title></head><body><h1>" + head + "</h1>" + tags("<p>", "</p>") + "</body></html>"
	quoted := strings.ReplaceAll(strings.Join(paragraphs, " "), `"`, "'")
	zipped := func(pairs ...string) func() string {
		return func() string { return string(formattest.Zip(t, pairs...)) }
	}
	plain := func(s string) func() string { return func() string { return s } }
	return []usualFile{
		{".txt", plain(text)},
		{".html", plain(html)},
		{".md", plain("# " + head + "\n\n" + body)},
		{".eml", plain("From: Ada Marsh <a@example.org>\nTo: b@example.org\nSubject: " + head + "\nDate: Fri, 4 May 2029 09:17:00 +0200\n\n" + body)},
		{".docx", zipped("word/document.xml", `<w:document xmlns:w="w"><w:body>`+tags("<w:p><w:r><w:t>", "</w:t></w:r></w:p>")+`</w:body></w:document>`)},
		{".odt", zipped("META-INF/manifest.xml", "<m/>", "content.xml", `<o xmlns:text="t"><body>`+tags("<text:p>", "</text:p>")+`</body></o>`)},
		{".rtf", plain(`{\rtf1\ansi ` + strings.Join(paragraphs, `\par `) + `}`)},
		{".csv", plain("title,text\n\"" + head + "\",\"" + quoted + "\"\n")},
		{".jsonl", plain(`{"title":"` + head + `","text":"` + quoted + `"}` + "\n")},
		{".zip", zipped("a.txt", text, "b/c.html", html)},
		{".tar.gz", func() string { return string(gzipped(t, tarred(t, "a.txt", text))) }},
		{".mbox", plain("From a@example.org Fri May  4 09:17:00 2029\nFrom: a@example.org\nTo: b@example.org\nSubject: " + head + "\n\n" + body)},
		{".rss", plain(`<rss version="2.0"><channel><title>Reed</title><item><title>` + head + `</title><description>` + quoted + `</description></item></channel></rss>`)},
	}
}

func gzipped(t *testing.T, data []byte) []byte {
	return packedBy(t, func(w io.Writer) (io.WriteCloser, error) { return gzip.NewWriter(w), nil }, bytes.NewReader(data))
}

func packedBy(t *testing.T, open func(io.Writer) (io.WriteCloser, error), data io.Reader) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := open(&b)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(w, data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func tarred(t *testing.T, name, content string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, h := range []*tar.Header{
		{Name: "../../etc/cron.d/x", Typeflag: tar.TypeReg, Size: 4, Mode: 0o644},
		{Name: "link", Typeflag: tar.TypeSymlink, Linkname: "/etc/passwd"},
		{Name: "device", Typeflag: tar.TypeChar, Devmajor: 1, Devminor: 5},
		{Name: name, Typeflag: tar.TypeReg, Size: int64(len(content)), Mode: 0o644},
	} {
		if err := w.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		switch {
		case h.Name == name:
			_, _ = io.WriteString(w, content)
		case h.Size > 0:
			_, _ = io.WriteString(w, "root")
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// bombs unpack to gigabytes.
func (f *filler) bombs(full bool) {
	size := int64(66 << 20) // a little more than a part may have
	if full {
		size = 1 << 30
	}
	const far = "far more than it should"
	sum := zeroSum(size)
	f.add("bombs/one.gz", string(gzippedZeros(size, sum)), says("large"))
	f.add("bombs/one.zst", string(repeatPacked(f.t, size, func(w io.Writer) (io.WriteCloser, error) { return zstd.NewWriter(w) })), says("large"))
	if full {
		f.add("bombs/one.xz", string(repeatPacked(f.t, 200<<20, func(w io.Writer) (io.WriteCloser, error) { return xz.NewWriter(w) })), says("large"))
	}
	member := func(name string) string { return string(f.zipOf(name, zeroMember{size, sum})) }
	f.add("bombs/one.zip", member("zeros.txt"), says(far))
	f.add("bombs/document.docx", member("word/document.xml"), says(far))
	f.add("bombs/book.xlsx", string(f.zipOf("xl/workbook.xml", strings.NewReader("<w/>"), "xl/worksheets/sheet1.xml", zeroMember{size, sum})), says("damaged"))
	f.add("bombs/text.odt", string(f.zipOf("META-INF/manifest.xml", strings.NewReader("<m/>"), "content.xml", zeroMember{size, sum})), says(far))
	// A bomb in layers: each layer holds copies of the one within.
	layer := f.zipOf("zeros", io.LimitReader(zeros{}, 60<<20))
	for range 3 {
		var pairs []any
		for i := range 16 {
			pairs = append(pairs, fmt.Sprintf("%02d.zip", i), bytes.NewReader(layer))
		}
		layer = f.zipOf(pairs...)
	}
	f.add("bombs/layers.zip", string(layer), says(far))
	f.add("bombs/overlap.zip", string(overlapping()), says(far))
}

// zipOf returns a ZIP file of names and readers.
func (f *filler) zipOf(pairs ...any) []byte {
	f.t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(pairs); i += 2 {
		if z, ok := pairs[i+1].(zeroMember); ok {
			z.add(f.t, w, pairs[i].(string))
			continue
		}
		m, err := w.Create(pairs[i].(string))
		if err != nil {
			f.t.Fatal(err)
		}
		if _, err := io.Copy(m, pairs[i+1].(io.Reader)); err != nil {
			f.t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		f.t.Fatal(err)
	}
	return b.Bytes()
}

// overlapping returns a ZIP file whose 2,000 members are all the same packed
// bytes, 20 MB each.
func overlapping() []byte {
	const size = 20 << 20
	var packed bytes.Buffer
	w := zip.NewWriter(&packed)
	m, _ := w.Create("a")
	_, _ = io.CopyN(m, zeros{}, size)
	_ = w.Close()
	z, _ := zip.NewReader(bytes.NewReader(packed.Bytes()), int64(packed.Len()))
	h := z.File[0]
	offset, _ := h.DataOffset()
	data := packed.Bytes()[offset : offset+int64(h.CompressedSize64)]
	sum := crc32.ChecksumIEEE(make([]byte, size))
	var b bytes.Buffer
	local := func() []byte {
		l := []byte("PK\x03\x04\x14\x00\x00\x00\x08\x00\x00\x00\x00\x00")
		l = binary.LittleEndian.AppendUint32(l, sum)
		l = binary.LittleEndian.AppendUint32(l, uint32(len(data)))
		l = binary.LittleEndian.AppendUint32(l, size)
		return append(binary.LittleEndian.AppendUint32(l, 1), 'a') // a name of one byte, nothing besides
	}
	b.Write(local())
	b.Write(data)
	start := b.Len()
	for range 2000 {
		c := []byte("PK\x01\x02\x14\x00\x14\x00\x00\x00\x08\x00\x00\x00\x00\x00")
		c = binary.LittleEndian.AppendUint32(c, sum)
		c = binary.LittleEndian.AppendUint32(c, uint32(len(data)))
		c = binary.LittleEndian.AppendUint32(c, size)
		c = binary.LittleEndian.AppendUint16(c, 1)
		c = append(c, make([]byte, 16)...)
		b.Write(append(c, 'a'))
	}
	end := []byte("PK\x05\x06\x00\x00\x00\x00")
	end = binary.LittleEndian.AppendUint16(end, 2000)
	end = binary.LittleEndian.AppendUint16(end, 2000)
	length := b.Len() - start
	end = binary.LittleEndian.AppendUint32(end, uint32(length))
	end = binary.LittleEndian.AppendUint32(end, uint32(start))
	b.Write(append(end, 0, 0))
	return b.Bytes()
}

// nesting goes deeper than any stack.
func (f *filler) nesting() {
	const n = 100_000
	deep := func(open, middle, end string) string {
		return strings.Repeat(open, n) + middle + strings.Repeat(end, n)
	}
	f.add("deep/page.html", "<!doctype html><html><body>"+deep("<div>", story("Deep"), "</div>"), quiet)
	f.add("deep/spans.html", "<html><body><p>"+deep("<b><i>", story("Deeper"), "</i></b>"), quiet)
	f.add("deep/tables.html", "<html><body>"+deep("<table><tr><td>", "x", ""), quiet)
	f.add("deep/list.json", deep("[", "", "]"), quiet)
	f.add("deep/object.json", deep(`{"a":`, "1", "}"), quiet)
	f.add("deep/feed.rss", `<rss version="2.0"><channel>`+deep("<item>", "", "</item>"), quiet)
	f.add("deep/text.rtf", `{\rtf1 `+deep("{", "x", "}"), quiet)
	f.add("deep/graph.gml", "graph [ "+deep("node [ ", "id 1", " ]")+" ]", quiet)
	f.add("deep/graph.dot", "digraph { "+deep("subgraph { ", "a -> b", " }")+" }", quiet)
	f.add("deep/graph.graphml", `<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="directed">`+deep("<node>", "", "</node>"), quiet)
	f.add("deep/document.docx", string(formattest.Zip(f.t, "word/document.xml", "<w:document>"+deep("<w:p>", "x", "</w:p>"))), quiet)
	f.add("deep/text.md", deep("> ", "x", "\n")+deep("[", "x", "]"), quiet)
	mail := "From: a@example.org\nTo: b@example.org\nSubject: x\n\n" + story("Mail")
	for i := range 60 {
		mail = fmt.Sprintf("From: a@example.org\nTo: b@example.org\nSubject: x\nContent-Type: multipart/mixed; boundary=b%d\n\n--b%d\nContent-Type: message/rfc822\n\n%s\n--b%d--\n", i, i, mail, i)
	}
	f.add("deep/letter.eml", mail, quiet)
	inner := formattest.Zip(f.t, "leaf.txt", story("Leaf"))
	for range 40 {
		inner = formattest.Zip(f.t, "next.zip", string(inner))
	}
	f.add("deep/matryoshka.zip", string(inner), says("files within files"))
	gz := []byte(story("Packed"))
	for range 40 {
		gz = gzipped(f.t, gz)
	}
	f.add("deep/packed.gz", string(gz), says("files within files"))
}

// entities are the tricks of XML: a billion laughs, and files and servers that
// an entity names.
func (f *filler) entities() {
	var laughs strings.Builder
	laughs.WriteString(`<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "laughter">`)
	for i := range 12 {
		fmt.Fprintf(&laughs, `<!ENTITY l%d "%s">`, i+1, strings.Repeat(fmt.Sprintf("&l%d;", i), 10))
	}
	laughs.WriteString(`<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY web SYSTEM "http://169.254.169.254/">]>`)
	e := expectation{without: "root:"}
	bad := laughs.String()
	words := "&l12;&file;&web;" + story("Laugh")
	f.add("entities/feed.rss", bad+`<rss version="2.0"><channel><item><title>x</title><description>`+words+`</description></item></channel></rss>`, e)
	f.add("entities/feed.atom", bad+`<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>x</title><content>`+words+`</content></entry></feed>`, e)
	f.add("entities/sitemap.xml", bad+`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>&l12;</loc></url></urlset>`, e)
	f.add("entities/graph.graphml", bad+`<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="directed"><node id="&l12;"/><node id="&file;"/></graph></graphml>`, expectation{graph: true})
	f.add("entities/graph.gexf", bad+`<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph><nodes><node id="1" label="&l12;&file;"/></nodes></graph></gexf>`, expectation{graph: true})
	f.add("entities/page.xhtml", bad+`<html xmlns="http://www.w3.org/1999/xhtml"><body><p>`+words+`</p></body></html>`, e)
	f.add("entities/document.docx", string(formattest.Zip(f.t, "word/document.xml", bad+"<w:document><w:p><w:t>"+words+"</w:t></w:p></w:document>")), e)
	f.add("entities/text.odt", string(formattest.Zip(f.t, "META-INF/manifest.xml", "<m/>", "content.xml", bad+"<o><p>"+words+"</p></o>")), e)
	f.add("entities/book.epub", string(formattest.Zip(f.t, "mimetype", "application/epub+zip", "META-INF/container.xml", bad+`<container><rootfiles><rootfile full-path="&l12;"/></rootfiles></container>`)), e)
}

// archives have names and members that were made to do harm.
func (f *filler) archives() {
	outside := []string{"../../../etc/passwd", "root:x", "/etc/shadow", "root:y", `..\..\windows\system.ini`, "x", `C:\autoexec.bat`, "x", "good.txt", story("Good")}
	f.add("names/outside.zip", string(formattest.Zip(f.t, outside...)), expectation{read: true, says: "points outside"})
	f.add("names/outside.tar", string(tarred(f.t, "a.txt", story("Tar"))), expectation{read: true, says: "points outside"})
	f.add("names/controls.zip", string(formattest.Zip(f.t, "a\u202etxt.\n\x1b[2J", "\x00\x01\x02", strings.Repeat("n", 60_000)+".bin", "\x00\x01")), quiet)
	f.add("names/many.zip", string(f.manyMembers(5000)), quiet)
	b, err := hex.DecodeString(quine)
	if err != nil {
		f.t.Fatal(err)
	}
	f.add("names/itself.zip", string(b), says("files within files"))
	locked := formattest.Zip(f.t, "a.txt", story("Locked"))
	for _, mark := range []string{"PK\x03\x04", "PK\x01\x02"} {
		at := bytes.Index(locked, []byte(mark)) + 6
		if mark[2] == 1 {
			at += 2
		}
		locked[at] |= 1
	}
	f.add("locked/archive.zip", string(locked), says("password"))
	f.add("locked/text.odt", string(formattest.Zip(f.t, "META-INF/manifest.xml", "<manifest:encryption-data/>", "content.xml", "\x01\x02 not XML")), says("password"))
	f.add("locked/paper.pdf", lockedPDF, says("password"))
}

func (f *filler) manyMembers(n int) []byte {
	pairs := make([]any, 0, 2*n)
	for i := range n {
		pairs = append(pairs, fmt.Sprintf("%05d.bin", i), strings.NewReader("\x00\x01\x02\x03"))
	}
	return f.zipOf(pairs...)
}

// lockedPDF asks for a password.
const lockedPDF = "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\nendobj\n" +
	"4 0 obj\n<</Filter/Standard/V 1/R 2/P -64/O<2055c756c72e1ad702608e8196acad447ad32d17cff583235f6dd15fed7dab67>/U<7150bd1da9d292af3627fca6a8dde1d696e25312041aed09059f9daee04353ae>>>\nendobj\n" +
	"xref\n0 5\n0000000000 65535 f \n0000000009 00000 n \n0000000054 00000 n \n0000000105 00000 n \n0000000167 00000 n \ntrailer\n<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<00000000000000000000000000000000><00000000000000000000000000000000>]>>\nstartxref\n350\n%%EOF\n"

// cut ends in the middle of a file.
func (f *filler) cut() {
	for _, k := range usual(f.t, "Cut") {
		switch k.ext {
		case ".docx", ".odt", ".zip", ".tar.gz":
			content := k.content()
			f.add("cut/a"+k.ext, content[:len(content)*2/3], says("damaged"))
		}
	}
	f.add("cut/a.pdf", "%PDF-1.7\n1 0 obj\n<</Type/Catalog", says("damaged"))
	f.add("cut/a.warc", "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 1000\r\n\r\nHTTP/1.1 200 OK", says("damaged"))
	f.add("cut/a.msg", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"+strings.Repeat("\xff", 700), says("damaged"))
}

// wrongNames have the ending of another format.
func (f *filler) wrongNames() {
	kinds := map[string]string{}
	for _, k := range usual(f.t, "Wrong") {
		kinds[k.ext] = k.content()
	}
	for name, kind := range map[string]string{"page.pdf": ".html", "archive.txt": ".zip", "document.jpg": ".docx", "letter.html": ".eml", "text.zip": ".odt", "rtf.csv": ".rtf"} {
		f.add("wrong/"+name, kinds[kind], isRead)
	}
	f.add("wrong/picture.txt", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00", says("not text"))
	f.add("wrong/picture.html", "\xff\xd8\xff\xe0\x00\x10JFIF\x00", says("not text"))
	f.add("wrong/program.docx", "MZ\x90\x00\x03\x00\x00\x00", says("not text"))
	f.add("wrong/words.docx", story("Words"), quiet)
}

// text is long, or no text.
func (f *filler) text(full bool) {
	long := 1 << 20
	if full {
		long = 60 << 20
		f.longText("long", 7<<20) // just below the bound
	}
	f.longText("text", long)
	f.add("text/zero.txt", strings.Repeat("\x00", 1<<20), quiet)
	f.add("text/zeros in it.txt", strings.ReplaceAll(story("Zero"), " ", "\x00 "), quiet)
	f.add("text/latin.txt", strings.ReplaceAll(story("Latin"), "e", "\xe9"), quiet)
	f.add("text/noise.txt", strings.Repeat("\x81\x8d\xfe\xc0\x80\xf5", 1000), quiet)
	f.add("text/half.txt", story("Half")+"\xe2\x82", quiet)
	f.add("text/override.txt", strings.ReplaceAll(story("Override"), "sea", "\u202esea\u2066"), expectation{read: true, without: "\u202e"})
	f.add("text/empty.html", "", says("empty"))
	f.add("text/space.txt", strings.Repeat(" \n", 100_000), says("empty"))
}

// longText is long in each way.
func (f *filler) longText(folder string, long int) {
	f.add(folder+"/line.txt", strings.Repeat("One line without an end ", long/24), quiet)
	f.add(folder+"/word.txt", strings.Repeat("x", long), quiet)
	f.add(folder+"/line.html", "<html><body><p>"+strings.Repeat("word ", long/5), quiet)
	f.add(folder+"/tags.html", "<html><body>"+strings.Repeat("<p>a", long/4), quiet)
	f.add(folder+"/attributes.html", "<html><body><p "+strings.Repeat("a=b ", long/4)+">x", quiet)
	f.add(folder+"/cells.csv", "title,text\n"+strings.Repeat("a,b\n", long/8), quiet)
	f.add(folder+"/quote.csv", "title,text\n\""+strings.Repeat("a,b\n", long/4), quiet)
	f.add(folder+"/list.json", `[{"title":"a","text":"`+strings.Repeat("word ", long/5)+`"}]`, quiet)
	f.add(folder+"/mail.eml", "From: a@example.org\nTo: b@example.org\nSubject: "+strings.Repeat("x", long/2)+"\n\n"+strings.Repeat("> a\n", long/8), quiet)
	f.add(folder+"/mail.mbox", strings.Repeat("From a@b Fri May  4 09:17:00 2029\nSubject: a\n\nb\n\n", long/200), quiet)
	f.add(folder+"/lines.md", strings.Repeat("* a\n", long/16), quiet)
	f.add(folder+"/emphasis.md", strings.Repeat("*a_", long/64), quiet)
	f.add(folder+"/columns.md", strings.Repeat("|a", 3000)+"|\n"+strings.Repeat("|-", 3000)+"|\n"+strings.Repeat("|b\n", long/512), quiet)
	f.add(folder+"/lines.txt", strings.Repeat("a\n", long/2), quiet)
	f.add(folder+"/accents.csv", "title,text\n"+strings.Repeat("\"caf\xe9\",\""+strings.Repeat("Der B\xe4r kam am Montag \xfcber die Br\xfccke. ", 30)+"\"\n", long/2048), quiet)
	f.add(folder+"/objects.json", `{"list":[`+strings.Repeat(`{"title":"a","text":"b"},`, long/32)+`{}]}`, quiet)
}

// sparse files seem to have 10 GB.
func (f *filler) sparse(full bool) {
	for ext, head := range map[string]string{
		".txt": "Words.", ".html": "<html><body>", ".zip": "PK\x03\x04", ".tar": string(tarred(f.t, "a.txt", story("Sparse"))[:1024]), ".csv": "title,text\na,b\n", ".pdf": "%PDF-1.7\n", ".gz": "\x1f\x8b\x08\x00",
		".mbox": "From a@b Fri May  4 09:17:00 2029\nSubject: a\n\n", ".json": `[{"text":"`, ".warc": "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 999999999\r\n\r\n", ".dot": "digraph {", ".eml": "From: a\nTo: b\nSubject: c\n\n",
	} {
		name := "sparse/a" + ext
		path := write(f.t, f.dir, name, head)
		size := int64(10 << 30)
		if ext == ".warc" && !full { // the record is passed over byte by byte
			size = 1 << 30
		}
		if err := os.Truncate(path, size); err != nil {
			f.t.Logf("no sparse files here: %v", err)
			_ = os.Remove(path)
			return
		}
		f.list = append(f.list, expectation{path: filepath.Clean(path)})
	}
}

// quine is a ZIP file that holds itself, in hexadecimal digits: r.zip of Russ
// Cox, https://research.swtch.com/zip.
const quine = "504b03041400000008000803643cf9f4896448010000b801000007000000722f722e7a6970002500daff504b03041400000008000803643cf9f4896448010000b801000007000000722f722e7a6970002f00d0ff002500da" +
	"ff504b03041400000008000803643cf9f4896448010000b801000007000000722f722e7a6970002f00d0ffc2548e5739000500faffc2548e5739000500faff000500faff001400ebffc2548e5739000500faff000500faff" +
	"001400ebff428821c400001400ebff428821c400001400ebff428821c400001400ebff428821c400001400ebff428821c400000000ffff000000ffff003400cbff428821c400000000ffff000000ffff003400cbff42e821" +
	"5e0f000000ffff0af066641261c015dce8a048bf48af2ab320c09b950dc46704425306060640000600f9ff6d010000000042e8215e0f000000ffff0af066641261c015dce8a048bf48af2ab320c09b950dc4670442530606" +
	"0640000600f9ff6d0100000000504b010214001400000008000803643cf9f4896448010000b8010000070000000000000000000000000000000000722f722e7a6970504b05060000000001000100350000006d0100000000"
