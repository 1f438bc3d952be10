package coref

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/phrase"
)

// findPredicates joins people and offices through verbs: "Lind is the
// president", "who was chief financial officer", "Lind succeeded Berg as
// coach", "named Lind president". It needs pronouns resolved.
func (b *builder) findPredicates() {
	for i, m := range b.mentions {
		if m.form == graphmodel.FormNominal && m.typ == graphmodel.MentionPerson && m.entity >= 0 {
			b.holdAfter(i) // "said the forward, a brother of Bo Berg"
		}
	}
	for p := range b.offices {
		if _, held := b.holderOf[p]; held || b.offices[p].Plural {
			continue
		}
		n := len(b.holders)
		if b.copula(p) || b.asOffice(p) || b.appointed(p) {
			b.holdConjuncts(p, n)
			continue
		}
		b.copulaReversed(p)
	}
}

// holdConjuncts gives what "and" joins to an office to its holder, who is the
// n-th: "is a former minister and a member of the Norvik Party".
func (b *builder) holdConjuncts(p, n int) {
	for n < len(b.holders) {
		at := b.nextConjunct(b.offices[p])
		if at < 0 {
			return
		}
		next := b.phraseFrom(at)
		if next < 0 || b.offices[next].Plural || b.offices[next].Office.Family && !b.isKinOf(next, at) || b.leadsName(b.offices[next].Last) || !b.appositionCloses(b.offices[next].Last) {
			return
		}
		h := b.holders[n]
		n = len(b.holders)
		b.hold(next, h.Mention, h.How)
		p = next
	}
}

// copulaReversed reads "Her manager is Ana Lind".
func (b *builder) copulaReversed(p int) bool {
	t := b.d.Tokens
	o := b.offices[p]
	at := o.Last
	for at < len(t) && at < o.Last+maxTail && t[at].UPOS != "AUX" && !b.breaksPhrase(at) {
		at++
	}
	if at+3 < len(t) && t[at].Form == "," && strings.EqualFold(t[at+1].Form, "according") {
		for at += 2; at+1 < len(t) && t[at].Form != "," && b.sameSentence(at, o.First); at++ { //nolint:revive // the head says all
		}
		at++
	}
	if at >= len(t) || !b.isDescription(o) {
		return false
	}
	switch strings.ToLower(t[at].Form) {
	case "is", "was":
	default:
		return false
	}
	if at != o.Last && t[at-1].Form != "," && (!isOwnerPreposition(t[o.Last].Form) || b.isPersonName(at-1)) {
		return false
	}
	at++
	for at < len(t) && t[at].UPOS == "ADV" && t[at].Form != "not" {
		at++
	}
	m := b.nameStarting(at)
	if m < 0 && at < len(t) && b.officeAt[at] >= 0 {
		m = b.nameStarting(b.offices[b.officeAt[at]].Last) // "is the actor Ana Lind"
	}
	if m < 0 || !b.sameSentence(o.First, at) || !b.closes(b.mentions[m].last) || b.conditional(b.nounPhraseStart(o.First)-1) {
		return false
	}
	b.hold(p, m, ByCopula)
	return true
}

// copula reads "X is P" and "X becomes P", unless denied.
func (b *builder) copula(p int) bool {
	t := b.d.Tokens
	head := b.offices[p].Head
	if phrase.Child(b.d, head, "cop", false) >= 0 && !b.denied(head) {
		return b.holdSubject(p, head)
	}
	if b.copulaByWords(p) || b.copulaJoined(p) {
		return true
	}
	v := t[head].Head
	if v < 0 || t[head].Rel != "xcomp" && t[head].Rel != "obj" {
		return false
	}
	switch strings.ToLower(t[v].Lemma) {
	case "become", "remain":
		return !b.denied(v) && b.holdSubject(p, v)
	}
	return false
}

