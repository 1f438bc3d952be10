package lexicon

import (
	"strings"
	"testing"

	"clew/graphmodel"
)

// TestFrameCounts counts the words that tell events: each has a type, slots, and
// whether it tells the event by itself; light verbs and multiword forms stand
// beside the plain ones.
func TestFrameCounts(t *testing.T) {
	l := Default()
	verbs, nouns, phrases := map[string]bool{}, map[string]bool{}, 0
	types := map[graphmodel.EventType]int{}
	for _, f := range l.Frames() {
		if len(f.Slots) == 0 {
			t.Errorf("%q tells a %s of nobody", f.Lemma, f.Type)
		}
		types[f.Type]++
		switch {
		case strings.Contains(f.Lemma, " "):
			phrases++
		case f.Noun:
			nouns[f.Lemma] = true
		default:
			verbs[f.Lemma] = true
		}
	}
	if len(verbs) < 450 || len(nouns) < 300 || phrases < 1000 || len(l.lightVerbs) < 150 {
		t.Errorf("%d verbs, %d nouns, %d forms of several words, %d light verbs", len(verbs), len(nouns), phrases, len(l.lightVerbs))
	}
	for _, typ := range graphmodel.EventTypes {
		if types[typ] < 10 {
			t.Errorf("%d words tell a %s", types[typ], typ)
		}
	}
}

// TestLightVerbsTurnTheirNouns: what a light verb does with its noun decides what
// is told.
func TestLightVerbsTurnTheirNouns(t *testing.T) {
	l := Default()
	for _, tt := range []struct {
		verb, noun string
		role       graphmodel.LinkType
		typ        graphmodel.EventType
		stance     graphmodel.Stance
	}{
		{"hold", "talks", graphmodel.Participant, "", ""},
		{"come under", "fire", graphmodel.Recipient, graphmodel.Assault, ""},
		{"come under", "attack", graphmodel.Recipient, "", ""},
		{"impose", "sanction", graphmodel.Actor, "", ""},
		{"lift", "embargo", graphmodel.Actor, graphmodel.Concede, ""},
		{"suspend", "aid", graphmodel.Actor, graphmodel.Sanction, ""},
		{"declare", "ceasefire", graphmodel.Actor, graphmodel.Retreat, ""},
		{"declare", "truce", graphmodel.Actor, graphmodel.Retreat, ""},
		{"lodge", "protest", graphmodel.Actor, graphmodel.Accuse, ""},
		{"call off", "meeting", graphmodel.Actor, "", graphmodel.Denied},
		{"plan", "attack", graphmodel.Actor, "", graphmodel.Planned},
	} {
		lv, ok := l.LightVerb(tt.verb, tt.noun)
		if !ok || lv.SubjectRole != tt.role || lv.Type != tt.typ || lv.Stance != tt.stance {
			t.Errorf("%s %s: %+v", tt.verb, tt.noun, lv)
		}
	}
}
