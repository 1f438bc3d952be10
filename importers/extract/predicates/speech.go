package predicates

// speech gives a verb of saying the sentence that it reports, also where that
// stands above or beside it in the tree, or only quotation marks tell.
func (f *finder) speech(c *core, v int) {
	if c.passive || len(c.patient) > 0 || f.child(v, "ccomp", "obj") >= 0 || !says[f.lemma(v)] {
		return
	}
	if h := f.head(v); h >= 0 && f.rel(v) == "parataxis" && f.child(v, "nsubj") >= 0 {
		c.addClause(h, v)
		return
	}
	if q := f.quoteAfter(v); q.first < q.last {
		c.patient = append(c.patient, argument{head: v, except: -1, words: q})
		return
	}
	if q := f.quoteBefore(v); q.first < q.last {
		c.patient = append(c.patient, argument{head: v, except: -1, words: q})
		return
	}
	for _, c32 := range f.of(v) {
		if x := int(c32); f.rel(x) == "parataxis" && x > v {
			c.addClause(x, -1)
			return
		}
	}
}

// speaks reports whether object o is the subject behind a verb of saying: "…",
// said the envoy.
func (f *finder) speaks(v, o int) bool {
	if !says[f.lemma(v)] || o < v || v == 0 || f.child(v, "nsubj") >= 0 {
		return false
	}
	before := f.tok(v - 1).Form
	return (isQuote(before) || before == ",") && f.full(v) != "conj" && f.tok(v).XPOS != "VBG"
}

var says = wordSet(`acknowledge add admit affirm agree announce answer argue ask assert assure claim comment complain concede conclude confirm contend continue declare
	deny emphasize emphasise exclaim explain insist joke note observe post predict promise read recall remark repeat reply report respond reveal say stress
	state suggest tell testify tweet urge warn wonder write`)

func isQuote(w string) bool {
	switch w {
	case "\"", "``", "''", "“", "”", "„", "«", "»":
		return true
	}
	return false
}

// quoteAfter is the quotation that opens after verb v: right behind it, or
// behind who is spoken to or says it.
func (f *finder) quoteAfter(v int) span {
	s := f.d.Sentences[f.d.SentenceOf(v)]
	for i := v + 1; i < s.Last && i < v+12; i++ {
		if f.isVerb(i) {
			break
		}
		if !isQuote(f.tok(i).Form) || i+1 >= s.Last {
			continue
		}
		if prev := f.tok(i - 1).Form; i > v+1 && prev != "," && prev != ":" {
			break
		}
		end := i + 1
		for end < s.Last && !isQuote(f.tok(end).Form) {
			end++
		}
		return f.trim(span{i + 1, end})
	}
	return span{}
}

// quoteBefore is the quotation that closes right before the clause of verb v.
func (f *finder) quoteBefore(v int) span {
	s := f.d.Sentences[f.d.SentenceOf(v)]
	for i := v - 1; i > s.First && i > v-8; i-- {
		if !isQuote(f.tok(i).Form) {
			continue
		}
		if i-1 <= s.First || f.tok(i-1).UPOS != "PUNCT" && f.tok(i+1).Form != "," {
			return span{}
		}
		first := i - 1
		for first > s.First && !isQuote(f.tok(first-1).Form) {
			first--
		}
		return f.trim(span{first, i})
	}
	return span{}
}
