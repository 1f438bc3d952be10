package ner

// Class says what a list of names holds. Classes are bits of a set.
type Class uint16

// The classes that the recognizer has features for. Their order is part of
// the model.
const (
	ClassCountry   Class = 1 << iota
	ClassPlace           // regions, waters and large cities
	ClassTown            // smaller places and names that are often something else
	ClassOrg             //
	ClassOrgWeak         // organizations whose name is often something else
	ClassFirst           // given names
	ClassLast            // family names
	ClassDemonym         // adjectives of places and names of peoples
	ClassTitle           // before a name: "Mr", "President", "Judge"
	ClassRole            // nouns for people by office or job
	ClassOrgSuffix       // ends the name of an organization: "Bank"
	ClassOrgHead         // begins it: "Ministry"
	ClassPlaceHead       // begins or ends the name of a place: "Mount", "River"
	ClassThing           // ends the name of an event, work, prize, law or product: "Cup"
	ClassOrgNoun         // nouns for organizations: "carmaker"
	ClassPlaceNoun       // nouns for places: "village"
	numClasses     = 16
)

// Gazetteer looks up names in lists. It must be safe for concurrent use.
type Gazetteer interface {
	// Classes returns the classes of a phrase: tokens as they are spelt inside
	// a sentence, with one space between them.
	Classes(phrase string, tokens int) Class
}

// maxPhrase is the length in tokens of the longest phrase that is looked up.
const maxPhrase = 8

// lowerClasses are the classes whose words need no capital.
const lowerClasses = ClassTitle | ClassRole | ClassOrgNoun | ClassPlaceNoun

// noGazetteer knows nothing.
type noGazetteer struct{}

func (noGazetteer) Classes(string, int) Class { return 0 }

// markGazetteer sets the gaz bits of the words of one sentence: for each class
// the longest phrase that begins at a word, as begin, inside, last or unit.
func (a *analysis) markGazetteer(g Gazetteer, s sentence) {
	ws := a.words[s.first:s.last]
	var phrase []byte
	for i := range ws {
		if ws[i].is(isPunct) {
			continue
		}
		upper := ws[i].is(isUpper)
		var length [numClasses]int
		for n := 1; n <= maxPhrase && i+n <= len(ws); n++ {
			w := &ws[i+n-1]
			if n > 1 {
				if !upper || w.is(isPunct) && !w.is(isLink) {
					break
				}
				if n == 2 {
					phrase = append(phrase[:0], ws[i].form...)
				}
				phrase = append(append(phrase, ' '), w.form...)
			}
			if n > 1 && !w.is(isUpper) && w.is(isLink) {
				continue // no name ends with a link
			}
			var c Class
			if n == 1 {
				c = a.memory.single(g, w)
			} else {
				c = a.memory.phrase(g, phrase, n)
			}
			for k := 0; c != 0; k, c = k+1, c>>1 {
				if c&1 != 0 && (upper || lowerClasses&(1<<k) != 0) {
					length[k] = n
				}
			}
			if n > 1 && !w.is(isUpper) {
				break
			}
		}
		for k, n := range length {
			setGazetteer(ws[i:i+n], k)
		}
	}
}

// setGazetteer marks all words of one match of class k.
func setGazetteer(ws []word, k int) {
	for j := range ws {
		pos := inside
		switch {
		case len(ws) == 1:
			pos = unit
		case j == 0:
			pos = begin
		case j == len(ws)-1:
			pos = last
		}
		ws[j].gaz |= 1 << (4*k + pos)
	}
}

// gazMask returns the bits of a set of classes at every position.
func gazMask(c Class) uint64 {
	var m uint64
	for k := range numClasses {
		if c&(1<<k) != 0 {
			m |= 15 << (4 * k)
		}
	}
	return m
}
