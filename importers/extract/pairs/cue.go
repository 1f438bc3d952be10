package pairs

import (
	"strings"

	"clew/importers/extract/perceptron"
)

// cues are words that tell of relations, by what they tell. They stand in for
// each other in the signs of a pair, so that what was learned of "subsidiary"
// holds for "offshoot".
var cues = cueTable(map[string]string{
	"own":     "own hold control acquire buy purchase possess co-own takeover bankroll",
	"sell":    "sell divest dispose offload",
	"stake":   "stake share shareholding holding interest percent per cent majority minority",
	"owner":   "owner proprietor shareholder investor co-owner backer buyer bidder landlord parent",
	"owned":   "ownership acquisition purchase takeover buyout buy-out control",
	"part":    "arm unit subsidiary division branch wing offshoot department affiliate chapter bureau office section operation brand imprint faculty institute directorate body sub-unit service outlet spin-off",
	"company": "company firm group maker manufacturer developer operator carrier airline retailer producer chain conglomerate startup start-up business broker lender insurer bank publisher contractor builder automaker carmaker giant supplier agency consultancy practice charity foundation thinktank brewer utility shipyard",
	"press":   "newspaper daily weekly magazine broadcaster station channel tabloid paper website outlet",
	"seat":    "headquarters headquarter base seat home hub plant factory site depot campus",
	"based":   "base headquarter locate situate register incorporate",
	"member":  "member membership belong affiliate join player striker midfielder defender goalkeeper winger captain guitarist singer drummer bassist teammate recruit signing delegate backbencher",
	"join":    "join sign enlist enrol enroll transfer defect rejoin enter",
	"leave":   "leave quit resign retire depart",
	"play":    "play score captain bat bowl pitch ride race",
	"work":    "work serve teach lecture intern volunteer report write research train practise practice",
	"lead":    "lead head chair run direct manage oversee supervise command preside helm edit coach govern rule steer captain co-lead co-chair represent advise spearhead administer",
	"found":   "found co-found cofound establish create launch start set form build",
	"hire":    "hire appoint name elect recruit employ poach nominate choose promote pick install assign select reelect re-elect swear dub",
	"fire":    "fire sack dismiss oust suspend remove replace succeed",
	"bear":    "bear raise grow live settle reside move emigrate hail native resident dwell",
	"dweller": "native resident citizen national inhabitant immigrant emigre villager",
	"marry":   "marry wed divorce engage date remarry",
	"birth":   "birth child kid twin baby",
	"study":   "study graduate attend educate student alumnus alumna graduate degree",
	"within":  "capital province district region city town village suburb neighborhood neighbourhood county state island prefecture municipality territory port area quarter borough commune",
	"work of": "lawyer attorney barrister solicitor counsel representative spokesman spokeswoman spokesperson agent aide adviser advisor assistant driver bodyguard doctor publicist secretary",
	"party":   "party movement coalition alliance bloc faction caucus",
	"speak":   "say tell add announce declare warn report note explain insist argue",
	"meet":    "meet visit greet host receive telephone call welcome",
	"fight":   "attack fight kill bomb shoot strike invade raid defeat beat",
	"contend": "face oppose criticize criticise accuse blame condemn sue charge convict rival",
	"deal":    "deal agreement treaty pact contract partnership venture",
	"travel":  "travel arrive fly go come return flee escape",
})

func cueTable(lists map[string]string) map[string]uint32 {
	out := make(map[string]uint32)
	for name, list := range lists {
		for w := range strings.FieldsSeq(list) {
			key := perceptron.Hash(11, perceptron.String(name))
			if old, ok := out[w]; !ok || key < old { // the order of maps decides nothing
				out[w] = key
			}
		}
	}
	return out
}
