// Package blit copies pictures into a window that is being painted, with calls
// of OpenGL of its own. A program that paints a textured rectangle runs its
// shader for each pixel, and what is uploaded goes into memory that was fetched
// for it; both are dear where the processor stands in for a graphics card. Here
// a picture goes into a texture that stays, and from there into the window
// without a shader of ours.
package blit
