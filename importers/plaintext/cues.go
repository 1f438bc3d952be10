package plaintext

import (
	"strings"
	"sync"

	"clew/importers/internal/prefilter"
)

// cuePhrases are folded words and phrases of one to three words that speak of
// the site, not of the news. One phrase a comma.
const cuePhrases = `cookie, cookies, subscribe, subscribes, subscriber, subscribers, subscription, subscriptions, newsletter, newsletters,
sign in, sign up, signing up, log in, login, log out, register now, register to, create account, my account, free trial, read more, read also, read next, more from,
see also, see more, show more, load more, view all, see all, view comments, advertisement, advertisements, advertise, advertising, sponsored, promoted, share this, share on, share via,
share article, related, trending, most read, most popular, most viewed, recommended, recommended for, copyright, all rights reserved, privacy policy, privacy, terms of,
terms and conditions, contact us, about us, follow us, comments, comment, skip to, skip navigation, menu, navigation, search, home, homepage, facebook, twitter, whatsapp, linkedin,
instagram, pinterest, reddit, telegram, youtube, tiktok, flipboard, rss, email address, e mail address, download, app store, google play, breaking news alerts, print this,
click here, your inbox, unsubscribe, opt out, ad choices, adchoices, affiliate, gift this, bookmark, breadcrumb, sitemap, site map, help center, editorial policy, leave a reply, reply,
powered by, tags, filed under, continue reading, min read, minutes read, minute read, javascript, browser, give feedback, was this useful, live blog,
anzeige, werbung, abonnieren, abonnent, abonnenten, abo, impressum, datenschutz, mehr zum thema, lesen sie auch, anmelden, abmelden, registrieren, kommentare, kommentar schreiben, startseite, suche,
teilen, zur startseite, merkliste, jetzt lesen, agb, nutzungsbedingungen, zum inhalt, kontakt,
publicidad, suscríbete, suscribirse, suscripción, suscriptores, compartir, iniciar sesión, lee también, comentarios, aviso legal, política de privacidad,
lire aussi, abonnez vous, abonnés, abonné, s abonner, partager, se connecter, publicité, mentions légales, commentaires,
leia também, leia mais, assine, compartilhe, publicidade, leggi anche, abbonati, condividi, pubblicità, commenti, accedi, iscriviti,
lees ook, abonneer, inloggen, delen, reacties, advertentie, läs också, logga in, dela, annons, prenumerera, les også, del, logg inn, annonse,
czytaj także, czytaj też, zaloguj, udostępnij, reklama, komentarze, abone ol, paylaş, yorumlar, giriş yap, üye ol, читайте также, подписаться, поделиться, реклама, комментарии, войти,
前の記事, 次の記事, 関連記事, ログイン, 会員登録, 新規登録, シェア, ツイート, 無料会員, 続きを読む, 有料会員, 個人情報, 利用規約, 著作権, 広告, 댓글, 로그인, 구독, 공유, 기사, 无断, 登录, 分享`

// cueSet indexes cuePhrases.
var cueSet = phraseSet(cuePhrases)

// maxCueWords is the length of the longest phrase of cuePhrases.
const maxCueWords = 3

func phraseSet(list string) map[string]bool {
	set := map[string]bool{}
	for p := range strings.SplitSeq(list, ",") {
		if p = fold(p); p != "" {
			set[p] = true
		}
	}
	return set
}

// countCues counts the phrases of cueSet in a folded text.
func countCues(folded string) int {
	words := strings.Fields(folded)
	n := 0
	for i := 0; i < len(words); i++ {
		for k := min(maxCueWords, len(words)-i); k >= 1; k-- {
			if cueSet[strings.Join(words[i:i+k], " ")] {
				n++
				i += k - 1
				break
			}
		}
	}
	return n
}

