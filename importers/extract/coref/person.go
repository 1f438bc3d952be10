package coref

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/graphmodel/personname"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
)

// addPeople makes the entities of people: those with full names first, then
// surnames and given names alone.
func (b *builder) addPeople() {
	var single []doc.Name
	b.people = newPeopleIndex()
	for _, n := range b.d.Names {
		if n.Type != graphmodel.MentionPerson {
			continue
		}
		if parsed := b.parse(n); parsed.Given != "" {
			e := b.fullNamed(parsed)
			if e < 0 {
				e = b.bornAs(n, parsed)
			}
			b.addPerson(n, e, parsed)
		} else {
			single = append(single, n)
		}
	}
	for _, n := range single {
		parsed := b.parse(n)
		e := b.coordinated(n)
		if e < 0 {
			e = b.singleNamed(n, parsed)
		}
		b.addPerson(n, e, parsed)
	}
}

// parse reads a name and joins a generation that a tokenizer cut off.
func (b *builder) parse(n doc.Name) personname.Name {
	return personname.Parse(b.text(n.First, n.Last))
}

// addPerson adds a mention to entity e, or to a new one when e is negative.
func (b *builder) addPerson(n doc.Name, e int, parsed personname.Name) {
	if e < 0 {
		e = b.newEntity(graphmodel.Person, "")
	}
	b.addName(n, e)
	ent := b.entities[e]
	if !slices.ContainsFunc(ent.names, func(o personname.Name) bool { return o.Full == parsed.Full }) {
		ent.names = append(ent.names, parsed)
		b.people.add(e, parsed)
	}
	m := &b.mentions[len(b.mentions)-1]
	sex := b.honorific(m)
	if ent.sex == lexicon.SexUnknown {
		ent.sex = sex
	}
	if f, ok := b.lex.FirstName(b.d.Tokens[n.First].Form); ok && parsed.Given != "" && ent.sex == lexicon.SexUnknown {
		ent.sex = f.Sex
	}
}

// fullNamed finds the person that a full name belongs to. What looks like one may be
// the surname of somebody: "Ben Tarik" of Sami Ben Tarik.
func (b *builder) fullNamed(parsed personname.Name) int {
	for _, i := range b.people.with(parsed.Family) {
		if slices.ContainsFunc(b.entities[i].names, func(o personname.Name) bool { return o.Given != "" && o.Family == parsed.Full }) {
			return i
		}
	}
	for _, i := range b.people.like(parsed) {
		if slices.ContainsFunc(b.entities[i].names, func(o personname.Name) bool { return o.Family == parsed.Family && !mayBe(o, parsed) }) {
			continue // "Abi Saab" is Tarek's, and so not Ramzi Abi Saab's
		}
		if slices.ContainsFunc(b.entities[i].names, func(o personname.Name) bool { return mayBe(o, parsed) }) {
			return i
		}
	}
	return -1
}

// mayBe reports whether two names can be one person's.
func mayBe(a, b personname.Name) bool {
	return personname.Compare(a, b) != personname.Differ || partialOf(a, b) || partialOf(b, a)
}

// partialOf reports whether a is b with given names left out at the front:
// "Lula da Silva" of "Luiz Inácio Lula da Silva".
func partialOf(a, b personname.Name) bool {
	return a.Family == b.Family && a.Given != "" && slices.Contains(b.Middle, a.Given)
}

// coordinated reads the first of two given names before a shared surname:
// "Pieter and Annelies van der Holt".
func (b *builder) coordinated(n doc.Name) int {
	t := b.d.Tokens
	if n.Last-n.First != 1 || n.Last+1 >= len(t) || t[n.Last].Form != "and" && t[n.Last].Form != "&" {
		return -1
	}
	k, ok := slices.BinarySearchFunc(b.d.Names, n.Last+1, func(o doc.Name, first int) int { return o.First - first })
	if !ok || b.d.Names[k].Type != graphmodel.MentionPerson || b.d.Names[k].Last-b.d.Names[k].First < 2 {
		return -1
	}
	if _, given := b.lex.FirstName(t[n.First].Form); !given && !b.givenSomewhere(t[n.First].Form) {
		return -1
	}
	o := b.d.Names[k]
	parsed := personname.Parse(t[n.First].Form + " " + b.parse(o).Family)
	if e := b.fullNamed(parsed); e >= 0 {
		return e
	}
	e := b.newEntity(graphmodel.Person, "")
	ent := b.entities[e]
	ent.names = append(ent.names, parsed)
	b.people.add(e, parsed)
	ent.forms[t[n.First].Form+" "+b.familyText(o)]++
	return e
}

func (b *builder) givenSomewhere(word string) bool {
	given := personname.Plain(word)
	for _, i := range b.people.with(given) {
		for _, o := range b.entities[i].names {
			if o.Given == given {
				return true
			}
		}
	}
	return false
}

// familyText is the surname as written, with its particles.
func (b *builder) familyText(n doc.Name) string {
	words := strings.Fields(b.text(n.First, n.Last))
	family := len(strings.Fields(b.parse(n).Family))
	return strings.Join(words[max(len(words)-family, 0):], " ")
}

