// Package app is the program: it decides between a command and the window.
package app

import (
	"context"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"clew/app/cli"
	"clew/app/privatetmp"
	"clew/graphmodel/graphviz"
	"clew/graphmodel/project"
	"clew/importers/pdf"
)

// Main runs the program, which was started under a name with arguments, and
// returns the exit code. metadata is the text of FyneApp.toml.
func Main(name string, args []string, metadata string) int {
	if code, isChild := graphviz.RunChild(args, os.Stdin, os.Stdout, os.Stderr); isChild {
		return code
	}
	if code, isChild := pdf.RunChild(args, func() string { return privatetmp.Folder("pdf") }, os.Stdin, os.Stdout); isChild {
		return code
	}
	// The first interrupt ends the work in an orderly way, a second one the
	// program.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	defer stop()
	project.Announce("Clew " + Version(metadata))
	env := &cli.Env{Args: args, Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Version: Version(metadata)}
	if open := window(env.Version); open != nil && !commandsOnly(name) {
		env.Window = func(w cli.Window) int {
			stop() // an interrupt closes the window as it would without us
			return open(w)
		}
	}
	return cli.Main(ctx, env)
}

// commandsOnly reports whether the program was started as clew-cli: packages
// install one program under two names (on Windows also for two subsystems),
// and under this one it never opens a window.
func commandsOnly(name string) bool {
	name = strings.ToLower(filepath.Base(filepath.ToSlash(name)))
	return strings.TrimSuffix(name, ".exe") == "clew-cli"
}
