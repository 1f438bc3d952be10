package lexicon

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	assets "clew/assets/lexicon"
	"clew/graphmodel"
)

func TestDefaultLoads(t *testing.T) {
	if _, err := Load(assets.Files, assets.Gazetteer); err != nil {
		t.Fatal(err)
	}
	l := Default()
	for _, c := range []struct {
		name        string
		have, least int
	}{
		{"countries", len(l.countries), 249},
		{"places", len(l.places), 1400},
		{"organizations", len(l.orgs), 12000},
		{"office forms", len(l.offices.entries), 2000},
		{"titles", len(l.titles.entries), 300},
		{"first names", len(l.firstNames), 5000},
		{"surnames", len(l.lastNames), 1200},
		{"frames", len(l.frames), 1000},
		{"cues", len(l.cues), 500},
	} {
		if c.have < c.least {
			t.Errorf("%d %s, at least %d expected", c.have, c.name, c.least)
		}
	}
}

// TestEmbeddedFilesAreAllRead fails when somebody adds a table that no loader
// knows.
func TestEmbeddedFilesAreAllRead(t *testing.T) {
	files, err := fs.Glob(assets.Files, "*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !slices.ContainsFunc(loaders, func(ld loader) bool { return ld.file == f }) {
			t.Errorf("no loader reads %s", f)
		}
	}
}

// tables returns a file system of empty tables but for the given one.
func tables(file, text string) fs.FS {
	dir := fstest.MapFS{}
	for _, ld := range loaders {
		dir[ld.file] = &fstest.MapFile{}
	}
	dir["countries.txt"] = &fstest.MapFile{Data: []byte("FR | France | | French | | Paris 48.85 2.35 | 46.5 2.5\n")}
	dir[file] = &fstest.MapFile{Data: []byte(text)}
	return dir
}

func TestFormatErrors(t *testing.T) {
	tests := []struct {
		file, text string
		line       int
		says       string
	}{
		{"countries.txt", "FR | France | | | | | 46.5 2.5\nFR | France | | | | | 46.5 2.5\n", 2, "stands twice"},
		{"countries.txt", "\n# note\nFR | France | | | | | 99 2.5\n", 3, "center"},
		{"countries.txt", "FR | France | | | | Paris x y | 46.5 2.5\n", 1, "capital"},
		{"countries.txt", "a|b|c|d|e|f|g|h\n", 1, "at most 7"},
		{"places.txt", "@kind town\nLyon\n", 2, "no kind of place"},
		{"places.txt", "@kind land\nAlps\nAlps\n", 3, "stands twice"},
		{"organizations.txt", "@class firm\nAcme\n", 2, "no class of organization"},
		{"organizations.txt", "@class company\n@country ZZ\nAcme\n", 3, "unknown country"},
		{"organizations.txt", "@class company\nAcme\nAcme\n", 3, "stands twice"},
		{"organizations.txt", "@size big\nAcme\n", 1, "unknown directive"},
		{"offices.txt", "@class boss\nchief\n", 2, "no class of office"},
		{"offices.txt", "@class aide\n@at moon\nchief\n", 3, "@at knows"},
		{"offices.txt", "@class aide\n@flag loud\nchief\n", 3, "unknown flag"},
		{"offices.txt", "@class aide\n@sex x\nchief\n", 3, "@sex"},
		{"offices.txt", "@class aide\naide; aide\n", 2, "stands twice"},
		{"frames.txt", "@part verb\n@type PARTY\nmeet\n", 3, "no event type"},
		{"frames.txt", "@type CONSULT\nmeet\n", 2, "@part"},
		{"frames.txt", "@part verb\n@type CONSULT\nmeet | actor:subj\n", 3, "role=slot"},
		{"frames.txt", "@part verb\n@type CONSULT\nmeet | actor=subj | loud\n", 3, "unknown flag"},
		{"frames.txt", "@part verb\n@type CONSULT\nmeet; meet\n", 3, "stands twice"},
		{"light-verbs.txt", "@role actor\nhold\n", 2, "nouns are missing"},
		{"light-verbs.txt", "@role boss\nhold | talk\n", 2, "no role"},
		{"embeddings.txt", "@part x\n@stance denied\ndeny\n", 3, "@part"},
		{"embeddings.txt", "@part v\n@stance sure\ndeny\n", 3, "no stance"},
		{"nominals.txt", "@kind thing\nbank\n", 2, "no kind of entity"},
		{"deverbal.txt", "@kind deed\nattack\n", 2, "no kind of noun"},
		{"deverbal.txt", "@kind action\nattack; vote; attack\n", 2, "stands twice"},
		{"titles.txt", "@class x\nMr\n", 2, "no class of title"},
		{"cues.txt", "@cue x\nLtd\n", 2, "no cue"},
		{"first-names.txt", "@sex m\nIvan Ivan\n", 2, "stands twice"},
		{"modifiers.txt", "@kind x\nformer\n", 2, "no kind of modifier"},
		{"particles.txt", "van \xff\n", 1, "UTF-8"},
		{"exonyms.txt", "Paris | FR\n", 1, "other name"},
	}
	for _, tt := range tests {
		_, err := Load(tables(tt.file, tt.text), "")
		var fe *FormatError
		if !errors.As(err, &fe) {
			t.Errorf("%s %q: error %v", tt.file, tt.text, err)
			continue
		}
		if fe.File != tt.file || fe.Line != tt.line || !strings.Contains(fe.Msg, tt.says) {
			t.Errorf("%s %q: %v", tt.file, tt.text, fe)
		}
	}
	if _, err := Load(tables("cues.txt", ""), "Paris\t1\tFR\n"); err == nil {
		t.Error("a short line of the gazetteer is accepted")
	}
}

