package ner

import (
	"math/bits"
	"unicode/utf8"
)

// hashString is FNV-1a with 64 bits: stable over platforms and releases, for
// hashes are written into the model.
func hashString(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h ^= uint64(s[i])
		h *= 1099511628211
	}
	return h
}

// hashRunes hashes the UTF-8 form of r as hashString does.
func hashRunes(r []rune) uint64 {
	h := uint64(14695981039346656037)
	var buf [utf8.UTFMax]byte
	for _, c := range r {
		for _, b := range buf[:utf8.EncodeRune(buf[:], c)] {
			h ^= uint64(b)
			h *= 1099511628211
		}
	}
	return h
}

// featureKey mixes a feature template and its two values to 32 bits
// (multiplications and shifts of the SplitMix64 finalizer).
func featureKey(template uint32, a, b uint64) uint32 {
	h := a*0x9e3779b97f4a7c15 ^ bits.RotateLeft64(b*0xc2b2ae3d27d4eb4f, 31) ^ uint64(template)*0x165667b19e3779f9
	h ^= h >> 30
	h *= 0xbf58476d1ce4e5b9
	h ^= h >> 27
	h *= 0x94d049bb133111eb
	return uint32(h >> 32)
}
