// Package fonts holds the typeface of the program, Inter 4, as OpenType files.
// Inter covers Latin, Cyrillic and Greek. Its license is in OFL.txt.
package fonts

import _ "embed"

// The faces of Inter.
var (
	//go:embed Inter-Regular.otf
	Regular []byte
	//go:embed Inter-Medium.otf
	Medium []byte
	//go:embed Inter-SemiBold.otf
	SemiBold []byte
	//go:embed Inter-Bold.otf
	Bold []byte
	//go:embed Inter-Italic.otf
	Italic []byte
	//go:embed OFL.txt
	License string
)
