//go:build headless

package app

import "clew/app/cli"

// window returns nil: the headless build has none.
func window(string) func(cli.Window) int { return nil }
