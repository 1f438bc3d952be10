package events

import (
	"slices"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// What an article that speaks of winners speaks of.
type contestKind int

const (
	unknownContest contestKind = iota
	electoral
	sporting
)

var (
	commerce = wordSet(`contract tender order bid deal auction licence license concession business client customer`)
	wounds   = wordSet(`kill wound injure injury hurt hospital hospitalize knife gun blood stab shoot suspect police victim assailant attacker punch
		hammer axe machete dog shark bear masked street beat arrest die death robber mob`)
	electionWords = wordSet(`election vote voter ballot candidate presidency presidential parliamentary poll runoff run-off incumbent electorate referendum
		mayoral democrat republican constituency senate governor`)
	sportWords = wordSet(`match goal coach cup league season tournament striker champion championship midfielder goalkeeper final semi-final semifinal
		quarter-final quarterfinal seed round medal olympics stadium referee penalty fixture innings wicket touchdown playoff player athlete tennis
		football soccer cricket rugby basketball hockey golf racing sprint defender`)
)

// contest tells by its words what an article is about. It is worked out once.
func (f *finder) contest() contestKind {
	if f.contestRead {
		return f.contestIs
	}
	votes, games := 0, 0
	for i := range f.d.Tokens {
		switch l := lower(f.tok(i).Lemma); {
		case electionWords[l]:
			votes++
		case sportWords[l]:
			games++
		}
	}
	f.contestRead = true
	switch {
	case votes > games && votes >= 2:
		f.contestIs = electoral
	case games > votes && games >= 2:
		f.contestIs = sporting
	}
	return f.contestIs
}

// refineContest gives what is won and lost, and who meets whom, the type that
// fits what the article is about.
func (f *finder) refineContest(c *candidate) {
	kind := f.contest()
	switch lastWord(c.lemma) {
	case "beat", "defeat", "win", "lose", "victory", "loss", "triumph", "unseat":
		switch {
		case !c.noun && slices.ContainsFunc(c.all(lexicon.SlotObject), f.among(commerce)):
			c.typ = graphmodel.Business
		case c.typ == graphmodel.Assault && c.lemma == "defeat" && kind == sporting:
			c.typ = graphmodel.Other
		case c.typ == graphmodel.Assault && c.lemma == "defeat" && (kind == electoral || f.people(c) > 0):
			c.typ = graphmodel.Elect
		case kind == sporting && c.typ == graphmodel.Elect:
			c.typ = graphmodel.Other
		case kind == electoral && c.typ == graphmodel.Other && f.isContestant(c):
			c.typ = graphmodel.Elect
		}
	case "meet":
		if kind == sporting && !c.noun && c.typ == graphmodel.Consult && f.ofRound(c) {
			c.typ = graphmodel.Other
		}
	}
}

// isContestant reports whether the one who wins or loses is a person, and nothing
// but an election is named as what was won.
func (f *finder) isContestant(c *candidate) bool {
	for i, a := range c.args {
		if a.Role == graphmodel.Topic && !f.among(electionWords)(c.heads[i]) {
			return false // "won a prize"
		}
	}
	return slices.ContainsFunc(c.args, func(a graphmodel.Argument) bool {
		return a.Entity >= 0 && f.isPerson(a.Entity) && (a.Role == graphmodel.Actor || a.Role == graphmodel.Participant)
	})
}

// ofRound reports whether the sentence speaks of a round of a tournament.
func (f *finder) ofRound(c *candidate) bool {
	s := f.d.Sentences[c.sentence]
	for i := s.First; i < s.Last; i++ {
		switch lower(f.tok(i).Lemma) {
		case "round", "seed", "final", "semi-final", "semifinal", "quarter-final", "quarterfinal", "match", "game", "fixture", "derby":
			return true
		}
	}
	return false
}

func isAttack(lemma string) bool {
	switch lastWord(lemma) {
	case "attack", "assault", "onslaught":
		return true
	}
	return false
}

// attacksWithWords reports whether a politician attacks a body or a person, which
// he does with words: "the president's attacks on the court".
func (f *finder) attacksWithWords(c *candidate) bool {
	by, on := false, false
	for _, a := range c.args {
		if a.Entity < 0 {
			continue
		}
		switch a.Role {
		case graphmodel.Actor:
			by = by || f.isPerson(a.Entity) && f.holdsOffice(a.Entity)
		case graphmodel.Recipient:
			on = on || f.who.Entities[a.Entity].Kind != graphmodel.Place
		}
	}
	return by && on
}

// attacksPerson reports whether a person or party attacks a person and nothing
// near speaks of weapons or wounds.
func (f *finder) attacksPerson(c *candidate) bool {
	person := false
	for _, a := range c.args {
		if a.Entity < 0 {
			continue
		}
		switch {
		case a.Role == graphmodel.Recipient:
			person = person || f.isPerson(a.Entity)
		case !f.isPerson(a.Entity) && f.who.Classes[a.Entity] != "party":
			return false
		}
	}
	if !person {
		return false
	}
	first, last := max(0, c.sentence-1), min(len(f.d.Sentences)-1, c.sentence+1)
	for i := f.d.Sentences[first].First; i < f.d.Sentences[last].Last; i++ {
		if l := lower(f.tok(i).Lemma); l != "attack" && (bombs[l] || wounds[l] || weapons[l] && l != "attack") {
			return false
		}
	}
	return true
}