// copulaByWords reads "NAME is the P" from the words alone, where the tree errs.
func (b *builder) copulaByWords(p int) bool {
	t := b.d.Tokens
	at := b.nounPhraseStart(b.offices[p].First) - 1
	for at > 0 && t[at].UPOS == "ADV" && t[at].Form != "not" && t[at].Form != "never" {
		at--
	}
	if at < 1 {
		return false
	}
	switch strings.ToLower(t[at].Form) {
	case "is", "was", "became", "remains", "becomes":
	default:
		return false
	}
	m := b.nameAt(at - 1)
	if t[at-1].Form == "," {
		// "Lind, who works for the union, is a former minister".
		if m = b.beforeClause(at - 1); m >= 0 {
			b.hold(p, m, ByCopula)
			return true
		}
		// "A fellow student, Bo Lind, became her husband".
		if k := b.nameAt(at - 2); k >= 0 && b.mentions[k].last == at-1 && b.mentions[k].typ == graphmodel.MentionPerson && b.mentions[k].titled > 0 && t[b.mentions[k].titled-1].Form == "," {
			b.hold(p, k, ByCopula)
			return true
		}
	}
	if m >= 0 && b.conditional(b.mentions[m].titled-1) {
		return false
	}
	if m < 0 || b.mentions[m].last != at || b.mentions[m].typ != graphmodel.MentionPerson || !b.sameSentence(at-1, at) {
		return false
	}
	b.hold(p, m, ByCopula)
	return true
}

// copulaJoined reads "Lind hails from Oslo and is the father of", where no subject
// stands before the second verb: it is that of the sentence, when a person opens it.
func (b *builder) copulaJoined(p int) bool {
	t := b.d.Tokens
	at := b.nounPhraseStart(b.offices[p].First) - 1
	if at < 2 {
		return false
	}
	switch t[at].Form {
	case "is", "was", "became":
	default:
		return false
	}
	if at--; t[at].UPOS == "ADV" {
		at--
	}
	if t[at].Form != "and" {
		return false
	}
	s := b.d.Sentences[b.d.SentenceOf(at)]
	verb := false
	for j := s.First; j < at; j++ {
		switch {
		case t[j].XPOS == "VBD" || t[j].XPOS == "VBZ" || t[j].XPOS == "VBP":
			verb = true
		case t[j].UPOS == "SCONJ" || t[j].XPOS == "WP" || t[j].XPOS == "WDT" || t[j].Form == ";" || t[j].Form == "\"":
			return false
		}
	}
	m := b.personMention(s.First)
	if m < 0 || !verb && !strings.HasSuffix(t[b.mentions[m].last].Form, "s") || min(b.mentions[m].titled, b.mentions[m].first) != s.First || phrase.IsPossessive(t[b.mentions[m].last].Form) {
		return false
	}
	b.hold(p, m, ByCopula)
	return true
}

// maxClause bounds the words of a relative clause between a name and its verb.
const maxClause = 25

// beforeClause returns the person whose relative clause ends with the comma at
// token end, or -1.
func (b *builder) beforeClause(end int) int {
	t := b.d.Tokens
	for j := end - 1; j > 1 && j > end-maxClause && b.sameSentence(j, end); j-- {
		if t[j].XPOS == "WP" && t[j-1].Form == "," {
			return b.nameBefore(j)
		}
		if t[j].Form == "," || t[j].Form == ";" {
			return -1
		}
	}
	return -1
}

// hypothetical reports whether predicate v only may come true: "if Lind becomes
// president", "could become".
func (b *builder) hypothetical(v int) bool {
	s := b.d.Sentences[b.d.SentenceOf(v)]
	for j := s.First; j < s.Last; j++ {
		if b.d.Tokens[j].Head != v {
			continue
		}
		switch strings.ToLower(b.d.Tokens[j].Form) {
		case "would", "could", "may", "might", "should":
			return true
		}
		if b.conditional(j) {
			return true
		}
	}
	return false
}

// conditional reports whether token i opens a condition.
func (b *builder) conditional(i int) bool {
	if i < 0 {
		return false
	}
	switch strings.ToLower(b.d.Tokens[i].Form) {
	case "if", "whether", "unless":
		return true
	}
	return false
}

func (b *builder) denied(i int) bool { return phrase.Denied(b.d, i) || b.hypothetical(i) }

// holdSubject gives an office to the subject of predicate token v.
func (b *builder) holdSubject(p, v int) bool {
	t := b.d.Tokens
	s := b.d.Sentences[b.d.SentenceOf(v)]
	for j := s.First; j < s.Last; j++ {
		if t[j].Head != v || !strings.HasPrefix(t[j].Rel, "nsubj") {
			continue
		}
		if m := b.personMention(j); m >= 0 {
			b.hold(p, m, ByCopula)
			return true
		}
		if m := b.holderAt(j); m >= 0 {
			// "Lind's wife, the writer Ana Lind, is a daughter of Bo Berg".
			b.hold(p, m, ByCopula)
			return true
		}
		// "Lind, who was chairman": the antecedent is the head of the clause.
		if t[j].XPOS == "WP" && strings.HasPrefix(t[v].Rel, "acl") {
			if m := b.antecedent(t[v].Head); m >= 0 {
				b.hold(p, m, ByCopula)
				return true
			}
		}
		if t[j].XPOS == "WP" {
			if m := b.nameBefore(j); m >= 0 {
				b.hold(p, m, ByCopula)
				return true
			}
		}
	}
	if t[v].Rel == "conj" && t[v].Head >= 0 && phrase.Child(b.d, v, "nsubj", true) < 0 && t[v].Head != v {
		// "She won the prize and was president of the union".
		return b.holdSubject(p, t[v].Head)
	}
	return false
}

