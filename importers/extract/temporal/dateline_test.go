package temporal

import "testing"

func TestParseDateline(t *testing.T) {
	tests := []struct {
		text, place, agency string
		month, day          int
		rest                string
	}{
		{"ISTANBUL, May 16 (Harbour Wire) - Negotiators met.", "ISTANBUL", "Harbour Wire", 5, 16, "Negotiators met."},
		{"BAGHDAD (AP) — A bomb went off.", "BAGHDAD", "AP", 0, 0, "A bomb went off."},
		{"ROTTERDAM/BRUSSELS, 3 July 2025 - Auditors refused.", "ROTTERDAM/BRUSSELS", "", 7, 3, "Auditors refused."},
		{"WASHINGTON, July 25: The United States", "WASHINGTON", "", 7, 25, "The United States"},
		{"PALM BEACH, Florida (Reuters) - He said", "PALM BEACH, Florida", "Reuters", 0, 0, "He said"},
		{"KYIV -- Ukraine said", "KYIV", "", 0, 0, "Ukraine said"},
		{"Moscow, Monday, 5 May (Interfax) – The", "Moscow", "Interfax", 5, 5, "The"},
	}
	for _, tt := range tests {
		d, ok := ParseDateline(tt.text)
		if !ok {
			t.Errorf("%q: no dateline", tt.text)
			continue
		}
		if got := d.Place.In(tt.text); got != tt.place {
			t.Errorf("%q: place %q, want %q", tt.text, got, tt.place)
		}
		if got := d.Agency.In(tt.text); got != tt.agency {
			t.Errorf("%q: agency %q, want %q", tt.text, got, tt.agency)
		}
		if d.Month != tt.month || d.Day != tt.day {
			t.Errorf("%q: month %d day %d", tt.text, d.Month, d.Day)
		}
		if got := tt.text[d.End:]; got != tt.rest {
			t.Errorf("%q: rest %q, want %q", tt.text, got, tt.rest)
		}
	}
	for _, text := range []string{
		"He said - and nobody doubted it - that all was well.", "The talks were short.", "", "A - B", "- first item", "WASHINGTON",
		"Trump told reporters: nothing will happen.",
	} {
		if d, ok := ParseDateline(text); ok {
			t.Errorf("%q: dateline %+v", text, d)
		}
	}
}

func FuzzParseDateline(f *testing.F) {
	f.Add("ISTANBUL, May 16 (Harbour Wire) - Negotiators met.")
	f.Add("MÜNCHEN – é")
	f.Fuzz(func(t *testing.T, text string) {
		d, ok := ParseDateline(text)
		if ok && (d.End > len(text) || d.Place.End > d.End || d.Agency.End > d.End) {
			t.Fatalf("%q: %+v", text, d)
		}
	})
}
