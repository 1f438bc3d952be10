package foreign

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	assets "clew/assets/foreign"
	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// names lists the entities of a text as "kind name", sorted.
func names(text, lang string) []string {
	f := Read(text, lang, lexicon.Default(), nil)
	var out []string
	for _, e := range f.Entities {
		out = append(out, string(e.Kind[0])+":"+e.Name)
	}
	slices.Sort(out)
	return out
}

func TestRead(t *testing.T) {
	tests := []struct {
		lang, text string
		want       []string
	}{
		{
			"de", "Der Außenminister Thomas Lindner reiste am Montag nach Brüssel. Dort sprach Lindner mit Vertretern der Nato über die Lage in der Türkei und in Großbritannien. " +
				"Die Regierung der Schweiz schwieg. Die Firma Halder AG verkaufte das Werk in Essen.",
			[]string{"o:Halder AG", "o:NATO", "p:Brussels", "p:Switzerland", "p:Thomas Lindner", "p:Turkey", "p:United Kingdom"},
		},
		{
			"fr", "La présidente Claire Delmas a rencontré jeudi à Moscou les envoyés des États-Unis et du Royaume-Uni. Selon Delmas, l’ONU doit agir. Le ministère de l’Intérieur se tait.",
			[]string{"o:United Nations", "p:Claire Delmas", "p:Moscow", "p:United Kingdom", "p:United States"},
		},
		{
			"es", "El canciller Javier Ortega Lobos viajó a Alemania y a los Estados Unidos. Ortega habló en Nueva York con la OTAN.",
			[]string{"o:NATO", "p:Germany", "p:Javier Ortega Lobos", "p:New York", "p:United States"},
		},
		{"it", "Il ministro Carlo Bassani è arrivato a Parigi. Bassani ha parlato con la Commissione europea della Siria.", []string{"o:European Commission", "p:Carlo Bassani", "p:Paris", "p:Syria"}},
		{"pt", "O ministro João Teixeira esteve em Lisboa com a União Europeia e falou da Ucrânia.", []string{"o:European Union", "p:João Teixeira", "p:Lisbon", "p:Ukraine"}},
		{"nl", "Minister Pieter van den Akker reisde naar Brussel. Van den Akker sprak over Duitsland en Oekraïne.", []string{"p:Brussels", "p:Germany", "p:Pieter van den Akker", "p:Ukraine"}},
		{"pl", "Minister Tomasz Zieliński poleciał do Warszawy. Rozmawiał o Niemczech i Ukrainie.", []string{"p:Tomasz Zieliński", "p:Ukraine", "p:Warsaw"}},
		{"tr", "Bakan Mehmet Yalçınkaya dün Türkiye’nin başkenti Ankara’da konuştu.", []string{"p:Ankara", "p:Mehmet Yalçınkaya", "p:Turkey"}},
		{
			"ru", "Министр Сергей Лугин прилетел в Москву из Германии. По словам Лугина, США и Россия договорились.",
			[]string{"p:Germany", "p:Moscow", "p:Russia", "p:United States", "p:Сергей Лугин"},
		},
		{"uk", "Міністр Андрій Голуб прибув до Києва з Польщі. Голуб подякував НАТО.", []string{"o:NATO", "p:Kyiv", "p:Poland", "p:Андрій Голуб"}},
		{"el", "Ο υπουργός μίλησε στην Αθήνα για την Τουρκία.", []string{"p:Athens", "p:Turkey"}},
		// People of the list have one name in all languages; titles are no names.
		{"fr", "Le président Abdel Fattah al-Sissi a reçu Karim al-Lindani et Vladimir Poutine.", []string{"p:Abdel Fattah al-Sisi", "p:Karim al-Lindani", "p:Vladimir Putin"}},
		{"ru", "Президент России Владимир Путин говорил с Путиным.", []string{"p:Russia", "p:Vladimir Putin"}},
		{"tr", "NATO Genel Sekreteri Mark Rutte ile Devlet Başkanı Volodimir Zelenski konuştu.", []string{"o:NATO", "p:Mark Rutte", "p:Volodymyr Zelenskyy"}},
		{"ar", "قال الرئيس عبد الفتاح السيسي إن الأمم المتحدة تراقب.", []string{"o:United Nations", "p:Abdel Fattah al-Sisi"}},
		{"zh", "王毅在北京会见了普京。", []string{"p:Beijing", "p:Vladimir Putin", "p:Wang Yi"}},
		// Without capitals only names of the list.
		{"zh", "中国外交部长星期一在莫斯科会见了俄罗斯总统。", []string{"p:China", "p:Moscow", "p:Russia"}},
		{"ja", "日本とインドネシアの首相が東京で会談した。", []string{"p:Indonesia", "p:Japan", "p:Tokyo"}},
		{"ar", "وصل الوزير إلى موسكو والتقى وفدا من الصين.", []string{"p:China", "p:Moscow"}},
		{"he", "השר הגיע לרוסיה ונפגש עם נציגי סין.", []string{"p:China", "p:Russia"}},
		{"hi", "मंत्री ने भारत और चीन के बारे में बात की।", []string{"p:China", "p:India"}},
		// Nouns of German and first words of sentences are no names.
		{"de", "Der Präsident sprach in der Stadt über die Reise. Die Halle war voll. Am Abend folgte das Essen mit dem Minister.", nil},
		{"fr", "Le gouvernement a décidé de réparer la digue. Nice soirée pour les habitants.", nil},
		{"es", "Granada de mano estalló. El alcalde pidió calma.", nil},
	}
	for _, tt := range tests {
		if got := names(tt.text, tt.lang); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %s\n got %q\nwant %q", tt.lang, tt.text, got, tt.want)
		}
	}
}

// TestAgain checks that a surname alone, and a name in another case, is the
// same person.
func TestAgain(t *testing.T) {
	for lang, text := range map[string]string{
		"de": "Am Freitag kam Thomas Lindner. Später ging Lindner.",
		"ru": "В пятницу приехал Сергей Лугин. Вчера видели Сергея Лугина, а сегодня с Лугиным говорили.",
	} {
		f := Read(text, lang, lexicon.Default(), nil)
		if len(f.Entities) != 1 || len(f.Mentions) < 2 {
			t.Errorf("%s: %+v", lang, f)
		}
	}
}

// TestTable checks that each line of the table is about something known.
func TestTable(t *testing.T) {
	for line := range strings.Lines(assets.Names) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, names, ok := strings.Cut(line, "|")
		if _, known := entityOf(strings.TrimSpace(key), lexicon.Default()); !ok || !known || strings.TrimSpace(names) == "" {
			t.Errorf("%q: unknown, or without names", line)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("Der Minister Thomas Lindner reiste nach Brüssel.", "de")
	f.Add("Міністр Андрій Голуб прибув до Києва.", "uk")
	f.Add("中国外交部长在莫斯科", "zh")
	f.Add("l’Élysée – É.", "fr")
	f.Fuzz(func(t *testing.T, text, lang string) {
		if !utf8.ValidString(text) || len(lang) > 3 {
			return
		}
		found := Read(text, lang, lexicon.Default(), nil)
		if err := found.Check(text); err != nil {
			t.Fatal(err)
		}
		last := graphmodel.Span{}
		for _, m := range found.Mentions {
			if m.Span.Start < last.End || !utf8.ValidString(m.Span.In(text)) || m.Span.Len() == 0 || m.Entity < 0 {
				t.Fatalf("%q: %+v", text, m)
			}
			last = m.Span
		}
	})
}
