package cli

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"clew/graphmodel"
)

// writeSummary tells in plain text what a graph says: its articles, the main
// people, organizations and places with their roles, and the events in the
// order of their dates, each with a sentence that says so.
func writeSummary(w io.Writer, s *graphmodel.Snapshot) error {
	b := &summary{Writer: bufio.NewWriter(w), s: s}
	b.printf("%s\n", count(len(s.Articles), "article"))
	articles := slices.Clone(s.Articles)
	slices.SortStableFunc(articles, func(a, b *graphmodel.Article) int { return a.Published.Start.Compare(b.Published.Start) })
	for _, a := range articles {
		b.printf("  %-10s  %s\n", a.Published.Start, cmp.Or(a.Title, "(no title)"))
	}
	for _, k := range []graphmodel.Kind{graphmodel.Person, graphmodel.Organization, graphmodel.Place} {
		b.entities(k)
	}
	b.events()
	return b.Flush()
}

type summary struct {
	*bufio.Writer
	s *graphmodel.Snapshot
}

// printf leaves errors to Flush.
func (b *summary) printf(format string, args ...any) { _, _ = fmt.Fprintf(b.Writer, format, args...) }

// entities lists the entities of a kind, the most connected first.
func (b *summary) entities(k graphmodel.Kind) {
	var of []int
	for _, i := range mostConnected(b.s, len(b.s.Entities)) {
		if e := b.s.Entities[i]; e.Kind == k && e.Status != graphmodel.Hidden {
			of = append(of, i)
		}
	}
	if len(of) == 0 {
		return
	}
	b.printf("\n%s\n", map[graphmodel.Kind]string{
		graphmodel.Person: "People", graphmodel.Organization: "Organizations", graphmodel.Place: "Places",
	}[k])
	for _, i := range of {
		b.printf("  %s%s\n", b.s.Entities[i].Name, b.roles(i))
	}
}

// roles is what an entity is, in the words of the articles.
func (b *summary) roles(i int) string {
	var roles []string
	for _, a := range b.s.ArcsOf(i) {
		l := b.s.Links.At(int(a.Link))
		if a.Out && (l.Type == graphmodel.Role || l.Type == graphmodel.MemberOf) && l.Status != graphmodel.Hidden {
			roles = append(roles, strings.TrimSpace(strings.TrimSuffix(l.Label, " of")+", "+b.s.Entities[a.Node].Name))
		}
	}
	if len(roles) == 0 {
		return ""
	}
	slices.Sort(roles)
	return ": " + strings.Join(slices.Compact(roles), "; ")
}

// events lists the events in the order of their dates, those without one last.
func (b *summary) events() {
	var of []int
	for i, e := range b.s.Entities {
		if e.Kind == graphmodel.Event && e.Status != graphmodel.Hidden {
			of = append(of, i)
		}
	}
	slices.SortStableFunc(of, func(x, y int) int {
		a, c := b.s.Entities[x], b.s.Entities[y]
		if a.When.Known() != c.When.Known() {
			if a.When.Known() {
				return -1
			}
			return 1
		}
		return cmp.Or(a.When.Start.Compare(c.When.Start), a.When.End.Compare(c.When.End))
	})
	if len(of) > 0 {
		b.printf("\nEvents\n")
	}
	for _, i := range of {
		b.event(i)
	}
}

func (b *summary) event(i int) {
	e := b.s.Entities[i]
	when := "no date"
	if e.When.Known() {
		when = whenText(e.When)
	}
	stance := ""
	if e.Stance != "" && e.Stance != graphmodel.Asserted {
		stance = ", " + string(e.Stance)
	}
	b.printf("  %s  %s (%s%s)%s\n", when, e.Name, e.Type, stance, b.participants(i))
	if quote := b.quote(i); quote != "" {
		b.printf("      “%s”\n", quote)
	}
}

// quote is the sentence that tells an event: the evidence of one of its links,
// else what stands around its first mention.
func (b *summary) quote(i int) string {
	e := b.s.Entities[i]
	if len(e.Mentions) == 0 {
		return ""
	}
	m := e.Mentions[0]
	for _, a := range b.s.ArcsOf(i) {
		for _, proof := range b.s.Links.At(int(a.Link)).Evidence {
			if a.Out && proof.Article == m.Article && proof.Span.Contains(m.Span) {
				return strings.Join(strings.Fields(b.s.Quote(proof.Article, proof.Span)), " ")
			}
		}
	}
	if a := b.s.Article(m.Article); a != nil {
		return around(a.Text, m.Span)
	}
	return ""
}

func whenText(i graphmodel.Interval) string {
	switch i.Precision {
	case graphmodel.PrecisionYear:
		return i.Start.String()[:4]
	case graphmodel.PrecisionMonth:
		return i.Start.String()[:7]
	}
	if i.End != i.Start && !i.End.IsZero() {
		return i.Start.String() + " to " + i.End.String()
	}
	return i.Start.String()
}

// participants lists who took part in an event, and where it was.
func (b *summary) participants(i int) string {
	by := map[graphmodel.LinkType][]string{}
	for _, a := range b.s.ArcsOf(i) {
		if l := b.s.Links.At(int(a.Link)); a.Out && l.Status != graphmodel.Hidden {
			by[l.Type] = append(by[l.Type], b.s.Entities[a.Node].Name)
		}
	}
	var parts []string
	for _, t := range []struct {
		of   graphmodel.LinkType
		word string
	}{
		{graphmodel.Actor, "by"}, {graphmodel.Recipient, "to"}, {graphmodel.Participant, "with"}, {graphmodel.AtPlace, "in"},
	} {
		if names := by[t.of]; len(names) > 0 {
			slices.Sort(names)
			parts = append(parts, t.word+" "+strings.Join(slices.Compact(names), ", "))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return ": " + strings.Join(parts, "; ")
}

// around is the part of the text between the ends of sentence on either side
// of a span, at most some words long.
func around(text string, span graphmodel.Span) string {
	const reach = 160
	start := max(0, span.Start-reach)
	if i := strings.LastIndexAny(text[start:span.Start], ".!?\n"); i >= 0 {
		start += i + 1
	} else if i := strings.IndexByte(text[start:span.Start], ' '); start > 0 && i >= 0 {
		start += i
	}
	end := min(len(text), span.End+reach)
	if i := strings.IndexAny(text[span.End:end], ".!?\n"); i >= 0 {
		end = span.End + i + 1
	} else if i := strings.LastIndexByte(text[span.End:end], ' '); end < len(text) && i >= 0 {
		end = span.End + i
	}
	return strings.ToValidUTF8(strings.TrimSpace(text[start:end]), "")
}