// cutHeadings are folded headings under which a page goes on with other
// articles or with its readers' opinions.
var cutHeadings = phraseSet(`trending, trending now, trending news, trending stories, related, related articles, related article, related stories, related story, related news, related posts, related topics, related content, related coverage,
related links, related reading, related tags, most read, most popular, most viewed, most recent, most shared, more stories, more news, more on this, more on this story, more on this topic, more like this, more articles, popular, popular stories, popular posts,
popular news, top stories, top news, top headlines, latest, latest news, latest stories, latest articles, latest posts, latest headlines, recent posts, recent articles, recent stories, recent news, recent comments, up next, read next, read more, what to read next, next story, next article, next post, previous post, previous article,
you may also like, you might also like, you may like, you might be interested in, you may be interested in, recommended, recommended for you, recommended stories, recommended reading, recommended articles, recommended videos, editors picks, editor picks, editors choice, editors pick, dont miss, must read, must reads, in the headlines, in this section, also in news, also on, from around the web, around the web, from the web, sponsored, sponsored content, sponsored stories, sponsored links, promoted, promoted content, promoted stories, paid content, paid partner content,
comments, comment, leave a comment, leave a reply, post a comment, join the conversation, join the discussion, show comments, view comments, load comments, add a comment, have your say, conversation, discussion, responses, reader comments, what do you think, share your thoughts, sign up for our newsletter, subscribe to our newsletter, newsletter, newsletters, get the latest, stay connected, follow us, connect with us, connect us on, about the author, about author, author bio, more by this author, more from this author, opinion blog interview, share this, share this article, share this story, share, tags, topics, topics in this article, in this article, categories, archives, ticker, footer, site index, site information navigation, sources, references, see also, external links, footnotes, further reading, tagged with, filed under, tagged in, keywords,
mehr zum thema, lesen sie auch, weitere artikel, weitere themen, weitere meldungen, weitere nachrichten, kommentare, kommentar schreiben, das könnte sie auch interessieren, das könnte sie interessieren, auch interessant, meistgelesen, meistgelesene artikel, meist gelesen, meistgelesene, neueste artikel, neueste nachrichten, empfohlene artikel, empfehlungen, aktuelle nachrichten, verwandte themen, verwandte artikel, ähnliche artikel, schlagwörter, schlagworte, themen, zur startseite, zur übersicht, mehr aus dem ressort, top artikel, topmeldungen, teilen, artikel teilen, diesen artikel teilen, seitennavigation, navigationspfad, mehr von, das beste, aktuelles, beliebte artikel,
lire aussi, à lire aussi, sur le même sujet, les plus lus, commentaires, articles liés, à la une, lee también, te puede interesar, noticias relacionadas, más noticias, lo más leído, comentarios, más leídas, relacionados, leia também, mais lidas, veja também, notícias relacionadas, comentários, leggi anche, articoli correlati, commenti, i più letti, potrebbe interessarti, ti potrebbe interessare, lees ook, meest gelezen, gerelateerd, reacties, läs också, läs mer, mest lästa, les også, mest lest, læs også, lue myös, czytaj także, czytaj też, zobacz także, polecane, komentarze, najczęściej czytane, przeczytaj także, ilgili haberler, ilginizi çekebilir, çok okunanlar, yorumlar, benzer haberler, son haberler, читайте также, комментарии, популярное, по теме, новости по теме,
関連記事, 関連ニュース, おすすめ記事, おすすめ, アクセスランキング, ランキング, 最新記事, 新着記事, 人気記事, 関連キーワード, 相关新闻, 相关阅读, 推荐阅读, 热门文章, 관련기사, 많이 본 뉴스, 인기기사, 댓글, tin liên quan, bình luận, bài viết liên quan, berita terkait, baca juga, artikel terkait`)

// The numbers of the patterns below in patterns.
const (
	isCutLead = iota
	isTeaser
	isClosing
	isEndNote
	isAuthorNote
	isCaption
	isSiteNote
	isPicture
	isPaid
	isAsking
)

// patterns are compiled when the first page is read.
var patterns = sync.OnceValue(func() *prefilter.Set {
	return prefilter.Compile(cutLead, teaserLead, closing, endNote, authorNote, caption, siteNote, picture, paid, asking)
})

// cutLead is the start of a heading over other articles.
const cutLead = `(?i)^[^\p{L}\p{N}]*(?:(?:more|latest|other|top|also) (?:in|from|on|about|stories|news|articles|headlines)|mehr (?:aus|zu|zum|von)|weitere \p{L}+ (?:aus|zu)|más (?:en|de|sobre)|plus (?:de|sur)|altro (?:su|da)|więcej (?:o|z)) [^.!?:]*$`

