// Package console joins the window program of Windows to the console of
// clew-cli.exe, which starts it for every command (packaging/windows/cli.c).
//
// Windows gives a console to programs that say so in their file, and one that
// does would open a black window beside ours. So clew.exe says no, and joins
// the console that it is started from: before Go's runtime looks at the standard
// files and the signals, so that output, interrupts and exit code are those of
// a console program. Elsewhere the package is empty.
package console
