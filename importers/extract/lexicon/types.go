package lexicon

import "clew/graphmodel"

// Country is a state, or a part of the world that news treats like one.
type Country struct {
	Key     string // "country:RU"
	Code    string // ISO 3166-1 alpha-2; "XK" Kosovo, "GB-SCT" Scotland
	Name    string // the common English name: "United States"
	Aliases []string
	// Adjectives and Peoples stand for the country: "Russian"; "Russians",
	// "Briton". Peoples holds singulars and plurals.
	Adjectives, Peoples []string
	Capital             string // "" where there is none
	CapitalLat          float64
	CapitalLon          float64 // degrees
	Lat, Lon            float64 // about the middle of the country, degrees
}

// PlaceKind says what a place is.
type PlaceKind string

// The kinds of place.
const (
	KindCountry   PlaceKind = "country"
	KindCapital   PlaceKind = "capital"
	KindCity      PlaceKind = "city"
	KindRegion    PlaceKind = "region"    // state, province, oblast, historic region
	KindContinent PlaceKind = "continent" // also parts of a continent
	KindWorld     PlaceKind = "world"     // region of several countries: Middle East, Balkans
	KindWater     PlaceKind = "water"     // sea, strait, river, lake, canal
	KindLand      PlaceKind = "land"      // island, mountain, desert, peninsula
	KindSite      PlaceKind = "site"      // district, airport, square, border crossing, plant
)

// Place is an entry of the gazetteer. Population is 0 where unknown.
type Place struct {
	Key        string // "country:RU", "geo:524901" (GeoNames), "place:middle-east"
	Name       string
	Kind       PlaceKind
	Country    string // ISO 3166-1 alpha-2, "" when it lies in several
	Admin      string // GeoNames first-level code inside the country, "" when unknown
	Population int
	Lat, Lon   float64 // degrees
	HasCoord   bool
	// Weak marks names that are also common words or common personal names
	// ("Reading", "Victoria"): accept them only with other signs of a place.
	Weak bool
}

// OrgClass says what an organization is.
type OrgClass string

// The classes of organization.
const (
	OrgGovernment   OrgClass = "government"   // also seats that stand for it: Kremlin
	OrgMinistry     OrgClass = "ministry"     // departments and agencies
	OrgParliament   OrgClass = "parliament"   // and their chambers
	OrgParty        OrgClass = "party"        // and movements
	OrgArmed        OrgClass = "armed"        // armed groups outside the state
	OrgMilitary     OrgClass = "military"     // armed forces of a state
	OrgIntelligence OrgClass = "intelligence" //
	OrgPolice       OrgClass = "police"       // and prosecutors
	OrgIGO          OrgClass = "igo"          // bodies of several states
	OrgNGO          OrgClass = "ngo"          // charities, think tanks, unions, campaigns
	OrgCourt        OrgClass = "court"        //
	OrgCentralBank  OrgClass = "central_bank" //
	OrgCompany      OrgClass = "company"      //
	OrgMedia        OrgClass = "media"        // newspapers, broadcasters, news sites
	OrgAgency       OrgClass = "agency"       // news agencies
	OrgSport        OrgClass = "sport"        // federations, leagues
	OrgClub         OrgClass = "club"         // sport clubs
	OrgUniversity   OrgClass = "university"   //
	OrgReligious    OrgClass = "religious"    //
	OrgExchange     OrgClass = "exchange"     // stock exchanges and indexes
	OrgOther        OrgClass = "other"
)

// Org is a known organization.
type Org struct {
	Key     string // "org:kremlin"
	Name    string
	Aliases []string
	Class   OrgClass
	Country string // ISO 3166-1 alpha-2, "" for international ones
	City    string // the seat, where the table tells it
	// AlsoPlace marks buildings and seats that may stand for the place.
	AlsoPlace bool
}

// Sex is the usual sex of the bearer of a name, title or family word.
type Sex byte

// The sexes. SexUnknown is the zero value.
const (
	SexUnknown Sex = 0
	Female     Sex = 'f'
	Male       Sex = 'm'
)

// Title is a word or phrase that stands before a personal name.
type Title struct {
	Text  string
	Class string // honorific, noble, academic, military, police, religious, political, legal, other
	Sex   Sex
}

// FirstName is an entry of the list of given names.
type FirstName struct {
	Name string
	Sex  Sex
	// Weak marks names that are also common words, months or places.
	Weak bool
}

// Cue is a set of signs that a word gives about the name that it is part of.
type Cue uint16

// The cues. A word can be several.
const (
	CueOrgSuffix   Cue = 1 << iota // ends the name of an organization: Ltd, Bank, Party
	CueOrgHead                     // starts it, with "of" or "for": Ministry, University
	CueOrgPrefix                   // starts it: Royal, Bayerische, FC
	CuePlaceSuffix                 // ends the name of a place: River, Street, Airport
	CuePlacePrefix                 // starts it: Mount, Lake, Fort
	CueEvent                       // ends the name of an event: Summit, Cup, Olympics
	CueWork                        // ends the name of a work, prize, law, product
	cueTrade                       // what bodies deal in, in many languages: see Trade
)

