// Package perceptron holds linear classifiers over sparse, hashed features: the
// averaged perceptron that learns them (Collins 2002; Freund and Schapire 1999)
// and the compact form in which the program carries them.
package perceptron

// Hash mixes values into a feature of the template with the given number. Equal
// arguments give equal features on every machine.
func Hash(template uint32, values ...uint32) uint32 {
	h := Start(template)
	for _, v := range values {
		h = Mix(h, v)
	}
	return Finish(h)
}

// Start begins the hash of a feature.
func Start(template uint32) uint64 { return uint64(template+1) * 0x9E3779B97F4A7C15 }

// Mix adds a value to a hash.
func Mix(h uint64, value uint32) uint64 {
	h ^= uint64(value)
	h *= 0xBF58476D1CE4E5B9
	return h ^ h>>29
}

// Finish turns a hash into a feature.
func Finish(h uint64) uint32 {
	h *= 0x94D049BB133111EB
	return uint32(h >> 32)
}

// String hashes text (FNV-1a).
func String[T string | []byte](s T) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}
