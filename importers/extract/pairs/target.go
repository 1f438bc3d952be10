package pairs

// labeler says which classes are right for the pairs of a document.
type labeler struct {
	d *Document
	r *reader
	// marked are the right classes of the marked pairs, none of them for
	// doubtful ones.
	marked map[[2]int]set
	// said are the sentences with two entities that a mark there joins.
	said map[[3]int]bool
	// groups numbers the pairs of entities that the facts join, from one; those
	// that need not be found have zero.
	groups map[[2]int]int
}

// newLabeler prepares the labels of a document; groups counts those of the
// documents before.
func newLabeler(d *Document, r *reader, groups *int) *labeler {
	l := &labeler{d: d, r: r, marked: make(map[[2]int]set), said: make(map[[3]int]bool), groups: make(map[[2]int]int)}
	for _, m := range d.Marks {
		a, b, forward := m.From, m.To, true
		if !l.inOrder(a, b) {
			a, b, forward = b, a, false
		}
		l.said[l.sentence(a, b)] = true
		l.said[l.sentence(b, a)] = true
		right := l.marked[[2]int{a, b}]
		if class := classOf(m.Type, forward); !m.Doubtful && class != none {
			right = right.with(class)
		}
		l.marked[[2]int{a, b}] = right
	}
	for _, f := range d.Facts {
		key := entityPair(f.From, f.To)
		if !f.May && l.groups[key] == 0 {
			*groups++
			l.groups[key] = *groups
		} else if _, ok := l.groups[key]; !ok {
			l.groups[key] = 0
		}
	}
	return l
}

func entityPair(x, y int) [2]int { return [2]int{min(x, y), max(x, y)} }

// inOrder reports whether a pair has a as its first mention.
func (l *labeler) inOrder(a, b int) bool {
	x, y := l.r.Who.Ranges[a], l.r.Who.Ranges[b]
	if x.First != y.First {
		return x.First < y.First
	}
	return x.Last > y.Last
}

func (l *labeler) sentence(a, b int) [3]int {
	return [3]int{l.r.Doc.SentenceOf(l.r.Who.Ranges[a].First), l.r.ends[a].entity, l.r.ends[b].entity}
}

// label fills in what is right for a pair. Nothing is learned where right and
// accept stay empty.
func (l *labeler) label(p pair, in *instance) {
	if l.d.Wrong[p.a] || l.d.Wrong[p.b] {
		if l.d.Whole {
			in.right = 1 // what a wrong entity is told to be is wrong, too
		}
		return
	}
	if l.d.Whole {
		l.labelWhole(p, in)
		return
	}
	right, ok := l.marked[[2]int{p.a, p.b}]
	switch {
	case ok:
		in.right = right & p.possible
	case l.said[l.sentence(p.a, p.b)]:
		// The sentence names one of the two again.
	case l.fromContext(p):
		// The article may tell it, if not this sentence.
	default:
		in.right = 1
	}
}

// fromContext reports whether a rule read a link of a pair in what stands around
// the sentence. Marks tell only what the sentences say.
func (l *labeler) fromContext(p pair) bool {
	for _, v := range l.r.votesOn(p) {
		if v.level == 0 && v.link.Extractor == context {
			return true
		}
	}
	return false
}

// labelWhole leaves it open which pairs of two related entities say so.
func (l *labeler) labelWhole(p pair, in *instance) {
	group, ok := l.groups[entityPair(l.r.ends[p.a].entity, l.r.ends[p.b].entity)]
	switch {
	case !ok:
		in.right = 1
	case group > 0:
		in.group, in.accept = group, l.accepted(p)
		in.near = 1 / float64(2+p.hi-p.lo+20*p.across)
		for _, v := range l.r.votesOn(p) {
			if v.level < 2 {
				in.near += float64(2 - v.level)
			}
		}
	}
}

// accepted are the classes that the facts between the entities of a pair allow.
func (l *labeler) accepted(p pair) set {
	x, y := l.r.ends[p.a].entity, l.r.ends[p.b].entity
	s := set(0)
	for _, f := range l.d.Facts {
		for _, t := range f.Types {
			switch {
			case f.From == x && f.To == y:
				s = s.with(classOf(t, true))
			case f.From == y && f.To == x:
				s = s.with(classOf(t, false))
			}
		}
	}
	return s & p.possible &^ 1
}
