package conllu_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"clew/importers/extract/conllu"
)

const sample = "# sent_id = 1\n" +
	"# text = Ann doesn't run.\n" +
	"1\tAnn\tAnn\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t4:nsubj\t_\n" +
	"2-3\tdoesn't\t_\t_\t_\t_\t_\t_\t_\t_\n" +
	"2\tdoes\tdo\tAUX\tVBZ\t_\t4\taux\t4:aux\t_\n" +
	"3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t4:advmod\t_\n" +
	"4\trun\trun\tVERB\tVB\t_\t0\troot\t0:root\tSpaceAfter=No\n" +
	"4.1\trun\trun\tVERB\tVB\t_\t_\t_\t0:root\t_\n" +
	"5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t4:punct\t_\n" +
	"\n" +
	"1\tYes\t_\t_\t_\t_\t_\t_\t_\t_\n" +
	"\n"

func TestRoundTrip(t *testing.T) {
	sentences, err := conllu.Read(strings.NewReader(sample))
	if err != nil {
		t.Fatal(err)
	}
	if len(sentences) != 2 || len(sentences[0].Words) != 5 {
		t.Fatalf("read %d sentences", len(sentences))
	}
	if got := sentences[0].Text(); got != "Ann doesn't run." {
		t.Errorf("text %q", got)
	}
	if w := sentences[0].Words[3]; w.Head != 0 || w.SpaceAfter() || w.Lemma != "run" {
		t.Errorf("word 4 is %+v", w)
	}
	if w := sentences[1].Words[0]; w.Head != -1 {
		t.Errorf("head of a word without one is %d, want -1", w.Head)
	}
	var out bytes.Buffer
	if err := conllu.Write(&out, sentences); err != nil {
		t.Fatal(err)
	}
	if out.String() != sample {
		t.Errorf("written:\n%s", &out)
	}
}

func TestTextFromForms(t *testing.T) {
	s := conllu.Sentence{Words: []conllu.Word{{Form: "(", Misc: "SpaceAfter=No"}, {Form: "a", Misc: "_"}, {Form: "b", Misc: "_"}}}
	if got := s.Text(); got != "(a b" {
		t.Errorf("text %q, want %q", got, "(a b")
	}
}

func TestReadErrors(t *testing.T) {
	tests := []struct{ name, input, says string }{
		{"columns", "1\ta\tb\n", "line 1: not CoNLL-U: 3 columns"},
		{"order", "2\ta\t_\t_\t_\t_\t0\troot\t_\t_\n", "where 1 was expected"},
		{"head", "1\ta\t_\t_\t_\t_\tx\troot\t_\t_\n", `head "x" of word 1`},
		{"far head", "1\ta\t_\t_\t_\t_\t9\troot\t_\t_\n", "head 9 of word 1 does not exist"},
		{"form", "1\t\t_\t_\t_\t_\t0\troot\t_\t_\n", "word 1 has no form"},
	}
	for _, test := range tests {
		_, err := conllu.Read(strings.NewReader(test.input))
		if !errors.Is(err, conllu.ErrFormat) || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: error %v, want %q", test.name, err, test.says)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(sample)
	f.Add("1\ta\t_\t_\t_\t_\t1\tx\t_\t_\r\n\n\n#\n")
	f.Fuzz(func(t *testing.T, text string) {
		first, err := conllu.Read(strings.NewReader(text))
		if err != nil {
			return
		}
		var out bytes.Buffer
		if err := conllu.Write(&out, first); err != nil {
			t.Fatal(err)
		}
		again, err := conllu.Read(bytes.NewReader(out.Bytes()))
		if err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
		var second bytes.Buffer
		if err := conllu.Write(&second, again); err != nil {
			t.Fatal(err)
		}
		if out.String() != second.String() {
			t.Fatalf("written twice:\n%s\n%s", &out, &second)
		}
	})
}
