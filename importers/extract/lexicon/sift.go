package lexicon

// sift tells of most names that no table of countries, places and organizations
// has them: one look for all.
type sift [1 << 13]uint64 // a bit for each of the first bits of a hash

// hashName is the FNV-1a hash of a folded name without apostrophes.
func hashName[S string | []byte](folded S) uint32 {
	h := uint32(2166136261)
	for i := range len(folded) {
		if c := folded[i]; c != '\'' {
			h = (h ^ uint32(c)) * 16777619
		}
	}
	return h
}

const siftDrop = 32 - 19

func (s *sift) add(key string) {
	b := hashName(key) >> siftDrop
	s[b>>6] |= 1 << (b & 63)
}

func (s *sift) mayHave(hash uint32) bool {
	b := hash >> siftDrop
	return s[b>>6]>>(b&63)&1 == 1
}

func siftAll[T any](s *sift, table map[string]T) {
	for key := range table {
		s.add(key)
	}
}

// siftNames fills the sift when all tables are read.
func (l *Lexicon) siftNames() {
	siftAll(&l.names, l.countryName)
	siftAll(&l.names, l.demonym)
	siftAll(&l.names, l.placeName)
	siftAll(&l.names, l.placeDemonym)
	siftAll(&l.names, l.orgName)
	siftAll(&l.names, l.exonyms)
}

// MayName reports whether a country, a place, an organization or a people may bear
// the name. It is much faster than to ask for each; where it says no, none does.
func (l *Lexicon) MayName(name string) bool {
	var buf [64]byte
	folded := appendFold(buf[:0], name)
	hash := hashName(folded)
	if l.names.mayHave(hash) || l.cities.mayHave(hash) {
		return true
	}
	key := keyOf(folded)
	return len(key) < len(folded) && l.names.mayHave(hashName(key))
}
