package names

// bodies are nouns for bodies beside those that the lexicon has.
var bodies = wordSet(`subsidiary affiliate arm practice brewery winery distillery dealership reinsurer refinery shipyard yard builder meatpacker smelter spinner
	nonprofit ngo collective cooperative co-operative consortium partnership vehicle boutique label imprint house publisher magazine newspaper weekly daily
	tabloid broadcaster station portal website podcast festival theatre theater orchestra museum gallery clinic hospital university college school academy
	institute foundation charity union federation association league party militia gang cartel splinter offshoot breakaway faction brigade battalion unit
	regiment ministry agency regulator watchdog authority bank lender insurer airline carrier startup start-up company firm group conglomerate chain brand
	maker manufacturer shipbuilder miner supplier importer exporter distributor retailer brokerage consultancy platform fund trust bidder rival competitor
	client monastery church diocese parish fraternity club franchise outfit side laboratory lab observatory think-tank coalition alliance network`)

// settlements are nouns for places that people live in or come from.
var settlements = wordSet(`town city village hamlet suburb district neighborhood neighbourhood municipality province region county township settlement outpost
	island valley port resort slum favela upazila barangay commune canton prefecture parish quarter enclave oasis peninsula constituency`)

// ambiguous nouns stand for people as often as for companies.
var ambiguous = wordSet(`operator exporter importer developer trader supplier dealer contractor publisher broker builder grower farmer maker owner auditor
	shareholder bidder buyer seller employer vendor lender insurer brewer retailer manufacturer producer distributor provider consultant partner
	opposition executive leadership rival competitor client mentor neighbour neighbor`)

// shares depend on what people own a part of.
var shares = wordSet("stake share shareholding shareholder interest invest investment investor holding partner minority majority")

// sites are nouns for what stands or goes on at a place.
var sites = wordSet(`crossing checkpoint wharf quay pier jetty junction outpost roadblock border lock weir ford dam mine quarry depot camp base barracks landing anchorage
	excavation dig wellhead substation landfill`)

// told are nouns for what papers print: "a report in NAME".
var told = wordSet("report article editorial column interview story op-ed profile")

// trusts are words with "in" that tell no place.
var trusts = wordSet("confidence trust faith believe belief confide interested")

// seats are those who represent a place.
var seats = wordSet(`mp member senator deputy candidate councillor councilor mla td msp mep congressman congresswoman representative delegate legislator lawmaker
	assemblyman assemblywoman commissioner`)

// works go with the body that somebody works or plays for.
var works = wordSet("work play sign spokesman spokeswoman spokesperson striker midfielder defender goalkeeper lobbyist consultant write report drive")

// sources are what comes from a body or a person.
var sources = wordSet("buy purchase obtain order lease rent borrow loan contract receive hire")

// motions are verbs with "to" and a place.
var motions = wordSet("move travel return fly flee relocate deport extradite drive sail emigrate migrate march retreat")

// kinOf, placesOf and bodiesOf are words with "of" and a person, a place, a body.
var (
	kinOf    = wordSet("widow friend biography murder killing assassination arrest associate confidant protege protégé disciple")
	placesOf = wordSet(`native resident mayor governor villager village town city district province region suburb port outskirts north south east west street
		people inhabitant capital county parish municipality diocese bishop archbishop ex-bishop emir island outpost neighborhood neighbourhood siege battle
		valley mountain quarter republic kingdom emirate governorate prefecture oblast sheriff vicar`)
	bodiesOf = wordSet(`chairman chairwoman chair chairperson executive ceo director founder co-founder cofounder spokesman spokeswoman spokesperson
		member subsidiary unit arm affiliate branch division board share shareholder stake percent % treasurer creditor employee staff customer
		headquarters parent firm practice consultancy brokerage chamber dean rector trustee editor publisher investor rival competitor studio studios newsroom broadcaster jury juror`)
)

// localOffices and bodyOffices are held in a place, in a body.
var (
	localOffices = wordSet(`mayor governor councillor councilor councilman councilwoman senator congressman congresswoman mla sheriff bishop archbishop
		legislator lawmaker deputy magistrate headman alderman vicar prefect`)
	bodyOffices = wordSet(`chairman chairwoman chair chairperson president boss owner co-owner founder co-founder executive ceo director manager spokesman
		spokeswoman spokesperson treasurer trustee shareholder investor coach captain striker midfielder defender goalkeeper secretary partner editor
		publisher auditor lawyer counsel officer chief leader`)
)

