package main

import (
	"bytes"
	"encoding/binary"
	"image/png"
	"os"
	"testing"
)

func TestEncode(t *testing.T) {
	drawing, err := os.ReadFile("../../assets/icons/clew.svg")
	if err != nil {
		t.Fatal(err)
	}
	icon, err := encode(drawing)
	if err != nil {
		t.Fatal(err)
	}
	if string(icon[:4]) != "icns" || int(binary.BigEndian.Uint32(icon[4:])) != len(icon) {
		t.Fatalf("header %q for %d bytes", icon[:8], len(icon))
	}
	rest, seen := icon[8:], 0
	for ; len(rest) > 8; seen++ {
		code, length := string(rest[:4]), int(binary.BigEndian.Uint32(rest[4:]))
		m, err := png.Decode(bytes.NewReader(rest[8:length]))
		if err != nil {
			t.Fatalf("%s: %v", code, err)
		}
		if want := sizes[seen]; code != want.code || m.Bounds().Dx() != want.edge || m.Bounds().Dy() != want.edge {
			t.Errorf("entry %d is %s of %v", seen, code, m.Bounds())
		}
		if _, _, _, a := m.At(m.Bounds().Dx()/2, m.Bounds().Dy()/2).RGBA(); a == 0 {
			t.Errorf("%s is empty in the middle", code)
		}
		rest = rest[length:]
	}
	if seen != len(sizes) {
		t.Errorf("%d sizes, want %d", seen, len(sizes))
	}
	if _, err := encode([]byte("no drawing")); err == nil {
		t.Error("something else than a drawing gave an icon")
	}
}