func TestCountries(t *testing.T) {
	l := Default()
	for name, code := range map[string]string{
		"United States": "US", "U.S.": "US", "US": "US", "the United States": "US", "America": "US", "USA": "US", "UK": "GB", "Britain": "GB",
		"Türkiye": "TR", "Turkey": "TR", "Cote d'Ivoire": "CI", "RUSSIA": "RU", "Scotland": "GB-SCT", "Kosovo": "XK", "Taiwan": "TW",
		"us": "", "Moscow": "", "": "", "it": "", "no": "",
	} {
		if got := l.CountryByName(name); (got == nil) != (code == "") || got != nil && got.Code != code {
			t.Errorf("CountryByName(%q) = %v, want %q", name, got, code)
		}
	}
	for word, code := range map[string]string{
		"Russian": "RU", "Russians": "RU", "American": "US", "Americans": "US", "British": "GB", "Britons": "GB", "Briton": "GB",
		"Dutch": "NL", "Danes": "DK", "Iraqis": "IQ", "Thais": "TH", "Scots": "GB-SCT", "Palestinian": "PS", "Frenchmen": "FR",
		"russian": "", "polish": "", "Polish": "PL", "Chineses": "", "China": "",
	} {
		if got := l.CountryByDemonym(word); (got == nil) != (code == "") || got != nil && got.Code != code {
			t.Errorf("CountryByDemonym(%q) = %v, want %q", word, got, code)
		}
	}
	for city, code := range map[string]string{
		"Moscow": "RU", "Kiev": "UA", "Kyiv": "UA", "Washington": "US", "London": "GB", "Astana": "KZ", "Bogota": "CO", "Munich": "", "moscow": "",
	} {
		if got := l.CountryByCapital(city); (got == nil) != (code == "") || got != nil && got.Code != code {
			t.Errorf("CountryByCapital(%q) = %v, want %q", city, got, code)
		}
	}
}

