package pairs

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/phrase"
)

// misread reports whether the words of a sentence speak against a link that no rule read,
// by its type.
func (r *reader) misread(x *graphmodel.FoundLink) bool {
	switch x.Type {
	case graphmodel.BasedIn:
		return r.isLent(x) || r.isPlant(x)
	case graphmodel.PartOf:
		return r.isElsewhere(x)
	case graphmodel.MemberOf, graphmodel.Role:
		return r.Who.Entities[x.To].Kind != graphmodel.Person && r.isKinLabel(x.Label) || r.isRecital(x) || r.isLedElsewhere(x)
	}
	return false
}

func (r *reader) lower(i int) string {
	if i < 0 || i >= len(r.Doc.Tokens) {
		return ""
	}
	return strings.ToLower(r.Doc.Tokens[i].Form)
}

// isLent reports whether the place is the seat of somebody else, who is named behind it:
// "Norkem, a subsidiary of Toronto-based Dalmar".
func (r *reader) isLent(x *graphmodel.FoundLink) bool {
	place, body := r.Who.Ranges[x.Tail], r.Who.Ranges[x.Head]
	if body.First > place.First || !phrase.IsHyphen(r.lower(place.Last)) || r.lower(place.Last+1) != "based" && r.lower(place.Last+1) != "headquartered" {
		return false
	}
	for t := place.Last + 2; t < len(r.Doc.Tokens) && t < place.Last+7 && !phrase.Breaks(r.Doc, t); t++ {
		if r.Doc.Tokens[t].UPOS == "PROPN" {
			m := r.Who.MentionAt(t)
			return m < 0 || r.ends[m].entity != x.From
		}
	}
	return false
}

// plants are what companies have in many places.
var plants = map[string]bool{
	"plant": true, "plants": true, "factory": true, "factories": true, "mine": true, "mines": true, "store": true, "stores": true, "warehouse": true,
	"refinery": true, "branch": true, "depot": true, "smelter": true, "pit": true, "quarry": true, "outlet": true, "subsidiary": true,
}

// isPlant reports whether what stands in the place is but a plant of the body: "the
// group's plant in Oslo", "Dalmar's biggest factory in Kenya".
func (r *reader) isPlant(x *graphmodel.FoundLink) bool {
	place, body := r.Who.Ranges[x.Tail], r.Who.Ranges[x.Head]
	if body.Last >= place.First || !phrase.IsPossessive(r.lower(body.Last)) {
		return false
	}
	for t := body.Last + 1; t < place.First; t++ {
		if plants[r.lower(t)] {
			w := r.lower(t + 1)
			return w == "in" || w == "at" || w == "near" || w == "outside"
		}
	}
	return false
}

// isElsewhere reports whether "and" and words for another thing stand between two places:
// "two flats in Miami and half of a farm in Kentucky".
func (r *reader) isElsewhere(x *graphmodel.FoundLink) bool {
	if r.Who.Entities[x.From].Kind != graphmodel.Place {
		return false
	}
	part, whole := r.Who.Ranges[x.Head], r.Who.Ranges[x.Tail]
	if part.Last > whole.First {
		return false
	}
	for t := part.Last; t+1 < whole.First; t++ {
		if r.lower(t) != "and" {
			continue
		}
		if next := &r.Doc.Tokens[t+1]; next.UPOS != "PROPN" && r.Who.MentionAt(t+1) < 0 {
			return true
		}
	}
	return false
}

// recited are verbs whose object is told, not joined.
var recited = map[string]bool{"recite": true, "sing": true, "chant": true, "mimic": true, "quote": true, "imitate": true}

// isRecital reports whether a person does or recites the name of a body: "He chanted
// Ajax all night".
func (r *reader) isRecital(x *graphmodel.FoundLink) bool {
	h := r.Doc.Tokens[r.Who.Heads[x.Tail]]
	if h.Rel != "obj" || h.Head < 0 || !recited[strings.ToLower(r.Doc.Tokens[h.Head].Lemma)] {
		return false
	}
	s := phrase.Child(r.Doc, h.Head, "nsubj", true)
	return s >= 0 && r.Who.Ranges[x.Head].Contains(s)
}

// isLedElsewhere reports whether a body behind "and" is said to be of somebody else: "with
// Norvik, whose leader is Ana Lind, and with the Green Party of Bo Berg" makes her no Green.
func (r *reader) isLedElsewhere(x *graphmodel.FoundLink) bool {
	person, body := r.Who.Ranges[x.Head], r.Who.Ranges[x.Tail]
	if person.Last > body.First || r.lower(body.Last) != "of" {
		return false
	}
	m := r.Who.MentionAt(body.Last + 1)
	if m < 0 || r.ends[m].kind != graphmodel.Person || r.ends[m].entity == x.From {
		return false
	}
	for t := person.Last; t < body.First; t++ {
		if r.lower(t) == "and" {
			return true
		}
	}
	return false
}
