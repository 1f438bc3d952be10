package graphs

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"

	"clew/graphmodel"
)

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }

// kindWords are what other programs call the four kinds, folded.
var kindWords = func() map[string]graphmodel.Kind {
	m := map[string]graphmodel.Kind{}
	for kind, words := range map[graphmodel.Kind]string{
		graphmodel.Person: "person people per human individual man woman character actor author politician artist user member employee " +
			"shareholder director officer player student researcher suspect victim personne persona persone mensch personen",
		graphmodel.Organization: "organization organisation org company corporation firm business institution agency group party team club " +
			"government ministry bank university school newspaper media publisher publicbody legalentity entity gang union army " +
			"unternehmen firma verein behörde entreprise société empresa organización",
		graphmodel.Place: "place location loc gpe country city town village region state province address geo building area site " +
			"ort land stadt lieu pays ville lugar país ciudad facility continent",
		graphmodel.Event: "event meeting incident transaction call payment attack conference trial election crime accident trip " +
			"ereignis treffen événement evento",
	} {
		for w := range strings.FieldsSeq(words) {
			m[w] = kind
		}
	}
	return m
}()

// kindOf reads a word for a kind, also with a prefix such as "maltego.Person" or
// ":Person".
func kindOf(word string) (graphmodel.Kind, bool) {
	w := strings.ToLower(strings.TrimSpace(word))
	if i := strings.LastIndexAny(w, ".:/#"); i >= 0 && i < len(w)-1 {
		w = w[i+1:]
	}
	w = strings.NewReplacer(" ", "", "_", "", "-", "").Replace(w)
	if k, ok := kindWords[w]; ok {
		return k, true
	}
	k, ok := kindWords[strings.TrimSuffix(w, "s")]
	if !ok && strings.HasSuffix(w, "ies") {
		k, ok = kindWords[strings.TrimSuffix(w, "ies")+"y"]
	}
	return k, ok
}

// firmName finds names that only organizations have.
var firmName = regexp.MustCompile(`(?i)(?:\b(?:inc|ltd|llc|plc|corp|gmbh|ag|s\.?a|s\.?p\.?a|oy|ab|co|company|corporation|group|holding|holdings|bank|university|ministry|agency|association|foundation|institute|committee|council|department|party|union|club|universität|ministerium|verein|partei)\b\.?)`)

// kindKeys are the names of attributes that may tell the kind, best first.
var kindKeys = []string{"kind", "entitytype", "nodetype", "entitykind", "schema", "type", "category", "class", "group", "nodeclass", "labels", "label"}

// relations are what other programs call the link types, folded; the first word
// of a type is the one of Clew.
var relations = func() map[string]graphmodel.LinkType {
	m := map[string]graphmodel.LinkType{}
	for t, words := range map[graphmodel.LinkType]string{
		graphmodel.MemberOf:    "memberof|member|belongsto|affiliatedwith|affiliation|joined|mitglied|membership",
		graphmodel.PartOf:      "partof|subsidiaryof|subsidiary|departmentof|divisionof|branchof|locatedwithin|containedin|in|unitof",
		graphmodel.BasedIn:     "basedin|headquarteredin|seat|locatedin|hq|headquarters|registeredin|sitz",
		graphmodel.From:        "from|nationality|citizenof|bornin|residentof|livesin|residence|origin|citizenship|country",
		graphmodel.Family:      "family|marriedto|spouse|spouseof|wifeof|husbandof|parentof|childof|siblingof|brotherof|sisterof|sonof|daughterof|fatherof|motherof|relative|relatedfamily|partnerof",
		graphmodel.Owns:        "owns|owner|ownerof|ownership|shareholderof|shareholder|controls|holds|investor|invested|investedin|acquired|parentcompanyof|besitzt",
		graphmodel.Role:        "role|worksfor|employeeof|employedby|employment|employee|directorof|director|directorship|ceoof|chairmanof|presidentof|ministerof|leaderof|headof|officerof|officer|works|worksat|founderof|founded|advises|advisor",
		graphmodel.Actor:       "actor|agent|perpetrator|organizer|did|by",
		graphmodel.Recipient:   "recipient|victim|target|patient|beneficiary",
		graphmodel.Participant: "participant|participatedin|attended|attendee|tookpartin|involvedin|involved|presentat|party",
		graphmodel.AtPlace:     "place|at|location|happenedin|tookplacein|occurredin|occurredat|where|venue",
		graphmodel.Instrument:  "instrument|with|weapon|using",
		graphmodel.Topic:       "topic|about|subject|concerns|mentions",
		graphmodel.Follows:     "follows|after|followedby|then|next",
		graphmodel.PartOfEvent: "partofevent|subeventof|duringevent",
		graphmodel.CoMentioned: "comentioned|cooccurrence|cooccurs|cooccurswith|comention|mentionedwith",
	} {
		for w := range strings.SplitSeq(words, "|") {
			m[w] = t
		}
	}
	return m
}()

// relationKeys are the names of attributes that may tell the type of a link.
var relationKeys = []string{"relation", "kind", "relationship", "linktype", "edgetype", "predicate", "reltype", "type", "interaction", "role", "class", "category"}

// relationOf reads words for a link type.
func relationOf(words string) (graphmodel.LinkType, bool) {
	w := strings.NewReplacer(" ", "", "_", "", "-", "").Replace(strings.ToLower(strings.TrimSpace(words)))
	t, ok := relations[w]
	return t, ok
}

// fits reports whether a link of the type may join entities of the kinds, as
// docs/graph-json.md says.
func fits(t graphmodel.LinkType, from, to graphmodel.Kind) bool {
	event, toEvent := from == graphmodel.Event, to == graphmodel.Event
	switch t {
	case graphmodel.CoMentioned:
		return true
	case graphmodel.Follows, graphmodel.PartOfEvent:
		return event && toEvent
	case graphmodel.Actor, graphmodel.Recipient, graphmodel.Participant:
		return event && !toEvent
	case graphmodel.AtPlace:
		return event && to == graphmodel.Place
	case graphmodel.Topic, graphmodel.Instrument:
		return event
	}
	if event || toEvent {
		return false
	}
	return t == graphmodel.Role || t.Joins(from, to) // what others call a role, anything has
}

// fallback is the type of a link of which nothing better is known, and whether
// its ends change places: links of events begin at the event.
func fallback(from, to graphmodel.Kind) (t graphmodel.LinkType, turn bool) {
	switch {
	case from == graphmodel.Event && to == graphmodel.Event:
		return graphmodel.PartOfEvent, false
	case from == graphmodel.Event && to == graphmodel.Place:
		return graphmodel.AtPlace, false
	case from == graphmodel.Event:
		return graphmodel.Participant, false
	case to == graphmodel.Event && from == graphmodel.Place:
		return graphmodel.AtPlace, true
	case to == graphmodel.Event:
		return graphmodel.Participant, true
	}
	return graphmodel.Role, false
}
