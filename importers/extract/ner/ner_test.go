package ner

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	assets "clew/assets/models"
	"clew/importers/extract/doc"
	"clew/importers/extract/token"
)

func recognizer(t testing.TB) *Recognizer {
	t.Helper()
	r, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// annotate tokenizes a text and finds its names.
func annotate(r *Recognizer, text string) *doc.Document {
	d := &doc.Document{Text: text}
	token.Annotate(d)
	r.Recognize(d)
	return d
}

// list writes the names of a document as "TYPE text".
func list(d *doc.Document) []string {
	var out []string
	for _, n := range d.Names {
		s := d.Span(n.First, n.Last)
		out = append(out, fmt.Sprintf("%s %s", n.Type, d.Text[s.Start:s.End]))
	}
	return out
}

// TestRecognize holds what a shipped model must be able to do: people, firms
// and places that it cannot have seen, in the forms in which news writes them.
func TestRecognize(t *testing.T) {
	r := recognizer(t)
	for _, c := range []struct{ name, text, want string }{
		{"full name after a title", "Prime Minister Orsel Brandvik met reporters in Oslo on Monday.", "PERSON Orsel Brandvik"},
		{"title is no part of the name", "President Tavira spoke for an hour.", "PERSON Tavira"},
		{"courtesy title", "Mr Quillan denied the charges, said Mrs Obrecht.", "PERSON Quillan"},
		{"surname before a verb of speech", "\"We are ready,\" said Vostrikova, who chairs the panel.", "PERSON Vostrikova"},
		{"initials", "The inquiry was led by R. J. Fenwick, a retired judge.", "PERSON R. J. Fenwick"},
		{"particles", "The director, Pieter van der Holt, resigned.", "PERSON Pieter van der Holt"},
		{"Arabic article", "Envoys met Ahmed al-Sharaa in Damascus.", "PERSON Ahmed al-Sharaa"},
		{"diacritics", "Jürgen Škrabák was born in Brno.", "PERSON Jürgen Škrabák"},
		{"apostrophe", "Sinead O'Dorran won the race.", "PERSON Sinead O'Dorran"},
		{"hyphen", "Anne-Marie Lefort-Duval signed the letter.", "PERSON Anne-Marie Lefort-Duval"},
		{"company with a suffix", "Shares of Corvex Holdings fell by 4 percent.", "ORG Corvex Holdings"},
		{"company by its business", "The carmaker Velanto said it would cut 400 jobs.", "ORG Velanto"},
		{"company by its shares", "Shares in Talvexa jumped after the results.", "ORG Talvexa"},
		{"club", "Sporting Brenta beat Real Cordoval 3-1 on Saturday.", "ORG Sporting Brenta"},
		{"club before a score", "Sporting Brenta beat Real Cordoval 3-1 on Saturday.", "ORG Real Cordoval"},
		{"judge and accused", "Judge Elena Ortiz-Vane sentenced Tomas Reck to nine years.", "PERSON Tomas Reck"},
		{"association", "Kenneth Obuya, 42, of the Kenya Association of Manufacturers, agreed.", "ORG Kenya Association of Manufacturers"},
		{"price behind the name", "The chipmaker bought Orrin Systems for $3 billion.", "ORG Orrin Systems"},
		{"ministry", "The Ministry of Transport closed the road.", "ORG Ministry of Transport"},
		{"university", "Researchers at the University of Hallstrand published the study.", "ORG University of Hallstrand"},
		{"bank with a country", "The Central Bank of Malta raised its rate.", "ORG Central Bank of Malta"},
		{"place after in", "The ship sank near the port of Karvala, north of Vasa.", "PLACE Karvala"},
		{"place with a head", "Thousands fled the Tamrit Valley after the quake.", "PLACE Tamrit Valley"},
		{"country", "Soldiers crossed from Chad into Sudan.", "PLACE Chad"},
		{"possessive", "Norway's parliament passed the bill.", "PLACE Norway"},
		{"bracketed acronym", "The World Health Organization (WHO) sent a team.", "ORG WHO"},
		{"long name with of", "The United Nations Office on Drugs and Crime published figures.", "ORG United Nations Office on Drugs and Crime"},
		{"dateline", "NAIROBI, March 3 (Reuters) - Police arrested two men on Friday.", "PLACE NAIROBI"},
		{"bullet", "• Marta Kolenz said the talks would go on.", "PERSON Marta Kolenz"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := list(annotate(r, c.text)); !slices.Contains(got, c.want) {
				t.Errorf("%q\n got %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}

// TestNoNames holds sentences in which capitals name nothing.
func TestNoNames(t *testing.T) {
	r := recognizer(t)
	for _, text := range []string{
		"The court ruled on Monday that the road must stay open.",
		"In March, however, prices rose again.",
		"WHAT HAPPENED: two men were arrested after a chase.",
		"He was taken to hospital, where he died.",
		"1. Heat the oven. 2. Add the sugar.",
		"",
		"...",
	} {
		if got := list(annotate(r, text)); len(got) > 0 {
			t.Errorf("%q: got %q, want none", text, got)
		}
	}
}

// TestDocumentAgrees asks for the type of the full name wherever the surname
// alone stands, however little its own sentence says.
func TestDocumentAgrees(t *testing.T) {
	d := annotate(recognizer(t), strings.Join([]string{
		"Police are looking for Ludmila Harsányi, the former chief executive of the bank.",
		"Harsányi left the country in May.",
		"Investigators believe that Harsányi moved the money.",
		"A lawyer for Harsányi declined to comment.",
	}, " "))
	n := 0
	for _, s := range list(d) {
		if strings.HasSuffix(s, "Harsányi") {
			n++
			if !strings.HasPrefix(s, "PERSON ") {
				t.Errorf("got %q", s)
			}
		}
	}
	if n != 4 {
		t.Errorf("found %d of 4 places: %q", n, list(d))
	}
}

// TestCapitals asks for names in a headline in capitals whose words stand
// below in their usual spelling.
// TestCommon expects that words which open text writes small are marked, and
// that names are not.
func TestCommon(t *testing.T) {
	d := &doc.Document{Text: "Recommendations for Putin and tools"}
	token.Annotate(d)
	recognizer(t).Recognize(d)
	for i, want := range []bool{true, true, false, true, true} {
		if got := d.Tokens[i].Common; got != want {
			t.Errorf("%q is common: %v", d.Tokens[i].Form, got)
		}
	}
}

func TestCapitals(t *testing.T) {
	d := annotate(recognizer(t), "PETER LINDQVIST ARRESTED IN TALLINN\n\nPolice in Tallinn arrested Peter Lindqvist on Friday, a spokesman said.")
	got := list(d)
	for _, want := range []string{"PERSON PETER LINDQVIST", "PLACE TALLINN", "PLACE Tallinn", "PERSON Peter Lindqvist"} {
		if !slices.Contains(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// check fails unless the names are sorted, apart, inside sentences and typed.
func check(t *testing.T, d *doc.Document) {
	t.Helper()
	end := 0
	for _, n := range d.Names {
		if n.First < end || n.First >= n.Last || n.Last > len(d.Tokens) {
			t.Fatalf("name [%d,%d) after %d of %d tokens", n.First, n.Last, end, len(d.Tokens))
		}
		end = n.Last
		if s := d.Sentences[d.SentenceOf(n.First)]; n.First < s.First || n.Last > s.Last {
			t.Fatalf("name [%d,%d) leaves its sentence [%d,%d)", n.First, n.Last, s.First, s.Last)
		}
		if typeIndex(n.Type) < 0 || n.Score < 0 || n.Score > 1 {
			t.Fatalf("name with type %q and score %v", n.Type, n.Score)
		}
	}
}

func FuzzRecognize(f *testing.F) {
	for _, s := range []string{
		"President R. J. Fenwick of the European Union (EU) said so.", "İSTANBUL – ŞIK", "\xff\xfe Bad \x80 bytes", "A", "É.É. Ünal's",
		"THE WHOLE LINE IS UPPER", "(((((((((", "a-b-C d'E O'", "\n\n\n", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 ЖЕНЕВА Москва 北京",
	} {
		f.Add(s)
	}
	r := recognizer(f)
	f.Fuzz(func(t *testing.T, text string) { check(t, annotate(r, text)) })
}

// TestConcurrent shares one recognizer between goroutines and expects the
// names that one alone finds.
func TestConcurrent(t *testing.T) {
	r := recognizer(t)
	text := "Envoys of Poland met Rikard Solheim of the Baltic Council in Gdansk. Solheim praised Poland."
	want := list(annotate(r, text))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				if got := list(annotate(r, text)); !slices.Equal(got, want) {
					t.Errorf("got %q, want %q", got, want)
				}
			}
		})
	}
	wg.Wait()
}

// TestNewRejects gives New damaged models.
func TestNewRejects(t *testing.T) {
	good := tinyModel()
	for name, data := range map[string][]byte{
		"empty": nil, "other file": []byte("PK\x03\x04 something else"), "magic alone": []byte(modelMagic),
		"cut": good[:len(good)-3], "longer": append(slices.Clone(good), 0),
	} {
		if _, err := New(data, nil); !errors.Is(err, ErrModel) {
			t.Errorf("%s: got %v, want ErrModel", name, err)
		}
	}
}

func FuzzNew(f *testing.F) {
	f.Add(tinyModel())
	f.Add([]byte(modelMagic))
	f.Fuzz(func(t *testing.T, data []byte) {
		if r, err := New(data, nil); err == nil && r == nil {
			t.Fatal("neither a recognizer nor an error")
		}
	})
}

// article is about 1,000 tokens of news.
var article = strings.Repeat("LISBON, June 2 (Reuters) - Portugal's Foreign Minister Duarte Salgueiro met executives of Nordane Shipping and "+
	"the European Commission in Lisbon on Tuesday, officials said. \"We made progress,\" Salgueiro told reporters after the talks. "+
	"The company, which is based in Aarhus, declined to comment on the figures that the newspaper had published.\n", 16)

func BenchmarkRecognize(b *testing.B) {
	r := recognizer(b)
	d := &doc.Document{Text: article}
	token.Annotate(d)
	b.ResetTimer()
	for b.Loop() {
		r.Recognize(d)
	}
	b.ReportMetric(float64(len(d.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkNew(b *testing.B) {
	data := assets.Names
	for b.Loop() {
		if _, err := New(data, nil); err != nil {
			b.Fatal(err)
		}
	}
}