func TestPlaces(t *testing.T) {
	l := Default()
	for _, tt := range []struct {
		name, want, country string
		kind                PlaceKind
	}{
		{"Moscow", "Moscow", "RU", KindCapital},
		{"Kiev", "Kyiv", "UA", KindCapital},
		{"Paris", "Paris", "FR", KindCapital},
		{"Munich", "Munich", "DE", KindCity},
		{"The Hague", "The Hague", "NL", KindCity},
		{"Washington", "Washington, D.C.", "US", KindCapital},
		{"New York", "New York City", "US", KindCity},
		{"NYC", "New York City", "US", KindCity},
		{"Saint-Petersburg", "Saint Petersburg", "RU", KindCity},
		{"Sao Paulo", "São Paulo", "BR", KindCity},
		{"Middle East", "Middle East", "", KindWorld},
		{"the Gaza Strip", "Gaza Strip", "PS", KindRegion},
		{"Gaza", "Gaza", "PS", KindCity},
		{"Crimea", "Crimea", "UA", KindRegion},
		{"Texas", "Texas", "US", KindRegion},
		{"Georgia", "Georgia", "GE", KindCountry},
		{"Bavaria", "Bavaria", "DE", KindRegion},
		{"Black Sea", "Black Sea", "", KindWater},
		{"Europe", "Europe", "", KindContinent},
		{"the Gulf", "Persian Gulf", "", KindWater},
		{"KYIV", "Kyiv", "UA", KindCapital},
		{"Kramatorsk", "Kramators’k", "UA", KindCity},
		{"Xian", "Xi’an", "CN", KindCity},
		{"Kupiansk", "Kupjansk", "UA", KindCity},
		{"London", "London", "GB", KindCapital},
		{"Birmingham", "Birmingham", "GB", KindCity},
		{"Melbourne", "Melbourne", "AU", KindCity},
		{"San Jose", "San José", "CR", KindCapital},
		{"Tower 22", "Tower 22", "JO", KindSite},
	} {
		got := l.Places(tt.name)
		if len(got) == 0 {
			t.Errorf("Places(%q) is empty", tt.name)
			continue
		}
		p := got[0]
		if p.Name != tt.want || p.Country != tt.country || p.Kind != tt.kind {
			t.Errorf("Places(%q)[0] = %+v", tt.name, p)
		}
		if back, ok := l.PlaceByKey(p.Key); !ok || back.Name != p.Name || back.Country != p.Country {
			t.Errorf("PlaceByKey(%q) = %+v, %v", p.Key, back, ok)
		}
	}
	for _, name := range []string{"", "the", "moscow", "Nowhereville-on-Sea", "SPA", "UN", "Um"} {
		for _, p := range l.Places(name) {
			if !p.Weak {
				t.Errorf("Places(%q) holds %+v", name, p)
			}
		}
	}
	if p := l.PlaceByDemonym("Gazans"); p == nil || p.Name != "Gaza Strip" {
		t.Errorf("Gazans: %+v", p)
	}
}

// TestCapitalsAreInTheGazetteer compares two sources of coordinates.
func TestCapitalsAreInTheGazetteer(t *testing.T) {
	l := Default()
	for _, c := range l.Countries() {
		for _, p := range l.Places(c.Capital) {
			if p.Kind == KindCapital && p.Country == c.Code && (abs(p.Lat-c.CapitalLat) > 0.2 || abs(p.Lon-c.CapitalLon) > 0.2) {
				t.Errorf("%s: %v %v, gazetteer %v %v", c.Capital, c.CapitalLat, c.CapitalLon, p.Lat, p.Lon)
			}
		}
	}
}

func abs(x float64) float64 { return max(x, -x) }

func TestOrganizations(t *testing.T) {
	l := Default()
	for _, tt := range []struct {
		name, key string
		weak      bool
	}{
		{"Kremlin", "org:kremlin", false},
		{"the Kremlin", "org:kremlin", false},
		{"White House", "org:white-house", false},
		{"NATO", "org:north-atlantic-treaty-organization", false},
		{"EU", "org:european-union", false},
		{"E.U.", "org:european-union", false},
		{"ECB", "org:european-central-bank", false},
		{"Fed", "org:federal-reserve", true},
		{"Elysee Palace", "org:elysee-palace", false},
		{"Apple", "org:apple-inc", true},
		{"Reuters", "org:reuters", false},
		{"Barcelona", "", false},
		{"who", "", false},
		{"WHO", "org:world-health-organization", false},
		{"Hamas", "org:hamas", false},
		{"kremlin", "", false},
	} {
		o, weak := l.OrgByName(tt.name)
		if (o == nil) != (tt.key == "") || o != nil && (o.Key != tt.key || weak != tt.weak) {
			t.Errorf("OrgByName(%q) = %+v, %v", tt.name, o, weak)
		}
	}
	if o, _ := l.OrgByName("National"); o != nil {
		t.Errorf("National without its article is %s", o.Name)
	}
	if o, weak := l.OrgByName("The National"); o == nil || !weak {
		t.Errorf("The National: %+v, %v", o, weak)
	}
	if got := l.OrgsByName("MIT"); len(got) < 2 {
		t.Errorf("MIT: %d organizations, the institute and the intelligence service expected", len(got))
	}
	keys := map[string]bool{}
	for _, o := range l.Orgs() {
		if keys[o.Key] || l.OrgByKey(o.Key) != o {
			t.Errorf("key %s is not unique", o.Key)
		}
		keys[o.Key] = true
		if o.City != "" && !slices.ContainsFunc(l.Places(o.City), func(p Place) bool { return p.Kind == KindCity || p.Kind == KindCapital || p.Kind == KindCountry }) {
			t.Logf("%s: the seat %q is not in the gazetteer", o.Name, o.City)
		}
	}
}

