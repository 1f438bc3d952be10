package mail

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"maps"
	"slices"
	"strings"
	"unicode/utf16"
)

// storage is a folder of a compound file: streams ([]byte) and storages by name.
type storage map[string]any

const (
	sectorSize = 512
	miniSize   = 64
	miniCutoff = 4096
	endOfChain = 0xfffffffe
	freeSector = 0xffffffff
	fatSector  = 0xfffffffd
	noEntry    = 0xffffffff
)

// cfb writes compound files (MS-CFB, version 3).
type cfb struct {
	sectors [][]byte
	fat     []uint32
	mini    []byte
	miniFAT []uint32
	entries []cfbEntry
}

type cfbEntry struct {
	name               string
	kind               byte // 1 storage, 2 stream, 5 root
	left, right, child uint32
	start              uint32
	size               int
}

// compound returns a compound file.
func compound(root storage) []byte {
	c := &cfb{entries: []cfbEntry{{name: "Root Entry", kind: 5, left: noEntry, right: noEntry}}}
	c.entries[0].child = c.folder(root)
	c.entries[0].size = len(c.mini)
	c.entries[0].start = c.chain(c.mini)
	var b bytes.Buffer
	for _, m := range c.miniFAT {
		_ = binary.Write(&b, binary.LittleEndian, m)
	}
	miniCount := (b.Len() + sectorSize - 1) / sectorSize
	for b.Len()%sectorSize != 0 {
		b.WriteByte(0xff)
	}
	miniStart := c.chain(b.Bytes())
	directory := c.chain(c.directory())
	// The FAT describes its own sectors too.
	n := 0
	for n*sectorSize/4 < len(c.sectors)+n {
		n++
	}
	start := len(c.sectors)
	for range n {
		c.fat = append(c.fat, fatSector)
	}
	for len(c.fat)%(sectorSize/4) != 0 {
		c.fat = append(c.fat, freeSector)
	}
	var out bytes.Buffer
	out.WriteString("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	put := func(values ...any) {
		for _, v := range values {
			_ = binary.Write(&out, binary.LittleEndian, v)
		}
	}
	put([16]byte{}, uint16(0x3e), uint16(3), uint16(0xfffe), uint16(9), uint16(6), [6]byte{}, uint32(0), uint32(n), directory, uint32(0), uint32(miniCutoff), miniStart, uint32(miniCount), uint32(endOfChain), uint32(0))
	for i := range 109 {
		if i < n {
			put(uint32(start + i))
		} else {
			put(uint32(freeSector))
		}
	}
	for _, s := range c.sectors {
		out.Write(s)
	}
	put(c.fat)
	return out.Bytes()
}

// chain writes a stream in sectors and returns the first one.
func (c *cfb) chain(b []byte) uint32 {
	if len(b) == 0 {
		return endOfChain
	}
	first := uint32(len(c.sectors))
	for at := 0; at < len(b); at += sectorSize {
		s := make([]byte, sectorSize)
		copy(s, b[at:])
		c.sectors = append(c.sectors, s)
		c.fat = append(c.fat, uint32(len(c.sectors)))
	}
	c.fat[len(c.fat)-1] = endOfChain
	return first
}

func (c *cfb) miniChain(b []byte) uint32 {
	first := uint32(len(c.miniFAT))
	for at := 0; at < len(b); at += miniSize {
		s := make([]byte, miniSize)
		copy(s, b[at:])
		c.mini = append(c.mini, s...)
		c.miniFAT = append(c.miniFAT, uint32(len(c.miniFAT)+1))
	}
	c.miniFAT[len(c.miniFAT)-1] = endOfChain
	return first
}

// folder adds the entries of a storage and returns the root of their tree.
func (c *cfb) folder(s storage) uint32 {
	names := slices.SortedFunc(maps.Keys(s), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(strings.ToUpper(a), strings.ToUpper(b)))
	})
	var ids []uint32
	for _, name := range names {
		e := cfbEntry{name: name, left: noEntry, right: noEntry, child: noEntry, start: endOfChain}
		id := len(c.entries)
		c.entries = append(c.entries, e)
		switch v := s[name].(type) {
		case storage:
			e.kind, e.start, e.child = 1, 0, c.folder(v)
		case []byte:
			e.kind, e.size = 2, len(v)
			switch {
			case len(v) >= miniCutoff:
				e.start = c.chain(v)
			case len(v) > 0:
				e.start = c.miniChain(v)
			}
		}
		c.entries[id] = e
		ids = append(ids, uint32(id))
	}
	return c.tree(ids)
}

// tree joins sorted entries to a binary tree.
func (c *cfb) tree(ids []uint32) uint32 {
	if len(ids) == 0 {
		return noEntry
	}
	m := len(ids) / 2
	c.entries[ids[m]].left, c.entries[ids[m]].right = c.tree(ids[:m]), c.tree(ids[m+1:])
	return ids[m]
}

func (c *cfb) directory() []byte {
	var b bytes.Buffer
	for _, e := range c.entries {
		units := make([]uint16, 32)
		n := copy(units[:31], utf16.Encode([]rune(e.name)))
		_ = binary.Write(&b, binary.LittleEndian, units)
		_ = binary.Write(&b, binary.LittleEndian, struct {
			Length             uint16
			Kind, Color        byte
			Left, Right, Child uint32
			CLSID              [16]byte
			State              uint32
			Times              [16]byte
			Start              uint32
			Size               uint64
		}{uint16(2*n + 2), e.kind, 1, e.left, e.right, e.child, [16]byte{}, 0, [16]byte{}, e.start, uint64(e.size)})
	}
	for b.Len()%sectorSize != 0 {
		b.WriteByte(0)
	}
	return b.Bytes()
}

// outlook are the properties of a message or an attachment, by tag.
type outlook struct {
	unicode bool
	encode  func(string) []byte // of 8-bit strings
	fixed   []byte
	streams storage
}

func (o *outlook) text(id string, s string) {
	if o.unicode {
		o.streams["__substg1.0_"+id+"001F"] = utf16Bytes(s)
		o.entry(id+"001F", uint64(2*len(utf16.Encode([]rune(s)))+2))
		return
	}
	o.streams["__substg1.0_"+id+"001E"] = o.encode(s)
	o.entry(id+"001E", uint64(len(o.encode(s))+1))
}

func (o *outlook) binary(id string, b []byte) {
	o.streams["__substg1.0_"+id+"0102"] = b
	o.entry(id+"0102", uint64(len(b)))
}

// entry adds one of 16 bytes to the stream of properties.
func (o *outlook) entry(tag string, value uint64) {
	var t uint32
	for _, c := range tag {
		t = t<<4 | uint32(strings.IndexRune("0123456789ABCDEF", c))
	}
	o.fixed = binary.LittleEndian.AppendUint32(o.fixed, t)
	o.fixed = binary.LittleEndian.AppendUint32(o.fixed, 6)
	o.fixed = binary.LittleEndian.AppendUint64(o.fixed, value)
}

// seal adds the stream of properties, whose header has so many bytes.
func (o *outlook) seal(header int) storage {
	o.streams["__properties_version1.0"] = append(make([]byte, header), o.fixed...)
	return o.streams
}

func utf16Bytes(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b
}
