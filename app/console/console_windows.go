//go:build cgo && !headless

package console

import "C" // links console_windows.c
