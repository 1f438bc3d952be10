package plaintext

import (
	"strings"
	"testing"
)

const lead = "The council of Bree met on Monday and agreed to repair the sea wall before the winter storms begin in the north.\n\n" +
	"This guide walks you through the work, month by month, so that nobody has to wait for the masons when the storms are near.\n\n"

// TestListsBehindTheText keeps lists that no paragraph closes, and no headlines of
// other articles.
func TestListsBehindTheText(t *testing.T) {
	plan := "Twelve Months Before\n\nAsk yourselves and the mayor:\n\n* who owns the wall\n\n* what the region pays\n\n* how long stones take\n\n" +
		"Six Months Before\n\nThen order from the dealers:\n\n* stones from the quarry\n\n* lime and sand\n\nOne Month Before\n\nCheck again in the morning:\n\n* that all of it has come\n\n* the weather of the coast\n\n"
	foot := "Home\n\nContact Us\n\nWedding Halls\n\nOpening Hours\n\nOur Team\n\nFind a Shop\n"
	p, err := Clean("Repairing a Sea Wall\n\n" + lead + plan + foot)
	if err != nil || !strings.Contains(p.Text, "lime and sand") || !strings.Contains(p.Text, "the weather of the coast") {
		t.Errorf("the plan is cut: %q, %v", p.Text, err)
	}
	if strings.Contains(p.Text, "Opening Hours") {
		t.Errorf("the foot of the page is kept: %q", p.Text)
	}
	other := "Mayor of Bree loses vote over harbor\n\nFishermen ask for help after flood\n\nHow the ferry became a museum\n\nWhy the tower leans to the west\n\nMasons strike for better pay\n"
	p, err = Clean("Bree Repairs Its Sea Wall\n\n" + lead + other)
	if err != nil || strings.Contains(p.Text, "Fishermen") || strings.Contains(p.Text, "Masons strike") {
		t.Errorf("headlines are kept: %q, %v", p.Text, err)
	}
}

// TestGluedCards leaves out cards whose headline and summary a copy has joined.
func TestGluedCards(t *testing.T) {
	cards := "Mayor Of Bree Loses Vote Over HarborThe mayor lost a vote on the new harbor on Tuesday, and has to begin again.\n\n" +
		"Fishermen Ask For Help After FloodAfter the worst flood in years the fishermen of the coast ask the region for help.\n\n" +
		"Say Cheese? The Three Best Cheese ShopsWondering where to find the best cheese of the region this week?\n\n"
	p, err := Clean(cards + "Bree Repairs Its Sea Wall\n\n" + lead + cards)
	if err != nil || !strings.Contains(p.Text, "agreed to repair") || strings.Contains(p.Text, "fishermen") || strings.Contains(p.Text, "cheese") {
		t.Errorf("%q, %v", p.Text, err)
	}
	for text, want := range map[string]string{
		"The Museum Of The Ferry And YouTubeIt opens on Monday with a talk about ships": "YouTubeIt",
		"She works for a company that sells iPhones and GoPros to people in the region": "",
		"He said that McDonald would not come to the meeting of the council on Monday":  "",
	} {
		if got := joint(text); got != want {
			t.Errorf("%q: joint %q, want %q", text, got, want)
		}
	}
}

// TestShortHeadline takes the first line of a text that is nothing but an article.
func TestShortHeadline(t *testing.T) {
	p, err := Clean("Bree rebuilds\n\n" + lead)
	if err != nil || p.Title != "Bree rebuilds" || strings.Contains(p.Text, "rebuilds") {
		t.Errorf("%q, %q, %v", p.Title, p.Text, err)
	}
}
