//go:build !headless

package app

import (
	"clew/app/cli"
	_ "clew/app/console" // before anything is read or written
	"clew/app/desktop"
	"clew/app/privatetmp"
)

// window returns what opens the window.
func window(version string) func(cli.Window) int {
	return func(w cli.Window) int {
		return desktop.Run(desktop.Options{Args: w.Paths, Sample: w.Sample, Version: version, Fonts: privatetmp.Folder("fonts")})
	}
}
