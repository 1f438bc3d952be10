//go:build !headless

package desktop

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"clew/app/ingest"
	"clew/app/session"
	"clew/app/views/graphview"
	"clew/app/views/wording"
	"clew/app/workspace"
	"clew/graphmodel"
)

// textMenu is what can be done with words of an article. entity is what they
// name, or "".
func (w *window) textMenu(article string, span graphmodel.Span, entity string, at fyne.Position) {
	snap := w.session.Snapshot()
	a := snap.Article(article)
	if a == nil || span.In(a.Text) == "" {
		return
	}
	whole := wholeWords(a.Text, trimmed(a.Text, span)) // what is taught is no half of a word
	words := strings.Join(strings.Fields(whole.In(a.Text)), " ")
	e := snap.Entity(entity)
	var items []*fyne.MenuItem
	if short := len([]rune(words)) <= 80; short {
		items = append(items, w.lessons(words, e)...)
		items = append(items, fyne.NewMenuItemSeparator(), w.edits("New Entity from “"+shorten(words, 24)+"”…", func() {
			w.newEntity(words, &graphmodel.Mention{Article: article, Span: whole, Form: graphmodel.FormName})
		}))
	}
	if item := w.evidenceItem(article, whole); item != nil {
		items = append(items, item)
	}
	if item := w.somebodyElse(e, a, span); item != nil {
		items = append(items, item)
	}
	if e != nil {
		items = append(items, w.mergeItem(e), fyne.NewMenuItem("Select “"+shorten(e.Name, 30)+"”", func() {
			w.session.SelectEntities(e.ID)
			w.network.reveal(e.ID)
		}))
	}
	items = append(
		items,
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Copy", func() { w.app.Clipboard().SetContent(span.In(a.Text)) }),
		fyne.NewMenuItem("Copy Sentence with Source", func() { w.app.Clipboard().SetContent(citation(a, span)) }),
		fyne.NewMenuItem("Search for It", func() { w.search.open(words) }),
	)
	w.popUp(at, items...)
}

// markWords opens the menu for what is selected in the reader.
func (w *window) markWords() {
	if w.reader.SelectedText() == "" {
		w.session.Tell(session.Info, "Select words of an article first")
		return
	}
	w.reader.MarkMenu()
}

// trimmed takes the spaces at the ends off a span.
func trimmed(text string, s graphmodel.Span) graphmodel.Span {
	in := s.In(text)
	s.Start += len(in) - len(strings.TrimLeft(in, " \n\t"))
	s.End -= len(in) - len(strings.TrimRight(in, " \n\t"))
	return s
}

// wholeWords widens a span that begins or ends inside a word to all of it. In scripts
// without spaces between words it stays.
func wholeWords(text string, s graphmodel.Span) graphmodel.Span {
	inside := func(at int) bool {
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at:])
		return wordRune(before) && wordRune(after)
	}
	for s.Start > 0 && s.Start < s.End && inside(s.Start) {
		_, size := utf8.DecodeLastRuneInString(text[:s.Start])
		s.Start -= size
	}
	for s.End < len(text) && s.Start < s.End && inside(s.End) {
		_, size := utf8.DecodeRuneInString(text[s.End:])
		s.End += size
	}
	return s
}

// wordRune reports whether a character is part of a word that spaces set off.
func wordRune(r rune) bool {
	return r != utf8.RuneError && unicode.In(r, unicode.Letter, unicode.Digit, unicode.Mark) &&
		!unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Khmer, unicode.Lao, unicode.Myanmar)
}

// lessons are what a person can tell about words.
func (w *window) lessons(words string, e *graphmodel.Entity) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, l := range []struct {
		kind graphmodel.Kind
		list string
		text string
	}{
		{graphmodel.Person, ingest.AlwaysPerson, "This Is a Person"},
		{graphmodel.Organization, ingest.AlwaysOrganization, "This Is an Organization"},
		{graphmodel.Place, ingest.AlwaysPlace, "This Is a Place"},
	} {
		i := w.edits(l.text, func() { w.teach(words, l.list, l.kind) })
		i.Checked = e != nil && e.Kind == l.kind
		items = append(items, i)
	}
	return append(items, w.edits("Never an Entity", func() { w.teach(words, ingest.Never, "") }))
}

// teach puts words into a word list and shows what has become of them.
func (w *window) teach(words, list string, kind graphmodel.Kind) {
	label := "“" + shorten(words, 40) + "” is never an entity"
	if kind != "" {
		label = "“" + shorten(words, 40) + "” is " + article(kind)
	}
	w.space.Teach(workspace.Lesson{Label: label, List: list, Name: words, Kind: kind}, func(id string) {
		switch {
		case id != "":
			w.session.SelectEntities(id)
		case kind != "":
			// The reader of articles does not find it: the person does.
			d := graphmodel.MadeEntity(w.session.Snapshot(), kind, words, w.space.Mentions(words)...)
			if w.decide(label, d) {
				w.session.SelectEntities(d.Target)
			}
		}
	})
}

