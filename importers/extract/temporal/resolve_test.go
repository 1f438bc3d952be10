package temporal

import (
	"testing"

	"clew/graphmodel"
)

// TestResolve checks which days expressions mean. Each sentence is read alone,
// as published on the day given, a Friday unless said otherwise.
func TestResolve(t *testing.T) {
	const friday = "2025-05-16"
	tests := []struct{ published, text, want string }{
		// Weekdays: the tense says whether the one before or after is meant.
		{friday, "They met on Friday.", "2025-05-16"},
		{friday, "They met on Saturday.", "2025-05-10"},
		{friday, "They will meet on Saturday.", "2025-05-17"},
		{friday, "The talks begin on Monday.", "2025-05-19"},
		{friday, "The talks began on Monday.", "2025-05-12"},
		{friday, "He said on Wednesday that talks would begin on Monday.", "2025-05-14 | 2025-05-19"},
		{friday, "Talks resumed Wednesday and will continue Thursday.", "2025-05-14 | 2025-05-22"},
		{friday, "The vote, scheduled for Sunday, was put off.", "2025-05-18"},
		{friday, "He put off a visit planned for Monday.", "2025-05-19"},
		{friday, "The court met on Monday and ruled the same evening.", "2025-05-12 | 2025-05-12"},
		{friday, "The deadline is Sunday.", "2025-05-18"},
		{friday, "The deadline was Sunday.", "2025-05-11"},
		{friday, "It lasts until Sunday.", "2025-05-18"},
		{friday, "As of Thursday, 30 had died.", "2025-05-15"},
		{friday, "Shells fell early Monday.", "2025-05-12"},
		{friday, "He fled in the early hours of Monday.", "2025-05-12"},
		{friday, "He spoke this Thursday.", "2025-05-15"},
		{friday, "He will speak next Tuesday.", "2025-05-20"},
		{friday, "He spoke last Tuesday.", "2025-05-13"},
		{friday, "He spoke on Monday last week.", "2025-05-05"},
		{friday, "He spoke on Monday of last week.", "2025-05-05"},
		{friday, "He spoke last week on Monday.", "2025-05-05…2025-05-11 | 2025-05-05"},
		{friday, "He will speak on Tuesday next week.", "2025-05-20"},
		{friday, "They met a week ago on Friday.", "2025-05-05…2025-05-11 | 2025-05-09"},
		{friday, "It happened on Friday the 13th.", "2024-12-13"},
		{friday, "It happened from Monday to Wednesday.", "2025-05-12…2025-05-14"},
		{friday, "The strike, from Monday to Wednesday, will hit trains.", "2025-05-19…2025-05-21"},
		{friday, "He left at the end of next week.", "2025-05-23…2025-05-25"},
		// Days around publication.
		{friday, "He left the day before yesterday.", "2025-05-14"},
		{friday, "They will meet the day after tomorrow.", "2025-05-18"},
		{friday, "He spoke this morning.", "2025-05-16"},
		{friday, "He spoke last night.", "2025-05-15"},
		{friday, "It happened overnight.", "2025-05-15…2025-05-16"},
		// Weeks and weekends.
		{friday, "He died last week.", "2025-05-05…2025-05-11"},
		{friday, "He resigned earlier this week.", "2025-05-12…2025-05-16"},
		{friday, "They will vote later this week.", "2025-05-16…2025-05-18"},
		{friday, "It happened over the weekend.", "2025-05-10…2025-05-11"},
		{friday, "They will meet at the weekend.", "2025-05-17…2025-05-18"},
		{friday, "He was killed this weekend.", "2025-05-10…2025-05-11"},
		{friday, "They will meet this weekend.", "2025-05-17…2025-05-18"},
		{"2025-05-18", "He was killed this weekend.", "2025-05-17…2025-05-18"},
		{"2025-05-19", "He was killed at the weekend.", "2025-05-17…2025-05-18"},
		{friday, "They met on the weekend of 3 May.", "2025-05-03…2025-05-04"},
		{friday, "He spoke in the past week.", "2025-05-09…2025-05-16"},
		{friday, "He left in the coming weeks.", "?"},
		{friday, "They met two weeks earlier.", "2025-04-28…2025-05-04"},
		{friday, "They will vote in two weeks.", "2025-05-26…2025-06-01"},
		{friday, "Sales rose in two weeks.", "?"},
		// Days of a month.
		{friday, "Police came on 3 July.", "2024-07-03"},
		{friday, "They will vote on 3 July.", "2025-07-03"},
		{friday, "The vote is 3 June.", "2025-06-03"},
		{friday, "It happened on 5 May last year.", "2024-05-05"},
		{friday, "It happened on May 5 of this year.", "2025-05-05"},
		{friday, "It happened on the fifth of May.", "2025-05-05"},
		{friday, "The race is set for 4 june.", "2025-06-04"},
		{friday, "On the 24th of this month they will meet.", "2025-05-24"},
		{friday, "They came on 3 March and left on the 9th.", "2025-03-03 | 2025-03-09"},
		{friday, "They left on the 20th.", "2025-04-20"},
		{friday, "The ceasefire ran between 3 and 5 May.", "2025-05-03…2025-05-05"},
		{friday, "The ceasefire ran between May 3 and May 5.", "2025-05-03…2025-05-05"},
		{friday, "The ceasefire ran from 28 April to 2 May.", "2025-04-28…2025-05-02"},
		{friday, "On the night of May 5 to 6 they fled.", "2025-05-05…2025-05-06"},
		{friday, "They met on Tuesday, the 6th of May.", "2025-05-06"},
		// Digits in any order.
		{friday, "It is dated 2024-06-13.", "2024-06-13"},
		{friday, "It is dated 2024/6/13.", "2024-06-13"},
		{friday, "It is dated 13.06.2024.", "2024-06-13"},
		{friday, "It is dated 13/6/2024.", "2024-06-13"},
		{friday, "It is dated 6/13/24.", "2024-06-13"},
		{friday, "It is dated 5/6/2024.", "2024-05-06"},
		{friday, "It came on 25/12/2023 and left on 5/6/2024.", "2023-12-25 | 2024-06-05"},
		{friday, "It is dated 30/2/2024.", "?"},
		// Months.
		{friday, "He resigned in March.", "2025-03-01…2025-03-31"},
		{friday, "He resigned in December.", "2024-12-01…2024-12-31"},
		{friday, "The court will rule in September.", "2025-09-01…2025-09-30"},
		{friday, "It happened in May last year.", "2024-05-01…2024-05-31"},
		{friday, "It will happen in May next year.", "2026-05-01…2026-05-31"},
		{friday, "Last May he left.", "2024-05-01…2024-05-31"},
		{friday, "It will open next month.", "2025-06-01…2025-06-30"},
		{friday, "They are not paid their June wages.", "2024-06-01…2024-06-30"},
		{friday, "He left in mid-April.", "2025-04-11…2025-04-20"},
		{friday, "He left at the end of April.", "2025-04-21…2025-04-30"},
		{friday, "He will leave by the end of the month.", "2025-05-22…2025-05-31"},
		{friday, "They will vote in three months' time.", "2025-08-01…2025-08-31"},
		{"2025-01-31", "It happened last month.", "2024-12-01…2024-12-31"},
		{"2025-01-31", "It will happen next month.", "2025-02-01…2025-02-28"},
		// What lasts until now.
		{friday, "It has been closed since March.", "2025-03-01…2025-05-16"},
		{friday, "It has been closed since Monday.", "2025-05-12…2025-05-16"},
		{friday, "It has grown since the 1990s.", "1990-01-01…2025-05-16"},
		{friday, "It had been closed since March 2020.", "2020-03-01…2020-03-31"},
		// Quarters, halves, seasons, years.
		{friday, "Sales rose in the fourth quarter.", "2024-10-01…2024-12-31"},
		{friday, "Sales rose in the first quarter.", "2025-01-01…2025-03-31"},
		{friday, "Sales rose in Q3 2023.", "2023-07-01…2023-09-30"},
		{friday, "Sales rose in the second half of last year.", "2024-07-01…2024-12-31"},
		{friday, "Sales rose in the first half of the year.", "2025-01-01…2025-06-30"},
		{friday, "Sales rose in fiscal 2023.", "2023-01-01…2023-12-31"},
		{friday, "Sales rose in the 2022/23 financial year.", "2022-01-01…2023-12-31"},
		{friday, "Sales rose in FY24.", "2024-01-01…2024-12-31"},
		{friday, "It happened in the fall of 2021.", "2021-09-01…2021-11-30"},
		{friday, "It happened in the summer of last year.", "2024-06-01…2024-08-31"},
		{friday, "It happened last winter.", "2024-12-01…2025-02-28"},
		{friday, "It happened in the winter of 1998-1999.", "1998-12-01…1999-02-28"},
		{friday, "He will retire in the autumn.", "2025-09-01…2025-11-30"},
		{friday, "It happened in late 2019.", "2019-09-01…2019-12-31"},
		{friday, "He left late last year.", "2024-09-01…2024-12-31"},
		{friday, "He left early this year.", "2025-01-01…2025-04-30"},
		{friday, "He left at the start of the year.", "2025-01-01…2025-04-30"},
		{friday, "It will end by year-end.", "2025-09-01…2025-12-31"},
		{friday, "He left a year ago.", "2024-01-01…2024-12-31"},
		{friday, "He left one year ago today.", "2024-05-16"},
		{friday, "He left two years ago this month.", "2023-05-01…2023-05-31"},
		{friday, "He came in '68.", "1968-01-01…1968-12-31"},
		{friday, "It is better in 2022 than 2021.", "2022-01-01…2022-12-31 | 2021-01-01…2021-12-31"},
		{friday, "They met in 2019. The year before, they had fought.", "2019-01-01…2019-12-31 | 2018-01-01…2018-12-31"},
		// Decades and centuries.
		{friday, "It happened in the late 1980s.", "1986-01-01…1989-12-31"},
		{friday, "It happened in the mid-90s.", "1994-01-01…1996-12-31"},
		{friday, "It happened over the past decade.", "2015-05-16…2025-05-16"},
		{friday, "It happened in the early 21st century.", "2001-01-01…2033-12-31"},
		// What follows an earlier date of the text.
		{friday, "They met on 3 May. The next day they left.", "2025-05-03 | 2025-05-04"},
		{friday, "They met on 3 May. The following week they returned.", "2025-05-03 | 2025-05-05…2025-05-11"},
		{friday, "They met in March 2022. Two months later the war began. A year later it ended.", "2022-03-01…2022-03-31 | 2022-05-01…2022-05-31 | 2023-01-01…2023-12-31"},
		// Holidays.
		{friday, "He left on New Year's Eve.", "2024-12-31"},
		{friday, "He left on Thanksgiving.", "2024-11-28"},
		{friday, "They will march on Labor Day.", "2025-09-01"},
		{friday, "He left on Easter Monday.", "2025-04-21"},
		{friday, "He left on Good Friday 2024.", "2024-03-29"},
		// Without a day of publication only full dates have a place.
		{"", "They met on Friday.", "?"},
		{"", "They met last week.", "?"},
		{"", "They met at the weekend.", "?"},
		{"", "They met on the weekend of 3 May 2025.", "2025-05-03…2025-05-04"},
		{"", "They met on 3 May 2025.", "2025-05-03"},
	}
	for _, tt := range tests {
		d := annotated(t, tt.text)
		d.Published = graphmodel.Date{}
		if err := d.Published.UnmarshalText([]byte(tt.published)); err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, e := range Find(d) {
			if got != "" {
				got += " | "
			}
			switch iv := e.Interval; {
			case !iv.Known():
				got += "?"
			case iv.Start == iv.End:
				got += iv.Start.String()
			default:
				got += iv.Start.String() + "…" + iv.End.String()
			}
		}
		if got == "" {
			got = "?"
		}
		if got != tt.want {
			t.Errorf("%s: %s\n got %s\nwant %s", tt.published, tt.text, got, tt.want)
		}
	}
}

