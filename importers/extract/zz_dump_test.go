package extract

import (
	"fmt"
	"os"
	"testing"

	"clew/importers/extract/coref"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/names"
	"clew/importers/extract/ner"
	"clew/importers/extract/parse"
	"clew/importers/extract/relations"
	"clew/importers/extract/tag"
	"clew/importers/extract/token"
)

func TestDump(t *testing.T) {
	f := os.Getenv("DUMP")
	if f == "" {
		t.Skip()
	}
	text, _ := os.ReadFile(f)
	d := &doc.Document{Text: string(text)}
	token.Annotate(d)
	tg, _ := tag.Default()
	tg.Tag(d)
	if p, err := parse.Default(); err == nil {
		p.Parse(d)
	}
	r, _ := ner.Default()
	r.Recognize(d)
	fmt.Println("LEARNED")
	for _, n := range d.Names {
		fmt.Printf("  %s %.2f %q\n", n.Type, n.Score, d.Text[d.Tokens[n.First].Start:d.Tokens[n.Last-1].End])
	}
	ph := names.Combine(d, lexicon.Default())
	c := coref.Resolve(d, lexicon.Default(), ph)
	for _, s := range d.Sentences {
		fmt.Println("SENT", d.Text[s.Start:s.End])
		if os.Getenv("TOK") != "" {
			for i := s.First; i < s.Last; i++ {
				x := d.Tokens[i]
				h := "-"
				if x.Head >= 0 {
					h = d.Tokens[x.Head].Form
				}
				fmt.Printf("    %d %s/%s/%s/%s %s<-%s", i, x.Form, x.Lemma, x.UPOS, x.XPOS, x.Rel, h)
				fmt.Println()
			}
		}
		for _, m := range c.MentionsIn(s.First, s.Last) {
			x := c.Mentions[m]
			e := "-"
			if x.Entity >= 0 {
				e = c.Entities[x.Entity].Name + " " + c.Entities[x.Entity].Key
			}
			fmt.Printf("   M %q %s %s => %s\n", x.Span.In(d.Text), x.Type, x.Form, e)
		}
		for i, p := range ph {
			if p.First >= s.First && p.Last <= s.Last {
				fmt.Printf("   O %q %s", p.Text(d), p.Office.Class)
				for _, h := range c.Holders {
					if h.Phrase == i {
						fmt.Printf(" held by %s %s", c.Entities[h.Entity].Name, h.How)
					}
				}
				fmt.Println()
			}
		}
	}
	for _, l := range relations.Find(d, c, ph, lexicon.Default()) {
		fmt.Printf("R %s -%s[%s]-> %s %.2f %s\n", c.Entities[l.From].Name, l.Type, l.Label, c.Entities[l.To].Name, l.Confidence, l.Extractor)
	}
	for _, g := range c.Groups {
		fmt.Print("G ")
		for i := g.Range.First; i < g.Range.Last; i++ {
			fmt.Print(d.Tokens[i].Form, " ")
		}
		for _, e := range g.Entities {
			fmt.Print(" => ", c.Entities[e].Name)
		}
		fmt.Println()
	}
}
