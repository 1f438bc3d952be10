//go:build e2e

package e2e

import (
	"encoding/binary"
	"io"
	"strconv"
	"strings"
	"testing"
	"time"
)

// source is another program that things are dragged from (XDND, version 5).
type source struct {
	*pointer
	t      testing.TB
	window uint32
	atoms  map[string]uint32
}

var le = binary.LittleEndian

// drop drags a list of addresses from another program onto the window, as a
// browser or a file manager does.
func (d *desk) drop(uris ...string) {
	d.t.Helper()
	s := &source{pointer: newPointer(d.t, d.display), t: d.t, atoms: map[string]uint32{}}
	defer s.conn.Close()
	_ = s.conn.SetDeadline(time.Now().Add(20 * time.Second))
	for _, name := range []string{"XdndSelection", "XdndEnter", "XdndPosition", "XdndDrop", "XdndFinished", "XdndActionCopy", "text/uri-list"} {
		s.atoms[name] = s.intern(name)
	}
	s.window = s.base
	s.send(1, 0, s.window, s.root, 0, 1|1<<16, 2<<16, 0, 0) // an invisible window
	s.send(22, 0, s.window, s.atoms["XdndSelection"], 0)
	target, err := strconv.ParseUint(d.window, 10, 32)
	if err != nil {
		d.t.Fatal(err)
	}
	to := uint32(target)
	s.message(to, "XdndEnter", 5<<24, s.atoms["text/uri-list"], 0, 0)
	s.message(to, "XdndPosition", 0, 600<<16|400, 0, s.atoms["XdndActionCopy"])
	s.message(to, "XdndDrop", 0, 0, 0, 0)
	s.serve([]byte(strings.Join(uris, "\r\n") + "\r\n"))
}

// send sends a request of 32-bit words behind its head.
func (s *source) send(opcode, detail byte, words ...uint32) {
	b := make([]byte, 4+4*len(words))
	b[0], b[1] = opcode, detail
	le.PutUint16(b[2:], uint16(len(b)/4))
	for i, w := range words {
		le.PutUint32(b[4+4*i:], w)
	}
	if _, err := s.conn.Write(b); err != nil {
		s.t.Fatal(err)
	}
}

func (s *source) intern(name string) uint32 {
	padded := append([]byte(name), make([]byte, (4-len(name)%4)%4)...)
	b := []byte{16, 0, 0, 0, byte(len(name)), 0, 0, 0}
	le.PutUint16(b[2:], uint16(2+len(padded)/4))
	if _, err := s.conn.Write(append(b, padded...)); err != nil {
		s.t.Fatal(err)
	}
	return le.Uint32(s.packet()[8:])
}

// packet reads the next reply or event.
func (s *source) packet() []byte {
	b := make([]byte, 32)
	if _, err := io.ReadFull(s.in, b); err != nil {
		s.t.Fatalf("dragging: %v", err)
	}
	if b[0] == 0 {
		s.t.Fatalf("dragging: the display refuses request %d (error %d)", b[10], b[1])
	}
	return b
}

// message sends a message of the drag to a window; its first word is our window.
func (s *source) message(to uint32, kind string, words ...uint32) {
	s.send(25, 0, append([]uint32{to, 0, 33 | 32<<8, to, s.atoms[kind], s.window}, words...)...)
}

// serve gives what is dragged to whoever asks, until it has arrived.
func (s *source) serve(data []byte) {
	for {
		e := s.packet()
		switch e[0] & 0x7f {
		case 30: // SelectionRequest
			requestor, target, property := le.Uint32(e[12:]), le.Uint32(e[20:]), le.Uint32(e[24:])
			padded := append([]byte(nil), data...)
			padded = append(padded, make([]byte, (4-len(data)%4)%4)...)
			b := make([]byte, 24, 24+len(padded))
			b[0], b[16] = 18, 8
			le.PutUint16(b[2:], uint16(6+len(padded)/4))
			le.PutUint32(b[4:], requestor)
			le.PutUint32(b[8:], property)
			le.PutUint32(b[12:], target)
			le.PutUint32(b[20:], uint32(len(data)))
			if _, err := s.conn.Write(append(b, padded...)); err != nil {
				s.t.Fatal(err)
			}
			s.send(25, 0, requestor, 0, 31, le.Uint32(e[4:]), requestor, s.atoms["XdndSelection"], target, property, 0, 0)
		case 33: // ClientMessage
			if le.Uint32(e[8:]) == s.atoms["XdndFinished"] {
				return
			}
		}
	}
}
