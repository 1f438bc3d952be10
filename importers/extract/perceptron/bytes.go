package perceptron

import (
	"encoding/binary"
	"fmt"
)

// reader reads variable-length numbers and remembers the first fault.
type reader struct {
	data []byte
	bad  bool
}

func (r *reader) uvarint() uint64 {
	v, n := binary.Uvarint(r.data)
	if n <= 0 {
		r.bad = true
		return 0
	}
	r.data = r.data[n:]
	return v
}

func (r *reader) varint() int64 {
	v, n := binary.Varint(r.data)
	if n <= 0 {
		r.bad = true
		return 0
	}
	r.data = r.data[n:]
	return v
}

func (r *reader) byte() byte {
	if len(r.data) == 0 {
		r.bad = true
		return 0
	}
	b := r.data[0]
	r.data = r.data[1:]
	return b
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
		if r.bad || size > uint64(len(r.data)) {
			return nil, nil, fmt.Errorf("decoding a list: %w", ErrModel)
		}
		list = append(list, string(r.data[:size]))
		r.data = r.data[size:]
	}
	return list, r.data, nil
}
