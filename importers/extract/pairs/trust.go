package pairs

import (
	"math"

	"clew/graphmodel"
)

// trust is what speaks for an entity's being one, and of its kind: a link of a
// wrong one is wrong, however clearly the words between tell it.
type trust struct {
	score uint32 // how sure the recognizer was of its surest name, in eighths
	known uint32 // 1 where the lexicon has it
	named int    // how often it is named
	words int    // of its longest name
	// told and lead are those of the name that has the most, in tenths (see doc.Name).
	told, lead int
}

// readTrust reads the names of the entities.
func (r *reader) readTrust() {
	r.trusts = make([]trust, len(r.Who.Entities))
	for i := range r.Who.Entities {
		r.trusts[i].known = flag(r.Who.Entities[i].Key != "")
	}
	for _, m := range r.Who.Mentions {
		if m.Entity >= 0 && m.Form == graphmodel.FormName {
			r.trusts[m.Entity].named++
		}
	}
	for _, n := range r.Doc.Names {
		m := r.Who.MentionAt(n.First)
		if m < 0 || r.Who.Mentions[m].Entity < 0 || r.Who.Ranges[m].First != n.First {
			continue
		}
		t := &r.trusts[r.Who.Mentions[m].Entity]
		told, lead := tenths(n.Told), tenths(n.Lead)
		if t.words == 0 {
			t.told, t.lead = told, lead
		}
		t.told, t.lead = max(t.told, told), max(t.lead, lead)
		t.words = max(t.words, n.Last-n.First)
		t.score = max(t.score, uint32(n.Score*8+0.5))
	}
}

func tenths(v float64) int { return int(math.Round(10 * v)) }

// trust adds the signs of how far the two are to be trusted.
func (r *reader) trust(p pair) {
	for i, m := range [2]int{p.a, p.b} {
		t := &r.trusts[r.ends[m].entity]
		side, words := uint32(i), bucket(t.words)
		r.add(tTrust, side, t.score, t.known)
		r.add(tTrust, side, t.score, t.known, words)
		r.add(tTrust, side, t.known, bucket(t.named), words, 2)
		r.add(tTrust, side, t.score, r.ends[m].symbol, 3)
	}
}
