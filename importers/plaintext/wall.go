package plaintext

import (
	"regexp"
	"strings"
	"sync"

	"clew/importers/page"
)

// paid asks to subscribe in order to read on.
const paid = `(?i)(?:subscribe|sign up|register|log ?in|sign in|become a member)(?: now| today| here)?(?: or (?:log ?in|sign in|register|subscribe))? to (?:continue|keep|read|unlock|access|view)|(?:article|content|story|page|post) is (?:for|only|available|exclusive|exclusively|reserved|limited)\b.{0,40}\b(?:subscribers?|members?)\b|^already (?:a|an) (?:subscriber|member)\b|(?:reached|used|read)(?: all)? (?:of )?(?:your|the) .{0,20}\b(?:limit|free) (?:of|articles?|stories)|^(?:to )?(?:continue|keep) reading (?:this|with|for|by)|unlock (?:this|the full) (?:article|story)|to (?:continue|keep) reading\b.{0,30}(?:subscri|sign|log|regist|account)` +
	`|(?:artikel|text|beitrag|inhalt) (?:weiterlesen|freischalten)|exklusiv für abonnent|nur für (?:unsere )?abonnent|\b(?:plus|\+|abo|premium)\b.{0,20}\bweiterlesen\b|jetzt (?:abonnieren und|weiterlesen)|schon abonnent` +
	`|(?:article|contenu|suite|lecture)\b.{0,30}\bréservée?s? (?:aux|à nos) abonnés|il vous reste .{0,20} (?:de cet article )?à (?:lire|découvrir)|(?:contenido|artículo|noticia) (?:es )?exclusiv[oa] para (?:suscriptores|socios)|para (?:seguir|continuar) leyendo|(?:conteúdo|matéria) exclusiv[oa] para assinantes|(?:contenuto|articolo) (?:è )?riservat[oi] agli abbonati|per continuare a leggere|artikel is (?:alleen |exclusief )?voor abonnees|aboneler(?:e|imize) özel`

// What stands in the place of an article.
var (
	checkWall = regexp.MustCompile(`(?i)(?:verify|confirm|prove|sure) (?:that )?you(?:'re|’re| are) (?:a )?(?:human|not a (?:robot|bot))|checking (?:if the site connection is secure|your browser before)|enable javascript and cookies to continue|unusual traffic from your|please enable js and disable any ad ?blocker|press (?:&|and) hold to confirm|(?:you|your ip)\b.{0,20} (?:have|has) been blocked|security service to protect itself from online attacks|don't have permission to access`)
	missing   = regexp.MustCompile(`(?i)^[^\p{L}\p{N}]*(?:error )?(?:404\b|(?:page|site|article|story|content) (?:is )?(?:not|no longer|cannot be|could not be) (?:found|available)|(?:seite|artikel) (?:wurde )?nicht gefunden|page (?:introuvable|non trouvée)|página no encontrada|página não encontrada|pagina non trovata|pagina niet gevonden|sayfa bulunamadı|страница не найдена)`)
	reader    = regexp.MustCompile(`(?i)\b(?:your?|we|our|sie|ihre[nrms]?|wir|vous|votre|nous|usted|tus?|su|sua|suo|nosotros|siz|sizin)\b`)
	consents  = regexp.MustCompile(`(?i)\b(?:our|\d+|third|drittanbieter|partner)\b.{0,30}\b(?:partners?|vendors|part(?:y|ies))\b|personal(?:ised|ized)? (?:data|ads?|advertising)|personenbezogene|tracking|geolocation|device scanning|cookies?\b|datenschutzerklärung|privacy (?:policy|center|settings)|zustimmung|einwilligung|consent|werbefrei|données personnelles|datos personales|dati personali|çerez`)
)

// Lengths in words of articles that a wall may have cut off, and of the text of a
// page that is nothing but a wall. Longer ones are articles, whatever they mention.
const (
	maxStub = 250
	maxWall = 150
)

// Stub is the warning about an article of which the page shows the beginning.
const Stub = "only the beginning of the article is here: the page asks for a subscription"

// IsStub reports whether a text is what a page shows of an article that it asks to
// pay for. others are the blocks of the page; declared tells that the page says of
// itself that its article is not free.
func IsStub(text string, others []string, declared bool) bool {
	if countWords(text) >= maxStub {
		return false
	}
	if declared {
		return true
	}
	for _, b := range others {
		if len(b) < maxPaid && paidLine().MatchString(b) {
			return true
		}
	}
	return false
}

// MayBeWall reports whether a text is so short that IsStub or Wall may say something
// of it.
func MayBeWall(text string) bool { return countWords(text) < maxStub }

// maxPaid is the length in bytes of the longest block that asks to subscribe.
const maxPaid = 400

// Wall returns page.ErrConsent, page.ErrCheck or page.ErrMissing where a page has no
// article but says why, else nil. text is what was taken for the article.
func Wall(title, text string, blocks []string) error {
	if countWords(text) >= maxWall {
		return nil
	}
	if missing.MatchString(title) {
		return page.ErrMissing
	}
	about, words := 0.0, 0.0
	for _, b := range blocks {
		if len(b) > maxMeta {
			return nil
		}
		if checkWall.MatchString(b) {
			return page.ErrCheck
		}
		if w := countWords(b); w >= 8 {
			words += w
			if !reader.MatchString(b) {
				continue // an article about cookies
			}
			if len(consents.FindAllStringIndex(b, 2)) == 2 || consent(&scored{block: block{text: b}, folded: fold(b)}) {
				about += w
			}
		}
	}
	if words > 0 && about >= float64(0.5*words) {
		return page.ErrConsent
	}
	if len(blocks) > 0 && missing.MatchString(blocks[0]) {
		return page.ErrMissing
	}
	return nil
}

// paidLine is paid, compiled when it is needed.
var paidLine = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(paid) })

// printed is the day on which a page was printed.
var printed = regexp.MustCompile(`(?i)^\s*(?:printed|print date|date printed|gedruckt|ausgedruckt|imprimé|impreso|stampato)\b.{0,40}\d`)

// IsPrinted reports whether a line says when a page was printed.
func IsPrinted(line string) bool {
	line = strings.TrimSpace(line)
	// Most lines are spared the pattern by their first letter.
	return line != "" && len(line) < 200 && strings.IndexByte("pPdDgGaAiIsS", line[0]) >= 0 && printed.MatchString(line)
}
