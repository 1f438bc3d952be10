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
	for _, name := range files(dir, "go-graphviz", folderLevels) {
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

// folderLevels is how deep folders are nested: go-graphviz, and in it one for
// each version of the compiler. Below are files only.
const folderLevels = 2

// files returns the paths of all files below a folder, relative to dir. What
// is not safe or stands in the wrong place is deleted.
func files(dir, name string, levels int) []string {
	info, err := os.Lstat(dir + "/" + name)
	if err != nil {
		return nil
	}
	if !safe(info) || info.IsDir() && levels == 0 || !info.IsDir() && (levels > 0 || !info.Mode().IsRegular()) {
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
		found = append(found, files(dir, name+"/"+e.Name(), levels-1)...)
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
	for _, name := range files(dir, "go-graphviz", folderLevels) {
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
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	h := newChecksum(info.Size())
	block := make([]byte, 64<<10)
	for filled := 0; ; {
		n, err := f.Read(block[filled:])
		filled += n
		if whole := filled &^ 7; filled == len(block) || err != nil {
			h.add(block[:whole])
			filled = copy(block, block[whole:filled])
		}
		if err != nil {
			// The size is part of the sum, so a file that was cut short differs.
			h.last(block[:filled])
			return hexadecimal(uint64(h)), nil
		}
	}
}

// checksum mixes eight bytes at a time with a multiplier of SplitMix64. It
// finds damage; against people there are owners and permissions.
type checksum uint64

const multiplier = 0xbf58476d1ce4e5b9

func newChecksum(size int64) checksum { return checksum(uint64(size) * multiplier) }

func (h *checksum) mix(word uint64) {
	v := (uint64(*h) ^ word) * multiplier
	*h = checksum(v ^ v>>29)
}

// add mixes in data whose length is a multiple of eight.
func (h *checksum) add(data []byte) {
	for len(data) >= 8 {
		h.mix(uint64(data[0]) | uint64(data[1])<<8 | uint64(data[2])<<16 | uint64(data[3])<<24 |
			uint64(data[4])<<32 | uint64(data[5])<<40 | uint64(data[6])<<48 | uint64(data[7])<<56)
		data = data[8:]
	}
}

// last mixes in the up to seven bytes at the end.
func (h *checksum) last(data []byte) {
	var word uint64
	for i, c := range data {
		word |= uint64(c) << (8 * i)
	}
	h.mix(word)
}

func hexadecimal(v uint64) string {
	var digits [16]byte
	for i := range digits {
		digits[15-i] = "0123456789abcdef"[v>>(4*i)&15]
	}
	return string(digits[:])
}
