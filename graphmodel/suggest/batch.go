package suggest

import "slices"

// Batch returns the entities that can be made one at once: those that
// suggestions of at least the given score join. A suggestion that would bring an
// entity together with one that it is not likewise suggested for is left out:
// three become one only where each two of them look the same. The first of each
// group is the one whose name stays; groups and their members come in the order
// of the suggestions.
func Batch(list []Suggestion, least float64) [][]string {
	sure := map[[2]string]bool{}
	for _, s := range list {
		if s.Score >= least {
			sure[[2]string{s.A, s.B}], sure[[2]string{s.B, s.A}] = true, true
		}
	}
	groups, of := [][]string{}, map[string]int{}
	at := func(id string) int {
		g, ok := of[id]
		if !ok {
			g = len(groups)
			groups, of[id] = append(groups, []string{id}), g
		}
		return g
	}
	for _, s := range list {
		if s.Score < least {
			continue
		}
		a, b := at(s.A), at(s.B)
		if a == b || !allSure(sure, groups[a], groups[b]) {
			continue
		}
		for _, id := range groups[b] {
			of[id] = a
		}
		groups[a], groups[b] = append(groups[a], groups[b]...), nil
	}
	return slices.DeleteFunc(groups, func(g []string) bool { return len(g) < 2 })
}

func allSure(sure map[[2]string]bool, a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if !sure[[2]string{x, y}] {
				return false
			}
		}
	}
	return true
}
