//go:build cgo && !headless && (amd64 || arm64)

package late

/*
#cgo LDFLAGS: -ldl
#include "late.h"
*/
import "C"

import (
	"fmt"
	"os"
)

// missing is what a person reads whose system lacks OpenGL.
const missing = "the window needs OpenGL, and %s could not be loaded (%s). " +
	"Install the package libgl1 (Debian, Ubuntu) or libglvnd-glx (Fedora), or use a command (see clew help)"

// Load finds the functions of the graphical libraries. It has to return nil
// before the toolkit is used. A system without Wayland is no error: the toolkit
// then uses X11, and its questions to Wayland get the answer that nobody is
// there. Load is not safe for concurrent use; a second call does nothing.
func Load() error {
	var reason *C.char
	var old C.int
	if C.late_load(&reason, &old) == 0 {
		return fmt.Errorf(missing, "libGL.so.1", C.GoString(reason))
	}
	// GLFW needs Wayland 1.20, and does not ask. Desktops as old as that have an X
	// server too. Where no Wayland is named, looking for it only makes its library
	// complain.
	if (old != 0 || os.Getenv("WAYLAND_DISPLAY") == "") && os.Getenv("FYNE_PLATFORM") == "" {
		return os.Setenv("FYNE_PLATFORM", "x11")
	}
	return nil
}