// OfficeClass says what kind of work an office is.
type OfficeClass string

// The classes of office.
const (
	HeadOfState      OfficeClass = "head_of_state"
	HeadOfGovernment OfficeClass = "head_of_government"
	Minister         OfficeClass = "minister"
	Politician       OfficeClass = "politician"
	Official         OfficeClass = "official"
	Envoy            OfficeClass = "envoy"
	Spokesperson     OfficeClass = "spokesperson"
	Aide             OfficeClass = "aide"
	Military         OfficeClass = "military"
	Security         OfficeClass = "security" // police, intelligence
	Legal            OfficeClass = "legal"
	Business         OfficeClass = "business"
	Sport            OfficeClass = "sport"
	Media            OfficeClass = "media"
	Academic         OfficeClass = "academic"
	Medical          OfficeClass = "medical"
	Religious        OfficeClass = "religious"
	Arts             OfficeClass = "arts"
	Activist         OfficeClass = "activist"
	Militant         OfficeClass = "militant"
	Royal            OfficeClass = "royal"
	Member           OfficeClass = "member"
	Family           OfficeClass = "family"
	OtherOffice      OfficeClass = "other"
)

// Scope is a set of the kinds of thing that an office can be held at.
type Scope uint8

// The scopes.
const (
	AtCountry Scope = 1 << iota // president of France; also cities and regions
	AtOrg                       // chairman of the bank
	AtPerson                    // aide to the president, wife of the actor
)

// Office is an office, job, membership or kinship that a person can have.
type Office struct {
	Text  string // lemmas in lower case, singular: "chief of staff"
	Class OfficeClass
	At    Scope
	// Member marks words whose relation is member_of rather than role:
	// "member", "senator", "striker" of a club.
	Member bool
	// Family marks kinship and marriage.
	Family bool
	// Owner marks words whose relation is owns: "owner", "shareholder".
	Owner bool
	// Generic marks nouns that describe anybody ("resident", "victim"): they
	// name no office, but make a phrase a person.
	Generic bool
	Sex     Sex
}

// Frame says which event a verb or noun tells and which role each of its
// syntactic slots fills.
type Frame struct {
	Lemma string // "meet", "step down", "phone call"
	Noun  bool
	Type  graphmodel.EventType
	Slots []Slot
	// Symmetric events have two equal sides: their subjects, objects and
	// with-phrases are all participants.
	Symmetric bool
	// Statement marks verbs of saying. Their subject is a speaker; they are
	// events of their own only where nothing else is told.
	Statement bool
	// Weak marks lemmas that tell this event only in the company of a fitting
	// participant or object ("beat", "pay", "move").
	Weak bool
	// Stance is the stance that the event itself has by its word: "proposal"
	// and "threat" are planned. Empty for asserted.
	Stance graphmodel.Stance
}

// Syntax is a syntactic slot of a frame.
type Syntax string

// The slots. Any other value is a preposition: "with", "against", "from".
const (
	SlotSubject    Syntax = "subj" // of the active verb, by-phrase of the passive
	SlotObject     Syntax = "obj"  // of the active verb, subject of the passive
	SlotIndirect   Syntax = "iobj"
	SlotClause     Syntax = "comp" // clausal complement: what is said, wanted, denied
	SlotPossessive Syntax = "poss" // "Russia's invasion", "the Russian invasion"
	SlotCompound   Syntax = "nmod" // noun before the noun: "car bomb attack"
)

// Slot gives the role of whatever fills one syntactic slot.
type Slot struct {
	Role   graphmodel.LinkType // actor, recipient, participant, topic, instrument, place
	Syntax Syntax
}

// LightVerb is a verb that lends an event noun its subject: "hold talks",
// "come under fire".
type LightVerb struct {
	Verb string // lemma with particle or preposition: "carry out", "come under"
	// Nouns lists the lemmas that it goes with; empty for every event noun.
	Nouns []string
	// SubjectRole is the role of the verb's subject in the noun's event.
	SubjectRole graphmodel.LinkType
	// Type overrides the noun's event type where the two together mean
	// something else ("take office"); usually empty.
	Type graphmodel.EventType
	// Stance is the stance that the verb gives the event; empty for asserted.
	Stance graphmodel.Stance
}

// Embedding says what a word does to the event that stands below it.
type Embedding struct {
	Lemma  string
	Part   byte              // 'v' verb, 'n' noun, 'a' adjective or adverb
	Stance graphmodel.Stance // planned, denied, alleged, attributed
	// Speaker is set where the subject of the word is the source of what
	// stands below ("say", "claim", "accuse").
	Speaker bool
}

// Nominal is a common noun that can refer back to a named entity.
type Nominal struct {
	Lemma string
	Kind  graphmodel.Kind
	Sex   Sex
	// Classes lists the classes of organization or kinds of place that the
	// noun fits: "bank" company, central_bank; empty for any.
	Classes []string
}
