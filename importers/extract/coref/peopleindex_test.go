package coref

import (
	"slices"
	"testing"

	"clew/graphmodel/personname"
)

// TestPeopleIndexMissesNobody checks that whoever a comparison of all with all
// would find is among those whom the index names.
func TestPeopleIndexMissesNobody(t *testing.T) {
	full := []string{
		"Ana Lindholm", "A. Lindholm", "Oleh Umierov", "Oleh Umerov", "Luiz Inácio Lula da Silva", "Lula da Silva", "Jong-un Kim", "Jongun Kim", "Jong Un Kim",
		"Samir al-Halabi", "Samir Halabi", "Maarten van der Holt", "M. van der Holt", "Ana Lindholm Jr.", "Zoë Lindholm",
	}
	x := newPeopleIndex()
	var names []personname.Name
	for i, f := range full {
		names = append(names, personname.Parse(f))
		x.add(i, names[i])
	}
	for i, a := range names {
		found := x.like(a)
		for j, b := range names {
			alike := personname.Compare(a, b) != personname.Differ || partialOf(a, b) || partialOf(b, a) || a.FamilySkeleton == b.FamilySkeleton
			if alike && !slices.Contains(found, j) {
				t.Errorf("%q does not lead to %q", full[i], full[j])
			}
		}
		if !slices.IsSorted(found) {
			t.Errorf("%q leads to %v, out of order", full[i], found)
		}
	}
	for word, want := range map[string][]int{"van der holt": {11, 12}, "holt": {11, 12}, "der holt": {11, 12}, "zoe": {14}, "inacio": {4}, "nobody": nil} {
		if got := x.with(word); !slices.Equal(got, want) {
			t.Errorf("%q leads to %v, want %v", word, got, want)
		}
	}
}