// holderAt returns the mention of the person who holds the office at token i, or
// -1.
func (b *builder) holderAt(i int) int {
	if p := b.officeAt[i]; p >= 0 {
		for _, h := range b.holders {
			if h.Phrase == int(p) {
				return h.Mention
			}
		}
	}
	return -1
}

// antecedent returns the mention of the person that a relative clause at token
// i belongs to: the name, or the description in apposition to it.
func (b *builder) antecedent(i int) int {
	for range 3 {
		if i < 0 {
			return -1
		}
		if m := b.personMention(i); m >= 0 {
			return m
		}
		if m := b.holderAt(i); m >= 0 {
			return m
		}
		if b.d.Tokens[i].Rel != "appos" {
			return -1
		}
		i = b.d.Tokens[i].Head
	}
	return -1
}

// nameBefore returns the person's name that ends before token i, a comma
// between them allowed.
func (b *builder) nameBefore(i int) int {
	for _, end := range []int{i, i - 1} {
		k := b.nameAt(end - 1)
		if k >= 0 && (b.mentions[k].last != end || b.mentions[k].typ != graphmodel.MentionPerson) {
			k = -1
		}
		if k >= 0 && (end == i || b.d.Tokens[i-1].Form == ",") {
			return k
		}
	}
	return -1
}

// personMention returns the mention of a person that covers or is titled by
// token i.
func (b *builder) personMention(i int) int {
	if i < 0 {
		return -1
	}
	best := -1
	for _, k := range b.sentences[b.d.SentenceOf(i)] {
		m := b.mentions[k]
		if m.typ == graphmodel.MentionPerson && m.entity >= 0 && m.titled <= i && i < m.last && (best < 0 || m.last-m.titled < b.mentions[best].last-b.mentions[best].titled) {
			best = k
		}
	}
	return best
}

// asOffice reads "served as P", "succeeded Y as P", "hired Z as P".
func (b *builder) asOffice(p int) bool {
	t := b.d.Tokens
	start := b.nounPhraseStart(b.offices[p].First)
	if start == 0 || !strings.EqualFold(t[start-1].Form, "as") || b.isPersonName(start) {
		return false
	}
	if m := b.ofPost(start - 1); m >= 0 {
		b.hold(p, m, ByAs)
		return true
	}
	head := b.offices[p].Head
	v := t[head].Head
	if v < 0 || t[v].UPOS != "VERB" {
		v = b.verbBefore(start - 1)
	}
	if m := b.fronted(p, start-1); m >= 0 {
		b.hold(p, m, ByAs)
		return true
	}
	if v < 0 || b.denied(v) {
		return false
	}
	switch strings.ToLower(t[v].Lemma) {
	case "serve", "work", "act", "succeed", "replace", "resign", "retire", "return", "start", "begin", "continue", "rule", "step", "quit", "stay", "take", "leave", "sit":
		return b.holdArgument(p, v, "nsubj", ByAs)
	case "appoint", "name", "hire", "install", "nominate", "elect", "confirm", "pick", "choose", "select", "swear", "unveil", "present", "reappoint", "recruit":
		return b.holdArgument(p, v, "nsubj:pass", ByAppointing) || b.holdArgument(p, v, "obj", ByAppointing)
	}
	return false
}

// fronted is the subject that an office behind "as" at token as is said of before it
// comes: "As abbot of Norvik he gathered", "Ana Lind, who as mayor of Oslo"; -1 for
// none.
func (b *builder) fronted(p, as int) int {
	t := b.d.Tokens
	if as > 0 && t[as-1].XPOS == "WP" && b.sameSentence(as-1, as) {
		return b.nameBefore(as - 1)
	}
	if as != b.d.Sentences[b.d.SentenceOf(as)].First {
		return -1
	}
	for i := b.offices[p].Last; i < len(t) && i < b.offices[p].Last+maxTail && b.sameSentence(i, as); i++ {
		if t[i].UPOS == "VERB" || t[i].UPOS == "AUX" {
			return -1
		}
		if t[i].XPOS == "PRP" || t[i-1].Form == "," {
			return b.personMention(i)
		}
	}
	return -1
}

