package ner

// maxNeighbors bounds what is remembered about one word of a document.
const maxNeighbors = 8

// wordContext is what all places of a capitalized word in a document say
// about it.
type wordContext struct {
	n           int
	left, right []uint64 // small-letter neighbors, without repeats
	longer      []uint64 // neighbors with a capital, tagged by side
	heads       []uint64 // last words of longer runs that it stands in
	titled      bool     // follows a title or a role
	afterFirst  bool     // follows a given name
	beforeLast  bool     // precedes a family name
	lastOfRun   bool     // ends a run of two or more words
	inner       int      // places with a capital inside a sentence
}

// acronym is a run of capitalized words whose initials spell another word.
type acronym struct {
	head, first uint64
}

// collect fills the contexts of the document.
func (a *analysis) collect() {
	a.acronyms = map[string]acronym{}
	title, first, family := gazMask(ClassTitle|ClassRole), gazMask(ClassFirst), gazMask(ClassLast)
	for _, s := range a.sentences {
		for i := s.first; i < s.last; i++ {
			w := &a.words[i]
			if !w.is(isUpper) {
				a.lower[w.hLow]++
				continue
			}
			if s.headline || len(w.form) < 2 {
				continue
			}
			c := a.context[w.hLow]
			if c == nil {
				c = &wordContext{}
				a.context[w.hLow] = c
			}
			c.n++
			if i > s.first {
				p := &a.words[i-1]
				c.inner++
				c.left = remember(c.left, p.hLow)
				c.titled = c.titled || p.gaz&title != 0
				if p.is(isUpper) {
					c.longer = remember(c.longer, p.hLow*3)
					c.afterFirst = c.afterFirst || p.gaz&first != 0
				}
			}
			if i+1 < s.last {
				q := &a.words[i+1]
				c.right = remember(c.right, q.hLow)
				if q.is(isUpper) {
					c.longer = remember(c.longer, q.hLow*5)
					c.beforeLast = c.beforeLast || q.gaz&family != 0
				}
			}
			r := a.runAt(s, i)
			if r.tight-r.start > 1 {
				c.heads = remember(c.heads, a.words[r.tight-1].hLow)
				c.lastOfRun = c.lastOfRun || r.tight == i+1
			}
			if i == r.start {
				a.noteAcronym(r)
			}
		}
	}
}

// remember appends v unless the list has it or is full.
func remember(list []uint64, v uint64) []uint64 {
	if len(list) >= maxNeighbors {
		return list
	}
	for _, x := range list {
		if x == v {
			return list
		}
	}
	return append(list, v)
}

// run is a stretch of capitalized words of one sentence.
type run struct {
	start int // first word
	tight int // end of the words with nothing but capitals and name particles between them
	loose int // end when "of", "and", "for" may join the parts
}

// maxRun bounds a run in tokens to each side.
const maxRun = 6

// joins reports whether the small words at i join two capitalized words, and
// how many there are.
func (a *analysis) joins(s sentence, i int, loose bool) int {
	w := &a.words[i]
	if !w.is(isLink) || w.is(isUpper) {
		return 0
	}
	tightLink := len(w.low) > 1 && w.low != "of" && w.low != "and" && w.low != "for" && w.low != "the" && w.low != "in" &&
		w.low != "on" && w.low != "to" && w.low != "'s" && w.low != "’s"
	if w.low == "-" || w.low == "–" {
		tightLink = true
	}
	if !tightLink && !loose {
		return 0
	}
	if i+1 < s.last && a.words[i+1].is(isUpper) {
		return 1
	}
	if i+2 < s.last && a.words[i+1].is(isLink) && a.words[i+2].is(isUpper) && a.words[i+1].low != "'s" {
		return 2
	}
	return 0
}

// runAt returns the run around the capitalized word i.
func (a *analysis) runAt(s sentence, i int) run {
	r := run{start: i}
	for r.start > s.first && r.start > i-maxRun {
		p := r.start - 1
		if a.words[p].is(isUpper) {
			r.start = p
			continue
		}
		if p > s.first && a.words[p-1].is(isUpper) && a.joins(s, p, false) == 1 {
			r.start = p - 1
			continue
		}
		break
	}
	r.tight = a.extend(s, i, false)
	r.loose = a.extend(s, i, true)
	return r
}

// extend returns the end of the run that goes on from word i.
func (a *analysis) extend(s sentence, i int, loose bool) int {
	end := i + 1
	for end < s.last && end < i+maxRun {
		if a.words[end].is(isUpper) {
			end++
			continue
		}
		n := a.joins(s, end, loose)
		if n == 0 {
			break
		}
		end += n + 1
	}
	return end
}

// noteAcronym stores the initials of a run of three or more words, and of two.
func (a *analysis) noteAcronym(r run) {
	if r.loose-r.start < 2 {
		return
	}
	var b [8]byte
	n := 0
	head := a.words[r.start].hLow
	for i := r.start; i < r.loose && n < len(b); i++ {
		w := &a.words[i]
		if w.is(isUpper) {
			b[n] = w.form[0]
			n++
			head = w.hLow
		}
	}
	if n >= 2 {
		key := string(b[:n])
		if _, ok := a.acronyms[key]; !ok {
			a.acronyms[key] = acronym{head: head, first: a.words[r.start].hLow}
		}
	}
}
