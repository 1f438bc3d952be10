package pdf

import (
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
