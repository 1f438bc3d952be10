package events

import (
	"slices"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// isFigurative reports whether a word of violence or of the law is only meant
// so: teams attack, opportunities are seized, batteries charged, and who fires
// an employee shoots nobody.
func (f *finder) isFigurative(p *predicate, typ graphmodel.EventType) bool {
	subjects, objects := p.all(lexicon.SlotSubject), p.all(lexicon.SlotObject)
	switch typ {
	case graphmodel.Assault:
		switch {
		case slices.ContainsFunc(objects, f.isIntangible), slices.ContainsFunc(subjects, f.isSport):
			return true
		case p.lemma == "beat":
			return slices.ContainsFunc(objects, f.isNoPerson)
		case p.lemma == "fire":
			return slices.ContainsFunc(objects, f.isParty)
		case p.lemma == "fight" || p.lemma == "battle":
			return len(objects) == 0 && p.has("for") && !p.has("with") && !p.has("against")
		}
	case graphmodel.Coerce:
		switch p.lemma {
		case "close", "shut", "shut down", "ground":
			return len(objects) == 0 || !slices.ContainsFunc(subjects, f.isAuthority) && !(p.passive && len(subjects) == 0 && !f.inPresent(p.tok) && slices.ContainsFunc(objects, f.among(gateways)))
		}
		return slices.ContainsFunc(objects, f.isIntangible)
	case graphmodel.Trial:
		return p.lemma == "charge" && len(objects) > 0 && !slices.ContainsFunc(objects, f.isSuable)
	}
	return false
}

// isNoPerson reports whether the noun at head names a place or an organization:
// only people are beaten.
func (f *finder) isNoPerson(head int) bool {
	e := f.who.EntityOfToken(head)
	return e >= 0 && !f.isPerson(e)
}

// isSuable reports whether the noun at head is somebody whom a court can charge.
func (f *finder) isSuable(head int) bool {
	return f.isParty(head) || f.tok(head).UPOS == "PRON" || f.tok(head).UPOS == "NUM" || f.isName(head) ||
		slices.ContainsFunc(f.conjuncts(head), f.isParty)
}

// isSport reports whether the noun at head attacks and defeats in games only.
func (f *finder) isSport(head int) bool {
	if e := f.who.EntityOfToken(head); e >= 0 {
		return f.who.Classes[e] == "club"
	}
	switch f.lemma(head) {
	case "team", "side", "striker", "midfielder", "winger", "defender", "goalkeeper", "batsman", "pitcher", "quarterback", "boxer", "player", "rider":
		return true
	}
	return false
}

// isIntangible lists what is killed, seized, captured or hit in figures of
// speech only.
func (f *finder) isIntangible(head int) bool {
	switch f.lemma(head) {
	case "opportunity", "chance", "moment", "initiative", "mood", "imagination", "attention", "essence", "spirit", "heart", "time", "chord",
		"note", "problem", "issue", "market", "headline", "peak", "record", "low", "high", "bottom", "goal", "jackpot", "pitch", "title",
		"conversation", "deal", "bill", "proposal", "plan", "project", "idea", "joke", "pain", "mind", "zeitgeist", "limelight", "spotlight",
		"share", "vote", "crown", "trophy", "medal", "battery", "balance", "pose", "tone", "blow", "nerve", "milestone", "ball", "shot", "road",
		"party", "hope", "rumor", "rumour", "speculation", "appetite", "demand", "inflation", "deficit", "snag", "wall", "buffer", "ceiling":
		return len(f.who.EntitiesOfToken(head)) == 0
	}
	return false
}
