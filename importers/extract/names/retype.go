package names

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
)

// retype corrects types by what the words of a name and its neighbors say.
func (c *combiner) retype() {
	for i := range c.names {
		n := &c.names[i]
		if n.shaped {
			continue
		}
		if n.Type == graphmodel.MentionOrg && n.source == fromLexicon && c.isTown(n) {
			n.Type, n.Key, n.firm = graphmodel.MentionPlace, "", true
		}
		if n.Type == graphmodel.MentionPlace && n.Last-n.First == 1 && c.isTeamOf(n) {
			n.Type, n.Key, n.firm, n.source = graphmodel.MentionOrg, "", true, fromRule
		}
		if n.Type == graphmodel.MentionPlace && n.Last-n.First == 1 && c.isClubBeside(n) {
			n.Type, n.Key, n.firm, n.source = graphmodel.MentionOrg, "", true, fromRule
		}
		if c.isTeam(n) || c.isMakerHere(n) {
			n.set(n.First, n.Last)
			n.Type, n.firm, n.shaped = graphmodel.MentionOrg, true, true
			continue
		}
		if n.source == fromDateline || n.source == fromLexicon && n.sure || n.Demonym {
			continue
		}
		if t := c.typeBySigns(n); t != "" && t != n.Type {
			n.Type = t
			n.Key = ""
			n.firm = true
		} else if n.Type == graphmodel.MentionOrg && (c.orgNounBefore(n) && !c.isAmbiguous(n) || c.describedAsOrg(n)) {
			n.firm = true
		}
	}
}

