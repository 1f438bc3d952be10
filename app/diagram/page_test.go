package diagram

import (
	"fmt"
	"image/png"
	"strings"
	"testing"

	"clew/app/scene"
	"clew/graphmodel"
)

func TestPageStandsAroundThePicture(t *testing.T) {
	page := scene.Page{Title: "Who talks to whom", Caption: "Talks of one week, as " + strings.Repeat("very ", 60) + "many papers had it.", Sources: "Source: three papers"}
	svg := draw(t, "svg", Options{Page: page})
	for _, part := range []string{">Who talks to whom<", ">Source: three papers<", ">Talks of one week,"} {
		if !strings.Contains(svg, part) {
			t.Errorf("the page lacks %s", part)
		}
	}
	height := func(o Options) int {
		c, err := png.DecodeConfig(strings.NewReader(draw(t, "png", o)))
		if err != nil {
			t.Fatal(err)
		}
		return c.Height
	}
	if bare, framed := height(Options{}), height(Options{Page: page}); framed < bare+2*100 {
		t.Errorf("the page is %d high, the picture alone %d", framed, bare)
	}
}

func TestSourcesLine(t *testing.T) {
	article := func(publisher string, month, day int) *graphmodel.Article {
		a := &graphmodel.Article{ID: fmt.Sprint(publisher, month, day), Publisher: publisher}
		if day > 0 {
			a.Published = graphmodel.DayInterval(graphmodel.Date{Year: 2025, Month: 4, Day: day})
		}
		return a
	}
	for want, articles := range map[string][]*graphmodel.Article{
		"":                  nil,
		"Source: 1 article": {article("", 0, 0)},
		"Source: 2 articles of Post, 3–9 Apr 2025": {article("Post", 4, 9), article("Post", 4, 3)},
		"Source: 3 articles of Post and Herald":    {article("Herald", 0, 0), article("Post", 0, 0), article("Post", 1, 0)},
		"Source: 6 articles of A, B, C, D and 2 others": {
			article("A", 0, 0), article("F", 0, 0), article("B", 0, 0), article("C", 0, 0), article("D", 0, 0), article("E", 0, 0),
		},
	} {
		if got := Sources(graphmodel.NewSnapshot(1, articles, nil, nil)); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
