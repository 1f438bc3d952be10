// Clew turns news articles into a knowledge graph. Without a command it opens
// its window; with one it works without a display (docs/cli.md).
package main

import (
	_ "embed"
	"os"

	"clew/app"
	"clew/app/privatetmp"
)

// metadata holds the version, in the one place where it stands.
//
//go:embed FyneApp.toml
var metadata string

func main() {
	privatetmp.Restore()
	os.Exit(app.Main(os.Args[0], os.Args[1:], metadata))
}