// adLabel is the mark of a gap that an advertisement filled.
var adLabel = phraseSet(`advertisement, advertisements, ad, ads, advert, sponsored, sponsored content, anzeige, werbung, publicidad, publicité, pubblicità, publicidade, advertentie, reklama, annons, annonse, annonce, mainos, реклама, 広告, 广告, 광고, article continues below, story continues below, story continues, article continues after advertisement, story continues below advertisement, scroll to continue, continue reading below, advertisement scroll to continue`)

// teaserLead is the start of a block that points to another article or asks for
// something.
const teaserLead = `(?i)^[^\p{L}\p{N}]{0,4}(?:` +
	`(?:also read|read also|also see|see also|read next|read more|read this|must read|more here|related(?: (?:article|story|stories|news|articles|content|link|video|coverage|reading))?|related to this|recommended|don'?t miss|watch(?: (?:now|live|more|also))?|listen(?: (?:now|to this article|live))?|in pictures|live|video|breaking|trending|sponsored|promoted|more on this(?: story)?|more|next|previous|up next|in case you missed it|opinion|exclusive|the big read|podcast|tags?|topics?|keywords?|categor(?:y|ies)|filed under|posted in|source|sources|via|file photo|file picture|share|follow|` +
	`lesen sie auch|lesen sie (?:hier|dazu|mehr)|mehr zum thema|auch interessant|passend dazu|siehe auch|mehr dazu|schlagwörter|themen|lire aussi|à lire aussi|lire (?:notre|la suite)|voir aussi|lee también|lea también|te puede interesar|ver también|más información|leia também|leia mais|veja também|saiba mais|leggi anche|vedi anche|lees ook|läs också|läs mer|les også|læs også|lue myös|czytaj także|czytaj też|czytaj więcej|zobacz także|zobacz też|przeczytaj także|читайте также|смотрите также|ayrıca okuyun|baca juga|関連記事|相关阅读|延伸阅读)\s?[:|►»>–—→]` +
	`|(?:click here|tap here|follow (?:us|the|our)|sign up (?:for|to|with)|subscribe (?:to|now|for)|join (?:us|our|the) (?:on|whatsapp|telegram|newsletter|conversation|channel)|download (?:the|our) |get (?:the|our|all the) (?:latest|best|news|app|daily)|like us on|download our|enter your e-?mail|your e-?mail address|we use cookies|we value your|this (?:site|website) uses|by (?:clicking|signing|subscribing|continuing|using|submitting)|please (?:enable|log in|sign in|subscribe|note that|disable)|thank you for (?:reading|subscribing|signing)|thanks for (?:reading|subscribing)|if you (?:enjoyed|liked) this|support (?:our|independent)|was this (?:useful|helpful)|have a (?:story|tip|confidential)|got a (?:story|tip)|do you have (?:a tip|information)|for more (?:news|stories|information|on|from)|read (?:more|the full|our|also)\b.{0,80}$|(?:wir verwenden|diese website|mit der nutzung|melden sie sich|jetzt (?:abonnieren|registrieren|anmelden|testen)|hier (?:geht es|klicken|lesen)|lesen sie (?:auch|hier|mehr)\b|zur startseite|hinweis der redaktion|möchten sie|um diesen (?:inhalt|artikel)|sie (?:haben noch|sind bereits)))` +
	`)`

