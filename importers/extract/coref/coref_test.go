package coref_test

import (
	"slices"
	"strings"
	"testing"

	"clew/graphmodel"
	"clew/importers/extract/coref"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/names"
	"clew/importers/extract/ner"
	"clew/importers/extract/parse"
	"clew/importers/extract/tag"
	"clew/importers/extract/token"
)

// resolved is a document with its chains.
type resolved struct {
	d *doc.Document
	r *coref.Result
}

func resolve(t *testing.T, text string) resolved {
	t.Helper()
	d := &doc.Document{Text: text}
	tagger, err := tag.Default()
	if err != nil {
		t.Fatal(err)
	}
	parser, err := parse.Default()
	if err != nil {
		t.Fatal(err)
	}
	recognizer, err := ner.Default()
	if err != nil {
		t.Fatal(err)
	}
	token.Annotate(d)
	tagger.Tag(d)
	recognizer.Recognize(d)
	offices := names.Combine(d, lexicon.Default())
	parser.Parse(d)
	return resolved{d, coref.Resolve(d, lexicon.Default(), offices)}
}

// token returns the index of the nth token with a form, counted from 1.
func (x resolved) token(t *testing.T, form string, nth int) int {
	t.Helper()
	for i := range x.d.Tokens {
		if x.d.Tokens[i].Form == form {
			if nth--; nth == 0 {
				return i
			}
		}
	}
	t.Fatalf("%q is not in the text", form)
	return -1
}

// entity names the entity that a token stands for, "" for none.
func (x resolved) entity(i int) string {
	if e := x.r.EntityOfToken(i); e >= 0 {
		return x.r.Entities[e].Name
	}
	return ""
}

func TestEntityOfToken(t *testing.T) {
	tests := []struct {
		text, form string
		nth        int
		want       string
	}{
		// A title stands for its bearer, the nation in it for the country.
		{"Kenyan President Ana Lindholm spoke.", "President", 1, "Ana Lindholm"},
		{"Kenyan President Ana Lindholm spoke.", "Kenyan", 1, "Kenya"},
		// Surnames, given names, descriptions.
		{"Ana Lindholm met Bo Karlsen. Karlsen left.", "Karlsen", 2, "Bo Karlsen"},
		{"Envoy Bo Karlsen arrived in Lima. The envoy was tired.", "envoy", 1, "Bo Karlsen"},
		{"Norvik Shipping AS closed. The company had lost money.", "company", 1, "Norvik Shipping AS"},
		{"The Lindholm Center opened. The centre is large.", "centre", 1, "Lindholm Center"},
		// Pronouns: the subject, the sex, and never the speaker.
		{"Bo Karlsen flew to Lima. He was tired.", "He", 1, "Bo Karlsen"},
		{"Karl Berg met Ana Lindholm on Monday. She was tired.", "She", 1, "Ana Lindholm"},
		{"Karl Berg praised him on Monday.", "him", 1, ""},
		// Too far, or somebody else was named since.
		{"Karl Berg and Rosa Quill sang in Lima. It rained. The streets were empty. The shops were shut. He was tired.", "He", 1, ""},
		{"Rosa Quill met Karl Berg in Lima. It rained. He was tired.", "He", 1, ""},
		{"Norvik Shipping AS sued Lindholm Oil Ltd in May. It rained. The group had lost money.", "group", 1, ""},
		{"The Security Service of Ukraine met Lindholm Oil Ltd in May. The service was tired.", "service", 1, "Security Service of Ukraine"},
		{"The Lindholm Party beat the Karlsen Party. The party was tired.", "party", 1, "Karlsen Party"},
		// What nothing tells stays open.
		{"The envoy was tired.", "envoy", 1, ""},
	}
	for _, tt := range tests {
		x := resolve(t, tt.text)
		if got := x.entity(x.token(t, tt.form, tt.nth)); got != tt.want {
			t.Errorf("%s\n\t%q stands for %q, want %q", tt.text, tt.form, got, tt.want)
		}
	}
}

func TestSharedSurname(t *testing.T) {
	x := resolve(t, "Peter Quill and his wife, Rosa Quill, own the farm. Mrs Quill runs it. Quill sells the milk.")
	if got := x.entity(x.token(t, "Quill", 3)); got != "Rosa Quill" {
		t.Errorf("Mrs Quill is %q", got)
	}
	if got := x.entity(x.token(t, "Quill", 4)); got != "Peter Quill" {
		t.Errorf("Quill is %q, want the first of that name", got)
	}
}

