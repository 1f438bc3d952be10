package plaintext

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestEastAsianCopies reads texts that were copied from the pages of the test of this
// kind in package webpage, with all their menus; all names in them are invented.
func TestEastAsianCopies(t *testing.T) {
	for name, want := range map[string]struct{ title, author, day, language, starts, ends string }{
		"ja-paper":   {"港のクレーン、9年間点検されず 市議会が調査へ", "水野遥香", "2026-11-29", "ja", "汐見市の港で、3基", "述べた。（水野遥香）"},
		"ja-station": {"連絡船が2週間ぶりに運航再開 汐見港", "", "2026-11-28", "ja", "台風の被害で運休していた", "負担するということです。"},
		"ja-portal":  {"「給食費無料に」市が来年度から 財源は基金10億円", "", "", "ja", "汐見市は27日、", "県内で7例目となる。"},
		"zh-portal":  {"港口起重机九年未检修 市议会展开调查", "陈海明", "2026-11-29", "zh", "临海日报讯", "明年将恢复拨款。"},
		"zh-hant":    {"渡輪停駛兩週恢復 離島居民鬆口氣", "陳美玲", "2026-11-28", "zh", "（臨海社記者", "1151128"},
		"ko-paper":   {"항만 크레인 9년간 점검 없어…시의회 조사 착수", "김민서", "2026-11-29", "ko", "바다시 항만의", "밝히겠다”고 했다."},
	} {
		b, err := os.ReadFile(filepath.Join("testdata", "eastasian", name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		p, err := Clean(string(b))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if name == "zh-portal" && p.Publisher != "临海日报" {
			t.Errorf("%s: publisher %q", name, p.Publisher)
		}
		day := ""
		if p.Published.Known() {
			day = p.Published.Start.String()
		}
		if p.Title != want.title || p.Author != want.author || day != want.day || p.Language != want.language {
			t.Errorf("%s: title %q, author %q, day %s, language %q", name, p.Title, p.Author, day, p.Language)
		}
		if !strings.HasPrefix(p.Text, want.starts) || !strings.HasSuffix(p.Text, want.ends) || strings.Count(p.Text, "\n\n") < 3 {
			t.Errorf("%s: text %q", name, p.Text)
		}
	}
}
