package language

import "testing"

func TestDetect(t *testing.T) {
	for _, tc := range []struct{ text, want string }{
		{"The council of the town met on Monday and agreed to repair the sea wall before winter.", "en"},
		{"Der Stadtrat hat am Donnerstag den Bau einer neuen Brücke über den Fluss beschlossen.", "de"},
		{"Le conseil municipal a décidé lundi de réparer la digue avant les tempêtes de l'hiver.", "fr"},
		{"Городской совет решил в понедельник отремонтировать дамбу до начала зимних штормов.", "ru"},
		{"フェリーは水曜日に再び運航を始めた。技術者たちが壊れた部品を交換した。", "ja"},
		{"", ""},
		{"1234", ""},
	} {
		if got := Detect(tc.text); got != tc.want {
			t.Errorf("%q: %q, want %q", tc.text, got, tc.want)
		}
	}
}

func TestDeclared(t *testing.T) {
	for in, want := range map[string]string{"en-US": "en", "de_DE": "de", "FR": "fr", "": "", "english": "", "x1": ""} {
		if got := Declared(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// TestCyrillic tells short texts by letters that the other languages lack.
func TestCyrillic(t *testing.T) {
	for want, text := range map[string]string{
		"ru": "Рыбаки просили отложить ремонт до зимы, когда лодки стоят у берега, рынок закрыт, волны высоки.",
		"uk": "Рибалки трьох сіл просили відкласти ремонт до зими, коли човни стоять, ринок і їхні сітки сохнуть.",
		"bg": "Рибарите от три села поискаха ремонтът да се отложи за зимата, когато повечето лодки са на брега.",
	} {
		if got := Detect(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
