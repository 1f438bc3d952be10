package lexicon

import (
	"slices"
	"strings"
)

var titleClasses = []string{"honorific", "noble", "academic", "military", "police", "religious", "political", "legal", "other"}

func sexOf(r row) (Sex, error) {
	switch r.attr["sex"] {
	case "":
		return SexUnknown, nil
	case "f":
		return Female, nil
	case "m":
		return Male, nil
	}
	return 0, r.errorf("@sex is f or m, not %q", r.attr["sex"])
}

func (l *Lexicon) addTitle(r row) error {
	sex, err := sexOf(r)
	if err != nil {
		return err
	}
	if !slices.Contains(titleClasses, r.attr["class"]) {
		return r.errorf("%q is no class of title", r.attr["class"])
	}
	for _, t := range r.list(0) {
		if !l.titles.add(Fold(t), Title{Text: t, Class: r.attr["class"], Sex: sex}) {
			return r.errorf("%q stands twice", t)
		}
	}
	return nil
}

// TitleAt returns the longest title at the start of words and the number of
// words that it takes; 0 when there is none. Words are compared folded; the
// caller decides whether lower case will do ("president Obama").
func (l *Lexicon) TitleAt(words []string) (Title, int) {
	if len(words) == 0 {
		return Title{}, 0
	}
	return l.titles.match(foldAll(words, min(6, entry(l.titles.longest, words[0]))))
}

// foldAll returns at most n of the words in folded form.
func foldAll(words []string, n int) []string {
	out := make([]string, min(n, len(words)))
	for i := range out {
		out[i] = Fold(words[i])
	}
	return out
}

// addFirstNames reads many names a line, separated by spaces.
func (l *Lexicon) addFirstNames(r row) error {
	sex, err := sexOf(r)
	if err != nil {
		return err
	}
	for _, n := range strings.Fields(r.field(0)) {
		k := Fold(n)
		if old, ok := l.firstNames[k]; ok && old.Sex == sex && old.Weak == (r.attr["weak"] != "") {
			return r.errorf("%q stands twice", n)
		} else if ok {
			old.Weak = old.Weak || r.attr["weak"] != ""
			if old.Sex != sex {
				old.Sex = SexUnknown
			}
			l.firstNames[k] = old
			continue
		}
		l.firstNames[k] = FirstName{Name: n, Sex: sex, Weak: r.attr["weak"] != ""}
	}
	return nil
}

// FirstName returns the given name that the word is. The word must start with
// a capital or belong to a script without case; short words in capitals
// throughout are acronyms.
func (l *Lexicon) FirstName(word string) (FirstName, bool) {
	if !caseFits("A a", word) || (len(word) <= 3 && len(word) > 1 && isAcronym(word)) {
		return FirstName{}, false
	}
	return lookUp(l.firstNames, word)
}

func (l *Lexicon) addLastNames(r row) error {
	for _, n := range strings.Fields(r.field(0)) {
		k := Fold(n)
		if l.lastNames[k] {
			return r.errorf("%q stands twice", n)
		}
		l.lastNames[k] = true
	}
	return nil
}

// LastName reports whether the word is a listed surname.
func (l *Lexicon) LastName(word string) bool {
	return caseFits("A a", word) && entry(l.lastNames, word)
}

func (l *Lexicon) addLeaders(r row) error {
	code := r.attr["country"]
	if code == "" {
		return r.errorf("leaders need a country")
	}
	for _, name := range r.list(0) {
		k := Fold(name)
		if _, dup := l.leaders[k]; dup && strings.Contains(k, " ") {
			return r.errorf("%q stands twice", name)
		}
		l.leaders[k] = code
		words := strings.Fields(k)
		if surname := words[len(words)-1]; len(words) > 1 {
			if other, taken := l.leaders[surname]; taken && other != code {
				l.leaders[surname] = "" // of several countries
			} else {
				l.leaders[surname] = code
			}
		}
	}
	return nil
}

// Leader returns the code of the country (ISO 3166-1 alpha-2) that somebody of that
// name, or of that surname alone, leads or led; "" for nobody or for people of
// several countries.
func (l *Lexicon) Leader(name string) string { return entry(l.leaders, name) }

func (l *Lexicon) addParticle(r row) error {
	for _, p := range strings.Fields(r.field(0)) {
		k := Fold(p)
		if l.particles[k] {
			return r.errorf("%q stands twice", p)
		}
		l.particles[k] = true
	}
	return nil
}

// Particle reports whether the word is a particle inside personal names:
// "van", "bin", "al", "de". Case does not count.
func (l *Lexicon) Particle(word string) bool { return entry(l.particles, word) }
