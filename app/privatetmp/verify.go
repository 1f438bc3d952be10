package privatetmp

import (
	"os"
	"time"
)

// sumsFile holds one line a file of compiled code: its path, a slash at every
// level, and its checksum in sixteen digits.
const sumsFile = "sums"

// verify checks the compiled code against the noted checksums. What does not
// match, or was never noted, is deleted. It reports whether anything sound is
// left.
func verify(dir string) bool {
	noted := readSums(dir)
	sound := false
	for _, name := range files(dir, "go-graphviz") {
		if inTheMaking(dir + "/" + name) {
			continue
		}
		want, ok := noted[name]
		got, err := sumFile(dir + "/" + name)
		if ok && err == nil && got == want {
			sound = true
		} else {
			_ = os.Remove(dir + "/" + name)
		}
	}
	return sound
}

// inTheMaking reports whether another process is writing the file right now:
// it would panic if the file went away.
func inTheMaking(name string) bool {
	const suffix = ".tmp"
	if len(name) < len(suffix) || name[len(name)-len(suffix):] != suffix {
		return false
	}
	info, err := os.Lstat(name)
	return err == nil && time.Since(info.ModTime()) < time.Hour
}

// files returns the paths of all files below a folder, relative to dir. A
// part of the tree that is not safe is deleted as a whole.
func files(dir, name string) []string {
	info, err := os.Lstat(dir + "/" + name)
	if err != nil {
		return nil
	}
	if !safe(info) || !info.IsDir() && !info.Mode().IsRegular() {
		_ = os.RemoveAll(dir + "/" + name)
		return nil
	}
	if !info.IsDir() {
		return []string{name}
	}
	entries, err := os.ReadDir(dir + "/" + name)
	if err != nil {
		return nil
	}
	var found []string
	for _, e := range entries {
		found = append(found, files(dir, name+"/"+e.Name())...)
	}
	return found
}

func readSums(dir string) map[string]string {
	text, err := os.ReadFile(dir + "/" + sumsFile)
	if err != nil {
		return nil
	}
	sums := map[string]string{}
	for len(text) > 0 {
		line := text
		for i, c := range text {
			if c == '\n' {
				line = text[:i]
				break
			}
		}
		text = text[min(len(line)+1, len(text)):]
		if n := len(line); n > 17 && line[n-17] == ' ' {
			sums[string(line[:n-17])] = string(line[n-16:])
		}
	}
	return sums
}

// record notes the checksums of all compiled code. When it fails, the next
// start is a cold one.
func record(dir string) {
	var text []byte
	for _, name := range files(dir, "go-graphviz") {
		sum, err := sumFile(dir + "/" + name)
		if err != nil || inTheMaking(dir+"/"+name) {
			continue
		}
		text = append(text, name+" "+sum+"\n"...)
	}
	f, err := os.CreateTemp(dir, sumsFile)
	if err != nil {
		return
	}
	_, err = f.Write(text)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Rename(f.Name(), dir+"/"+sumsFile)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
}

func sumFile(name string) (string, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return "", err
	}
	return hexadecimal(checksum(data)), nil
}

// checksum mixes eight bytes at a time with the multiplier of SplitMix64. It
// finds damage; against people there are owners and permissions.
func checksum(data []byte) uint64 {
	const multiplier = 0xbf58476d1ce4e5b9
	h := uint64(len(data)) * multiplier
	mix := func(word uint64) {
		h = (h ^ word) * multiplier
		h ^= h >> 29
	}
	for len(data) >= 8 {
		mix(uint64(data[0]) | uint64(data[1])<<8 | uint64(data[2])<<16 | uint64(data[3])<<24 |
			uint64(data[4])<<32 | uint64(data[5])<<40 | uint64(data[6])<<48 | uint64(data[7])<<56)
		data = data[8:]
	}
	var last uint64
	for i, c := range data {
		last |= uint64(c) << (8 * i)
	}
	mix(last)
	return h
}

func hexadecimal(v uint64) string {
	var digits [16]byte
	for i := range digits {
		digits[15-i] = "0123456789abcdef"[v>>(4*i)&15]
	}
	return string(digits[:])
}
