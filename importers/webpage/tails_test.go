package webpage

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// lines are the paragraphs of an article that the tests below put something into.
var lines = []string{
	"The harbor of Ferndale will close for two weeks in October while divers repair the old breakwater, the port authority said on Friday.",
	"The work will cost nine million crowns, and half of it comes from the region, the treasurer said at a meeting of the council.",
	"Fishermen had asked to wait until the winter, when most of the boats are out of the water for repairs anyway, but the authority refused.",
	"The ferry to the islands will leave from the northern quay meanwhile, which has no waiting room and no parking for cars.",
}

// TestWhatStandsAroundArticles: what a page says again and cards of other articles are left
// out, tables in figures and bare addresses are not.
func TestWhatStandsAroundArticles(t *testing.T) {
	body := "<p>" + strings.Join(lines, "</p><p>") + "</p>"
	table := `<table><tr><th>Pier</th><th>Built</th></tr><tr><td>Northern quay</td><td>1931</td></tr><tr><td>Old breakwater</td><td>1874</td></tr></table>`
	for name, c := range map[string]struct {
		article  string
		has, not []string
	}{
		"summary":            {body + "<div><p>" + strings.Join(lines, " ") + "</p></div>", lines, nil},
		"beginning":          {body + "<p>" + lines[3][:60] + "...</p>", lines, []string{"..."}},
		"twice":              {"<p>Divers will repair the old breakwater of Ferndale in October.</p><p>Divers will repair the old breakwater of Ferndale in October.</p>" + body, lines, nil},
		"refrain":            {body + "<p>" + lines[1] + "</p><p>That was how the treasurer put it for the second time, word for word, when he was asked again.</p>", lines, nil},
		"table":              {body + `<figure class="block-table">` + table + "</figure><p>" + lines[1][:40] + " and the piers will be open to boats again by the end of the month, said the authority.</p>", []string{"Northern quay", "1874"}, nil},
		"cells":              {body + `<table><tr><th class="ticker">Ferry</th><th class="ticker">Seats</th></tr><tr><td class="ticker">Island Star</td><td class="ticker">240</td></tr></table><p>` + lines[1][:40] + " and the ferries will run again by the end of the month, said the authority.</p>", []string{"Ferry Seats", "Island Star 240"}, nil},
		"a box":              {body + numbered("<p>The council of Ferndale talked about pier %d for two hours on Monday and agreed to paint it before the summer, when the guests come.</p>", 9) + `<div class="card has-image"><h3>What divers take along</h3><ul>` + strings.Repeat("<li>ropes of forty meters and lamps for the dark water</li>", 14) + "</ul></div><p>" + lines[1][:40] + " and the divers will be paid by the day, said the authority.</p>", []string{"What divers take", "ropes of forty meters"}, nil},
		"sentence in a link": {"<p>" + lines[0] + `</p><p>The authority <a href="/plan">has shown its plan for the new breakwater to the council</a> twice.</p><p><a href="/fire">A fire has destroyed the old fish market of Ferndale.</a></p><ul><li>The plan <a href="/quay">names a northern quay</a> too.</li><li><a href="/rates">Rates of the harbor.</a></li></ul><p>` + strings.Join(lines[1:], "</p><p>") + "</p>", append([]string{"has shown its plan for the new breakwater to the council twice.", "names a northern quay too."}, lines...), []string{"fish market", "Rates"}},
		"addresses":          {body + `<p>What the port authority has published about the breakwater and the ferry to the islands in the last two years:</p><p>Plans of the breakwater: <a href="https://port.example/1">https://port.example/1</a></p><p><a href="https://port.example/2">https://port.example/2</a></p><p>It answers questions by mail, the authority said, and it will hold a meeting in the town hall on Monday evening at seven.</p>`, []string{"https://port.example/1", "https://port.example/2"}, nil},
	} {
		p, err := Extract(t.Context(), "<html><head><title>Harbor of Ferndale closes in October</title></head><body><div><h1>Harbor of Ferndale closes in October</h1><article>"+c.article+"</article></div></body></html>", "")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, s := range c.has {
			if !strings.Contains(p.Text, s) {
				t.Errorf("%s: %q is not in %q", name, s, p.Text)
			}
		}
		for _, s := range c.not {
			if strings.Contains(p.Text, s) {
				t.Errorf("%s: %q is in %q", name, s, p.Text)
			}
		}
		if n := strings.Count(p.Text, lines[0]) + strings.Count(p.Text, "Divers will"); n > 2 || name != "twice" && n != 1 {
			t.Errorf("%s: %d beginnings in %q", name, n, p.Text)
		}
		if name == "refrain" && !strings.Contains(p.Text, "second time") {
			t.Errorf("%s: %q", name, p.Text)
		}
	}
}

// TestCards takes the teasers of other articles out, where each stands in a box with a
// headline that leads to it, and nothing where such boxes are what the page holds.
func TestCards(t *testing.T) {
	card := func(n int) string {
		return fmt.Sprintf(`<div class="col"><article><header><h2><a href="/%d">Council of Bree argues over its wall</a></h2></header><div><p>The council of Bree met for the %[1]dth time, which was its last.</p></div></article></div>`, n)
	}
	body := "<section><h2><a href='/port'>" + lines[0][:40] + "</a></h2><p>" + strings.Join(lines, "</p><p>") + "</p></section>"
	for _, c := range []struct {
		page string
		left int // blocks of cards
	}{
		{body + "<section>" + card(1) + card(2) + card(3) + "</section>", 0},
		{body + "<section>" + card(1) + card(2) + "</section>", 4},
		{"<section>" + card(1) + card(2) + card(3) + "</section>" + body, 6}, // above the article
		{"<p>All news of today.</p><section>" + card(1) + card(2) + card(3) + "</section>", 6},
	} {
		doc, err := html.Parse(strings.NewReader("<html><body>" + c.page + "</body></html>"))
		if err != nil {
			t.Fatal(err)
		}
		s := newSelection(blocksOf(doc), nil)
		for i := range s {
			s[i].keep = true
		}
		s.dropCards(doc)
		left, others := 0, 0
		for i := range s {
			switch {
			case strings.Contains(s[i].text, "Bree") && s[i].keep:
				left++
			case !strings.Contains(s[i].text, "Bree") && !s[i].keep:
				others++
			}
		}
		if left != c.left || others != 0 {
			t.Errorf("%d blocks of cards are left, want %d, and %d others are lost in %s", left, c.left, others, c.page)
		}
	}
}
