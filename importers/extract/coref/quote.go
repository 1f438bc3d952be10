package coref

import "clew/importers/extract/doc"

// quotation says which tokens stand inside quotation marks and who speaks
// there.
type quotation struct {
	inside  []int32 // per token: number of the quotation, -1 outside
	spans   []Range
	speaker []int // per quotation: entity of the builder, -1 unknown
}

// maxQuotation bounds the tokens of a quotation: a mark that is never closed
// must not swallow the article.
const maxQuotation = 250

// minQuotation is the number of tokens from which a quotation is speech rather
// than a single quoted word.
const minQuotation = 3

func findQuotes(d *doc.Document) quotation {
	q := quotation{inside: filled(len(d.Tokens))}
	open := -1
	paragraph := -1
	for i := range d.Tokens {
		s := d.Sentences[d.SentenceOf(i)]
		if open >= 0 && (i-open > maxQuotation || s.Paragraph != paragraph) {
			open = -1
		}
		switch d.Tokens[i].Form {
		case "“", "„", "«":
			open, paragraph = i, s.Paragraph
		case "”", "»":
			q.close(open, i)
			open = -1
		case "\"", "``", "''":
			if open < 0 {
				open, paragraph = i, s.Paragraph
				continue
			}
			q.close(open, i)
			open = -1
		}
	}
	return q
}

func (q *quotation) close(open, end int) {
	if open < 0 || end-open-1 < minQuotation {
		return
	}
	for i := open + 1; i < end; i++ {
		q.inside[i] = int32(len(q.spans))
	}
	q.spans = append(q.spans, Range{open + 1, end})
	q.speaker = append(q.speaker, -1)
}

// at returns the quotation that token i stands in, or -1.
func (q *quotation) at(i int) int {
	if i < 0 || i >= len(q.inside) {
		return -1
	}
	return int(q.inside[i])
}

// findQuoteSpeakers finds who says each quotation: the person named next to a
// verb of saying in the sentence of the quotation's end or start, else the
// speaker of the quotation before it in the same paragraph.
func (b *builder) findQuoteSpeakers() {
	for k, span := range b.quotes.spans {
		s := b.d.SentenceOf(max(span.Last-1, span.First))
		who := b.speakerIn(s, span)
		if who < 0 && s+1 < len(b.d.Sentences) && b.d.Sentences[s+1].Paragraph == b.d.Sentences[s].Paragraph {
			who = b.speakerIn(s+1, Range{span.First, span.Last})
		}
		if first := b.d.SentenceOf(span.First); who < 0 {
			who = b.speakerIn(first, span)
		}
		if who < 0 && k > 0 && b.paragraphOf(b.quotes.spans[k-1].First) == b.paragraphOf(span.First) {
			who = b.quotes.speaker[k-1]
		}
		b.quotes.speaker[k] = who
	}
}

func (b *builder) paragraphOf(i int) int { return b.d.Sentences[b.d.SentenceOf(i)].Paragraph }

// speakerIn returns the person next to a verb of saying outside the quotation.
func (b *builder) speakerIn(sentence int, quote Range) int {
	s := b.d.Sentences[sentence]
	for i := s.First; i < s.Last; i++ {
		if b.quotes.at(i) >= 0 || quote.Contains(i) || !isSaying(b.d.Tokens[i].Lemma) {
			continue
		}
		for _, k := range b.sentences[sentence] {
			m := b.mentions[k]
			if m.entity < 0 || m.last > s.Last || b.quotes.at(m.first) >= 0 {
				continue
			}
			if m.last == i || m.titled == i+1 || b.d.Tokens[m.head].Head == i && b.d.Tokens[m.head].Rel == "nsubj" {
				return m.entity
			}
		}
	}
	return -1
}

func isSaying(lemma string) bool { return sayings[lemma] }

var sayings = wordSet(`say tell add ask reply answer explain write note recall argue warn insist claim declare announce state joke admit
	acknowledge predict urge respond continue conclude shout whisper remark comment observe complain stress suggest maintain believe think`)
