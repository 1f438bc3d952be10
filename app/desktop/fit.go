//go:build !headless

package desktop

import (
	"runtime"

	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// frameHeight is about what the system draws above a window, in canvas units.
const frameHeight = 40

// fitScreen makes a window smaller that is larger than its screen: centered, its
// title bar would be above the screen, where nobody can drag it. X11 and Wayland have
// window managers for that.
func (w *window) fitScreen() {
	if runtime.GOOS != "windows" && runtime.GOOS != "darwin" {
		return
	}
	defer ignoreClosed()
	screen := glfw.GetPrimaryMonitor()
	if screen == nil {
		return
	}
	_, _, width, height := screen.GetWorkarea()
	canvas := w.win.Canvas()
	if size := fitted(canvas.Size(), canvas.Scale(), width, height); size != canvas.Size() {
		w.win.Resize(size)
		w.win.CenterOnScreen()
	}
}

// fitted returns the size of a window's content, in canvas units, that a screen has
// room for: size, or less. The room is what the screen's own bars leave, in units of
// the screen, of which scale make one of the canvas.
func fitted(size fyne.Size, scale float32, width, height int) fyne.Size {
	if scale <= 0 || width <= 0 || height <= 0 {
		return size
	}
	return fyne.NewSize(min(size.Width, float32(width)/scale), min(size.Height, max(float32(height)/scale-frameHeight, frameHeight)))
}

// flatBuffers asks for windows without the buffers for depth and stencils that the
// toolkit never uses but clears with each picture: where the processor stands in for a
// graphics card, that took a tenth of all the time. It is called between the toolkit's
// first window and showing it.
func flatBuffers() {
	defer ignoreClosed() // there is no window system, as in tests
	glfw.WindowHint(glfw.DepthBits, 0)
	glfw.WindowHint(glfw.StencilBits, 0)
}
