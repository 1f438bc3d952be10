package webpage

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestEastAsianPages reads pages built as papers, stations and portals in Japan, China,
// Taiwan and Korea build theirs; all names in them are invented.
func TestEastAsianPages(t *testing.T) {
	for name, want := range map[string]struct{ title, author, publisher, day, language, starts, ends string }{
		"ja-paper":   {"港のクレーン、9年間点検されず 市議会が調査へ", "水野遥香", "汐見新聞デジタル", "2026-11-29", "ja", "汐見市の港で、3基", "述べた。（水野遥香）"},
		"ja-station": {"連絡船が2週間ぶりに運航再開 汐見港", "汐見放送", "汐見放送ニュース", "2026-11-28", "ja", "汐見港と鴨島を結ぶ", "負担するということです。"},
		"ja-portal":  {"「給食費無料に」市が来年度から 財源は基金10億円", "", "みなとニュース", "2026-11-28", "ja", "汐見市は27日、", "県内で7例目となる。"},
		"zh-portal":  {"港口起重机九年未检修 市议会展开调查", "陈海明", "临海日报", "2026-11-29", "zh", "临海日报讯", "明年将恢复拨款。"},
		"zh-hant":    {"渡輪停駛兩週恢復 離島居民鬆口氣", "陳美玲", "臨海社 LSA", "2026-11-28", "zh", "（臨海社記者", "1151128"},
		"ko-paper":   {"항만 크레인 9년간 점검 없어…시의회 조사 착수", "김민서", "바다일보", "2026-11-29", "ko", "바다시 항만의", "밝히겠다”고 했다."},
	} {
		b, err := os.ReadFile(filepath.Join("testdata", "eastasian", name+".html"))
		if err != nil {
			t.Fatal(err)
		}
		p, err := Extract(t.Context(), string(b), "")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if p.Title != want.title || p.Author != want.author || p.Publisher != want.publisher || p.Published.Start.String() != want.day || p.Language != want.language {
			t.Errorf("%s: title %q, author %q, publisher %q, day %s, language %q", name, p.Title, p.Author, p.Publisher, p.Published.Start, p.Language)
		}
		if !strings.HasPrefix(p.Text, want.starts) || !strings.HasSuffix(p.Text, want.ends) || strings.Count(p.Text, "\n\n") < 3 {
			t.Errorf("%s: text %q", name, p.Text)
		}
	}
}

// TestLocalDays reads a universal time as the day that the paper prints.
func TestLocalDays(t *testing.T) {
	for _, tc := range []struct{ declared, language, want string }{
		{"2026-11-27T22:01:00Z", "ja", "2026-11-28"},
		{"2026-11-27T22:01:00.000Z", "ko", "2026-11-28"},
		{"2026-11-27T14:59:59+00:00", "ja", "2026-11-27"},
		{"2026-11-27T22:01:00+09:00", "ja", "2026-11-27"},
		{"2026-11-27T22:01:00Z", "en", "2026-11-27"},
		{"2026-11-27", "ja", "2026-11-27"},
	} {
		d, ok := readDay(local(tc.declared, tc.language), 0)
		if !ok || d.String() != tc.want {
			t.Errorf("%s in %s: %s, want %s", tc.declared, tc.language, d, tc.want)
		}
	}
}

// TestEastAsianTitles takes the site off titles whose parts no spaces separate, and
// leaves marks that belong to the headline.
func TestEastAsianTitles(t *testing.T) {
	for _, tc := range []struct{ title, site, want string }{
		{"港のクレーン、9年間点検されず｜汐見新聞", "", "港のクレーン、9年間点検されず"},
		{"港のクレーン、9年間点検されず：汐見新聞デジタル", "", "港のクレーン、9年間点検されず"},
		{"連絡船が運航を再開 - 汐見放送ニュース", "", "連絡船が運航を再開"},
		{"「給食費無料に」市が来年度から（港湾通信） - みなとニュース", "みなとニュース", "「給食費無料に」市が来年度から"},
		{"台風の被害：市内で320棟が壊れる", "", "台風の被害：市内で320棟が壊れる"},
		{"市長「責任は私に」（会見の詳報）", "", "市長「責任は私に」（会見の詳報）"},
		{"港口起重机九年未检修_临海新闻_临海网", "", "港口起重机九年未检修"},
		{"港口起重机九年未检修-临海网", "", "港口起重机九年未检修"},
		{"中美-欧盟三方会谈下周举行", "", "中美-欧盟三方会谈下周举行"},
		{"渡輪停駛兩週恢復 | 生活 | 臨海社 LSA", "臨海社 LSA", "渡輪停駛兩週恢復"},
		{"항만 크레인 9년간 점검 없어…시의회 조사 착수 - 바다일보", "", "항만 크레인 9년간 점검 없어…시의회 조사 착수"},
		{"항만 크레인 점검 없어 시의회 조사 착수:바다일보", "", "항만 크레인 점검 없어 시의회 조사 착수"},
	} {
		if got := withoutSite(tc.title, tc.site); got != tc.want {
			t.Errorf("%q becomes %q, want %q", tc.title, got, tc.want)
		}
	}
}
