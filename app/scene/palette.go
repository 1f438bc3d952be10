package scene

import (
	"image/color"

	"clew/graphmodel"
)

// Palette is every color of the program in one appearance. Kinds are told
// apart by hue and lightness so that they survive the common kinds of color
// blindness; shapes carry the same difference again.
type Palette struct {
	Dark bool

	Background color.NRGBA // the network canvas and the reader's page
	Surface    color.NRGBA // cards, fields, popups
	Sidebar    color.NRGBA // side panels and tool bars
	Border     color.NRGBA // hairlines between surfaces
	Hover      color.NRGBA // rows and buttons under the pointer
	Text       color.NRGBA
	Quiet      color.NRGBA // secondary text
	Faint      color.NRGBA // placeholders, disabled text
	Accent     color.NRGBA // focus, primary buttons, selection rings
	OnAccent   color.NRGBA // text over Accent
	Selection  color.NRGBA // selected rows and text
	Link       color.NRGBA // links of the network at rest
	Warning    color.NRGBA
	Danger     color.NRGBA
	Success    color.NRGBA

	person, organization, place, event color.NRGBA
}

// Kind returns the color of a kind of entity.
func (p *Palette) Kind(k graphmodel.Kind) color.NRGBA {
	switch k {
	case graphmodel.Person:
		return p.person
	case graphmodel.Organization:
		return p.organization
	case graphmodel.Place:
		return p.place
	default:
		return p.event
	}
}

// ShapeOf returns the outline of a kind of entity.
func ShapeOf(k graphmodel.Kind) Shape {
	switch k {
	case graphmodel.Person:
		return Circle
	case graphmodel.Organization:
		return RoundedSquare
	case graphmodel.Place:
		return Pin
	default:
		return Hexagon
	}
}

// Light is the palette of the light appearance.
var Light = &Palette{
	Background: hex(0xFBFAF7), Surface: hex(0xFFFFFF), Sidebar: hex(0xF4F2EE), Border: hex(0xE3E0D9),
	Hover: hex(0xEBE8E2), Text: hex(0x1E2127), Quiet: hex(0x626974), Faint: hex(0x979CA5),
	Accent: hex(0x2B5FCC), OnAccent: hex(0xFFFFFF), Selection: hex(0xDCE6FA), Link: hex(0xA9AEB8),
	Warning: hex(0xA86400), Danger: hex(0xC2313F), Success: hex(0x1E7F5C),
	person: hex(0x3A6FD8), organization: hex(0xC58A1C), place: hex(0x23937A), event: hex(0xD5485C),
}

// Dark is the palette of the dark appearance.
var Dark = &Palette{
	Dark:       true,
	Background: hex(0x14161B), Surface: hex(0x1E2128), Sidebar: hex(0x191C22), Border: hex(0x2B2F38),
	Hover: hex(0x262A33), Text: hex(0xE7E9ED), Quiet: hex(0x9EA6B3), Faint: hex(0x6A7280),
	Accent: hex(0x7DA7FF), OnAccent: hex(0x0E1116), Selection: hex(0x263656), Link: hex(0x565D6B),
	Warning: hex(0xE9B25A), Danger: hex(0xFF7B86), Success: hex(0x57C79D),
	person: hex(0x74A5FF), organization: hex(0xE6B45C), place: hex(0x4FC4A6), event: hex(0xFF7F8E),
}

func hex(rgb uint32) color.NRGBA {
	return color.NRGBA{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: 0xFF}
}