// article is a kind with its article: "an organization".
func article(k graphmodel.Kind) string {
	name := strings.ToLower(wording.Kind(k))
	if k == graphmodel.Organization || k == graphmodel.Event {
		return "an " + name
	}
	return "a " + name
}

// evidenceItem adds words of an article to a link: to the selected one, to one of
// those of the selected entity, or to a new one between two selected entities.
func (w *window) evidenceItem(article string, span graphmodel.Span) *fyne.MenuItem {
	const most = 14
	snap, sel := w.session.Snapshot(), w.session.Selection()
	item := fyne.NewMenuItem("Add as Evidence to", nil)
	item.ChildMenu = fyne.NewMenu("")
	add := func(l *graphmodel.Link) {
		if l == nil || l.Type == graphmodel.CoMentioned || len(item.ChildMenu.Items) == most {
			return
		}
		item.ChildMenu.Items = append(item.ChildMenu.Items, fyne.NewMenuItem(w.linkName(l), func() {
			w.decide("Add a sentence to "+shorten(w.linkName(l), 50), graphmodel.Proof(l, article, span))
			w.session.SelectLinks(l.ID)
		}))
	}
	for _, id := range sel.Links {
		add(snap.Link(id))
	}
	ids := w.selectedEntities()
	if len(ids) == 2 {
		item.ChildMenu.Items = append(item.ChildMenu.Items, fyne.NewMenuItem("A New Link between the Two…", func() {
			w.newLink(ids[0], ids[1], graphmodel.Evidence{
				Article: article, Span: span, Extractor: graphmodel.PersonExtractor, Stance: graphmodel.Asserted,
			})
		}))
	}
	for _, id := range ids {
		i, ok := snap.EntityIndex(id)
		if !ok {
			continue
		}
		for _, arc := range snap.ArcsOf(i) {
			add(snap.Links.At(int(arc.Link)))
		}
	}
	if len(item.ChildMenu.Items) == 0 {
		hint := fyne.NewMenuItem("Select a link or its ends first", nil)
		hint.Disabled = true
		item.ChildMenu.Items = append(item.ChildMenu.Items, hint)
	}
	return w.editing(item)
}

// linkName says what a link is in a few words.
func (w *window) linkName(l *graphmodel.Link) string {
	snap := w.session.Snapshot()
	from, to := snap.Entity(l.From), snap.Entity(l.To)
	words := l.Label
	if words == "" || l.Type.OfEvent() {
		words = strings.ToLower(wording.LinkType(l.Type))
	}
	return shorten(from.Name, 24) + ", " + shorten(words, 20) + ": " + shorten(to.Name, 24)
}

// mergeItem makes an entity one with another: with the selected ones, or those
// that are called like it.
func (w *window) mergeItem(e *graphmodel.Entity) *fyne.MenuItem {
	const most = 12
	snap := w.session.Snapshot()
	item := fyne.NewMenuItem("Merge into", nil)
	item.ChildMenu = fyne.NewMenu("")
	seen := map[string]bool{e.ID: true}
	add := func(other *graphmodel.Entity) {
		if other == nil || seen[other.ID] || len(item.ChildMenu.Items) == most || (other.Kind == graphmodel.Event) != (e.Kind == graphmodel.Event) {
			return
		}
		seen[other.ID] = true
		item.ChildMenu.Items = append(item.ChildMenu.Items,
			fyne.NewMenuItem(shorten(other.Name, 40), func() { w.merge(other.ID, e.ID) }))
	}
	for _, id := range w.selectedEntities() {
		add(snap.Entity(id))
	}
	words := strings.Fields(graphmodel.Fold(e.Name))
	for _, i := range w.session.Ranking().Order {
		other := snap.Entities[i]
		for _, word := range strings.Fields(graphmodel.Fold(other.Name)) {
			if len(word) > 3 && other.Kind == e.Kind && contains(words, word) {
				add(other)
			}
		}
	}
	if len(item.ChildMenu.Items) == 0 {
		hint := fyne.NewMenuItem("Select the other one first", nil)
		hint.Disabled = true
		item.ChildMenu.Items = append(item.ChildMenu.Items, hint)
	}
	return w.editing(item)
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// linkFrom lets the person draw a link from a node, or links it with the other
// one that is selected.
func (w *window) linkFrom(id string) {
	if w.onlyLooking() {
		return
	}
	if other := w.otherSelected(id); other != "" {
		w.newLink(id, other)
		return
	}
	w.network.view.SetTool(graphview.LinkTool)
	w.network.focusCanvas()
	w.session.Tell(session.Info, "Drag from the node to another one to link them; Esc ends this")
}
