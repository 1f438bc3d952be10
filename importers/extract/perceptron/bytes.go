package perceptron

import (
	"encoding/binary"
	"fmt"
)

// reader reads variable-length numbers and remembers the first fault. It
// counts its way: moving the slice would make the collector look each time.
type reader struct {
	data []byte
	at   int
	bad  bool
}

// rest is what was not read yet.
func (r *reader) rest() []byte { return r.data[r.at:] }

func (r *reader) uvarint() uint64 {
	if r.at < len(r.data) && r.data[r.at] < 0x80 { // most are
		r.at++
		return uint64(r.data[r.at-1])
	}
	v, n := binary.Uvarint(r.rest())
	if n <= 0 {
		r.bad = true
		return 0
	}
	r.at += n
	return v
}

func (r *reader) varint() int64 {
	u := r.uvarint()
	return int64(u>>1) ^ -int64(u&1)
}

func (r *reader) byte() byte {
	if r.at == len(r.data) {
		r.bad = true
		return 0
	}
	r.at++
	return r.data[r.at-1]
}

// AppendStrings appends a list of strings to buf.
func AppendStrings(buf []byte, list []string) []byte {
	buf = binary.AppendUvarint(buf, uint64(len(list)))
	for _, s := range list {
		buf = binary.AppendUvarint(buf, uint64(len(s)))
		buf = append(buf, s...)
	}
	return buf
}

// DecodeStrings reads a list that AppendStrings wrote and returns what follows
// it. The strings do not alias data.
func DecodeStrings(data []byte) ([]string, []byte, error) {
	r := reader{data: data}
	n := r.uvarint()
	if r.bad || n > uint64(len(data)) {
		return nil, nil, fmt.Errorf("decoding a list: %w", ErrModel)
	}
	list := make([]string, 0, n)
	for range n {
		size := r.uvarint()
		if r.bad || size > uint64(len(r.rest())) {
			return nil, nil, fmt.Errorf("decoding a list: %w", ErrModel)
		}
		list = append(list, string(r.rest()[:size]))
		r.at += int(size)
	}
	return list, r.rest(), nil
}
