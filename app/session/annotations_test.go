package session

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"clew/graphmodel"
)

func TestAnnotationsDoNotOverlap(t *testing.T) {
	text := "President Ann Lee met the Bank of Oz."
	person := &graphmodel.Entity{ID: "p", Kind: graphmodel.Person}
	org := &graphmodel.Entity{ID: "o", Kind: graphmodel.Organization}
	place := &graphmodel.Entity{ID: "z", Kind: graphmodel.Place}
	event := &graphmodel.Entity{ID: "e", Kind: graphmodel.Event}
	hidden := &graphmodel.Entity{ID: "h", Kind: graphmodel.Person, Status: graphmodel.Hidden}
	mention := func(e *graphmodel.Entity, words string, form graphmodel.MentionForm) {
		at := strings.Index(text, words)
		e.Mentions = append(e.Mentions, graphmodel.Mention{Article: "a", Form: form, Span: graphmodel.Span{Start: at, End: at + len(words)}})
	}
	mention(person, "Ann Lee", graphmodel.FormName)
	mention(person, "Lee", graphmodel.FormName)
	mention(event, "Ann Lee met", graphmodel.FormName)
	mention(event, "met", graphmodel.FormName)
	mention(place, "Oz", graphmodel.FormName)
	mention(org, "Bank of Oz", graphmodel.FormName)
	mention(hidden, "President", graphmodel.FormName)
	mention(person, "the", graphmodel.FormPronoun)

	s, _ := newTestSession()
	s.SetSnapshot(graphmodel.NewSnapshot(2, []*graphmodel.Article{{ID: "a", Text: text}},
		[]*graphmodel.Entity{person, org, place, event, hidden}, nil))
	var got []string
	for _, a := range s.Annotations("a") {
		got = append(got, fmt.Sprintf("%s=%s", a.Span.In(text), a.Entity.ID))
	}
	if want := []string{"Ann Lee=p", "met=e", "Bank of Oz=o"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSentenceAround(t *testing.T) {
	for _, c := range []struct{ text, phrase, want string }{
		{"One came. Two met Bob. Three left.", "met", "Two met Bob."},
		{"One came.", "One", "One came."},
		{"U.S. envoy Ann met Mr. Lee in May. He left.", "envoy", "U.S. envoy Ann met Mr. Lee in May."},
		{"First.\n\nSecond one. Third.", "Second", "Second one."},
		{"He said “It is over.” They left.", "over", "He said “It is over.”"},
		{"Did he? He did.", "Did", "Did he?"},
		{"One is here. Two is there.", "here. Two", "One is here. Two is there."},
		{"It rose 3.5 percent in 2022. Then it fell.", "rose", "It rose 3.5 percent in 2022."},
	} {
		at := strings.Index(c.text, c.phrase)
		got := SentenceAround(c.text, graphmodel.Span{Start: at, End: at + len(c.phrase)}).In(c.text)
		if got != c.want {
			t.Errorf("around %q: %q, want %q", c.phrase, got, c.want)
		}
	}
}

func FuzzSentenceAround(f *testing.F) {
	f.Add("One came. Two left.", 2, 5)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		span := graphmodel.Span{Start: start, End: end}
		got := SentenceAround(text, span)
		if span.In(text) == "" {
			if got != span {
				t.Fatalf("a span outside of the text became %v", got)
			}
			return
		}
		if !got.Contains(span) || got.In(text) == "" {
			t.Fatalf("%v does not hold %v", got, span)
		}
	})
}
