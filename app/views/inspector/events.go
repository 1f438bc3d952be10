package inspector

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"clew/app/views/wording"
	"clew/graphmodel"
)

// mainEvents lists the events that tell most: those that several important
// people, organizations or places have a part in, and that several articles
// report.
func (b *builder) mainEvents(most int) {
	weight := map[int32]float64{}
	var order []int32
	for _, i := range b.rank.Order {
		e := b.snap.Entities[i]
		if e.Kind != graphmodel.Event || e.Status == graphmodel.Hidden || b.rank.Links[i] == 0 {
			continue
		}
		order = append(order, i)
		weight[i] = b.weightOfEvent(i)
	}
	slices.SortStableFunc(order, func(x, y int32) int { return cmp.Compare(weight[y], weight[x]) })
	if len(order) > 0 {
		b.section("Main events", "")
	}
	for _, i := range order[:min(most, len(order))] {
		b.add(b.entityItem(b.snap.Entities[i]))
	}
}

// weightOfEvent is how much an event tells: each party counts by its own
// weight, with less and less for what is far above the rest; each article that
// reports it counts as a party.
func (b *builder) weightOfEvent(i int32) float64 {
	w := float64(articlesOf(b.snap.Entities[i]) - 1)
	for _, p := range b.parties(int(i)) {
		w += 1 + float64(0.5*math.Log1p(b.rank.Weight[p]))
	}
	return w
}

// parties are the indexes of those who have a part in an event that is not
// doubtful, the most important first.
func (b *builder) parties(i int) []int32 {
	var all []int32
	for _, a := range b.snap.ArcsOf(i) {
		l := b.snap.Links.At(int(a.Link))
		switch l.Type {
		case graphmodel.Actor, graphmodel.Recipient, graphmodel.Participant:
		default:
			continue
		}
		if a.Out && !l.Doubtful() && l.Status != graphmodel.Hidden && !slices.Contains(all, a.Node) {
			all = append(all, a.Node)
		}
	}
	slices.SortStableFunc(all, func(x, y int32) int { return cmp.Compare(b.rank.Weight[y], b.rank.Weight[x]) })
	return all
}

// shownParties is how many parties of an event a row names.
const shownParties = 2

// eventDetails says who took part in an event, when and where it was: "Haddad,
// Lindholm and 1 more, 2 May 2025, Oslo".
func (b *builder) eventDetails(e *graphmodel.Entity) string {
	line := b.eventLine(e)
	i, ok := b.snap.EntityIndex(e.ID)
	if !ok {
		return line
	}
	all := b.parties(i)
	if len(all) == 0 {
		return line
	}
	var names []string
	for _, p := range all[:min(shownParties, len(all))] {
		names = append(names, b.snap.Entities[p].Name)
	}
	who := strings.Join(names, ", ")
	if more := len(all) - len(names); more > 0 {
		who += " and " + wording.Number(more) + " more"
	}
	if line == "" {
		return who
	}
	return who + ", " + line
}

// articlesOf counts the articles that mention an entity.
func articlesOf(e *graphmodel.Entity) int {
	n, last := 0, ""
	for _, m := range e.Mentions {
		if m.Article != last {
			n, last = n+1, m.Article
		}
	}
	return n
}
