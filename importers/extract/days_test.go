package extract_test

import (
	"context"
	"testing"

	"clew/graphmodel"
)

// TestDaysOfWhatLiesAhead reads weekdays of what somebody wants to do, or is to do, as the
// next ones, though the verb before tells of the past.
func TestDaysOfWhatLiesAhead(t *testing.T) {
	x := newExtractor(t)
	published, err := graphmodel.ParseDate("2025-05-16") // a Friday
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ sentence, day string }{
		{"Ana Lindholm offered to visit Oslo on Monday.", "2025-05-19"},
		{"Ana Lindholm visited Oslo on Monday.", "2025-05-12"},
		{"Ana Lindholm met Bo Karlsen in Oslo on Monday.", "2025-05-12"},
		{"Ana Lindholm flew to Oslo on Monday to meet Bo Karlsen.", "2025-05-12"},
	} {
		text := "Ana Lindholm is the foreign minister of Norway, and Bo Karlsen leads Norvik Shipping. " + c.sentence + " The two had not spoken for a year."
		f, err := x.Extract(context.Background(), &graphmodel.Article{ID: graphmodel.NewArticleID("", text), Text: text, Published: graphmodel.DayInterval(published)})
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, e := range f.Events {
			found = found || (e.Type == graphmodel.Consult || e.Type == graphmodel.Travel) && e.When.Start.String() == c.day
		}
		if !found {
			t.Errorf("%s: nothing on %s in %+v", c.sentence, c.day, f.Events)
		}
	}
}