// TestPrecision checks how exactly a time is said to be known.
func TestPrecision(t *testing.T) {
	for text, want := range map[string]graphmodel.Precision{
		"They met on Friday.": graphmodel.PrecisionDay, "They met last week.": graphmodel.PrecisionDay, "They met in March.": graphmodel.PrecisionMonth,
		"They met in late 2019.": graphmodel.PrecisionMonth, "They met in 2022.": graphmodel.PrecisionYear, "They met in the 1990s.": graphmodel.PrecisionYear,
		"They met a year ago.": graphmodel.PrecisionYear, "It has been shut since March.": graphmodel.PrecisionMonth, "Sales rose in Q3 2023.": graphmodel.PrecisionMonth,
	} {
		found := Find(annotated(t, text))
		if len(found) != 1 || found[0].Interval.Precision != want {
			t.Errorf("%s: %+v, want precision %s", text, found, want)
		}
	}
}

// TestNamesOfThings checks that a number in the name of a thing is no date,
// and that the year before the name of an event is one.
func TestNamesOfThings(t *testing.T) {
	for text, want := range map[string]int{
		"She spoke at the World Harbor 2022 fair.": 0, "The Coast Survey 2015-2016 was late.": 0, "The Fisheries Act 1965 must change.": 1,
		"She won at the 2016 Harbor Games.": 1, "No later than 2014 it was sold.": 1, "More than 2014 were sold.": 0,
	} {
		if found := Find(annotated(t, text)); len(found) != want {
			t.Errorf("%s: %+v, want %d", text, found, want)
		}
	}
}
