package foreign

import "strings"

func set(words ...string) map[string]bool {
	out := map[string]bool{}
	for _, s := range words {
		for w := range strings.FieldsSeq(s) {
			out[w] = true
		}
	}
	return out
}

// functionWords are words that are never part of a name, even in capitals: at
// the start of a sentence or in a headline.
var functionWords = set(
	"der die das den dem des ein eine einen einem einer und oder aber nicht mit nach von vor für auf im in am an zu zum zur bei aus als auch sich ist sind war hat haben wird werden wie es er sie wir ihr seine seiner ihre dass wenn weil doch noch nur so schon über unter durch gegen seit bis um",
	"le la les un une des du de et ou mais ne pas avec pour par sur dans en au aux ce cette ces il elle ils elles nous vous son sa ses leur leurs qui que dont où est sont a ont été selon après avant depuis comme plus lors alors",
	"el los las una unos unas y o pero no con para por sobre al del su sus se lo que quien es son fue ha han según tras desde como más entre este esta estos estas él ella también",
	"il lo gli uno e ed ma non con per su tra fra nel nella dal dalla al alla si che chi è sono ha hanno secondo dopo come più questo questa anche suo sua",
	"o os as um uma e ou mas não com por no na nos nas em ao aos à às se seu sua que é são foi tem segundo após desde como mais também este esta",
	"de het een en of maar niet met voor van op te bij uit als ook is zijn was heeft hebben wordt worden hij zij ze wij dat die deze dit over onder tegen sinds tot om naar",
	"i w z na do o od za po przez dla przy nie się jest są był była było to ten ta te że jak ale oraz jego jej ich który która które po według",
	"a v na s z do o od za po pro při ne se je jsou byl byla bylo to ten ta že jak ale jeho její který podle",
	"och i på av för med till från om är var har som den det ett en att inte men hans hennes efter vid under",
	"og på av for med til fra om er var har som den det et en at ikke men hans hendes efter ved under",
	"ve bir bu o ile için da de ki gibi daha çok olarak ancak göre sonra önce kadar",
	"si la în de pe cu din pentru care este sunt a au fost nu mai după",
	"и в во не на с со что как а но по к у из за от для о об это был была было были он она они его её их который также после по",
	"і й в у не на з зі що як а але по до із за від для про це був була було були він вона вони його її їх який також після",
	"и на в с за от по не се е са че като до при той тя те този която който след",
	"ο η το οι τα του της των και σε στο στη στην με για από που είναι δεν να θα",
)

// prepositions stand before places.
var prepositions = set(
	"in nach aus bei bis um", "à a en au aux de dans vers depuis", "en de desde hacia hasta", "a in di da", "em de desde para no na",
	"in naar uit te van", "w we do z ze", "v ve do z ze", "i till från", "i til fra", "în la din", "в во из на до под", "у в з із до на", "във от", "σε στο στη στην από",
	"und et y e en und och og și i и і",
)

// titles stand before surnames.
var titles = set(
	"präsident präsidentin bundespräsident kanzler kanzlerin bundeskanzler bundeskanzlerin minister ministerin außenminister außenministerin verteidigungsminister finanzminister innenminister ministerpräsident ministerpräsidentin regierungschef staatschef premierminister premierministerin herr frau bürgermeister",
	"président présidente ministre premier chancelier m mme monsieur madame maire sénateur",
	"presidente presidenta ministro ministra canciller señor señora alcalde primer sr sra senador",
	"premier cancelliere signor signora sindaco senatore",
	"primeiro chanceler senhor senhora prefeito",
	"president premier minister bondskanselier meneer mevrouw burgemeester",
	"prezydent premier minister kanclerz pan pani burmistrz marszałek", "prezident prezidentka premiér ministr ministryně kancléř",
	"statsminister statsministern presidenten utrikesminister utenriksminister udenrigsminister",
	"cumhurbaşkanı başbakan bakan bakanı başkan başkanı sekreteri sözcüsü genel dışişleri içişleri vekili milletvekili", "președintele premierul ministrul",
	"президент президента президенту президентом премьер премьера премьер-министр премьер-министра министр министра канцлер канцлера господин госпожа",
	"прем’єр міністр міністра прем’єр-міністр пан пані президентка", "πρόεδρος πρωθυπουργός υπουργός κύριος",
)

// arabicArticles stand in small letters before names, with a hyphen.
var arabicArticles = set("al el ad an ar as ash at az аль ас аш ад ан ар")

// conjunctions join two names.
var conjunctions = set("und en y e i et og och ve si și и і та और και")

// legalForms end the names of companies.
var legalForms = set("ag gmbh se kg kgaa sa s.a sas sarl sl spa srl nv bv oy oyj ab asa aps plc ltd inc llc")

// heads start the names of organizations that "of" and another name follow.
var heads = set("ministère université banque parti conseil cour", "ministerio universidad banco partido consejo corte tribunal", "ministero università banca partito consiglio", "ministério universidade conselho")

// ofWords stand between the parts of such names.
var ofWords = set("de du des la le les del di della dell dei da do das dos d l el")

// ambiguous are country names that are common words, given names or cities in
// some language.
var ambiguous = set("maurice maurício grenade granada jersey dominique dominica martinique jordan chade mali malí cuba tonga gana 인도 가나 수단 기니 차드 통가 말리 チャド マリ チリ トーゴ")
