// Package e2e tests the built program in a real window on a virtual display,
// driven by mouse and keyboard as a person would. Its tests need the build tag
// e2e and the programs Xvfb, xdotool, xclip and import (ImageMagick):
//
//	CLEW_BIN=./clew CLEW_SHOTS=./shots go test -tags e2e ./app/desktop/e2e
//
// CLEW_BIN is the program under test; without it the tests build it. CLEW_SHOTS
// is a folder for screenshots; without it none are kept.
package e2e
