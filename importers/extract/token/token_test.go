package token_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"clew/importers/extract/doc"
	"clew/importers/extract/token"
)

// annotate returns one line a sentence, tokens separated by spaces.
func annotate(text string) []string {
	d := &doc.Document{Text: text}
	token.Annotate(d)
	var out []string
	for _, s := range d.Sentences {
		var forms []string
		for _, t := range d.Tokens[s.First:s.Last] {
			forms = append(forms, t.Form)
		}
		out = append(out, strings.Join(forms, " "))
	}
	return out
}

func TestTokens(t *testing.T) {
	tests := []struct{ text, want string }{
		{"He doesn't know, can't say and won't ask.", "He does n't know , ca n't say and wo n't ask ."},
		{"The minister’s aide said they’ll go; I’m sure.", "The minister ’s aide said they ’ll go ; I ’m sure ."},
		{"THE KING'S MEN", "THE KING 'S MEN"},
		{"The ministers' plan", "The ministers ' plan"},
		{"O'Neill met d'Artois at 5 o'clock.", "O'Neill met d'Artois at 5 o'clock ."},
		{"Mr. Hill, J. R. Cole and E.B. White of the U.S. Army", "Mr. Hill , J. R. Cole and E.B. White of the U.S. Army"},
		{"the U.S.'s plan and the U.S.-led force", "the U.S. 's plan and the U.S. - led force"},
		{"a three-hour, state-of-the-art, pre-war, non-EU, anti-tank talk", "a three - hour , state - of - the - art , pre-war , non-EU , anti-tank talk"},
		{"President Lee Min-ho met Chen Mei-ling in a Seoul-based firm.", "President Lee Min-ho met Chen Mei-ling in a Seoul - based firm ."},
		{"It cost $3.5 million, US$1,200 or €20bn (5%).", "It cost $ 3.5 million , US$ 1,200 or € 20 bn ( 5 % ) ."},
		{"From 10-15 March 2004–2005 to 2025-03-01 at 10:30am", "From 10 - 15 March 2004 – 2005 to 2025-03-01 at 10:30 am"},
		{"Call 555-010-9999 or write to a.b@example.org, see https://example.org/a?b=c.", "Call 555-010-9999 or write to a.b@example.org , see https://example.org/a?b=c ."},
		{"Well... no -- yes — “quoted” ‘so’ ``old''", "Well ... no -- yes — “ quoted ” ‘ so ’ `` old ''"},
		{"and/or 9/11 AT&T R&D", "and / or 9/11 AT&T R&D"},
		{"the '90s and the 1980s #vote @desk", "the '90s and the 1980s #vote @desk"},
		{"Президент встретился с послом.", "Президент встретился с послом ."},
		{"Dr. Roe, No. 5 vs. No. 6", "Dr. Roe , No. 5 vs. No. 6"},
		{"-5 degrees and .5 percent", "-5 degrees and .5 percent"},
		{"a\u00a0b\u200bc", "a b c"},
	}
	for _, test := range tests {
		if got := strings.Join(annotate(test.text), " | "); got != test.want {
			t.Errorf("%q\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

func TestSentences(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"U.S. President Ann Hill left. She smiled.", []string{"U.S. President Ann Hill left .", "She smiled ."}},
		{"He lives in the U.S. The flat is small.", []string{"He lives in the U.S.", "The flat is small ."}},
		{"Gen. Roe met Mrs. Poe in St. Paul. They ate.", []string{"Gen. Roe met Mrs. Poe in St. Paul .", "They ate ."}},
		{"OSLO, Sept. 4 (Wire) - Talks began at 5 p.m. Monday. All agreed.", []string{"OSLO , Sept. 4 ( Wire ) -", "Talks began at 5 p.m. Monday .", "All agreed ."}},
		{"“We agree.” The room cheered. (It was hot.) \"Go!\" he said.", []string{"“ We agree . ”", "The room cheered .", "( It was hot . )", "\" Go ! \" he said ."}},
		{`"Is it over?" Poe asked. Nobody knew.`, []string{`" Is it over ? " Poe asked .`, "Nobody knew ."}},
		{"Talks begin\nA second line\n\nThird.", []string{"Talks begin", "A second line", "Third ."}},
		{"• First point\n- Second point\n3. Third point", []string{"• First point", "- Second point", "3. Third point"}},
		{"Acme Inc. said it bought Roe Corp. In May it paid.", []string{"Acme Inc. said it bought Roe Corp.", "In May it paid ."}},
		{"It ended.The crowd left.", []string{"It ended .", "The crowd left ."}},
		{"J. Hill won. K. Roe lost.", []string{"J. Hill won .", "K. Roe lost ."}},
		{"Why? Because! Really?! Yes…", []string{"Why ?", "Because !", "Really ?!", "Yes …"}},
		{"会谈开始了。他们走了。", []string{"会谈开始了 。", "他们走了 。"}},
		{"", nil},
		{" \n\t\n ", nil},
	}
	for _, test := range tests {
		if got := annotate(test.text); strings.Join(got, "|") != strings.Join(test.want, "|") {
			t.Errorf("%q\n got %q\nwant %q", test.text, got, test.want)
		}
	}
}

func TestParagraphs(t *testing.T) {
	d := &doc.Document{Text: "One. Two.\n\nThree.\nFour."}
	token.Annotate(d)
	want := []int{0, 0, 1, 2}
	if len(d.Sentences) != len(want) {
		t.Fatalf("%d sentences, want %d", len(d.Sentences), len(want))
	}
	for i, s := range d.Sentences {
		if s.Paragraph != want[i] {
			t.Errorf("sentence %d is in paragraph %d, want %d", i, s.Paragraph, want[i])
		}
	}
}

// TestLinear compares the time of hostile lines with that of lines of four times
// their length: sixteen times as much would be quadratic. A busy machine may
// disturb a measurement, hardly three.
func TestLinear(t *testing.T) {
	took := func(unit string, n int) time.Duration {
		d := &doc.Document{Text: strings.Repeat(unit, n/len(unit))}
		start := time.Now()
		token.Annotate(d)
		spent := time.Since(start)
		check(t, d)
		return spent
	}
	for _, unit := range []string{"a", "a.", "a,", "(", "1-", "a-", "'", "'s", "\xff", "x@", "U.S.", "www.", "é", "漢", "! \"", "1/"} {
		var short, long time.Duration
		for try := 0; try < 3 && (try == 0 || long > 10*short+50*time.Millisecond); try++ {
			short, long = took(unit, 1<<16), took(unit, 1<<18)
		}
		if long > 10*short+50*time.Millisecond {
			t.Errorf("64 kB of %q took %v, 256 kB %v", unit, short, long)
		}
	}
}

// check verifies what Annotate promises of any text.
func check(t *testing.T, d *doc.Document) {
	t.Helper()
	at, valid := 0, utf8.ValidString(d.Text)
	for i, tok := range d.Tokens {
		if tok.Start < at || tok.End <= tok.Start || tok.End > len(d.Text) || tok.Form != d.Text[tok.Start:tok.End] {
			t.Fatalf("token %d is [%d, %d) after %d", i, tok.Start, tok.End, at)
		}
		if valid && !utf8.ValidString(tok.Form) {
			t.Fatalf("token %d cuts a rune: %q", i, tok.Form)
		}
		at = tok.End
	}
	first := 0
	for i, s := range d.Sentences {
		if s.First != first || s.Last <= s.First || s.Last-s.First > 400 {
			t.Fatalf("sentence %d is [%d, %d) after %d", i, s.First, s.Last, first)
		}
		if s.Start != d.Tokens[s.First].Start || s.End != d.Tokens[s.Last-1].End {
			t.Fatalf("sentence %d has the wrong bytes", i)
		}
		first = s.Last
	}
	if first != len(d.Tokens) {
		t.Fatalf("%d of %d tokens are in sentences", first, len(d.Tokens))
	}
}

func FuzzAnnotate(f *testing.F) {
	for _, seed := range []string{"", "Mr. A said: “No.”", "a\xffb.c@d.ef", "U.S.'s 5km-10%", "漢字。ไทย", "1-2-3/4:5", "http://", "'''...''"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := &doc.Document{Text: text}
		token.Annotate(d)
		check(t, d)
	})
}

func BenchmarkAnnotate(b *testing.B) {
	text := strings.Repeat("The minister's aide, Dr. A. Hill, said on Monday that talks in the U.S. hadn't begun. ", 100)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		token.Annotate(&doc.Document{Text: text})
	}
}
