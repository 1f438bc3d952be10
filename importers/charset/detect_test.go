package charset

import "testing"

// news has a few sentences in each encoding.
var news = map[string]string{
	"shift_jis":    "東京都は月曜日、港の浚渫工事を来年五月に始めると発表した。知事が記者会見で述べた。費用は九億円に上る見込みだ。",
	"euc-jp":       "費用の半分は国が負担する。国土交通省の担当者は、台風の季節の前に工事を終えたいと話している。",
	"gb18030":      "北京市政府星期一宣布，港口疏浚工程将于明年五月开始。市长在新闻发布会上表示，工程将持续两年，费用约为九亿元人民币，其中一半由国家承担。",
	"big5":         "台北市政府星期一宣布，港口疏浚工程將於明年五月開始。市長在記者會上表示，工程為期兩年，費用約九億元，其中一半由國家負擔。",
	"euc-kr":       "서울시는 월요일 항만 준설 공사를 내년 오월에 시작한다고 발표했다. 시장은 기자회견에서 공사가 이 년 동안 이어질 것이라고 말했다.",
	"windows-1251": "Городской совет Мурманска в понедельник проголосовал за углубление порта до начала зимы, сообщил мэр журналистам.",
	"koi8-u":       "Работы обойдутся в девять миллионов рублей, половину заплатит область, сказала казначей после заседания.",
	"windows-1253": "Το δημοτικό συμβούλιο αποφάσισε τη Δευτέρα να εκβαθύνει το λιμάνι πριν από τον χειμώνα, είπε ο δήμαρχος.",
	"windows-1255": "מועצת העיר החליטה ביום שני להעמיק את הנמל לפני החורף, אמר ראש העיר לעיתונאים לאחר הישיבה.",
	"windows-1256": "قرر مجلس المدينة يوم الاثنين تعميق الميناء قبل الشتاء، وقال رئيس البلدية للصحفيين بعد الاجتماع إن العمل سيبدأ قريبا.",
	"iso-8859-2":   "Městská rada v pondělí schválila opravu mostu, řekl primátor novinářům. Stavba začne příští rok a bude stát devět miliónů.",
	"windows-1250": "Rada miasta zgodziła się w poniedziałek na pogłębienie portu przed zimą – powiedział burmistrz. „Prace będą trwały dwa lata”.",
	"windows-1254": "Belediye meclisi pazartesi günü limanın kıştan önce derinleştirilmesine karar verdi, başkan gazetecilere söyledi. İşler iki yıl sürecek.",
	"windows-1252": "Der Stadtrat beschloß am Montag, den Hafen zu vertiefen, sagte die Bürgermeisterin. „Es wird höchste Zeit“, fügte sie hinzu.",
}

func TestDetect(t *testing.T) {
	encodings := map[string]interface{ Bytes([]byte) ([]byte, error) }{}
	for _, s := range scripts {
		encodings[s.name] = s.enc.NewEncoder()
	}
	for _, a := range alphabets {
		encodings[a.name] = a.enc.NewEncoder()
	}
	for name, text := range news {
		t.Run(name, func(t *testing.T) {
			b, err := encodings[name].Bytes([]byte(text))
			if err != nil {
				t.Fatal(err)
			}
			for _, src := range []string{string(b), "<html><title>page</title><body><div class=\"article\"><p>" + string(b) + "</p></div></body></html>"} {
				r, err := Decode([]byte(src), "text/plain")
				if err != nil {
					t.Fatal(err)
				}
				if r.Encoding != name {
					t.Errorf("encoding %s, text %.80q", r.Encoding, r.Text)
				}
			}
		})
	}
}

// TestDetectLeavesWesternTextAlone checks texts that Windows-1252 fits.
func TestDetectLeavesWesternTextAlone(t *testing.T) {
	for _, text := range []string{
		"La municipalité a décidé lundi de draguer le port, a annoncé le maire à l’issue de la séance : « C’est nécessaire ».",
		"El ayuntamiento decidió el lunes dragar el puerto, dijo la alcaldesa. ¿Cuánto costará? Nueve millones, según el señor Núñez.",
		"Kommunestyret vedtok mandag å mudre havna før vinteren, sa ordføreren. Arbeidet vil koste ni millioner, og fylket betaler det første året.",
		"A Câmara decidiu na segunda-feira dragar o porto, disse o prefeito. As obras não começarão antes de outubro, à espera da licitação.",
	} {
		b, err := alphabets[0].enc.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if r, err := Decode(b, "text/plain"); err != nil || r.Text != text {
			t.Errorf("%q: %v, %q as %s", text, err, r.Text, r.Encoding)
		}
	}
}