// typeBySigns returns the type that clear signs give a name, or "".
func (c *combiner) typeBySigns(n *candidate) graphmodel.MentionType {
	d := c.d
	first, last := d.Tokens[n.First].Form, d.Tokens[n.Last-1].Form
	several := n.Last-n.First > 1
	title, titled := office.Ending(c.offices, n.First)
	switch {
	case (n.Type == graphmodel.MentionPerson || n.Type == graphmodel.MentionOrg) && several && c.hasWord(n, "&"):
		return graphmodel.MentionOrg
	case c.isNamedMaker(n):
		return graphmodel.MentionOrg
	case n.Type != graphmodel.MentionPerson && n.Key == "" && n.Last-n.First == 2 && isCapitalized(first) && isCapitalized(last) && (c.mayBeGiven(first) || n.Type == graphmodel.MentionPlace && c.endsLikeSurname(n)) && c.introducedByOffice(n):
		return graphmodel.MentionPerson // "Its project director, Rose Park,"
	case n.Key == "" && (n.Type == graphmodel.MentionEvent || n.Type == graphmodel.MentionOther) && c.isRunFestival(n), n.Key == "" && n.Type != graphmodel.MentionPlace && several && c.isSetUp(n):
		return graphmodel.MentionOrg
	case c.isNamesHome(n):
		return graphmodel.MentionPlace
	case n.Type == graphmodel.MentionOrg && (c.isSeatBefore(n) || c.isLandOfOffice(n) || c.isHome(n)):
		return graphmodel.MentionPlace
	case n.Type == graphmodel.MentionOrg && n.Key == "" && n.Last-n.First == 2 && isLetter(strings.TrimSuffix(last, ".")) && c.isGiven(first):
		return graphmodel.MentionPerson // "Ashley C."
	case n.Type != graphmodel.MentionPlace && n.Key == "" && c.isOrigin(n):
		return graphmodel.MentionPlace
	case n.Type == graphmodel.MentionOrg && n.Key == "" && c.isTreaty(n):
		return graphmodel.MentionOther
	case n.Type == graphmodel.MentionOrg && !several && (c.isBigTown(n) || c.isSeatOfForce(n)):
		return graphmodel.MentionPlace
	case c.ownsOffices(n) || c.isTransfer(n) || n.Key == "" && n.Type != graphmodel.MentionEvent && c.isFounded(n):
		return graphmodel.MentionOrg
	case n.Type != graphmodel.MentionOrg && c.isHealthSystem(n) || n.Type == graphmodel.MentionPlace && n.Key == "" && (c.employs(n) || c.isEmployer(n)) || n.Type == graphmodel.MentionPerson && several && (c.isFirmOf(n) || c.isFirmAt(n)) || n.Type == graphmodel.MentionPerson && n.Key == "" && c.isCollective(n) || n.Type == graphmodel.MentionPlace && several && n.Key == "" && c.isChain(n):
		return graphmodel.MentionOrg
	case n.Type == graphmodel.MentionPlace && several && n.Key == "" && c.isChild(n) && len(c.lex.Places(c.text(n.First, n.Last))) == 0:
		return graphmodel.MentionPerson
	case n.Type == graphmodel.MentionOther && several && isBank(last):
		return graphmodel.MentionOrg
	case n.Type != graphmodel.MentionPlace && !several && c.isTown(n):
		return graphmodel.MentionPlace
	case several && storms[first]:
		return graphmodel.MentionEvent
	case n.Type == graphmodel.MentionPerson && several && c.isVenue(n):
		return graphmodel.MentionPlace
	case n.Type != graphmodel.MentionOrg && !several && c.isClubHere(n):
		return graphmodel.MentionOrg
	case several && c.lex.Cues(last)&lexicon.CueWork != 0 && n.Type != graphmodel.MentionPerson:
		return graphmodel.MentionOther
	case several && c.lex.Cues(last)&lexicon.CueEvent != 0 && n.Type != graphmodel.MentionPerson:
		return graphmodel.MentionEvent
	case several && c.lex.Cues(last)&lexicon.CueOrgSuffix != 0 && !c.surelyOther(n) && !(n.Type == graphmodel.MentionPlace && last == "City") && !(n.Type == graphmodel.MentionPerson && c.isGiven(first)):
		return graphmodel.MentionOrg
	case several && n.Key == "" && n.Type != graphmodel.MentionOrg && c.isClubName(n):
		return graphmodel.MentionOrg
	case n.Key == "" && n.Type != graphmodel.MentionOrg && c.orgNounBefore(n) && !c.isGiven(first):
		return graphmodel.MentionOrg
	case n.Type == graphmodel.MentionOrg && !several && n.Key == "" && (c.isAddressed(n) || c.governs(n)):
		return graphmodel.MentionPerson
	case n.Type != graphmodel.MentionOrg && c.playsFor(n):
		return graphmodel.MentionOrg
	case n.Type != graphmodel.MentionPerson && n.Type != graphmodel.MentionEvent && n.Key == "" && several && c.describedAsPerson(n):
		return graphmodel.MentionPerson
	case n.Type != graphmodel.MentionPerson && n.Type != graphmodel.MentionEvent && n.Key == "" && c.introducedAsPerson(n):
		return graphmodel.MentionPerson
	case n.Type != graphmodel.MentionOrg && n.Key == "" && (!c.isFullName(n) && c.describedAsOrg(n) || several && n.Type == graphmodel.MentionPlace && mediaWords[last]):
		return graphmodel.MentionOrg
	case n.Key == "" && n.Type != graphmodel.MentionOrg && n.Type != graphmodel.MentionEvent && c.isThing(n):
		return graphmodel.MentionOrg
	case n.Type == graphmodel.MentionPerson && !several && n.Score < stranger && n.Key == "" && c.isStranger(n):
		return graphmodel.MentionOrg
	case n.Type != graphmodel.MentionPlace && n.Key == "" && c.besidePlace(n) && !c.knownPerson(n):
		return graphmodel.MentionPlace
	case several && c.lex.Cues(first)&lexicon.CueOrgHead != 0 && c.hasWord(n, "of", "for") && n.Type != graphmodel.MentionPerson:
		return graphmodel.MentionOrg
	case n.Type == graphmodel.MentionPlace && !several && n.Key == "" && c.reports(n):
		return graphmodel.MentionOrg
	case several && n.Type == graphmodel.MentionPerson && buildings[last]:
		return graphmodel.MentionPlace
	case several && c.lex.Cues(last)&lexicon.CuePlaceSuffix != 0 && n.Type != graphmodel.MentionOrg && !c.startsPersonal(n):
		return graphmodel.MentionPlace
	case several && c.lex.Cues(first)&lexicon.CuePlacePrefix != 0 && n.Type != graphmodel.MentionOrg && !c.isGiven(first) && !c.isAdjective(last) &&
		(n.Type != graphmodel.MentionPerson || n.Score < doubtful):
		return graphmodel.MentionPlace
	case c.placeNounFollows(n.Last) && n.Type == graphmodel.MentionPerson && !titled:
		return graphmodel.MentionPlace
	case n.Key == "" && (n.Type == graphmodel.MentionOther || n.Type == graphmodel.MentionOrg) && c.isSiteName(n):
		return graphmodel.MentionPlace
	case n.Key == "" && n.Type == graphmodel.MentionOther && c.isPartyName(n), n.Key == "" && n.Type == graphmodel.MentionPlace && several && chambers[last]:
		return graphmodel.MentionOrg
	case titled && c.describesOrg(title) && n.Key == "" && !several && !c.isGiven(first):
		return graphmodel.MentionOrg
	case titled && isPersonalTitle(title) && !c.describesOrg(title) && n.Key == "" && n.Type != graphmodel.MentionPerson && c.looksPersonal(n):
		return graphmodel.MentionPerson
	case several && n.Type != graphmodel.MentionPerson && n.Key == "" && c.isFullName(n):
		return graphmodel.MentionPerson
	}
	return ""
}

// isAmbiguous reports whether the noun before a name of several words may be a
// person's as well, and nothing in the name is a body's: "exporter Jignesh Lind".
func (c *combiner) isAmbiguous(n *candidate) bool {
	return n.Last-n.First > 1 && ambiguous[strings.ToLower(c.d.Tokens[n.First-1].Form)] && c.nameWords(n.First, n.Last).org <= 0
}

// buildings end the names of places that are called after people: nobody is called
// so.
var buildings = wordSet("Pavilion Amphitheatre Amphitheater Arena Stadium Airport Crater Bridge Highway Parkway Boulevard Avenue Cathedral Basilica Airfield Expressway Cemetery Racecourse Raceway Speedway Velodrome Glacier Volcano")

// sureOfOther is the score from which the recognizer's reading of a name as a
// program's, a treaty's or a product's stands against the words in it.
const sureOfOther = 0.85

func (c *combiner) surelyOther(n *candidate) bool {
	return n.Type == graphmodel.MentionOther && n.Score >= sureOfOther
}

// isAdjective reports whether a word belongs to a people or a continent: "South
// American" is no place.
func (c *combiner) isAdjective(w string) bool {
	return c.lex.CountryByDemonym(w) != nil || c.lex.PlaceByDemonym(w) != nil
}