// singleNamed finds the person whom a single name means: by surname, then by
// given name, then by a middle name.
func (b *builder) singleNamed(n doc.Name, parsed personname.Name) int {
	word := parsed.Family
	var family, given, middle []int
	for _, i := range b.people.with(word) {
		for _, o := range b.entities[i].names {
			switch {
			case o.Family == word, o.Given != "" && strings.HasSuffix(o.Family, " "+word):
				family = appendNew(family, i)
			case o.Given == word:
				given = appendNew(given, i)
			case slices.Contains(o.Middle, word):
				middle = appendNew(middle, i)
			}
		}
	}
	if b.firstOfTwo(n, family, middle) {
		return middle[0]
	}
	for _, candidates := range [][]int{family, given, middle} {
		if len(candidates) == 1 {
			return candidates[0]
		}
		if len(candidates) > 1 {
			if candidates = b.unlike(n, candidates); len(candidates) == 1 {
				return candidates[0]
			}
			return b.chooseBearer(n, candidates)
		}
	}
	return b.respelled(parsed)
}

// firstOfTwo reports whether a single name is the first of two surnames: "Lind"
// of Oto Lind Roth, who came before, though Eva Lind comes after.
func (b *builder) firstOfTwo(n doc.Name, family, middle []int) bool {
	if len(family) == 0 || len(middle) != 1 || b.entities[middle[0]].first >= n.First {
		return false
	}
	if _, given := b.lex.FirstName(b.d.Tokens[n.First].Form); given {
		return false
	}
	return !slices.ContainsFunc(family, func(i int) bool { return b.entities[i].first <= n.First })
}

// respelled finds the one person whose surname is the same in another
// romanization.
func (b *builder) respelled(parsed personname.Name) int {
	found := -1
	for _, i := range b.people.like(parsed) {
		for _, o := range b.entities[i].names {
			if len(parsed.Family) > 4 && o.FamilySkeleton == parsed.FamilySkeleton {
				if found >= 0 && found != i {
					return -1
				}
				found = i
			}
		}
	}
	return found
}

func appendNew(list []int, i int) []int {
	if n := len(list); n > 0 && list[n-1] == i || slices.Contains(list, i) {
		return list
	}
	return append(list, i)
}

// chooseBearer decides between people of one surname: the honorific's sex, then
// a bearer named earlier in the paragraph, then the one whom the article
// introduced first: news calls relatives by their full or given names.
func (b *builder) chooseBearer(n doc.Name, candidates []int) int {
	if sex := b.honorificBefore(n.First); sex != lexicon.SexUnknown {
		fitting := slices.DeleteFunc(slices.Clone(candidates), func(i int) bool {
			return b.entities[i].sex != lexicon.SexUnknown && b.entities[i].sex != sex
		})
		if len(fitting) == 1 {
			return fitting[0]
		}
		if len(fitting) > 0 {
			candidates = fitting
		}
	}
	first := slices.MinFunc(candidates, func(x, y int) int { return b.entities[x].first - b.entities[y].first })
	paragraph := b.d.Sentences[b.d.SentenceOf(n.First)].Paragraph
	latest, firstSeen := -1, false
	for _, m := range b.mentions {
		if m.first >= n.First || !slices.Contains(candidates, m.entity) || b.d.Sentences[b.d.SentenceOf(m.first)].Paragraph != paragraph {
			continue
		}
		firstSeen = firstSeen || m.entity == first
		if latest < 0 || m.first > b.mentions[latest].first {
			latest = b.mentionIndex(m)
		}
	}
	if latest >= 0 && !firstSeen {
		return b.mentions[latest].entity
	}
	return first
}

func (b *builder) mentionIndex(m mention) int {
	return slices.IndexFunc(b.mentions, func(o mention) bool { return o.first == m.first && o.last == m.last })
}

// honorific takes the title before a name into the mention and returns the sex
// that it tells.
func (b *builder) honorific(m *mention) lexicon.Sex {
	sex := lexicon.SexUnknown
	for m.titled > 0 {
		if p, ok := office.Ending(b.offices, m.titled); ok && b.sameSentence(p.First, m.first) {
			m.titled = p.First
			if sex == lexicon.SexUnknown {
				sex = p.Office.Sex
			}
			continue
		}
		t, n := b.titleBefore(m.titled)
		if n == 0 {
			break
		}
		m.titled -= n
		if sex == lexicon.SexUnknown {
			sex = t.Sex
		}
	}
	return sex
}

func (b *builder) sameSentence(i, j int) bool { return b.d.SentenceOf(i) == b.d.SentenceOf(j) }

// titleBefore returns the title that ends right before token i.
func (b *builder) titleBefore(i int) (lexicon.Title, int) {
	for n := min(4, i); n > 0; n-- {
		words := make([]string, 0, n)
		for j := i - n; j < i; j++ {
			words = append(words, b.d.Tokens[j].Form)
		}
		if t, k := b.lex.TitleAt(words); k == n && b.sameSentence(i-n, i) && startsUpper(words[0]) {
			return t, n
		}
	}
	return lexicon.Title{}, 0
}

// honorificBefore is the sex that the title before token i tells.
func (b *builder) honorificBefore(i int) lexicon.Sex {
	m := mention{first: i, titled: i}
	return b.honorific(&m)
}

func startsUpper(w string) bool { return w != "" && w[0] >= 'A' && w[0] <= 'Z' }

// bornAs reads "Born Mirela Dragomir in Cluj": the name that the one person of
// that given name was born with, or -1.
func (b *builder) bornAs(n doc.Name, parsed personname.Name) int {
	if n.First == 0 {
		return -1
	}
	switch strings.ToLower(b.d.Tokens[n.First-1].Form) {
	case "born", "née", "nee":
	default:
		return -1
	}
	only := -1
	for _, i := range b.people.with(parsed.Given) {
		if slices.ContainsFunc(b.entities[i].names, func(o personname.Name) bool { return o.Given == parsed.Given }) {
			if only >= 0 {
				return -1
			}
			only = i
		}
	}
	return only
}
