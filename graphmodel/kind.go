// Package graphmodel is the knowledge graph of Clew: articles, mentions,
// entities, links, evidence and the immutable snapshots that every reader
// works on. It is the innermost layer: it knows neither the user interface
// nor files, and imports no other package of this module.
package graphmodel

// Kind says what an entity is.
type Kind string

// The four kinds of entity.
const (
	Person       Kind = "person"
	Organization Kind = "organization"
	Place        Kind = "place"
	Event        Kind = "event"
)

// Kinds lists every kind in the order in which people read them.
var Kinds = []Kind{Person, Organization, Place, Event}

// Valid reports whether k is one of the four kinds.
func (k Kind) Valid() bool {
	return k == Person || k == Organization || k == Place || k == Event
}

// LinkType is the closed set of relations between two entities. Which kinds
// stand at either end is documented in docs/graph-json.md.
type LinkType string

// The link types, strongest statements first.
const (
	Role        LinkType = "role"          // person → person, organization or place: holds an office or job
	MemberOf    LinkType = "member_of"     // person, organization → organization
	PartOf      LinkType = "part_of"       // organization → organization; place → place
	BasedIn     LinkType = "based_in"      // organization → place
	From        LinkType = "from"          // person → place: nationality, origin, residence
	Family      LinkType = "family"        // person – person: "brother of"
	Owns        LinkType = "owns"          // person, organization → organization
	Actor       LinkType = "actor"         // event → who did it
	Recipient   LinkType = "recipient"     // event → to whom
	Participant LinkType = "participant"   // event → who took part on equal terms
	AtPlace     LinkType = "place"         // event → where
	Instrument  LinkType = "instrument"    // event → with what
	Topic       LinkType = "topic"         // event → about what
	Follows     LinkType = "follows"       // event → event
	PartOfEvent LinkType = "part_of_event" // event → event
	CoMentioned LinkType = "co_mentioned"  // entity – entity: one sentence names both, undirected
)

// LinkTypes lists every link type, strongest statements first.
var LinkTypes = []LinkType{
	Role, MemberOf, PartOf, BasedIn, From, Family, Owns, Actor, Recipient, Participant,
	AtPlace, Instrument, Topic, Follows, PartOfEvent, CoMentioned,
}

// Undirected reports whether a link of this type reads the same both ways.
func (t LinkType) Undirected() bool { return t == CoMentioned }

// Mutual reports whether two entities have one link of this type, whichever way
// it is told: who is the sister of a brother is no second link, though "sister
// of" runs from her to him.
func (t LinkType) Mutual() bool { return t == Family || t == CoMentioned }

// OfEvent reports whether a link of this type starts at an event.
func (t LinkType) OfEvent() bool {
	switch t {
	case Actor, Recipient, Participant, AtPlace, Instrument, Topic, Follows, PartOfEvent:
		return true
	}
	return false
}

// Joins reports whether a link of this type may run between entities of these
// kinds. It is for links between people, organizations and places; of the other types
// it joins nothing.
func (t LinkType) Joins(from, to Kind) bool {
	switch t {
	case Role:
		return from == Person && to != Event
	case MemberOf, Owns:
		return (from == Person || from == Organization) && to == Organization
	case PartOf:
		return from == to && (from == Organization || from == Place)
	case BasedIn:
		return from == Organization && to == Place
	case From:
		return from == Person && to == Place
	case Family:
		return from == Person && to == Person
	}
	return false
}

// Strength is how much a link of this type says about the importance of its
// ends and how closely it ties them, 0…1: what people do and are counts more
// than where, and that more than being named together.
func (t LinkType) Strength() float64 {
	switch t {
	case Role, Family, Owns, MemberOf, Actor, Recipient, Participant:
		return 1
	case AtPlace, From, BasedIn:
		return 0.6
	case PartOf, Topic, Instrument, Follows, PartOfEvent:
		return 0.5
	default:
		return 0.1
	}
}

// Prominence keeps the scenery, countries and cities that every article names,
// behind the people and the events when entities are ranked: 0…1.
func (k Kind) Prominence() float64 {
	switch k {
	case Person:
		return 1
	case Organization, Event:
		return 0.8
	default:
		return 0.5
	}
}

// EventType is what happened: PLOVER's sixteen root types (Open Event Data
// Alliance, 2021) and ten more for other news.
type EventType string

// The event types.
const (
	Agree     EventType = "AGREE"
	Consult   EventType = "CONSULT"
	Support   EventType = "SUPPORT"
	Cooperate EventType = "COOPERATE"
	Aid       EventType = "AID"
	Concede   EventType = "CONCEDE"
	Retreat   EventType = "RETREAT"
	Request   EventType = "REQUEST"
	Accuse    EventType = "ACCUSE"
	Reject    EventType = "REJECT"
	Threaten  EventType = "THREATEN"
	Protest   EventType = "PROTEST"
	Sanction  EventType = "SANCTION"
	Mobilize  EventType = "MOBILIZE"
	Coerce    EventType = "COERCE"
	Assault   EventType = "ASSAULT"
	Statement EventType = "STATEMENT"
	Appoint   EventType = "APPOINT"
	Resign    EventType = "RESIGN"
	Elect     EventType = "ELECT"
	Travel    EventType = "TRAVEL"
	Trial     EventType = "TRIAL"
	Business  EventType = "BUSINESS"
	Disaster  EventType = "DISASTER"
	Death     EventType = "DEATH"
	Other     EventType = "OTHER"
)

// EventTypes lists every event type.
var EventTypes = []EventType{
	Agree, Consult, Support, Cooperate, Aid, Concede, Retreat, Request, Accuse, Reject, Threaten,
	Protest, Sanction, Mobilize, Coerce, Assault, Statement, Appoint, Resign, Elect, Travel, Trial,
	Business, Disaster, Death, Other,
}

// Stance is how an article tells an event or a link. The zero value means
// asserted.
type Stance string

// The stances.
const (
	Asserted   Stance = "asserted"
	Denied     Stance = "denied"
	Alleged    Stance = "alleged"
	Attributed Stance = "attributed" // a named or unnamed speaker says so
	Planned    Stance = "planned"    // planned, proposed, possible, conditional
)

// Status is what the person decided about an entity or a link.
type Status string

// The statuses. The zero value counts as Suggested.
const (
	Suggested Status = "suggested"
	Accepted  Status = "accepted"
	Hidden    Status = "hidden"
)
