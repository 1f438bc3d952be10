package webpage

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"clew/importers/plaintext"
)

// story is an article of three paragraphs in a container of the given class.
func story(class, inside string) string {
	return `<article class="` + class + `"><h1>Harrow Bay repairs its wall</h1>` + inside + prose + `</article>`
}

func TestExtractKeepsWhatBelongs(t *testing.T) {
	const (
		first = "agreed to repair the sea wall"
		last  = "has lost its stock twice"
	)
	for _, tc := range []struct {
		name, page string
		want, not  []string
	}{
		{"list in the text", story("story", "") + "", []string{first, last}, []string{"Harrow Bay repairs"}},
		{"items between paragraphs", `<article>` + prose + `<p>The plan has three parts:</p><ul><li>the wall itself</li><li>a pump house</li><li>new drains</li></ul>` + prose[:strings.Index(prose, "</p>")] + " Work starts soon.</p></article>", []string{first, "the wall itself", "a pump house", "new drains"}, nil},
		{"rows of a table", `<article>` + prose + `<table><tr><td>Wall</td><td>six million crowns</td></tr><tr><td>Pumps</td><td>three million crowns</td></tr></table><p>The council votes on the second part of the work in the spring, said the treasurer.</p></article>`, []string{"Wall six million crowns", "votes on the second part"}, nil},
		{"related box", story("story", "") + `<div class="related-posts"><a href="/x"><p>A ferry was lost in the storm last night, and the harbor master says that it was never fit to sail in such weather at all.</p></a></div>`, []string{first, last}, []string{"ferry"}},
		{"classes of the whole article", story("post share has-sidebar related comments-open", ""), []string{first, last}, nil},
		{"notice about cookies", `<div id="onetrust-banner"><p>We store files on your device to measure how the pages are read, and we share what we learn with partners who show you offers.</p></div>` + story("", ""), []string{first}, []string{"on your device"}},
		{"caption and byline", story("", `<figure><img><figcaption>The wall at low tide, seen from the old pier on Monday</figcaption></figure><div class="byline">Words and pictures: Lena Orford</div>`), []string{first}, []string{"low tide", "Lena Orford"}},
		{"standfirst", `<meta name="description" content="Nine million crowns will go into the stones"><header><h1>Harrow Bay repairs its wall</h1><p>Nine million crowns will go into the stones</p></header>` + prose, []string{"Nine million crowns will go into the stones", last}, nil},
		{"comments of readers", story("", "") + `<div class="comments"><p>I have walked along that wall for sixty years and can tell you that nobody has ever looked after it, whatever they say.</p></div>`, []string{last}, []string{"sixty years"}},
		{"page hidden until its script runs", `<body><div style="display: none">` + story("", "") + `</div>`, []string{first, last}, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			p, err := Extract(t.Context(), "<html><head><title>Harrow Bay repairs its wall</title></head><body>"+tc.page, "")
			if err != nil {
				t.Fatal(err)
			}
			for _, w := range tc.want {
				if !strings.Contains(p.Text, w) {
					t.Errorf("%q is missing from %q", w, p.Text)
				}
			}
			for _, n := range tc.not {
				if strings.Contains(p.Text, n) {
					t.Errorf("%q is in %q", n, p.Text)
				}
			}
		})
	}
}

func TestMarkedAuthors(t *testing.T) {
	for _, tc := range []struct{ page, want string }{
		{`<a rel="author" href="/x">Lena Orford</a>`, "Lena Orford"},
		{`<div class="article-byline">By Lena Orford and Musa Dell</div>`, "Lena Orford, Musa Dell"},
		{`<span class="author-name">Lena Orford</span><span class="author-name">Musa Dell</span>`, "Lena Orford, Musa Dell"},
		{`<p>Read <a href="https://post.example/author/lena">Lena Orford</a></p>`, "Lena Orford"},
		{`<div class="comment-list"><span class="author">tern57</span></div>`, ""},
		{`<p class="author-note">` + strings.Repeat("long ", 40) + `</p>`, ""},
	} {
		doc, err := html.Parse(strings.NewReader("<body>" + tc.page))
		if err != nil {
			t.Fatal(err)
		}
		if got := chooseAuthor(&head{}, declared{}, nil, markedAuthors(doc), "The Post"); got != tc.want {
			t.Errorf("%s: %q, want %q", tc.page, got, tc.want)
		}
	}
}

func TestBlocksKnowWhereTheyStand(t *testing.T) {
	doc, err := html.Parse(strings.NewReader(`<body><nav><ul><li><a href=/>Home page</a></ul></nav><main><p>One <a href=/>two</a><p>three</main><div class="relatedPosts">four</div>`))
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	var regions []region
	var linked []int
	for _, b := range blocksOf(doc) {
		texts, regions, linked = append(texts, b.text), append(regions, b.regions), append(linked, b.linked)
	}
	if want := []string{"Home page", "One two", "three", "four"}; !slices.Equal(texts, want) {
		t.Errorf("texts %q, want %q", texts, want)
	}
	if want := []region{inNav | inList, inArticle, inArticle, inRelated}; !slices.Equal(regions, want) {
		t.Errorf("regions %b, want %b", regions, want)
	}
	if linked[0] != len("Home page") || linked[1] != len(" two") || linked[2] != 0 {
		t.Errorf("linked bytes %v", linked)
	}
}

func TestEachWord(t *testing.T) {
	var got []string
	eachWord("related-posts__item relatedPosts2 SHARE_bar", func(w string) { got = append(got, w) })
	if want := []string{"related", "posts", "item", "related", "posts", "share", "bar"}; !slices.Equal(got, want) {
		t.Errorf("words %q, want %q", got, want)
	}
}

func TestRunsShare(t *testing.T) {
	r := newRuns([]string{"The council met on Monday and agreed.", "Two words"})
	for _, tc := range []struct {
		text string
		want float64
	}{
		{"the council met on Monday", 1},
		{"The council met on Tuesday", 0.5},
		{"council on met Monday", 0},
		{"two words", 1},
		{"words", 0},
		{"", 0},
	} {
		if got := r.share(plaintext.Fold(tc.text)); got != tc.want {
			t.Errorf("%q: share %v, want %v", tc.text, got, tc.want)
		}
	}
}

// TestPartsBetweenAsides takes the parts that readability has left out of an article
// whose paragraphs are wrapped one by one, with a list of teasers between the parts.
func TestPartsBetweenAsides(t *testing.T) {
	const paragraph = "The council of Bree met on Monday and agreed to repair the sea wall before the storms of the winter begin in the north."
	part := `<div>` + strings.Repeat(`<div class="item"><p>`+paragraph+`</p></div>`, 4) + `</div>`
	aside := `<aside>` + strings.Repeat(`<div class="card"><p><a href="/a">Storm tears roofs off in the north</a></p></div>`, 10) + `</aside>`
	doc, err := html.Parse(strings.NewReader(`<main>` + part + aside + part + aside + `<div class="other"><p>` + paragraph + `</p></div></main>`))
	if err != nil {
		t.Fatal(err)
	}
	s := newSelection(blocksOf(doc), nil)
	paragraphs := 0
	for i := range s {
		s[i].Again = false
		if s[i].strong {
			paragraphs++
			s[i].inside = paragraphs <= 4
		}
	}
	s.compare()
	s.frame()
	inside := 0
	for i := range s {
		switch c := &s[i]; {
		case c.inside && c.strong:
			inside++
		case c.inside:
			t.Errorf("%q is inside", c.text)
		}
	}
	if inside != 8 {
		t.Errorf("%d of %d paragraphs are inside, want 8", inside, paragraphs)
	}
}
