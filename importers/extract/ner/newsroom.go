package ner

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"unicode/utf8"

	"clew/graphmodel"
	"clew/importers/extract/doc"
	"clew/importers/extract/token"
)

// cast is one invented bearer of a slot.
type cast struct {
	full, short string
	typ         graphmodel.MentionType
}

// newsroom writes short articles of invented names from templates.
type newsroom struct {
	v   *inventor
	rng *rand.Rand
}

// article returns an article of six to ten sentences. A slot means the same
// name throughout; the first time its full form is used.
func (n *newsroom) article(id string) *Example {
	lines := newsTemplates[n.rng.IntN(len(newsTemplates))]
	bearers := map[byte]cast{}
	told := map[byte]bool{}
	var text strings.Builder
	e := &Example{ID: id, Domain: Gold}
	for _, i := range n.rng.Perm(len(lines))[:min(len(lines), 6+n.rng.IntN(5))] {
		n.line(lines[i], bearers, told, &text, e)
		if n.rng.IntN(3) == 0 {
			text.WriteByte('\n')
		} else {
			text.WriteByte(' ')
		}
	}
	e.Doc = &doc.Document{Text: text.String()}
	token.Annotate(e.Doc)
	e.align()
	return e
}

// line fills the slots of one template.
func (n *newsroom) line(line string, bearers map[byte]cast, told map[byte]bool, text *strings.Builder, e *Example) {
	start := text.Len()
	for line != "" {
		head, rest, found := strings.Cut(line, "{")
		text.WriteString(head)
		if !found {
			return
		}
		slot, tail, _ := strings.Cut(rest, "}")
		line = tail
		if w := n.filler(slot); w != "" {
			text.WriteString(w)
			continue
		}
		key := slot[0] &^ 0x20 // the capital letter
		c, ok := bearers[key]
		if !ok {
			c = n.invent(key)
			bearers[key] = c
		}
		name := c.full
		if slot[0] != key && (told[key] || n.rng.IntN(3) == 0) {
			name = c.short
		}
		told[key] = true
		if text.Len() == start && strings.HasPrefix(name, "the ") {
			name = "The " + name[4:]
		}
		at := text.Len()
		text.WriteString(name)
		if low := strings.ToLower(name); strings.HasPrefix(low, "the ") {
			at += 4
		}
		e.Marks = append(e.Marks, Mark{at, text.Len(), c.typ})
	}
}

// filler returns the words of a slot that names nothing, "" for a name.
func (n *newsroom) filler(slot string) string {
	switch slot {
	case "N":
		return strconv.Itoa(2 + n.rng.IntN(60))
	case "day":
		return pickOne([]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}, n.rng)
	case "role":
		return pickOne(roleNouns, n.rng)
	case "noun":
		return pickOne(orgNouns, n.rng)
	case "nation":
		return pickOne(nations, n.rng)
	}
	return ""
}

// invent makes the bearer of a slot.
func (n *newsroom) invent(slot byte) cast {
	switch slot {
	case 'P', 'Q', 'R':
		return n.person()
	case 'C', 'D':
		return n.company()
	case 'T', 'U':
		return n.club()
	case 'I', 'J':
		return n.institute()
	case 'G', 'H':
		return n.body()
	case 'W':
		name := n.place().short + " " + pickOne(paperTails, n.rng)
		return cast{"the " + name, "the " + name, graphmodel.MentionOrg}
	}
	return n.place()
}

func (n *newsroom) person() cast {
	first, last := n.v.pick(&n.v.first, n.rng), n.v.pick(&n.v.family, n.rng)
	switch n.rng.IntN(12) {
	case 0:
		_, size := utf8.DecodeRuneInString(first)
		first = first[:size] + "."
		if n.rng.IntN(2) == 0 {
			first += " " + pickOne([]string{"A.", "J.", "R.", "M.", "L."}, n.rng)
		}
	case 1:
		p := pickOne(particles, n.rng)
		if !strings.HasSuffix(p, "-") {
			p += " "
		}
		last = p + last
	case 2:
		last += "-" + n.v.pick(&n.v.family, n.rng)
	}
	return cast{first + " " + last, last, graphmodel.MentionPerson}
}

// stem returns a word that a company or club may be called by.
func (n *newsroom) stem() string {
	switch n.rng.IntN(3) {
	case 0:
		return n.v.pick(&n.v.place, n.rng)
	case 1:
		return n.v.pick(&n.v.first, n.rng)
	}
	return n.v.pick(&n.v.family, n.rng)
}

func (n *newsroom) company() cast {
	c := cast{short: n.stem(), typ: graphmodel.MentionOrg}
	switch n.rng.IntN(6) {
	case 0, 1:
		c.full = c.short
	case 2:
		c.full = c.short + " & " + n.v.pick(&n.v.family, n.rng)
	default:
		c.full = c.short + " " + pickOne(companySuffixes, n.rng)
	}
	return c
}

func (n *newsroom) club() cast {
	c := cast{short: n.v.pick(&n.v.place, n.rng), typ: graphmodel.MentionOrg}
	switch n.rng.IntN(4) {
	case 0:
		c.full = c.short
	case 1:
		c.full = pickOne(clubPrefixes, n.rng) + " " + c.short
	default:
		c.full = c.short + " " + pickOne(clubSuffixes, n.rng)
	}
	return c
}

func (n *newsroom) institute() cast {
	place, stem := n.v.pick(&n.v.place, n.rng), n.stem()
	var name string
	switch n.rng.IntN(5) {
	case 0:
		name = "the University of " + place
	case 1:
		name = place + " University"
	case 2:
		name = "the " + stem + " Institute"
	case 3:
		name = "the " + stem + " " + pickOne([]string{"Center", "Institute", "Laboratory"}, n.rng) + " for " + pickOne(sciences, n.rng)
		if n.rng.IntN(3) == 0 {
			name += " and " + pickOne(sciences, n.rng)
		}
	default:
		name = place + " " + pickOne([]string{"General Hospital", "Medical Center", "Observatory", "College", "Polytechnic"}, n.rng)
	}
	return cast{name, name, graphmodel.MentionOrg}
}

func (n *newsroom) body() cast {
	a, b := pickOne(subjects, n.rng), pickOne(subjects, n.rng)
	var name string
	switch n.rng.IntN(5) {
	case 0:
		name = pickOne(bodies, n.rng) + " of " + a
	case 1:
		name = a + " " + pickOne(bodies, n.rng)
	case 2:
		name = pickOne(bodies, n.rng) + " " + pickOne([]string{"on", "for", "of"}, n.rng) + " " + a + " and " + b
	case 3:
		name = "National " + a + " " + pickOne(bodies, n.rng)
	default:
		name = n.stem() + " " + pickOne([]string{"Party", "Front", "Alliance", "Council", "Union", "Foundation", "Brigade", "Movement"}, n.rng)
	}
	return cast{"the " + name, "the " + name, graphmodel.MentionOrg}
}

func (n *newsroom) place() cast {
	name := n.v.pick(&n.v.place, n.rng)
	switch n.rng.IntN(10) {
	case 0:
		name = pickOne(placeHeads, n.rng) + " " + name
	case 1:
		name += " " + pickOne(placeTails, n.rng)
	}
	return cast{name, name, graphmodel.MentionPlace}
}
