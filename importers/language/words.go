package language

import (
	"strings"
	"unicode"
)

// common are frequent short words of languages that trigrams mix up in short
// texts. Words that several of them share are left out.
var common = map[string]string{
	"en": "the of and that with from for was were has have this which been they their would said it by",
	"de": "der die und das ist nicht mit auf für den dem ein eine sich auch wird wurde von zu im bei nach wie",
	"fr": "le les des une est dans pour qui que sur avec pas au aux du et ce cette selon été ont",
	"es": "el los las una del por con para que es y fue según su al han más lo como pero",
	"it": "il gli della che di per una del è con nel alla sono dei ha non più anche dal",
	"pt": "o os da do em um uma para não com que dos das ao foi são mais pelo pela segundo os",
	"nl": "het een van de en dat niet voor met zijn op te aan er wordt bij door naar heeft over",
	"sv": "och att det är som på för av med den inte till ett har om från efter vid under också",
	"da": "og af til det på som er ikke den med har blev efter ved fra også han være kan mod",
	"nb": "og av til det på som er ikke den med har ble etter ved fra også han være kan mot",
	"fi": "ja on ei että oli se hän mukaan myös kun ovat joka sekä mutta kuin jo vuoden sen ole",
	"pl": "w i na z się nie że do jest to po przez dla oraz od był jak ale za które",
	"cs": "v a na se je že s z do o po podle pro by také jako které byl ale jsou",
	"sk": "v a na sa je že s z do o po podľa pre by aj ako ktoré bol ale sú",
	"hu": "a az és hogy nem is egy volt meg ez de csak már mint szerint után",
	"ro": "și de la în a cu pe că nu din o pentru care este au fost mai după prin sau",
	"tr": "ve bir bu da de için ile olarak çok daha olan gibi kadar sonra göre ise dedi oldu",
	"hr": "je i u na da se za su od s koji o a nije će kao što bi iz ali",
	"id": "yang dan di ini untuk dari dengan pada itu dalam tidak akan oleh ke adalah juga telah",
	"zu": "futhi ukuthi ukuze kodwa uthe bathi ngoba kanye abantu lapho noma kakhulu manje ngemuva kwakhe kuleli",
	"sw": "ya wa kwa katika kuwa hii yake huo hiyo kama kwamba watu alisema baada serikali",
	"af": "nie vir hy sy deur daar gesê word wat hulle baie ná jaar",
	"tl": "ang ng mga ay hindi niya nang siya naman kung ito",
	"vi": "và của là có cho được trong một không với các đã người này khi ở những về",
	"ru": "в и не на что с по как это из у за от его он она для был были после",
	"uk": "в і не на що з та до як це за від його він вона для був були після у",
	"bg": "в и на не да се за от с е че по са като ще след който",
	"sr": "је и у на да се за су од са који о није ће као што би из али",
}

var commonWords = func() map[string][]string {
	out := map[string][]string{}
	for l, words := range common {
		for w := range strings.FieldsSeq(words) {
			out[w] = append(out[w], l)
		}
	}
	return out
}()

// leastLead is by how many common words a language must lead the next one.
const leastLead = 3

// byWords tells a language by its common words where these are clear, else "".
func byWords(sample string) string {
	hits := map[string]int{}
	for w := range strings.FieldsFuncSeq(strings.ToLower(sample), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) }) {
		for _, l := range commonWords[w] {
			hits[l]++
		}
	}
	best, first, second := "", 0, 0
	for l, n := range hits {
		if n > first || n == first && l < best {
			best = l
		}
		switch {
		case n > first:
			first, second = n, first
		case n > second:
			second = n
		}
	}
	if first-second < leastLead {
		return ""
	}
	return best
}
