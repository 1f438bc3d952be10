package extract

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clew/assets/sample"
	"clew/graphmodel"
	"clew/importers/extract/doc"
	"clew/importers/extract/token"
)

// BenchmarkExtract measures the whole pipeline on articles of several topics and
// on a long article. tokens/s counts the tokens of the tokenizer; for one core
// set GOMAXPROCS=1.
func BenchmarkExtract(b *testing.B) {
	b.Run("articles", func(b *testing.B) { benchmarkTexts(b, articleTexts(b)) })
	b.Run("long", func(b *testing.B) { benchmarkTexts(b, []string{longArticle(60 << 10)}) })
	b.Run("book", func(b *testing.B) { benchmarkTexts(b, []string{longArticle(600 << 10)}) })
}

func benchmarkTexts(b *testing.B, texts []string) {
	x, err := New()
	if err != nil {
		b.Fatal(err)
	}
	tokens, size := 0, 0
	for _, text := range texts {
		d := &doc.Document{Text: text}
		token.Annotate(d)
		tokens += len(d.Tokens)
		size += len(text)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		for _, text := range texts {
			if _, err := x.Extract(context.Background(), &graphmodel.Article{Text: text}); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// articleTexts are the articles of the sample and of the tests.
func articleTexts(b *testing.B) []string {
	var texts []string
	for _, f := range sample.Files() {
		texts = append(texts, f.Text)
	}
	files, err := filepath.Glob("testdata/articles/*.txt")
	if err != nil || len(files) == 0 {
		b.Fatal("no articles in testdata", err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	return texts
}

// longArticle makes an article of at least n bytes about many people: paragraphs
// of several topics with other names and numbers each time.
func longArticle(n int) string {
	paragraphs := []string{
		"%[1]s President %[2]s %[3]s met the %[4]s foreign minister, %[5]s %[6]s, in %[7]s on %[8]s for talks on the border, officials said. " +
			"%[3]s, who has led the country for %[9]d years, told reporters that her envoy would travel to the region next week.\n\n",
		"Shares of %[6]s Industries fell %[9]d.2 percent after the company, which is based in %[7]s, said that it would buy %[3]s Bank for $%[9]d billion. " +
			"Its chief executive, %[2]s %[6]s, had ruled out the deal in March. “We looked at the figures again,” he said.\n\n",
		"A court in %[7]s sentenced the former mayor, %[5]s %[3]s, to %[9]d years in prison on %[8]s. Prosecutors had accused the 6%[9]d-year-old of taking bribes " +
			"from a builder; he denied it. His lawyer, %[2]s %[6]s, called the trial a farce and said that they would appeal.\n\n",
		"At least %[9]d people were killed when a car bomb exploded near a market in the %[1]s capital, the police said. No group claimed responsibility for the " +
			"attack, the third since last month. The %[4]s government condemned it and offered help.\n\n",
		"%[6]s City beat %[3]s United 3-%[9]d at home, and the coach, %[5]s %[6]s, praised the defender %[2]s %[3]s, whom the club signed in 201%[9]d. " +
			"The 2%[9]d-year-old, born in %[7]s, scored twice before half-time.\n\n",
		"Floods cut off villages in the north of the country after %[9]d days of rain, and thousands fled to %[7]s. The mayor said aid was slow. " +
			"“We have no water and no bread,” %[5]s %[3]s, a teacher, told the %[4]s news agency by telephone.\n\n",
	}
	nations := strings.Fields("Kenyan Peruvian Norwegian Turkish Japanese Chilean Polish Indian")
	given := strings.Fields("Ana Bo Carla Dina Erik Fatima Gustav Hana Ivan Jana Karl Lena")
	cities := strings.Fields("Oslo Lima Nairobi Ankara Osaka Warsaw Mumbai Geneva Lagos")
	days := strings.Fields("Monday Tuesday Wednesday Thursday Friday")
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, paragraphs[i%len(paragraphs)], nations[i%8], given[i%12], invented(i%97*31), nations[(i/3+1)%8], given[(i/2+5)%12], invented(i%89*53),
			cities[i%9], days[i%5], i%8+2)
	}
	return b.String()
}
