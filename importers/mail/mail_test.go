package mail

import (
	"strings"
	"testing"

	"clew/importers/format/formattest"
)

const letter = `From: =?utf-8?q?Ada_M=C3=A4rsh?= <ada@example.org>
To: me@example.org
Subject: Bree Repairs Its
 Sea Wall
Date: Fri, 4 May 2029 09:17:00 +0200
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b1"

--b1
Content-Type: multipart/alternative; boundary="b2"

--b2
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

The council of Br=E9e met on Monday and agreed to repair the sea wall before
the winter storms begin.

On Thu, 3 May 2029 Someone wrote:
> What is new?

--=20
Ada
--b2
Content-Type: text/html

<p>The council of Bree</p>
--b2--
--b1
Content-Type: text/plain
Content-Disposition: attachment; filename="notes.txt"

Notes.
--b1--
`

func TestMessage(t *testing.T) {
	found, err := formattest.Read(t, Message(), "a.eml", []byte(strings.ReplaceAll(letter, "\n", "\r\n")))
	if err != nil || len(found.Articles) != 1 || len(found.Parts) != 1 {
		t.Fatalf("%+v, %v", found, err)
	}
	a := found.Articles[0]
	if a.Title != "Bree Repairs Its Sea Wall" || a.Author != "Ada Märsh" || a.Published.Start.String() != "2029-05-04" {
		t.Errorf("%+v", a)
	}
	if want := "The council of Brée met on Monday and agreed to repair the sea wall before the winter storms begin."; a.Text != want {
		t.Errorf("text %q", a.Text)
	}
	if p := found.Parts[0]; p.Name != "notes.txt" || strings.TrimSpace(string(p.Data)) != "Notes." {
		t.Errorf("attachment %+v", p)
	}
}

func TestSavedPage(t *testing.T) {
	found, err := formattest.Read(t, Message(), "a.mhtml", []byte("From: <Saved by Blink>\nSnapshot-Content-Location: https://reed.example/wall\nSubject: The wall\nDate: Fri, 4 May 2029 09:17:00 +0200\nMIME-Version: 1.0\n"+
		"Content-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\n\n--b\nContent-Type: text/html\nContent-Location: https://reed.example/wall\n\n<p>Page</p>\n--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBO\n--b--\n"))
	if err != nil || len(found.Parts) != 1 || len(found.Articles) != 0 {
		t.Fatalf("%+v, %v", found, err)
	}
	if p := found.Parts[0]; p.URL != "https://reed.example/wall" || !strings.Contains(string(p.Data), "<p>Page</p>") || p.Page.Title != "The wall" || p.Page.Published.Known() || p.Sure {
		t.Errorf("%+v", p)
	}
}

func TestMailbox(t *testing.T) {
	box := "From a@example.org Fri May  4 09:17:00 2029\nSubject: One\n\n>From here it goes on.\nFrom here too.\n\nFrom b@example.org Fri May  4 09:18:00 2029\nSubject: Two\n\nText.\n"
	found, err := formattest.Read(t, Mailbox(), "all.mbox", []byte(box))
	if err != nil || len(found.Parts) != 2 {
		t.Fatalf("%+v, %v", found, err)
	}
	if got, want := string(found.Parts[0].Data), "Subject: One\n\nFrom here it goes on.\nFrom here too.\n\n"; got != want {
		t.Errorf("%q", got)
	}
}

func TestNestedPartsAreBounded(t *testing.T) {
	var b strings.Builder
	for range 200 {
		b.WriteString("Content-Type: multipart/mixed; boundary=\"b\"\n\n--b\n")
	}
	if found, err := formattest.Read(t, Message(), "a.eml", []byte(b.String())); err == nil {
		t.Errorf("%+v", found)
	}
}

func FuzzMessage(f *testing.F) { formattest.Fuzz(f, Message(), []byte(letter)) }

func FuzzMailbox(f *testing.F) {
	formattest.Fuzz(f, Mailbox(), []byte("From a@b Fri May  4 09:17:00 2029\n"+letter))
}
