package webpage

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/markusmobius/go-dateparser"
)

// The module that searches for dates extensively is replaced by one that finds
// nothing (go.mod). That is right only as long as nobody asks it.
func TestNobodySearchesExtensivelyForDates(t *testing.T) {
	pages := map[string]string{
		"no date":               `<p>` + prose,
		"a date in no language": `<meta name="date" content="12 brumaire 2025"><p class="date">12 brumaire 2025</p><p>` + prose,
		"dates in text": `<p class="date">Montag, 3. März 2025 um 14 Uhr</p><time>vor drei Tagen</time><p>` + prose +
			`<footer>Updated 2 days ago. Publié le 4 avril 2025. 4 de mayo de 2025</footer>`,
		"dates in meta": `<meta name="date" content="gestern"><meta property="article:published_time" content="3 mai 2025"><p>` + prose,
	}
	files, err := filepath.Glob(filepath.Join("testdata", "*.html"))
	if err != nil || len(files) == 0 {
		t.Fatalf("pages %v, error %v", files, err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		pages[name] = string(data)
	}
	before := dateparser.Asked.Load()
	for name, html := range pages {
		if _, err := Extract(t.Context(), html, "https://example.org/news/today"); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if n := dateparser.Asked.Load() - before; n != 0 {
		t.Errorf("the extensive search was asked %d times", n)
	}
}