func TestGroups(t *testing.T) {
	x := resolve(t, "Kenya and Peru signed a treaty. Kenya will lend ships. Peru will pay. The two countries met in Oslo.")
	got := x.r.EntitiesOfToken(x.token(t, "countries", 1))
	var who []string
	for _, e := range got {
		who = append(who, x.r.Entities[e].Name)
	}
	if !slices.Equal(who, []string{"Kenya", "Peru"}) {
		t.Errorf("the two countries are %q", who)
	}
}

func TestHolders(t *testing.T) {
	tests := []struct {
		text, holder string
		how          coref.How
	}{
		{"President Ana Lindholm spoke.", "Ana Lindholm", coref.ByTitle},
		{"Ana Lindholm, the president of Kenya, spoke.", "Ana Lindholm", coref.ByApposition},
		{"Ana Lindholm is the president of Kenya.", "Ana Lindholm", coref.ByCopula},
		{"Parliament elected Ana Lindholm president.", "Ana Lindholm", coref.ByAppointing},
	}
	for _, tt := range tests {
		x := resolve(t, tt.text)
		if len(x.r.Holders) != 1 {
			t.Errorf("%s\n\t%d holders, want 1", tt.text, len(x.r.Holders))
			continue
		}
		h := x.r.Holders[0]
		if got := x.r.Entities[h.Entity].Name; got != tt.holder || h.How != tt.how {
			t.Errorf("%s\n\theld by %s by %s", tt.text, got, h.How)
		}
	}
	if x := resolve(t, "Ana Lindholm is not the president of Kenya."); len(x.r.Holders) > 0 {
		t.Error("a denied office is held")
	}
}

func TestQuotations(t *testing.T) {
	x := resolve(t, `"We will not give up this fight," Ana Lindholm said. Bo Karlsen nodded.`)
	q, speaker := x.r.QuotationAt(x.token(t, "give", 1))
	if q < 0 || speaker < 0 || x.r.Entities[speaker].Name != "Ana Lindholm" {
		t.Errorf("quotation %d by %d", q, speaker)
	}
	if q, _ := x.r.QuotationAt(x.token(t, "nodded", 1)); q >= 0 {
		t.Error("what follows is no quotation")
	}
}

func TestMentionsAreOrdered(t *testing.T) {
	x := resolve(t, "Kenyan President Ana Lindholm met Bo Karlsen in Oslo. He praised her, and the Norwegians agreed.")
	for i, m := range x.r.Mentions {
		if i > 0 && m.Span.Start < x.r.Mentions[i-1].Span.Start {
			t.Errorf("mention %d is out of order", i)
		}
		if r := x.r.Ranges[i]; x.d.Span(r.First, r.Last) != m.Span || !r.Contains(x.r.Heads[i]) {
			t.Errorf("mention %d: range %v, head %d, span %v", i, r, x.r.Heads[i], m.Span)
		}
		if m.Demonym && m.Type != graphmodel.MentionPlace {
			t.Errorf("mention %d is a demonym of type %s", i, m.Type)
		}
	}
	if got := x.r.MentionsIn(0, len(x.d.Tokens)); len(got) != len(x.r.Mentions) {
		t.Errorf("MentionsIn found %d of %d", len(got), len(x.r.Mentions))
	}
	if x.r.MentionAt(-1) != -1 || x.r.EntityOfToken(len(x.d.Tokens)) != -1 || x.r.EntitiesOfToken(-5) != nil {
		t.Error("lookups outside the document find something")
	}
}

func TestNothing(t *testing.T) {
	if x := resolve(t, strings.Repeat(" ", 3)); len(x.r.Entities)+len(x.r.Mentions) > 0 {
		t.Error("entities in nothing")
	}
}

func TestCompoundSurname(t *testing.T) {
	x := resolve(t, "Peter Abi Quill began with a shop. Abi Quill sold it. A son, Mark Abi Quill, runs the rest.")
	if got := x.entity(x.token(t, "Mark", 1)); got != "Mark Abi Quill" {
		t.Errorf("the son is %q", got)
	}
	if got := x.entity(x.token(t, "Abi", 2)); got != "Peter Abi Quill" {
		t.Errorf("the surname alone is %q, want the father's", got)
	}
}
