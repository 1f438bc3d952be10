package graphmodel

// Findings is what an extractor reads in one article. It knows only that
// article: bringing findings of several articles together is the work of
// graphmodel/resolve. All indexes point into the slices of the same value.
type Findings struct {
	ArticleID string         `json:"article"`
	Mentions  []FoundMention `json:"mentions,omitempty"` // sorted by Span.Start, then End
	Entities  []FoundEntity  `json:"entities,omitempty"`
	Events    []FoundEvent   `json:"events,omitempty"`     // sorted by the first trigger
	Relations []FoundLink    `json:"relations,omitempty"`  // sorted by Span, From, To
	Predicate []Predicate    `json:"predicates,omitempty"` // sorted by Trigger.Start
}

// MentionType is the type of a mention as an extractor marks it.
type MentionType string

// The mention types. Dates and other names never become entities of the graph.
const (
	MentionPerson MentionType = "PERSON"
	MentionOrg    MentionType = "ORG"
	MentionPlace  MentionType = "PLACE"
	MentionEvent  MentionType = "EVENT"
	MentionDate   MentionType = "DATE"
	MentionOther  MentionType = "OTHER"
)

// MentionForm tells a name ("Steve Witkoff", "Witkoff") from a description
// ("the envoy") and a pronoun ("he").
type MentionForm string

// The mention forms.
const (
	FormName    MentionForm = "name"
	FormNominal MentionForm = "nominal"
	FormPronoun MentionForm = "pronoun"
)

// FoundMention is one span that names or stands for an entity. The span of a
// person's name has no leading title: "President Obama" is marked "Obama".
type FoundMention struct {
	Span   Span        `json:"span"`
	Type   MentionType `json:"type"`
	Form   MentionForm `json:"form"`
	Entity int         `json:"entity"` // index into Entities, -1 for none
	// Demonym is set where an adjective or people's name stands for a country
	// ("Russian", "the Ukrainians").
	Demonym bool `json:"demonym,omitempty"`
}

// FoundEntity is one person, organization or place of the article: a chain of
// mentions. Events are in Findings.Events.
type FoundEntity struct {
	Kind    Kind     `json:"kind"`
	Name    string   `json:"name"`              // the fullest form
	Aliases []string `json:"aliases,omitempty"` // other forms of the article, sorted
	// Key names an entry of the built-in knowledge ("country:RU",
	// "org:kremlin", "geo:524901") when the entity is one, else "".
	Key      string   `json:"key,omitempty"`
	Country  string   `json:"country,omitempty"` // ISO 3166-1 alpha-2
	Lat      float64  `json:"lat,omitempty"`     // degrees
	Lon      float64  `json:"lon,omitempty"`
	HasCoord bool     `json:"coord,omitempty"`
	Titles   []string `json:"titles,omitempty"` // "President", "Foreign Minister": evidence for resolution
}

// Argument is one participant of an event. Entity is an index into Entities;
// -1 for an unnamed one ("a senior Russian officer"), which never becomes an
// entity but stays visible in the event's evidence.
type Argument struct {
	Role   LinkType `json:"role"` // actor, recipient, participant, place, instrument, topic
	Entity int      `json:"entity"`
	Event  int      `json:"event"` // index into Events for topic and instrument events, -1 otherwise
	Span   Span     `json:"span"`  // the whole phrase
	// Confidence of this argument where it differs from the event's, else 0.
	Confidence float64 `json:"confidence,omitempty"`
}

// FoundEvent is one thing that happened, is planned or is denied.
type FoundEvent struct {
	Type EventType `json:"type"`
	// Name is a short label made of the article's own words, such as
	// "three-hour meeting" or "2022 invasion".
	Name      string     `json:"name"`
	Triggers  []Span     `json:"triggers"` // the first is the one that the event is named after
	Sentence  []Span     `json:"sentences"`
	Stance    Stance     `json:"stance"`
	Speaker   int        `json:"speaker"` // index into Entities of who says so, -1
	When      Interval   `json:"when"`
	Arguments []Argument `json:"arguments,omitempty"`
	// Follows and PartOf are indexes into Events.
	Follows    []int   `json:"follows,omitempty"`
	PartOf     []int   `json:"part_of,omitempty"`
	Confidence float64 `json:"confidence"`
	Extractor  string  `json:"extractor"` // the rule or model that read it
}

// FoundLink is a relation between two entities of the article.
type FoundLink struct {
	From       int      `json:"from"` // index into Entities
	To         int      `json:"to"`
	Type       LinkType `json:"type"`
	Label      string   `json:"label"` // the article's own words: "envoy of"
	Head       int      `json:"head"`  // index into Mentions: the mention of From that was read, -1
	Tail       int      `json:"tail"`  // index into Mentions: the mention of To that was read, -1
	Span       Span     `json:"span"`  // the evidence: the sentence, or the phrase inside it
	Stance     Stance   `json:"stance"`
	Confidence float64  `json:"confidence"`
	Extractor  string   `json:"extractor"`
}

// Predicate is any verb or event noun with its arguments, before the choice of
// what becomes an event. For measurement and for linguists.
type Predicate struct {
	Lemma   string         `json:"lemma"`
	Noun    bool           `json:"noun,omitempty"`
	Trigger Span           `json:"trigger"`
	Roles   []PredicateArg `json:"roles,omitempty"`
}

// PredicateArg is one argument of a predicate. Role is one of agent, patient,
// when, where, instrument, topic.
type PredicateArg struct {
	Role string `json:"role"`
	Span Span   `json:"span"`
}
