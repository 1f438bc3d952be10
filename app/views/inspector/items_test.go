package inspector

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"clew/app/session"
	"clew/app/views/viewtest"
	"clew/graphmodel"
)

// outline writes items in a short form.
func outline(items []item) []string {
	var out []string
	for _, i := range items {
		var marks []string
		for _, t := range i.tags {
			marks = append(marks, t.text)
		}
		if i.typ == noteItem && i.title == "" {
			continue // the invitation to write one
		}
		line := ""
		switch i.typ {
		case titleItem:
			line = "= " + i.before + ": " + i.title
		case factItem:
			line = i.title
		case noteItem:
			line = "~ " + i.title
		case sectionItem:
			line = "# " + i.title
		case linkItem:
			line = "- " + strings.TrimSpace(i.before+" ["+i.title+"] "+i.after)
		case quoteItem:
			line = "  > " + i.text
		case moreItem:
			line = "  + " + i.title
		case articleItem:
			line = "@ " + i.title + " " + i.note
		}
		if len(marks) > 0 {
			line += fmt.Sprint(" ", marks)
		}
		out = append(out, line)
	}
	return out
}

func inspect(sel session.Selection, unfolded ...string) []string {
	snap := viewtest.Snapshot()
	open := map[string]bool{}
	for _, key := range unfolded {
		open[key] = true
	}
	return outline(build(snap, session.Rank(snap), sel, open))
}

