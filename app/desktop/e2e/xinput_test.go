//go:build e2e

package e2e

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"testing"
)

// pointer sends mouse events to a display through the XTEST extension. It
// speaks the X protocol itself: a process for each event, as xdotool starts
// them, would be too slow for a gesture, and its work would be measured too.
type pointer struct {
	conn net.Conn
	in   *bufio.Reader
	root uint32
	base uint32 // the first id for windows of ours
	test byte   // the extension's opcode
}

// The events of XTEST.
const (
	fakeKeyPress      = 2
	fakeKeyRelease    = 3
	fakeButtonPress   = 4
	fakeButtonRelease = 5
	fakeMotion        = 6
)

// The keycodes of the modifiers on a virtual display.
const (
	codeShift   = 50
	codeControl = 37
	codeAlt     = 64
)

func newPointer(t testing.TB, display string) *pointer {
	t.Helper()
	conn, err := net.Dial("unix", "/tmp/.X11-unix/X"+display[1:])
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	p := &pointer{conn: conn, in: bufio.NewReader(conn)}
	if err := p.connect(); err != nil {
		t.Fatalf("connecting to the display: %v", err)
	}
	return p
}

func (p *pointer) connect() error {
	// Byte order, then protocol 11.0 without authorization.
	if _, err := p.conn.Write([]byte{'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0}); err != nil {
		return err
	}
	head := make([]byte, 8)
	if _, err := io.ReadFull(p.in, head); err != nil {
		return err
	}
	rest := make([]byte, 4*int(binary.LittleEndian.Uint16(head[6:])))
	if _, err := io.ReadFull(p.in, rest); err != nil {
		return err
	}
	if head[0] != 1 {
		return fmt.Errorf("refused: %s", rest[:head[1]])
	}
	p.base = binary.LittleEndian.Uint32(rest[4:])
	vendor, formats := int(binary.LittleEndian.Uint16(rest[16:])), int(rest[21])
	p.root = binary.LittleEndian.Uint32(rest[32+(vendor+3)/4*4+8*formats:])
	const name = "XTEST"
	query := []byte{98, 0, 4, 0, byte(len(name)), 0, 0, 0}
	query = append(append(query, name...), 0, 0, 0)
	if _, err := p.conn.Write(query); err != nil {
		return err
	}
	reply := make([]byte, 32)
	if _, err := io.ReadFull(p.in, reply); err != nil {
		return err
	}
	if reply[0] != 1 || reply[8] == 0 {
		return fmt.Errorf("the display has no XTEST extension")
	}
	p.test = reply[9]
	return nil
}

// fake sends one event; a lost connection ends the test elsewhere.
func (p *pointer) fake(kind, detail byte, x, y int) {
	b := make([]byte, 36)
	b[0], b[1] = p.test, 2
	binary.LittleEndian.PutUint16(b[2:], 9)
	b[4], b[5] = kind, detail
	binary.LittleEndian.PutUint32(b[12:], p.root)
	binary.LittleEndian.PutUint16(b[24:], uint16(x))
	binary.LittleEndian.PutUint16(b[26:], uint16(y))
	_, _ = p.conn.Write(b)
}

func (p *pointer) move(x, y int)       { p.fake(fakeMotion, 0, x, y) }
func (p *pointer) press(button byte)   { p.fake(fakeButtonPress, button, 0, 0) }
func (p *pointer) release(button byte) { p.fake(fakeButtonRelease, button, 0, 0) }
func (p *pointer) keyDown(code byte)   { p.fake(fakeKeyPress, code, 0, 0) }
func (p *pointer) keyUp(code byte)     { p.fake(fakeKeyRelease, code, 0, 0) }

// click presses and releases a button; 4 and 5 are a notch of the wheel.
func (p *pointer) click(button byte) {
	p.press(button)
	p.release(button)
}