func TestOffices(t *testing.T) {
	l := Default()
	for _, tt := range []struct {
		words string
		text  string
		n     int
		class OfficeClass
	}{
		{"chief of staff of the president", "chief of staff", 3, Aide},
		{"prime minister Narendra Modi", "prime minister", 2, HeadOfGovernment},
		{"president of the bank", "president", 1, HeadOfState},
		{"foreign minister", "foreign minister", 2, Minister},
		{"vice-president", "vice president", 1, Politician},
		{"top diplomat", "top diplomat", 2, Minister},
		{"managing director for sport", "managing director for sport", 4, Sport},
		{"wife of the clerk", "wife", 1, Family},
		{"house of cards", "", 0, ""},
	} {
		o, n := l.OfficeAt(strings.Fields(tt.words))
		if n != tt.n || o.Class != tt.class || o.Text != tt.text {
			t.Errorf("OfficeAt(%q) = %+v, %d", tt.words, o, n)
		}
	}
	if o, _ := l.Office("wife"); !o.Family || o.Sex != Female {
		t.Errorf("wife: %+v", o)
	}
	if o, _ := l.Office("senator"); !o.Member {
		t.Errorf("senator: %+v", o)
	}
	if o, _ := l.Office("shareholder"); !o.Owner {
		t.Errorf("shareholder: %+v", o)
	}
	if !l.OfficeHead("minister") || l.OfficeHead("river") {
		t.Error("OfficeHead")
	}
	if l.OfficeModifier("former") != "former" || l.OfficeModifier("deputy") != "rank" || l.OfficeModifier("green") != "" {
		t.Error("OfficeModifier")
	}
}

func TestPeople(t *testing.T) {
	l := Default()
	if ti, n := l.TitleAt([]string{"Lt", "Gen", "Smith"}); n != 2 || ti.Class != "military" {
		t.Errorf("Lt Gen: %+v %d", ti, n)
	}
	if ti, n := l.TitleAt([]string{"Mrs.", "Smith"}); n != 1 || ti.Sex != Female {
		t.Errorf("Mrs.: %+v %d", ti, n)
	}
	for name, sex := range map[string]Sex{"Vladimir": Male, "Olena": Female, "Ngozi": Female, "Robin": SexUnknown} {
		if n, ok := l.FirstName(name); !ok || n.Sex != sex {
			t.Errorf("%s: %+v %v", name, n, ok)
		}
	}
	if n, ok := l.FirstName("Will"); !ok || !n.Weak {
		t.Errorf("Will: %+v %v", n, ok)
	}
	if _, ok := l.FirstName("vladimir"); ok {
		t.Error("a name in lower case is accepted")
	}
	if !l.LastName("Okafor") || !l.Particle("van") || l.Particle("the") {
		t.Error("surnames and particles")
	}
	if l.Cues("Ltd.")&CueOrgSuffix == 0 || l.Cues("River")&CuePlaceSuffix == 0 || l.Cues("apple") != 0 {
		t.Error("cues")
	}
	if !l.Trade("Seafoods") || l.Cues("Seafoods") != 0 || l.Trade("Anna") {
		t.Error("words for what bodies deal in")
	}
	if n, ok := l.Nominal("bank"); !ok || n.Kind != graphmodel.Organization || !slices.Contains(n.Classes, "central_bank") {
		t.Errorf("bank: %+v", n)
	}
}

