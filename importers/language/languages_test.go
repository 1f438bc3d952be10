package language

import (
	"strings"
	"testing"
)

// texts are two sentences of news in each language.
var texts = map[string]string{
	"en": "The harbor council met on Monday and voted to repair the old sea wall. Work will begin after the winter storms have passed.",
	"de": "Der Stadtrat hat am Montag die Reparatur der alten Mauer beschlossen. Die Arbeiten sollen nach den Stürmen im Winter beginnen.",
	"fr": "Le conseil municipal a décidé lundi de réparer la vieille digue. Les travaux commenceront après les tempêtes de l’hiver.",
	"es": "El ayuntamiento decidió el lunes reparar el viejo muro del puerto. Las obras comenzarán después de las tormentas de invierno.",
	"it": "Il consiglio comunale ha deciso lunedì di riparare il vecchio muro del porto. I lavori inizieranno dopo le tempeste invernali.",
	"pt": "A câmara municipal decidiu na segunda-feira reparar o velho muro do porto. As obras vão começar depois das tempestades do inverno.",
	"nl": "De gemeenteraad heeft maandag besloten de oude zeemuur te herstellen. Het werk begint na de winterstormen.",
	"sv": "Kommunfullmäktige beslutade på måndagen att reparera den gamla muren. Arbetet ska börja efter vinterns stormar.",
	"da": "Byrådet besluttede mandag at reparere den gamle mur ved havnen. Arbejdet begynder efter vinterens storme, siger borgmesteren.",
	"fi": "Kaupunginvaltuusto päätti maanantaina korjata vanhan rantamuurin. Työt alkavat talven myrskyjen jälkeen.",
	"pl": "Rada miasta zdecydowała w poniedziałek o naprawie starego muru. Prace rozpoczną się po zimowych sztormach.",
	"cs": "Městská rada v pondělí rozhodla o opravě staré zdi u přístavu. Práce začnou po zimních bouřích.",
	"hu": "A városi tanács hétfőn úgy döntött, hogy megjavítja a régi falat. A munka a téli viharok után kezdődik.",
	"ro": "Consiliul local a decis luni să repare vechiul zid al portului. Lucrările vor începe după furtunile de iarnă.",
	"tr": "Belediye meclisi pazartesi günü eski liman duvarını onarmaya karar verdi. Çalışmalar kış fırtınalarından sonra başlayacak.",
	"id": "Dewan kota pada hari Senin memutuskan untuk memperbaiki tembok laut yang tua. Pekerjaan akan dimulai setelah badai musim dingin.",
	"zu": "Umkhandlu wedolobha uvume ngoMsombuluko ukulungisa udonga oludala lwasechwebeni. Umsebenzi uzoqala ngemuva kweziphepho zasebusika, kusho imeya.",
	"sw": "Baraza la mji liliamua Jumatatu kukarabati ukuta wa zamani wa bandari. Kazi hiyo itaanza baada ya dhoruba za majira ya baridi.",
	"vi": "Hội đồng thành phố hôm thứ Hai đã quyết định sửa chữa bức tường biển cũ. Công việc sẽ bắt đầu sau những cơn bão mùa đông.",
	"ru": "Городской совет в понедельник решил отремонтировать старую дамбу. Работы начнутся после зимних штормов.",
	"uk": "Міська рада в понеділок вирішила відремонтувати стару дамбу. Роботи почнуться після зимових штормів.",
	"bg": "Общинският съвет реши в понеделник да ремонтира старата стена. Работата ще започне след зимните бури.",
	"el": "Το δημοτικό συμβούλιο αποφάσισε τη Δευτέρα να επισκευάσει το παλιό τείχος. Οι εργασίες θα αρχίσουν μετά τις καταιγίδες.",
	"ar": "قرر المجلس البلدي يوم الاثنين إصلاح الجدار القديم في الميناء. ستبدأ الأعمال بعد عواصف الشتاء.",
	"fa": "شورای شهر روز دوشنبه تصمیم گرفت دیوار قدیمی بندر را تعمیر کند. کار پس از توفان\u200cهای زمستانی آغاز می\u200cشود.",
	"he": "מועצת העיר החליטה ביום שני לתקן את החומה הישנה. העבודות יתחילו אחרי סופות החורף.",
	"hi": "नगर परिषद ने सोमवार को पुरानी दीवार की मरम्मत करने का फैसला किया। काम सर्दियों के तूफानों के बाद शुरू होगा।",
	"zh": "市议会星期一决定修复旧海堤。工程将在冬季风暴之后开始。",
	"ja": "市議会は月曜日に古い防波堤の修理を決めた。工事は冬の嵐の後に始まる。",
	"ko": "시의회는 월요일에 오래된 방파제를 수리하기로 결정했다. 공사는 겨울 폭풍이 지나간 뒤에 시작된다.",
	"th": "สภาเมืองตัดสินใจเมื่อวันจันทร์ที่จะซ่อมแซมกำแพงเก่า งานจะเริ่มหลังพายุฤดูหนาว",
}

func TestLanguages(t *testing.T) {
	for want, text := range texts {
		if got := Detect(text); got != want {
			t.Errorf("%s: detected %q in %q", want, got, text)
		}
	}
}

// TestMajority checks that the language of most of a text decides.
func TestMajority(t *testing.T) {
	for _, main := range []string{"en", "de", "fr", "es", "ru", "uk", "zh", "ar"} {
		for _, other := range []string{"en", "de", "es", "ru"} {
			if main == other {
				continue
			}
			long := strings.Repeat(texts[main]+" ", 4)
			for name, text := range map[string]string{
				"first": texts[other] + "\n\n" + long, "inside": long + "\n\n“" + texts[other] + "”\n\n" + long, "last": long + "\n\n" + texts[other],
			} {
				if got := Detect(text); got != main {
					t.Errorf("%s with a quotation in %s %s: detected %q", main, other, name, got)
				}
			}
		}
	}
}
