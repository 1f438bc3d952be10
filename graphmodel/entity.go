package graphmodel

import (
	"slices"
	"strings"
)

// Mention is a span of an article that names an entity of the graph.
type Mention struct {
	Article string // article id
	Span    Span
	Form    MentionForm
}

// Attribute is something that a file says of a node or a link and that the model
// has no field of its own for.
type Attribute struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

// Entity is a node of the graph. Entities in a Snapshot are shared and must
// not be modified.
type Entity struct {
	ID      string // stable, never the name
	Kind    Kind
	Name    string
	Aliases []string // sorted, without Name
	Status  Status
	// Key is the entry of the built-in knowledge that this entity is, or "".
	Key string

	// Of places, where the gazetteer knows them.
	Lat, Lon float64
	HasCoord bool
	Country  string // ISO 3166-1 alpha-2; also of organizations

	// Of events.
	Type    EventType
	When    Interval
	Stance  Stance
	Speaker string // entity id of who says so, or ""

	// Origin is the file that the entity was imported from, or "". A person has
	// put it into the project, not an article.
	Origin string `json:",omitempty"`
	// Attributes are what the file says besides, sorted by key.
	Attributes []Attribute `json:",omitempty"`
	// ByHand entities were added by a person.
	ByHand bool
	// Note is what a person has written about it.
	Note string

	// Mentions are sorted by article id, then Start. For events these are the
	// triggers.
	Mentions []Mention
}

// Evidence is the place in an article that a link was read from.
type Evidence struct {
	Article   string // article id
	Span      Span
	Extractor string // the rule or model that read it; "person" for what a person added
	Stance    Stance
}

// ShownConfidence is the confidence that a link needs to be shown unless a
// person asks for doubtful links too: of those above it, at least 85 of 100 were
// right (docs/training.md).
const ShownConfidence = 0.6

// Link is one relation. Several links between the same two entities are normal.
type Link struct {
	ID         string
	From, To   string // entity ids; for undirected types From < To
	Type       LinkType
	Label      string  // the article's own words
	Confidence float64 // 0…1
	Status     Status
	// ByHand links were added by a person; they alone may be without evidence.
	ByHand bool
	// Note is what a person has written about it.
	Note string
	// Evidence is never empty for what the program made, sorted by article,
	// Start, End, Extractor.
	Evidence []Evidence
	// Attributes are what the file of an imported link says besides, sorted by key.
	Attributes []Attribute `json:",omitempty"`
}

// Points reports whether the link reads from From to To alone: "sister of" does,
// "married to" and "cousins" do not, nor does what a file gives no direction for,
// unless it joins an event with something else: which is which tell their kinds.
func (l *Link) Points() bool {
	switch l.Type {
	case Family:
		return strings.HasSuffix(l.Label, " of")
	case CoMentioned:
		return false
	case Actor, Recipient, Participant, AtPlace, Instrument, Topic:
		return true
	}
	return !l.undirected()
}

// Directed reports whether the ends of the link stand in an order: one leads to the
// other, or is an event and the other belongs to it.
func (l *Link) Directed() bool { return l.Points() && !l.undirected() }

// undirected reports whether a file tells that the link has no direction.
func (l *Link) undirected() bool {
	return slices.Contains(l.Attributes, NoDirection)
}

// NoDirection is the attribute of a link whose ends a file tells in no order.
var NoDirection = Attribute{Key: "direction", Value: "none"}

// Arrow is where a drawing of a link has its arrow.
type Arrow uint8

// The places of an arrow.
const (
	NoArrow Arrow = iota
	ArrowAtTo
	ArrowAtFrom
)

// Arrow returns where a drawing of the link has its arrow: people read a picture
// from the one who acts to the event, and from there to the one who bears it. On
// equal terms, where something happens and what it is about have none.
func (l *Link) Arrow() Arrow {
	switch {
	case !l.Directed():
		return NoArrow
	case l.Type == Actor:
		return ArrowAtFrom
	case l.Type == Participant, l.Type == AtPlace, l.Type == Topic, l.Type == Instrument:
		return NoArrow
	}
	return ArrowAtTo
}

// Doubtful reports whether the program is not sure enough of the link to show it
// unasked. What a person has accepted or added is never doubtful.
func (l *Link) Doubtful() bool { return l.Status != Accepted && l.Confidence < ShownConfidence }