// personal is what only people have.
var personal = wordSet(`wife husband son daughter brother sister mother father nephew niece cousin widow uncle aunt grandson granddaughter grandfather
	grandmother stepson stepdaughter stepfather fiancée fiancé girlfriend boyfriend ex-wife ex-husband son-in-law brother-in-law family death arrest body
	funeral home wedding marriage birthday childhood career lawyer lawyers attorney biography memoir memoirs coffin grave testimony phone face hand eyes
	life trial conviction extradition mentor friend driver bodyguard confession obituary deputy`)

// assets are what bodies have, beside those of companyNouns.
var assets = wordSet(`shareholder subsidiary plant factory plantation concession profit turnover revenue board headquarters customer employee workforce
	licence license brand audit creditor debt loss annual listing balance website newsroom factory mill brewery branch treasurer trustee`)

// sights are what towns and lands have.
var sights = wordSet(`mayor airport outskirts suburb street streets resident residents port market hospital district neighborhood neighbourhood coast border
	capital parliament governor police old centre center skyline harbour harbor population economy city`)

// locals stand behind the names of places.
var locals = wordSet(`district area village town province region county valley market port river lake island airport mission garrison suburb neighborhood
	neighbourhood upazila township municipality constituency border mountain moor junction slum massacre residents resident villager native girl boy man
	woman lad pit air post mine prison branch settlement quarter governorate county diocese`)

// objects weigh the verb right before a name.
var objects = map[string]tally{
	"own": {org: 1}, "co-own": {org: 2, person: -1}, "found": {org: 1.8, person: -1}, "co-found": {org: 2, person: -1}, "cofound": {org: 2, person: -1},
	"chair": {org: 2, person: -1}, "acquire": {org: 1.5}, "operate": {org: 1}, "head": {org: 1.2, person: -0.5}, "manage": {org: 0.8}, "run": {org: 0.8},
	"join": {org: 1.2}, "establish": {org: 1.5, person: -0.5}, "launch": {org: 0.8, person: -0.5}, "represent": {place: 0.8},
	"co-direct": {org: 1.5}, "edit": {org: 1, person: -0.5}, "control": {org: 0.8}, "leave": {org: 0.4, place: 0.4}, "visit": {place: 0.6},
	"marry": {person: 2.5, org: -1}, "wed": {person: 2.5}, "divorce": {person: 2.5}, "arrest": {person: 1.5}, "kill": {person: 1.2}, "murder": {person: 2},
	"behead": {person: 2}, "stab": {person: 2}, "jail": {person: 1.5}, "kidnap": {person: 1.5}, "sack": {person: 1}, "appoint": {person: 1.5},
}

// doers weigh the verb that a name is the subject of.
var doers = map[string]tally{
	"die": {person: 2}, "marry": {person: 2.5}, "retire": {person: 2}, "graduate": {person: 2.5}, "weep": {person: 2.5}, "cry": {person: 2}, "smile": {person: 2.5},
	"laugh": {person: 2}, "shrug": {person: 2.5}, "nod": {person: 2.5}, "study": {person: 1.5}, "resign": {person: 1.5}, "testify": {person: 2}, "plead": {person: 1.5},
	"recall": {person: 1.2}, "joke": {person: 2}, "grow": {person: 0.5}, "sit": {person: 0.8}, "sleep": {person: 1.5},
	"employ": {org: 2}, "supply": {org: 1.5}, "manufacture": {org: 1.5}, "operate": {org: 1}, "publish": {org: 1}, "acquire": {org: 0.8},
}

// sufferers weigh the verb in the passive that a name is the subject of.
var sufferers = map[string]tally{
	"bear": {person: 2.5, org: -1}, "arrest": {person: 2}, "jail": {person: 2.5}, "kill": {person: 2}, "murder": {person: 2.5}, "shoot": {person: 2},
	"marry": {person: 2.5}, "educate": {person: 2.5}, "wound": {person: 1.5}, "bury": {person: 1.5}, "sentence": {person: 2}, "detain": {person: 2},
	"found": {org: 2, place: 0.5}, "establish": {org: 1.5}, "acquire": {org: 1.5}, "rename": {org: 1.2, place: 0.7}, "incorporate": {org: 2}, "liquidate": {org: 2},
	"own": {org: 1.2}, "list": {org: 0.8}, "nationalize": {org: 2}, "nationalise": {org: 2},
}