func check(t *testing.T, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestPerson(t *testing.T) {
	check(t, inspect(session.Selection{Entities: []string{viewtest.Envoy}}), []string{
		"= Person: Omar Haddad",
		"Also Haddad",
		"Mentioned twice in 2 articles",
		"2 independent sources, first on 30 Apr 2025",
		"# Roles",
		"- envoy of [Dock Workers' Union]",
		"  > Mayor Ilse Brandt met Omar Haddad, the envoy of the Dock Workers' Union, in Velden on Tuesday.",
		"# Acted in",
		"- [strike] May 2025, Port Authority Velden [planned]",
		"  > Haddad may call a strike in May, he said. [planned]",
		"# Took part in",
		"- [three-hour meeting] 29 Apr 2025, Velden",
		"  > Mayor Ilse Brandt met Omar Haddad, the envoy of the Dock Workers' Union, in Velden on Tuesday.",
		"# Mentioned in",
		"@ Mayor and union envoy meet over harbor dispute 1",
		"@ What the port pays 1",
	})
}

func TestCoMentionsComeLastAndWithoutSentencesUntilUnfolded(t *testing.T) {
	sel := session.Selection{Entities: []string{viewtest.Country}}
	want := []string{
		"# Named in the same sentence",
		"- [Ilse Brandt]",
		"  + Show all with their sentences",
	}
	got := inspect(sel)
	at := slices.Index(got, want[0])
	check(t, got[at:at+3], want)
	got = inspect(sel, "co_mentioned either way")
	at = slices.Index(got, want[0])
	if !strings.HasPrefix(got[at+2], "  > ") {
		t.Errorf("unfolded: %q", got[at:])
	}
}

func TestEvent(t *testing.T) {
	got := inspect(session.Selection{Entities: []string{viewtest.Strike}})
	check(t, got[:9], []string{
		"= Protest: strike [planned]",
		"May 2025",
		"Mentioned twice in 2 articles",
		"2 independent sources, first on 30 Apr 2025",
		"# Who",
		"- [Omar Haddad] [planned]",
		"  > Haddad may call a strike in May, he said. [planned]",
		"# Where",
		"- [Port Authority Velden] [denied]",
	})
}

func TestLinkShowsEveryEvidence(t *testing.T) {
	check(t, inspect(session.Selection{Links: []string{viewtest.RoleLink}}), []string{
		"= Role: envoy of",
		"94% sure, 1 sentence",
		"1 source, first on 30 Apr 2025",
		"# Between",
		"- [Omar Haddad] envoy of Dock Workers' Union",
		"- [Dock Workers' Union]",
		"# The article says",
		"  > Mayor Ilse Brandt met Omar Haddad, the envoy of the Dock Workers' Union, in Velden on Tuesday.",
	})
}

func TestTwoSelectedShowWhatConnectsThem(t *testing.T) {
	check(t, inspect(session.Selection{Entities: []string{viewtest.Mayor, viewtest.Envoy}}), []string{
		"= Selection: 2 selected",
		"- [Ilse Brandt] mayor of Velden",
		"- [Omar Haddad] envoy of Dock Workers' Union",
		"# Links between them",
		"No article links them directly.",
		"# What they share",
		"- [three-hour meeting] 29 Apr 2025, Velden",
	})
}

func TestSelectedLinksBetweenSelected(t *testing.T) {
	got := inspect(session.Selection{Entities: []string{viewtest.Envoy, viewtest.Union}})
	check(t, got[3:6], []string{
		"# Links between them",
		"- [Omar Haddad] envoy of  Dock Workers' Union",
		"  > Mayor Ilse Brandt met Omar Haddad, the envoy of the Dock Workers' Union, in Velden on Tuesday.",
	})
}

func TestNothingSelected(t *testing.T) {
	got := inspect(session.Selection{})
	check(t, got[:4], []string{
		"= Project: Overview",
		"2 articles: 3 people, 2 organizations, 2 places and 2 events.",
		"# Most connected",
		"- [Velden]",
	})
	i := slices.Index(got, "# Main events")
	if i < 0 || got[i+1] != "- [three-hour meeting] Omar Haddad, Ilse Brandt, 29 Apr 2025, Velden" {
		t.Errorf("the main events are not told with who took part: %q", got[4:])
	}
	if slices.Contains(got, "- [Nobody Connected]") {
		t.Error("who has no link is among the most connected")
	}
	empty := graphmodel.NewSnapshot(0, nil, nil, nil)
	items := build(empty, session.Rank(empty), session.Selection{}, map[string]bool{})
	if items[0].title != "Nothing read yet" {
		t.Errorf("an empty project shows %q", items[0].title)
	}
}

func TestManyEvidencesAreFolded(t *testing.T) {
	text := strings.Repeat("Ann leads Acme. ", 9)
	l := &graphmodel.Link{ID: "l", From: "p", To: "o", Type: graphmodel.Role, Label: "head of", Confidence: 1}
	for i := range 9 {
		at := i * len("Ann leads Acme. ")
		l.Evidence = append(l.Evidence, graphmodel.Evidence{Article: "a", Span: graphmodel.Span{Start: at, End: at + 15}})
	}
	snap := graphmodel.NewSnapshot(1, []*graphmodel.Article{{ID: "a", Title: "T", Text: text}}, []*graphmodel.Entity{
		{ID: "p", Kind: graphmodel.Person, Name: "Ann"}, {ID: "o", Kind: graphmodel.Organization, Name: "Acme"},
	}, []*graphmodel.Link{l})
	count := func(unfolded map[string]bool) (quotes int, more string) {
		for _, i := range build(snap, session.Rank(snap), session.Selection{Entities: []string{"p"}}, unfolded) {
			switch i.typ {
			case quoteItem:
				quotes++
			case moreItem:
				more = i.title
			}
		}
		return quotes, more
	}
	if n, more := count(map[string]bool{}); n != shownQuotes || more != "Show 7 more sentences" {
		t.Errorf("%d quotes, %q", n, more)
	}
	if n, more := count(map[string]bool{"evidence l": true}); n != 9 || more != "" {
		t.Errorf("unfolded: %d quotes, %q", n, more)
	}
}

func TestDamagedEvidenceIsLeftOut(t *testing.T) {
	snap := graphmodel.NewSnapshot(1, []*graphmodel.Article{{ID: "a", Text: "short"}}, []*graphmodel.Entity{
		{ID: "p", Kind: graphmodel.Person, Name: "Ann"}, {ID: "o", Kind: graphmodel.Organization, Name: "Acme"},
	}, []*graphmodel.Link{{ID: "l", From: "p", To: "o", Type: graphmodel.Role, Evidence: []graphmodel.Evidence{
		{Article: "gone", Span: graphmodel.Span{Start: 0, End: 4}}, {Article: "a", Span: graphmodel.Span{Start: 3, End: 400}},
	}}})
	for _, i := range build(snap, session.Rank(snap), session.Selection{Entities: []string{"p"}}, map[string]bool{}) {
		if i.typ == quoteItem {
			t.Errorf("quoted %q", i.text)
		}
	}
}

// TestNotesAndWhatWasAddedByHand shows what a person has written and added.
func TestNotesAndWhatWasAddedByHand(t *testing.T) {
	a := &graphmodel.Entity{ID: "a", Kind: graphmodel.Person, Name: "Ann", ByHand: true, Note: "Ask her."}
	b := &graphmodel.Entity{ID: "b", Kind: graphmodel.Person, Name: "Bob"}
	l := &graphmodel.Link{ID: "l", From: "a", To: "b", Type: graphmodel.Family, Label: "sister", Confidence: 1, ByHand: true, Note: "Unsure."}
	snap := graphmodel.NewSnapshot(1, nil, []*graphmodel.Entity{a, b}, []*graphmodel.Link{l})
	for _, c := range []struct {
		sel  session.Selection
		want []string
	}{
		{session.Selection{Entities: []string{"a"}}, []string{"Person: Ann [added by hand]", "~ Ask her.", "[Bob]"}},
		{session.Selection{Links: []string{"l"}}, []string{"[added by hand]", "~ Unsure.", "Add as Evidence"}},
	} {
		got := strings.Join(outline(build(snap, session.Rank(snap), c.sel, map[string]bool{})), "\n")
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%v: no %q in\n%s", c.sel, want, got)
			}
		}
	}
}
