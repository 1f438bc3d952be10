package duplicates

import "clew/graphmodel"

// The limits of what is the same story. They were chosen on the first fifteen
// stories of testdata and on copies made by a program (see duplicates_test.go).
const (
	// copied is the share of the shorter text's runs of words that the other one
	// has, from which one is a copy of the other.
	copied = 0.4
	// largest is how many times as long the longer one may be: an overview that
	// holds many short reports is none of them.
	largest = 8
	// reworded and sameFacts are the shares of runs and of numbers and names from
	// which one text is a rewritten form of the other.
	reworded  = 0.09
	sameFacts = 0.75
	// leastRuns and leastFacts keep short texts from agreeing by chance.
	leastRuns  = 8
	leastFacts = 6
	// rewriteDays is how many days apart two reports of the same may be published.
	rewriteDays = 3
)

// near reports whether one text is a copy of the other, or of a part of it, or, of
// articles that are close in time, a rewritten form: the facts of the other with
// some of its sentences. runs are those of a.
func near(a, b *details, runs *set, close bool) bool {
	small, large := min(len(a.runs), len(b.runs)), max(len(a.runs), len(b.runs))
	if small == 0 || large > largest*small {
		return false
	}
	n := runs.shared(b.runs)
	switch part := float64(n) / float64(small); {
	case part >= copied:
		return true
	case !close || n < leastRuns || part < reworded:
		return false
	}
	facts := shared(a.facts, b.facts)
	return facts >= leastFacts && float64(facts) >= sameFacts*float64(min(len(a.facts), len(b.facts)))
}

// closeInTime reports whether two articles may be about the news of one day, as
// far as their dates are known.
func closeInTime(a, b *graphmodel.Article) bool {
	if !a.Published.Known() || !b.Published.Known() {
		return true
	}
	d := a.Published.Start.Time().Sub(b.Published.Start.Time()).Abs()
	return d.Hours() <= rewriteDays*24
}
