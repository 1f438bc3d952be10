package personname_test

import (
	"testing"

	"clew/graphmodel/personname"
)

func TestParse(t *testing.T) {
	tests := []struct{ name, given, family, suffix string }{
		{"Ana Lind", "ana", "lind", ""},
		{"Annelies van der Holt", "annelies", "van der holt", ""},
		{"Van der Holt", "", "van der holt", ""},
		{"Ben Carter", "ben", "carter", ""},
		{"Ben Gurion", "", "ben gurion", ""},
		{"David Ben Gurion", "david", "ben gurion", ""},
		{"Mac Karlsen", "", "mac karlsen", ""},
		{"Al Thani", "", "al thani", ""},
		{"Osei-Lindqvist", "", "oseilindqvist", ""},
		{"Bashar al-Assad", "bashar", "al assad", ""},
		{"James E. \"Chip\" Carter III", "james", "carter", "iii"},
		{"J. D. Vance", "jd", "vance", ""},
		{"JD Vance", "jd", "vance", ""},
		{"Recep Tayyip Erdoğan", "recep", "erdogan", ""},
		{"", "", "", ""},
	}
	for _, tt := range tests {
		p := personname.Parse(tt.name)
		if p.Given != tt.given || p.Family != tt.family || p.Suffix != tt.suffix {
			t.Errorf("Parse(%q) = %q %q %q, want %q %q %q", tt.name, p.Given, p.Family, p.Suffix, tt.given, tt.family, tt.suffix)
		}
	}
}

func TestCompare(t *testing.T) {
	tests := []struct {
		a, b string
		want personname.Agreement
	}{
		{"Ana Lind", "Ana B. Lind", personname.Identical},
		{"Ana C. Lind", "Ana B. Lind", personname.Differ},
		{"Ana Lind", "Ove Lind", personname.Differ},
		{"Ana Lind", "A. Lind", personname.Similar},
		{"Volodymyr Zelenskiy", "Volodymyr Zelensky", personname.Similar},
		{"Rustem Umierov", "Rustem Umerov", personname.Similar},
		{"Tom Reed Jr.", "Tom Reed Sr.", personname.Differ},
		{"Lind", "Ana Lind", personname.Differ},
		{"Pak Min-su", "Pak Min Su", personname.Identical},
		{"Jean-Luc Ravel", "Jean Luc Ravel", personname.Identical},
		{"Nadia al-Hakim", "Nadia Hakim", personname.Similar},
		{"Nadia al-Hakim", "Nadia el-Hakim", personname.Similar},
	}
	for _, tt := range tests {
		if got := personname.Compare(personname.Parse(tt.a), personname.Parse(tt.b)); got != tt.want {
			t.Errorf("Compare(%q, %q) = %d, want %d", tt.a, tt.b, got, tt.want)
		}
		if personname.Compare(personname.Parse(tt.a), personname.Parse(tt.b)) != personname.Compare(personname.Parse(tt.b), personname.Parse(tt.a)) {
			t.Errorf("Compare(%q, %q) depends on the order", tt.a, tt.b)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("Ana van der Lind-Berg Jr.")
	f.Add("Ürün\xff. -")
	f.Fuzz(func(t *testing.T, name string) {
		p := personname.Parse(name)
		if p.Full == "" && p.Family != "" {
			t.Errorf("Parse(%q) has a surname without a name", name)
		}
	})
}
