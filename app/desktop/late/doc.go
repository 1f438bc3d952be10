// Package late lets the program start on machines without OpenGL and Wayland.
//
// The window toolkit calls a handful of functions of libGL and
// libwayland-client, and would make the system's loader demand both libraries
// before main: also for commands, on servers that have neither. This package
// defines those functions as jumps through a table, so that the linker finds
// them here and leaves the libraries out, and Load fills the table just before
// the window opens. So one program is enough for the window and for commands.
//
// Everything else (X11, the decorations, keyboard layouts) GLFW itself loads
// in the same way. On other systems and processors the libraries are linked as
// usual, and Load does nothing.
package late