// asking is how sites ask their readers for something, and the buttons that go on to
// other pages, as whole lines.
const asking = `(?i)` +
	`\b(?:sign up (?:for|to)|signing up (?:for|to)|subscribe to|subscribing to) (?:\p{L}+ ){0,2}(?:our|my) (?:[\p{L}\-]+ ){0,4}newsletters?\b` +
	`|^[^\p{L}\p{N}]{0,4}(?:be sure to |don.t forget to |please )?(?:follow|join|find|connect with) (?:me|us) on (?:instagram|facebook|twitter|google|social|linkedin|youtube|tiktok|pinterest|threads|whatsapp|telegram)` +
	`|add us as a preferred source|^[^\p{L}\p{N}]{0,4}want more (?:from|like|of)\b[^.!?]{0,60}[.!?]?$` +
	`|^[^\p{L}\p{N}]{0,4}(?:you may also (?:like|check|enjoy|be interested)|you might also (?:like|check|enjoy|be interested)|also check|this might interest you|this might be interesting)[^.!?]{0,40}$` +
	`|^[^\p{L}\p{N}]{0,4}(?:fehler gefunden|fehler entdeckt|fehler auf [\p{L}.]+ entdeckt|empfohlener (?:redaktioneller |externer )?inhalt)` +
	`|^[^\p{L}\p{N}]{0,4}(?:weiterlesen|mehr lesen|lire la suite|leer más|seguir leyendo|leggi tutto|continua a leggere|ler mais|continue lendo|lees meer|läs mer|les mer|læs mere|czytaj więcej|czytaj dalej|devamını oku|читать далее)[^\p{L}\p{N}]*$`

// closing is the start of the readers' comments, of the tags or of the lines
// about the author.
const closing = `(?i)^[^\p{L}\p{N}]*(?:` +
	`(?:(?:top|all|view|show|reader|latest|see|load|most) )*\(?\d+\)? (?:comments?|responses?|replies|thoughts on|kommentare?|ergänzungen|leserkommentare|commentaires?|réactions?|comentarios?|comentários?|commenti|reacties|komentarzy|yorum|комментари\p{L}+)` +
	`|(?:top rated|all|reader|readers?'|recent|user) comments|leserkommentare|leserbriefe|comments? (?:are|is) (?:closed|off|disabled)|comments? \(\d+\)|kommentare \(\d+\)|no comments(?: yet)?$|be the first to comment|(?:leave|post|add|write) a (?:comment|reply)` +
	`|about the authors?|about (?:this|our) (?:author|writer)|über (?:den|die) autor|zum autor|zur autorin|à propos de l.auteur|sobre el autor|sobre o autor|deine spende|hat ihnen (?:dieser|der) (?:artikel|beitrag)|unterstützen sie (?:uns|unsere)|(?:tags?|tagged(?: with| as)?|filed under|posted in|schlagworte?|schlagwörter|kategorien?|stichworte)\s*:?(?:[^\p{L}\p{N}]|$)` +
	`)|^.{2,50}\s(?:says|said|wrote|schreibt|sagt|écrit|dit|dice|disse|escribió)\s*:$|\b(?:am|pm|uhr)\s+(?:said|says|schrieb|sagte?):?$`

// endNote is a closing line of the paper about the article, not of the article.
const endNote = `(?i)^[^\p{L}\p{N}]*(?:` +
	`with (?:additional )?(?:inputs?|reporting|files|contributions?|agency inputs?|assistance) (?:from|by)\b|with (?:agency|agencies) inputs|\(?inputs from|\(?with inputs` +
	`|find this (?:article|story|page) at|printed (?:from|on|by)|this (?:page|article) was printed|view (?:this e-?mail )?in (?:your )?browser|(?:you are|you.re|you) (?:receiving|received|getting) this (?:e-?mail|message|newsletter)|(?:to )?unsubscribe\b|additional reporting|reporting by|reported by|edited by|editing by|writing by|compiled by|translated by|(?:this|the) (?:story|article|report|piece|post) (?:was|has been|is|first|originally|appeared)\b.{0,60}(?:publish|edited|generat|syndicat|feed|appear|updated|correct|written|produced|translat|post)|(?:this )?(?:article|story) (?:originally )?(?:appeared|published)|\(?(?:this|the) (?:story|article) has not been edited|originally published|first published|our standards|copyright|©|\(c\) ?(?:19|20)\d\d|all rights reserved|photo(?:graph)?s? (?:by|courtesy)|image(?:s)?(?: credit)?s?:|featured image|written by|about the (?:author|writer)|mit agenturmaterial|mit informationen (?:von|der)\b[^.!?]{0,40}[.!?]?$|mit material (?:von|der)|mit (?:dpa|afp|reuters|apa)\b|quelle:|(?:foto|bild|fotos|bilder)(?:credit|quelle|s)?:|titelbild|fuente:|fonte:|źródło:|source ?:|kaynak|источник:|\(?(?:sda|dpa|afp|apa|sid|reuters|ap|ani|pti|ians|epa|ansa|lusa|efe|dts|dpa-infocom)(?:[/,\- ]{1,3}\w{1,6})*\)?\.?$` +
	`)|\bcontributed (?:to this (?:report|story|article)|reporting)\b[^.]{0,40}\.?$`

