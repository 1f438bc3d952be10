package subtitles

import (
	"testing"

	"clew/importers/format"
	"clew/importers/format/formattest"
)

const srt = "1\r\n00:00:01,000 --> 00:00:04,200\r\nThe port authority said on Friday\r\n\r\n2\r\n00:00:04,300 --> 00:00:08,000\r\nthat it would suspend the contract\r\nwith <i>Marsh Freight</i>.\r\n\r\n" +
	"3\r\n00:00:08,100 --> 00:00:09,000\r\n[Applause]\r\n\r\n4\r\n00:00:20,000 --> 00:00:24,000\r\n- Ada Quill called the decision\r\n- {\\an8}a political one.\r\n"

const vtt = "WEBVTT\nKind: captions\n\nNOTE made by hand\n\nSTYLE\n::cue { color: white }\n\nintro\n00:01.000 --> 00:04.200 align:start\n<v Jane Reed>The port authority said on Friday\n\n" +
	"00:00:04.200 --> 00:00:08.000\n<v Jane Reed>The port authority said on Friday\nthat it would<00:00:05.000><c> suspend</c> the contract.\n\n00:00:08.100 --> 00:00:10.000\n<v Ada Quill>We warned them twice.\n\n00:00:10.100 --> 00:00:11.000\n♪ music ♪\n"

func TestTranscripts(t *testing.T) {
	for name, c := range map[string]struct{ file, src, title, text string }{
		"SubRip": {"talk.txt › Harbor talk [dQw4w9WgXcQ].en.srt", srt, "Harbor talk", "The port authority said on Friday that it would suspend the contract with Marsh Freight.\n\nAda Quill called the decision a political one."},
		"WebVTT": {"/home/x/Harbor_talk.vtt", vtt, "Harbor talk", "Jane Reed: The port authority said on Friday that it would suspend the contract.\n\nAda Quill: We warned them twice."},
	} {
		t.Run(name, func(t *testing.T) {
			if Transcripts().Match(format.Sniff{Head: []byte(c.src)}) != format.ByBytes {
				t.Fatal("not recognized")
			}
			found, err := formattest.Read(t, Transcripts(), c.file, []byte(c.src))
			if err != nil || len(found.Articles) != 1 {
				t.Fatalf("%d articles, %v", len(found.Articles), err)
			}
			if a := found.Articles[0]; a.Title != c.title || a.Text != c.text || a.Language != "en" {
				t.Errorf("%q, %q, %q", a.Title, a.Text, a.Language)
			}
		})
	}
}

func FuzzTranscripts(f *testing.F) {
	formattest.Fuzz(f, Transcripts(), []byte(srt), []byte(vtt), []byte("WEBVTT\n\n00:01.000 --> 00:02.000\n<v "))
}
