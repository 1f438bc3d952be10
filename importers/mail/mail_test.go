package mail

import (
	"errors"
	"fmt"
	"slices"
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

// news and storm are what is written in the messages below.
const (
	news  = "The council of Bree met on Monday and agreed to repair the sea wall before the winter storms begin, the mayor said in the evening."
	storm = "The storm of last week had broken the old wall in three places, and nobody knows who will pay for what the sea has taken away."
)

func TestMessagesWithinMessages(t *testing.T) {
	head := func(subject, kind string) string {
		return "From: Ben Reed <ben@example.org>\nTo: me@example.org\nSubject: " + subject + "\nDate: Fri, 4 May 2029 09:17:00 +0200\nContent-Type: " + kind + "; charset=utf-8\n\n"
	}
	quote := `<div class="gmail_quote"><div class="gmail_attr">%s</div><br>`
	forwarded := []string{"Sea wall|Ada Marsh|2029-05-03|" + news}
	for name, c := range map[string]struct {
		src  string
		want []string
	}{
		"forwarded":                         {head("Fwd: Sea wall", "text/plain") + "See below.\n\n---------- Forwarded message ---------\nFrom: Ada Marsh <ada@example.org>\nDate: Thu, 3 May 2029 at 17:20\nSubject: Sea wall\nTo: Ben Reed <ben@example.org>\n\n\n" + news + "\n\nOn Wed, 2 May 2029 Ben Reed wrote:\n\n> What is new?\n", forwarded},
		"forwarded with words of one's own": {head("Fwd: Sea wall", "text/plain") + storm + "\n\n---------- Forwarded message ---------\nFrom: Ada Marsh <ada@example.org>\nDate: Thu, 3 May 2029 at 17:20\nSubject: Sea wall\n\n" + news + "\n", []string{"Fwd: Sea wall|Ben Reed|2029-05-04|" + storm, forwarded[0]}},
		"forwarded by Outlook":              {head("WG: Sea wall", "text/plain") + "FYI\n\nVon: Ada Marsh <ada@example.org>\nGesendet: Donnerstag, 3. Mai 2029 17:20\nAn: Ben Reed\nBetreff: AW: Sea wall\n\n" + news + "\n\n________________________________\nVon: Cy Dale\nGesendet: Mittwoch, 2. Mai 2029 09:00\nBetreff: Storm\n\n" + storm + "\n", []string{forwarded[0], "Storm|Cy Dale|2029-05-02|" + storm}},
		"forwarded by Apple":                {head("Fwd: Sea wall", "text/plain") + "Begin forwarded message:\n\n> From: Ada Marsh <ada@example.org>\n> Subject: Sea wall\n> Date: 3 May 2029 at 17:20:00 CEST\n> \n> " + news + "\n", forwarded},
		"answered by Outlook":               {head("RE: Sea wall", "text/plain") + storm + "\n\n-----Original Message-----\nFrom: Ada Marsh\nSent: Thursday, May 3, 2029 5:20 PM\nTo: Ben Reed\nSubject: Sea wall\n\n" + news + "\n", []string{"RE: Sea wall|Ben Reed|2029-05-04|" + storm}},
		"forwarded in HTML":                 {head("Fwd: Sea wall", "text/html") + "<div>See below.</div>" + fmt.Sprintf(quote, "---------- Forwarded message ---------<br>From: <b>Ada Marsh</b> &lt;ada@example.org&gt;<br>Date: Thu, 3 May 2029 at 17:20<br>Subject: Sea wall<br>To: Ben Reed") + "<p>" + news + "</p></div>", forwarded},
		"answered in HTML":                  {head("Re: Sea wall", "text/html") + "<div><p>" + storm + "</p></div>" + fmt.Sprintf(quote, "On Thu, 3 May 2029 Ada Marsh wrote:") + "<blockquote>" + news + "</blockquote></div>", []string{"Re: Sea wall|Ben Reed|2029-05-04|" + storm}},
		"a text with fields in it":          {head("Sea wall", "text/plain") + news + "\n\nFrom: the sea\n\n" + storm + "\n", []string{"Sea wall|Ben Reed|2029-05-04|" + news + "\n\nFrom: the sea\n\n" + storm}},
	} {
		t.Run(name, func(t *testing.T) {
			found, err := formattest.Read(t, Message(), "a.eml", []byte(c.src))
			var got []string
			for _, a := range found.Articles {
				got = append(got, a.Title+"|"+a.Author+"|"+a.Published.Start.String()+"|"+a.Text)
			}
			if err != nil || !slices.Equal(got, c.want) {
				t.Errorf("%v: %q, want %q", err, got, c.want)
			}
		})
	}
}

func TestEncryptedMessages(t *testing.T) {
	head := "From: Ben Reed <ben@example.org>\nTo: me@example.org\nSubject: Wall\n"
	for name, src := range map[string]string{
		"S/MIME":         head + "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\nContent-Transfer-Encoding: base64\n\nMIIB\n",
		"OpenPGP":        head + "Content-Type: multipart/encrypted; boundary=b\n\n--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b\nContent-Type: application/octet-stream; name=\"encrypted.asc\"\n\n" + sealedText + "\n--b--\n",
		"OpenPGP inline": head + "\n" + sealedText + "\n\nhQEM\n",
	} {
		if found, err := formattest.Read(t, Message(), "a.eml", []byte(src)); !errors.Is(err, errSealed) || len(found.Articles)+len(found.Parts) > 0 {
			t.Errorf("%s: %+v, %v", name, found, err)
		}
	}
}

// TestLinksBehindWords: programs that turn a page into text write where links lead.
func TestLinksBehindWords(t *testing.T) {
	src := "[cid:image001.png@01DB.77]\nThe council<https://bree.example/council?id=1> met on Monday, wrote Ada <mailto:ada@example.org>.\nRead: <https://bree.example/wall>\nhttps://bree.example\n<https://bree.example/>\n"
	want := "The council met on Monday, wrote Ada.\nRead: <https://bree.example/wall>\nhttps://bree.example"
	if got := body(src); got != want {
		t.Errorf("%q, want %q", got, want)
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

func FuzzMessage(f *testing.F) {
	formattest.Fuzz(f, Message(), []byte(letter), []byte("Subject: Fwd: a\n\nBegin forwarded message:\n\n> From: a\n> Date: b\n> Subject: c\n\n"+news), []byte("Subject: Re: a\nContent-Type: text/html\n\n<p>"+storm+"<div id=divRplyFwdMsg>x</div>"+news))
}

func FuzzMailbox(f *testing.F) {
	formattest.Fuzz(f, Mailbox(), []byte("From a@b Fri May  4 09:17:00 2029\n"+letter))
}