// authorNote says what a writer does: "Jane Doe covers trade for the Post." A single word
// before it is a company or a thing more often than a writer.
const authorNote = `^(?:\p{Lu}[\p{L}'’.\-]+ ){2,4}(?:(?i:is|war|ist) (?:a|an|the|our|co-|ein|eine|der|die|Redakteur\p{L}*)\b.{0,60}\b(?i:redakteur\p{L}*|autor\p{L}*|reporter|correspondent|editor|writer|journalist|columnist|author|contributor|freelance|producer|fellow|analyst|professor|intern|blogger|copywriter|strategist|(?:expert|specialist|professional|consultant|marketer|enthusiast) (?:who|with|at|and|in|specializing)|kolumnist\p{L}*)|covers? |reports? (?:on|for|from) |writes? (?:about|on|for) |has (?:covered|written|reported) |can be (?:reached|contacted|followed)|joined (?:the )?\p{Lu}|contributed to this)`

// caption is a picture's text or credit.
const caption = `(?i)^[^\p{L}\p{N}]{0,3}(?:photo|photograph|photos|picture|pic|image|images|file|foto|bild|fotos|quelle|credit|caption|illustration|graphic|grafik|video|getty|reuters|photographer|fotograf|fotó|photo credit|image credit|image source|image caption|file photo|file image|zdjęcie|fot\.|fotoğraf|фото|写真|사진)\s?(?:[:|/(©]| by\b| von\b| credit| courtesy| source| caption)` +
	`|(?:photo|image|picture|foto|bild|credit|photograph|credits|quelle|copyright)s?\s?(?:by|:|credit|courtesy|\||/)[^.]{2,80}$|\((?:photo|image|credit|foto|bild|getty|ap |ap\)|reuters|afp|file|pic|source|picture|fot)[^)]{0,80}\)[^\p{L}\p{N}]*$|(?:/|via |©|\|) ?(?:getty(?: images)?|reuters|afp|ap|ap photo|epa|dpa|shutterstock|istock|unsplash|alamy|imago|keystone|picture alliance|bloomberg|anadolu|wikimedia commons|pexels|pixabay|file|afp via getty images|tass|xinhua|ap images|the associated press)(?: file)?[^\p{L}\p{N}]*$|^[^\p{L}\p{N}]*(?:getty images|shutterstock|file photo|ap photo)` +
	`|© ?\p{L}[^.!?]{1,70}$`

// agencies stand alone in brackets behind a caption.
var agencies = phraseSet(`ap, afp, epa, dpa, efe, npa, unsplash, reuters`)

// isCreditLine reports what the pattern of captions leaves out, because it holds no
// letters that could be looked for first: "(Ada Marsh/Coast)", "(AFP)", the name of
// a picture's file, the length of a film.
func isCreditLine(text string) bool {
	text = strings.TrimRight(text, " .")
	if isEastAsianCredit(text) {
		return true
	}
	if strings.HasSuffix(text, ")") {
		i := strings.LastIndexByte(text, '(')
		if i < 0 {
			return false
		}
		in := text[i+1 : len(text)-1]
		name, house, slash := strings.Cut(in, "/")
		return slash && len(in) < 90 && min(len(name), len(house)) >= 2 && !strings.Contains(house, "/") || agencies[fold(in)]
	}
	if film, ok := strings.CutSuffix(text, "min"); ok {
		film = strings.TrimRight(film, " ")
		return len(film) > 4 && film[len(film)-3] == ':' && isDigits(film[len(film)-2:]) && isDigits(film[len(film)-4:len(film)-3])
	}
	if strings.Contains(text, " ") {
		return false
	}
	for _, end := range []string{".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg"} {
		if strings.HasSuffix(text, end) {
			return true
		}
	}
	return false
}

func isDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// siteNote is in what a site says about itself, its rules, its partners and its
// readers, wherever that stands in a paragraph.
const siteNote = `(?i)` +
	`earns? (?:a |an |us |money )?(?:small )?(?:affiliate )?commissions?\b|affiliate (?:links?|commissions?|partner|program)|independently (?:reviewed?|selected|chosen|researched)|paid (?:promotion|partnership)|receive compensation|may be compensated` +
	`|informational purposes only|educational purposes only|(?:legal|financial|investment|medical|tax|professional)(?:,? (?:or|and) \w+)? advice (?:and|nor|from|or should)|(?:not|never) (?:be )?(?:intended|construed|meant|constitute) (?:as|to be|to)\b.{0,60}(?:advice|diagnos|substitute)|substitute for professional` +
	`|registered trademarks?|(?:are|is a) trademarks? of|(?:is|are) subject to copyright|without (?:the )?(?:prior )?(?:written|express) permission|reproduction in whole|creative commons attribution|mandatory credit` +
	`|subject to (?:market |investment )?risk, including|past performance (?:is|does)|products? (?:are )?underwritten|underwritten by` +
	`|views (?:and opinions )?expressed (?:in|by|here|are)|opinions expressed (?:in|by|here|are)|do(?:es)? not (?:necessarily )?(?:reflect|represent) the (?:views?|opinions?|official)|letters to the editor|committed to (?:publishing|delivering)|editorial (?:guidelines|standards|independence)|fact[- ]checked by|medically reviewed` +
	`|(?:we and|with) our (?:\d+ )?(?:selected )?partners|consent to (?:our|the) processing|wir und unsere (?:\d+ )?partner|nous et nos (?:\d+ )?partenaires|nosotros y nuestros|noi e i nostri` +
	`|become a member|your (?:support|donation|contribution)\b|donate (?:now|today|to)|support our (?:work|journalism)|(?:delivered|straight|sent) (?:directly )?to your (?:door|letterbox|inbox)|turn off your ad|ad ?blocker|not (?:available|supported) in your (?:country|region|browser)` +
	`|redaktionell nicht bearbeitet|nicht (?:notwendigerweise |unbedingt )?die meinung|externe[nr]? inhalte?\b|drittplattform|personenbezogene daten|werden sie (?:jetzt )?(?:mitglied|unterstützer|abonnent)|mit (?:einer|ihrer|deiner|eurer) spende|unterstütz(?:e|en sie|t) (?:uns|unsere)|ohne gewähr|alle rechte vorbehalten|redaktion behält sich|provision (?:von|für)|affiliate-link` +
	`|réservée? aux abonnés|contenus? (?:partenaire|externe)s?|tous droits réservés|offrir cet article|todos los derechos reservados|fines informativos|enlaces? de afiliad|direitos reservados|opinião d[oa]|não serão (?:aprovad|publicad)|scopo informativo|tutti i diritti|riproduzione riservata|alle rechten voorbehouden|wszelkie prawa|tüm hakları|все права`

// picture is in the description of a picture.
const picture = `(?i)^[^\p{L}\p{N}]{0,3}(?:pictured\b|(?:a |an )?(?:stock |file |screen ?shot|general view|close-up|map|chart|bar chart|line chart|graph|diagram|illustration|cross-section)(?: image| photo| picture)? (?:of|from|shows|showing|entitled|through)\b|image of\b|legende ?:|symbolbild|archivbild|archivfoto)` +
	`|\bin this (?:undated |aerial |handout |combination |screen|still |satellite |file )?(?:picture|photo|photograph|image|illustration|grab|handout|frame)\b|, (?:(?:second|third|far) )?(?:left|right|cent(?:er|re)),|\((?:left|right|center|centre|pictured|links|rechts|archivbild|archivfoto|archiv|symbolbild|symbolfoto)\)|\((?:archiv|symbol)(?:bild|foto)\b|editorial use only|^\[[^\]]{1,80}(?:\]\S|\.(?:png|jpe?g|gif|webp|svg)\])`