// verbBefore returns the last verb before token i in its sentence.
func (b *builder) verbBefore(i int) int {
	s := b.d.Sentences[b.d.SentenceOf(i)]
	for j := i - 1; j >= s.First && j > i-maxClause; j-- {
		if b.d.Tokens[j].UPOS == "VERB" {
			return j
		}
	}
	return -1
}

func (b *builder) holdArgument(p, v int, rel string, how How) bool {
	t := b.d.Tokens
	s := b.d.Sentences[b.d.SentenceOf(v)]
	for j := s.First; j < s.Last; j++ {
		if t[j].Head != v || t[j].Rel != rel {
			continue
		}
		if m := b.personMention(j); m >= 0 {
			b.hold(p, m, how)
			return true
		}
		if m := b.bearerOf(int(b.officeAt[j])); m >= 0 {
			b.hold(p, m, how) // "named his army chief, Ana Lind, as"
			return true
		}
		if t[j].XPOS == "WP" {
			m := b.nameBefore(j)
			if m < 0 && strings.HasPrefix(t[v].Rel, "acl") {
				m = b.antecedent(t[v].Head)
			}
			if m >= 0 {
				b.hold(p, m, how)
				return true
			}
		}
	}
	return false
}

// called reads "whom prosecutors called the head of the gang".
func (b *builder) called(p, v int) bool {
	if !b.denied(v) && (b.holdArgument(p, v, "obj", ByCalling) || b.holdArgument(p, v, "nsubj:pass", ByCalling)) {
		return true
	}
	s := b.d.Sentences[b.d.SentenceOf(v)]
	for j := v - 1; j >= s.First && j > v-6; j-- {
		if w := strings.ToLower(b.d.Tokens[j].Form); w == "whom" {
			m := b.nameBefore(j)
			if m < 0 && strings.HasPrefix(b.d.Tokens[v].Rel, "acl") {
				m = b.antecedent(b.d.Tokens[v].Head)
			}
			for i := j - 1; m < 0 && i >= s.First; i-- {
				m = b.holderOrName(i)
			}
			if m >= 0 {
				b.hold(p, m, ByCalling)
				return true
			}
		}
	}
	return false
}

// holderOrName returns the mention of the person named at token i, or of the
// holder of the office there, or -1.
func (b *builder) holderOrName(i int) int {
	if m := b.nameAt(i); m >= 0 && b.mentions[m].typ == graphmodel.MentionPerson {
		return m
	}
	return b.holderAt(i)
}

// appointed reads "named Ana Lind president", "was elected president".
func (b *builder) appointed(p int) bool {
	t := b.d.Tokens
	head := b.offices[p].Head
	if m := b.nameAt(b.offices[p].First - 1); m >= 0 && b.mentions[m].typ == graphmodel.MentionPerson && b.mentions[m].titled > 0 {
		// "named Ana Lind treasurer", whatever the tree says.
		switch strings.ToLower(t[b.mentions[m].titled-1].Lemma) {
		case "appoint", "name", "elect", "nominate", "crown", "declare":
			b.hold(p, m, ByAppointing)
			return true
		}
	}
	v := t[head].Head
	if v < 0 || t[v].UPOS != "VERB" || t[head].Rel != "xcomp" && t[head].Rel != "obj" && t[head].Rel != "obl" {
		return false
	}
	switch strings.ToLower(t[v].Lemma) {
	case "call", "consider", "describe", "label", "brand":
		return b.called(p, v)
	case "appoint", "name", "elect", "nominate", "make", "crown", "declare":
		if b.denied(v) {
			return false
		}
		return b.holdArgument(p, v, "nsubj:pass", ByAppointing) || b.holdArgument(p, v, "obj", ByAppointing) || b.holdArgument(p, v, "iobj", ByAppointing)
	}
	return false
}

// isKinOf reads "and the wife of" at token at: kinship that is said of the
// subject.
func (b *builder) isKinOf(p, at int) bool {
	o := b.offices[p]
	return strings.EqualFold(b.d.Tokens[at].Form, "the") && o.First == at+1 && o.Last < len(b.d.Tokens) && b.d.Tokens[o.Last].Form == "of"
}
