package token_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clew/importers/extract/conllu"
	"clew/importers/extract/doc"
	"clew/importers/extract/token"
)

// TestTreebank compares the tokens and sentences with gold data in the folder
// CLEW_EVAL/extraction/treebank, unpacked as *.dev.conllu.
func TestTreebank(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(os.Getenv("CLEW_TREEBANK"), "*.dev.conllu"))
	if len(files) == 0 {
		t.Skip("CLEW_TREEBANK names no folder with *.dev.conllu")
	}
	for _, file := range files {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		sentences, err := conllu.Read(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		compare(t, filepath.Base(file), sentences)
	}
}

func compare(t *testing.T, name string, sentences []conllu.Sentence) {
	var gold, got, same, split int
	shown := map[string]int{}
	for i := range sentences {
		s := &sentences[i]
		d := &doc.Document{Text: s.Text()}
		token.Annotate(d)
		if len(d.Sentences) > 1 {
			split++
			if os.Getenv("CLEW_VERBOSE") != "" {
				t.Logf("split: %s || %s", d.Text[:d.Sentences[0].End], d.Text[d.Sentences[1].Start:])
			}
		}
		want, ok := spans(s)
		if !ok {
			continue
		}
		have := map[[2]int]bool{}
		for _, tok := range d.Tokens {
			have[[2]int{tok.Start, tok.End}] = true
		}
		got += len(d.Tokens)
		gold += len(want)
		for _, w := range want {
			if have[w] {
				same++
			} else {
				shown[d.Text[w[0]:w[1]]]++
				if os.Getenv("CLEW_VERBOSE") != "" {
					t.Logf("missed %q in %q", d.Text[w[0]:w[1]], d.Text[max(0, w[0]-20):min(len(d.Text), w[1]+20)])
				}
			}
		}
	}
	p, r := float64(same)/float64(got), float64(same)/float64(gold)
	f := 2 * p * r / (p + r)
	t.Logf("%s: tokens P %.4f R %.4f F %.4f; sentences split %d of %d", name, p, r, f, split, len(sentences))
	if f < 0.98 {
		t.Errorf("%s: F %.4f of tokens, want at least 0.98", name, f)
	}
}

// spans aligns the words with the text; ok is false where the forms differ
// from it.
func spans(s *conllu.Sentence) (out [][2]int, ok bool) {
	text, at := s.Text(), 0
	for i := range s.Words {
		form := s.Words[i].Form
		for at < len(text) && text[at] == ' ' {
			at++
		}
		if !strings.HasPrefix(text[at:], form) {
			return nil, false
		}
		out = append(out, [2]int{at, at + len(form)})
		at += len(form)
	}
	return out, true
}
