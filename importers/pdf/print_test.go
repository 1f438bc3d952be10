package pdf

import (
	"strings"
	"testing"

	"clew/importers/format/formattest"
)

func TestPagesPrintedByBrowsers(t *testing.T) {
	const url = "https://www.reed.example/bree/wall"
	data := build(
		[]placed{
			{25, 785, 8, "28/11/2029, 16:52"},
			{250, 785, 8, "Bree Repairs Its Sea Wall - The Reed"},
			{50, 700, 24, "Bree Repairs Its Sea Wall"},
			{50, 670, 11, "By Ada Marsh, 4 May 2029"},
			{50, 640, 11, "The council of Bree met on Monday and agreed to repair the sea wall"},
			{50, 626, 11, "before winter, the mayor said."},
			{25, 12, 8, url},
			{560, 12, 8, "1/1"},
		})
	found, err := formattest.Read(t, PDF(), "a.pdf", data)
	if err != nil || len(found.Articles) != 1 {
		t.Fatal(found, err)
	}
	a := found.Articles[0]
	if a.Title != "Bree Repairs Its Sea Wall" || a.URL != url || a.Published.Start.String() != "2029-05-04" || a.Text != "The council of Bree met on Monday and agreed to repair the sea wall before winter, the mayor said." {
		t.Errorf("%+v", a)
	}
}

// TestPrintedMenus leaves out what a printed page has besides its article.
func TestPrintedMenus(t *testing.T) {
	data := build(
		[]placed{
			{25, 785, 8, "28/11/2029, 16:52"},
			{250, 785, 8, "Bree Repairs Its Sea Wall - The Morning Reed"},
			{50, 740, 11, "News"},
			{50, 720, 11, "Sport"},
			{50, 700, 11, "Podcasts"},
			{50, 670, 24, "Bree Repairs Its Sea Wall"},
			{50, 640, 11, "By Ada Marsh"},
			{50, 610, 11, "The council of Bree met on Monday and agreed to repair the sea wall before"},
			{50, 596, 11, "winter, the mayor said after the meeting, which took nine hours."},
			{50, 566, 11, "The work will cost nine million crowns, and half of it comes from the region,"},
			{50, 552, 11, "which has waited long for a plan, the treasurer told the newspaper."},
			{50, 520, 15, "Read more"},
			{50, 495, 11, "Storm tears roofs off in Kalmar"},
			{50, 470, 11, "Ten museums for a rainy day"},
			{50, 440, 9, "\xa9 2029 The Morning Reed. All rights reserved."},
			{25, 12, 8, "https://www.reed.example/bree/wall"},
			{560, 12, 8, "1/1"},
		})
	found, err := formattest.Read(t, PDF(), "a.pdf", data)
	if err != nil || len(found.Articles) != 1 {
		t.Fatal(found, err)
	}
	a := found.Articles[0]
	if a.Title != "Bree Repairs Its Sea Wall" || a.Author != "Ada Marsh" || !strings.Contains(a.Text, "half of it comes") || strings.Contains(a.Text, "Podcasts") || strings.Contains(a.Text, "museums") || strings.Contains(a.Text, "rights") {
		t.Errorf("%+v", a)
	}
}
