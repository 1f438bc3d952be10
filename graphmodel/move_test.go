package graphmodel

import "testing"

// TestMoveDecisions: places move, ids stay, what is elsewhere stays as it is, and
// the edits lead from the old decisions to the new ones.
func TestMoveDecisions(t *testing.T) {
	e := &Entity{ID: "e1", Name: "Ada", Mentions: []Mention{{Article: "a", Span: Span{4, 7}, Form: FormName}, {Article: "b", Span: Span{1, 4}, Form: FormName}}}
	before := []Decision{
		Split(e, "Ada the elder", e.Mentions[:1]),
		{Kind: NoteArticle, Target: "a", Value: "check"},
		{Kind: RenameEntity, Target: "e9", Value: "Bo", At: []Anchor{{Article: "b", Span: Span{1, 4}}}},
		{Kind: AddEvidence, Target: "l", Link: &Link{ID: "l", Evidence: []Evidence{{Article: "a", Span: Span{0, 9}, Extractor: PersonExtractor}}}},
	}
	after := MoveDecisions(before, func(article string, at Span) (string, Span) {
		if article != "a" {
			return article, at
		}
		return "a2", Span{at.Start + 10, at.End + 10}
	})
	if d := after[0]; d.Target != before[0].Target || d.At[0] != (Anchor{Article: "a2", Span: Span{14, 17}}) || d.ids != nil {
		t.Errorf("%+v", d)
	}
	if before[0].At[0].Article != "a" || before[3].Link.Evidence[0].Article != "a" {
		t.Error("the old decisions were changed")
	}
	if after[1].Target != "a2" || after[3].Link.Evidence[0].Article != "a2" || !after[2].equal(&before[2]) {
		t.Errorf("%+v", after)
	}
	edits := DecisionEdits(before, after)
	if len(edits) != 5 { // one in place, and two whose key is another one
		t.Fatalf("%d edits", len(edits))
	}
	have := map[string]*Decision{}
	for i := range before {
		have[before[i].Key()] = &before[i]
	}
	for _, x := range edits {
		set(have, x.key((*Decision).Key), x.After)
	}
	for i := range after {
		if d := have[after[i].Key()]; !after[i].equal(d) {
			t.Errorf("%+v is %+v", after[i], d)
		}
	}
	if len(have) != len(after) {
		t.Errorf("%d decisions", len(have))
	}
}
