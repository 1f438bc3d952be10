package relations

import "clew/graphmodel"

// rule is what reads a link, and the type of link that it reads.
type rule struct {
	extractor string
	typ       graphmodel.LinkType
}

// measured holds the shares of right links among those that were judged by hand,
// by rule (docs/training.md, "Confidence"). A rule that is missing keeps the
// confidence that it was written with.
var measured = map[rule]float64{
	{byTitle, graphmodel.Role}: 0.95, {byTitle, graphmodel.From}: 0.95, {byTitle, graphmodel.MemberOf}: 0.92, {byTitle, graphmodel.Family}: 0.85,
	{byTitle, graphmodel.Owns}:   0.9,
	{byPattern, graphmodel.Role}: 0.85, {byPattern, graphmodel.BasedIn}: 0.9, {byPattern, graphmodel.PartOf}: 0.85, {byPattern, graphmodel.Owns}: 0.75,
	{byPattern, graphmodel.From}: 0.85, {byPattern, graphmodel.Family}: 0.85, {byPattern, graphmodel.MemberOf}: 0.8,
	{byVerb, graphmodel.Role}: 0.9, {byVerb, graphmodel.Owns}: 0.85, {byVerb, graphmodel.From}: 0.85, {byVerb, graphmodel.MemberOf}: 0.75,
	{byContext, graphmodel.Role}: 0.6, {byContext, graphmodel.Family}: 0.7,
	{byGazetteer, graphmodel.PartOf}: 0.85,
}

// What makes a link less certain than its rule is.
const (
	byPronoun = 0.15 // one end is a pronoun
	byGuess   = 0.3  // the rule itself holds this reading for a weak one
	weakest   = 0.55 // readings that a rule gives less are its weak ones
)

// calibrate gives a link the confidence that its rule has earned.
func (f *finder) calibrate(l *graphmodel.FoundLink) {
	v, ok := measured[rule{l.Extractor, l.Type}]
	if !ok {
		return
	}
	if l.Confidence <= weakest && l.Extractor != byContext {
		v -= byGuess
	}
	if f.isPronoun(l.Head) || f.isPronoun(l.Tail) {
		v -= byPronoun
	}
	l.Confidence = float64(int(v*100+0.5)) / 100
}