func TestFrames(t *testing.T) {
	l := Default()
	for _, tt := range []struct {
		lemma string
		verb  bool
		want  graphmodel.EventType
	}{
		{"meet", true, graphmodel.Consult},
		{"invade", true, graphmodel.Assault},
		{"step down", true, graphmodel.Resign},
		{"arrest", false, graphmodel.Coerce},
		{"election", false, graphmodel.Elect},
		{"phone call", false, graphmodel.Consult},
		{"acquire", true, graphmodel.Business},
		{"acquit", true, graphmodel.Trial},
		{"flood", false, graphmodel.Disaster},
	} {
		f := l.FrameFor(tt.lemma, tt.verb)
		if len(f) == 0 || f[0].Type != tt.want || f[0].Noun == tt.verb || len(f[0].Slots) == 0 {
			t.Errorf("FrameFor(%q) = %+v", tt.lemma, f)
		}
	}
	if f := l.FrameFor("meet", true); !f[0].Symmetric {
		t.Error("meet is symmetric")
	}
	if lv, ok := l.LightVerb("hold", "talk"); !ok || lv.SubjectRole != graphmodel.Participant {
		t.Errorf("hold talks: %+v %v", lv, ok)
	}
	if lv, ok := l.LightVerb("come under", "fire"); !ok || lv.SubjectRole != graphmodel.Recipient {
		t.Errorf("come under fire: %+v %v", lv, ok)
	}
	if lv, ok := l.LightVerb("carry out", "attack"); !ok || lv.SubjectRole != graphmodel.Actor {
		t.Errorf("carry out an attack: %+v %v", lv, ok)
	}
	for lemma, want := range map[string]graphmodel.Stance{
		"deny": graphmodel.Denied, "plan": graphmodel.Planned, "accuse": graphmodel.Alleged, "say": graphmodel.Attributed, "call off": graphmodel.Denied,
	} {
		if e, ok := l.Embedding(lemma, 'v'); !ok || e.Stance != want {
			t.Errorf("Embedding(%q) = %+v %v", lemma, e, ok)
		}
	}
	all := l.Frames()
	if !slices.IsSortedFunc(all, func(a, b Frame) int { return strings.Compare(a.Lemma, b.Lemma) }) {
		t.Error("Frames is not sorted")
	}
}

func FuzzParseTable(f *testing.F) {
	f.Add("@kind land\nAlps | the Alps; Alpes | 46 10\n# note\n")
	f.Add("@kind\n|\n")
	f.Fuzz(func(t *testing.T, text string) {
		rows, err := parseTable("fuzz.txt", text, []string{"kind"}, 4)
		if err != nil {
			var fe *FormatError
			if !errors.As(err, &fe) || fe.Line < 1 {
				t.Fatalf("%q: %v", text, err)
			}
			return
		}
		for _, r := range rows {
			if r.fields[0] == "" || len(r.fields) > 4 || r.line < 1 {
				t.Fatalf("%q: %+v", text, r)
			}
		}
	})
}

// FuzzLoad feeds every reader of rows with any text.
func FuzzLoad(f *testing.F) {
	f.Add(0, "FR | France | | French | | Paris 48.85 2.35 | 46.5 2.5")
	f.Add(12, "@part verb\n@type CONSULT\nmeet | participant=subj,with | sym")
	f.Fuzz(func(t *testing.T, which int, text string) {
		file := loaders[abs2(which)%len(loaders)].file
		l, err := Load(tables(file, text), "")
		if err == nil {
			l.Places(text)
			l.OrgByName(text)
			l.OfficeAt(strings.Fields(text))
		}
	})
}

func abs2(n int) int { return max(n, -(n + 1)) }

func FuzzFold(f *testing.F) {
	f.Add("São Paulo–Nord’s U.S.")
	f.Fuzz(func(t *testing.T, s string) {
		once := Fold(s)
		if twice := Fold(once); twice != once {
			t.Fatalf("%q: %q, then %q", s, once, twice)
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(assets.Files, assets.Gazetteer); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPlaces(b *testing.B) {
	l := Default()
	for b.Loop() {
		l.Places("Springfield")
		l.Places("Nowhere")
	}
}

func TestDeverbal(t *testing.T) {
	l := Default()
	for lemma, want := range map[string]Deverbal{
		"attack": DeverbalAction, "arrest": DeverbalUndergone, "death": DeverbalHappening, "leader": DeverbalDoer,
		"fumigation": DeverbalAction, "station": "", "nation": "", "table": "", "": "",
	} {
		if got := l.Deverbal(lemma); got != want {
			t.Errorf("Deverbal(%q) = %q, want %q", lemma, got, want)
		}
	}
}
