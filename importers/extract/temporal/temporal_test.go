package temporal

import (
	"testing"

	"clew/graphmodel"
	"clew/importers/extract/doc"
	"clew/importers/extract/parse"
	"clew/importers/extract/tag"
	"clew/importers/extract/token"
)

// published is a Friday.
var published = graphmodel.Date{Year: 2025, Month: 5, Day: 16}

func annotated(t testing.TB, text string) *doc.Document {
	t.Helper()
	d := &doc.Document{Text: text, Published: published}
	token.Annotate(d)
	tagger, err := tag.Default()
	if err != nil {
		t.Fatal(err)
	}
	parser, err := parse.Default()
	if err != nil {
		t.Fatal(err)
	}
	tagger.Tag(d)
	parser.Parse(d)
	return d
}

// found lists expressions as "text = start…end", the core in brackets.
func found(d *doc.Document) []string {
	var out []string
	for _, e := range Find(d) {
		s := d.Span(e.First, e.Last).In(d.Text)
		for _, n := range e.Names {
			s += " [" + n.In(d.Text) + "]"
		}
		if e.Interval.Known() {
			s += " = " + e.Interval.Start.String()
			if e.Interval.End != e.Interval.Start {
				s += "…" + e.Interval.End.String()
			}
		} else {
			s += " = ?"
		}
		out = append(out, s)
	}
	return out
}

func TestFind(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"They met on 16 May 2025 in Rome.", []string{"16 May 2025 [16 May 2025] = 2025-05-16"}},
		{"They met on May 16, 2025, in Rome.", []string{"May 16, 2025 [May 16, 2025] = 2025-05-16"}},
		{"They met on Friday.", []string{"Friday [Friday] = 2025-05-16"}},
		{"They met on Saturday.", []string{"Saturday [Saturday] = 2025-05-10"}},
		{"They will meet on Monday.", []string{"Monday [Monday] = 2025-05-19"}},
		{"The two are due to meet on Monday in Rome.", []string{"Monday [Monday] = 2025-05-19"}},
		{"He plans to visit Paris on Tuesday.", []string{"Tuesday [Tuesday] = 2025-05-20"}},
		{"He was arrested on Tuesday morning.", []string{"Tuesday morning [Tuesday] = 2025-05-13"}},
		{"He left yesterday.", []string{"yesterday = 2025-05-15"}},
		{"The vote is tomorrow.", []string{"tomorrow = 2025-05-17"}},
		{"He died last week.", []string{"last week = 2025-05-05…2025-05-11"}},
		{"They will meet next week.", []string{"next week = 2025-05-19…2025-05-25"}},
		{"Prices rose last month.", []string{"last month = 2025-04-01…2025-04-30"}},
		{"It will open next month.", []string{"next month = 2025-06-01…2025-06-30"}},
		{"Prices rose this year.", []string{"this year = 2025-01-01…2025-12-31"}},
		{"He resigned in March.", []string{"March [March] = 2025-03-01…2025-03-31"}},
		{"He resigned in December.", []string{"December [December] = 2024-12-01…2024-12-31"}},
		{"The court will rule in September.", []string{"September [September] = 2025-09-01…2025-09-30"}},
		{"He resigned in March 2022.", []string{"March 2022 [March 2022] = 2022-03-01…2022-03-31"}},
		{"The war began in 2022.", []string{"2022 [2022] = 2022-01-01…2022-12-31"}},
		{"Russia's 2022 invasion failed.", []string{"2022 [2022] = 2022-01-01…2022-12-31"}},
		{"It happened in the 1990s.", []string{"1990s [1990s] = 1990-01-01…1999-12-31"}},
		{"It happened in late 2019.", []string{"late 2019 [2019] = 2019-09-01…2019-12-31"}},
		{"It happened in mid-2021.", []string{"mid-2021 [2021] = 2021-05-01…2021-08-31"}},
		{"Police came early on 3 July.", []string{"3 July [3 July] = 2024-07-03"}},
		{"It ran from 3 to 5 May.", []string{"3 to 5 May [3 to 5 May] = 2025-05-03…2025-05-05"}},
		{"It lasted between March and June 2024.", []string{"March and June 2024 [March] [June 2024] = 2024-03-01…2024-06-30"}},
		{"It rained from December to April.", []string{"December to April [December] [April] = 2024-12-01…2025-04-30"}},
		{"He ruled from 1962 to 1988.", []string{"1962 to 1988 [1962] [1988] = 1962-01-01…1988-12-31"}},
		{"He ruled in 1983-2017.", []string{"1983-2017 [1983-2017] = 1983-01-01…2017-12-31"}},
		{"In the 2022-23 season he scored.", []string{"2022-23 [2022-23] = 2022-01-01…2023-12-31"}},
		{"He left two years ago.", []string{"two years ago = 2023-01-01…2023-12-31"}},
		{"He left three days ago.", []string{"three days ago = 2025-05-13"}},
		{"They met on Wednesday. He had said so a day earlier.", []string{"Wednesday [Wednesday] = 2025-05-14", "a day earlier = 2025-05-13"}},
		{"Sales fell in the summer.", []string{"summer = 2024-06-01…2024-08-31"}},
		{"Sales fell in the summer of 2012.", []string{"summer of 2012 [2012] = 2012-06-01…2012-08-31"}},
		{"Sales fell in the first quarter of 2024.", []string{"first quarter of 2024 [2024] = 2024-01-01…2024-03-31"}},
		{"The note is dated 26-04-2025.", []string{"26-04-2025 [26-04-2025] = 2025-04-26"}},
		{"The note is dated 2025-04-26.", []string{"2025-04-26 [2025-04-26] = 2025-04-26"}},
		{"It is the oldest of the 19th century.", []string{"19th century = 1801-01-01…1900-12-31"}},
		{"Sales rose over the past two weeks.", []string{"past two weeks = 2025-05-02…2025-05-16"}},
		{"They marched on Saturday, June 25.", []string{"Saturday, June 25 [Saturday, June 25] = 2024-06-25"}},
		{"They play every Friday.", []string{"every Friday [Friday] = ?"}},
		{"He died on Christmas Day.", []string{"Christmas Day [Christmas Day] = 2024-12-25"}},
		{"Earlier this month he left.", []string{"Earlier this month = 2025-05-01…2025-05-16"}},
		// What only looks like a date.
		{"He may resign.", nil},
		{"They march against it.", nil},
		{"Theresa May resigned.", nil},
		{"He killed 2000 people.", nil},
		{"It cost $2020 in all.", nil},
		{"The fall of the city was near.", nil},
		{"She sat in the sun.", nil},
		{"About 1,990 troops left.", nil},
	}
	for _, tt := range tests {
		got := found(annotated(t, tt.text))
		if len(got) != len(tt.want) {
			t.Errorf("%s\n got %q\nwant %q", tt.text, got, tt.want)
			continue
		}
		for i := range got {
			if got[i] != tt.want[i] {
				t.Errorf("%s\n got %q\nwant %q", tt.text, got[i], tt.want[i])
			}
		}
	}
}
