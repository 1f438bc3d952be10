package plaintext

import (
	"strings"
	"testing"
)

// TestFormsOfCopiedText tries texts that were copied elsewhere than in a browser for
// English pages.
func TestFormsOfCopiedText(t *testing.T) {
	for name, c := range map[string]struct{ text, title, author, day, language string }{
		"chat": {
			"*Harbor of Ferndale closes*\n\n_By Ada Marsh, Ferndale Post_\n\nThe harbor of Ferndale will close for two weeks in October while divers repair the old breakwater, the port authority said on Friday.\n",
			"Harbor of Ferndale closes", "Ada Marsh, Ferndale Post", "", "en",
		},
		"chinese": {
			"首页\n体育\n登录\n港口十月关闭\n2029年05月04日 10:15\n港务局周五宣布，该港口将于十月关闭两周，以便潜水员修复旧防波堤。工程费用由地区政府承担，渔民则希望等到冬天再动工，但港务局没有同意。\n相关新闻\n天气预报\n",
			"港口十月关闭", "", "2029-05-04", "zh",
		},
		"arabic": {
			"الرئيسية\nرياضة\n\nإغلاق الميناء في أكتوبر\n\nبقلم: سلمى حداد\n4 مايو 2029\n\nأعلنت سلطة ميناء المدينة يوم الجمعة أن الميناء سيغلق لمدة أسبوعين في شهر أكتوبر المقبل لإصلاح حاجز الأمواج القديم بعد العاصفة الأخيرة.\n",
			"إغلاق الميناء في أكتوبر", "سلمى حداد", "2029-05-04", "ar",
		},
		"reader": {
			"Harbor of Ferndale closes\nAda Marsh\n5–6 minutes\n\nThe harbor of Ferndale will close for two weeks in October while divers repair the old breakwater, the port authority said on Friday.\n",
			"Harbor of Ferndale closes", "Ada Marsh", "", "en",
		},
		"release": {
			"Harbor of Ferndale closes\n\nFERNDALE, May 4, 2029 — The harbor of Ferndale will close for two weeks in October while divers repair the old breakwater, the port authority said on Friday.\n",
			"Harbor of Ferndale closes", "", "2029-05-04", "en",
		},
		"encyclopedia": {
			"Jump to navigation\nFerndale Harbor\nFerndale Harbor is a harbor on the coast of the region, built after the storm of the year before the war, and the home of forty boats.[1][citation needed]\nReferences\n",
			"Ferndale Harbor", "", "", "en",
		},
	} {
		p, err := Clean(c.text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		day := ""
		if p.Published.Known() {
			day = p.Published.Start.String()
		}
		if p.Title != c.title || p.Author != c.author || day != c.day || p.Language != c.language || strings.Contains(p.Text, "相关") {
			t.Errorf("%s: title %q, author %q, day %q, language %q, text %q", name, p.Title, p.Author, day, p.Language, p.Text)
		}
	}
}
