// Package cli is Clew without a window: the commands, their flags and their
// messages. Results go to standard output or to the file that -o names,
// messages to standard error. docs/cli.md describes the commands.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"clew/importers"
	"clew/importers/fetch"
)

// The exit codes.
const (
	ExitOK     = 0
	ExitFailed = 1 // something could not be done; what could be done was done
	ExitUsage  = 2 // the command was called in a wrong way
)

// Env is what a command works with.
type Env struct {
	Args    []string // without the program's name
	Stdin   io.Reader
	Stdout  io.Writer
	Stderr  io.Writer
	Version string // such as "0.1.0"
	// Window opens the window and returns the exit code. It is nil in the
	// build without one, and where only commands are wanted.
	Window func(Window) int

	allowPrivate bool              // addresses of private networks may be fetched
	columns      importers.Columns // what the person says of the columns of tables; may be nil
	client       *fetch.Client     // made when it is needed
}

// Window is what the window shows at first.
type Window struct {
	Paths  []string // projects, articles and addresses; empty for the last project or a welcome page
	Sample bool     // open the sample project
}

// command is one command of the program.
type command struct {
	name    string
	args    string // what follows the name, for the usage line
	summary string
	setup   func(f *flags) func(ctx context.Context, e *Env, args []string) error
}

func commands() []command {
	return []command{
		{"import", "-p PROJECT [--preview] SOURCE…", "read articles into a project", setupImport},
		{"export", "-p PROJECT -f FORMAT [-o OUT]", "write the graph of a project, or a picture of it", setupExport},
		{"graph", "SOURCE… [-f FORMAT] [-o OUT]", "read articles and write their graph", setupGraph},
		{"read", "SOURCE… [--format text|json|jsonl]", "write only the articles, without menus and footers", setupRead},
		{"extract", "[--format jsonl] [--explain [TEXT]]", "extract from JSON Lines on standard input, or explain a text", setupExtract},
		{"parse", "--conllu", "predict lemmas, tags and trees of CoNLL-U on standard input", setupParse},
		{"layout", "-i EDGES.tsv -o POSITIONS.xy", "compute only a layout", setupLayout},
		{"stats", "-p PROJECT", "count what a project holds", setupStats},
		{"follow", "-p PROJECT ADDRESS…", "subscribe to feeds or sitemaps", setupFollow},
		{"unfollow", "-p PROJECT ADDRESS…", "end subscriptions", setupUnfollow},
		{"feeds", "-p PROJECT [--refresh] [--read]", "list feeds and what is new in them, ask for it, read it", setupFeeds},
		{"reread", "-p PROJECT [ARTICLE…]", "read kept pages again with the readers of today", setupReread},
		{"suggest", "-p PROJECT", "list entities that may be the same, with the reasons", setupSuggest},
		{"search", "-p PROJECT WORDS…", "find entities and articles by their words", setupSearch},
		{"merge", "-p PROJECT ENTITY ENTITY…", "make one entity of several", setupMerge},
		{"split", "-p PROJECT ENTITY ARTICLE…", "make another entity of what some articles say of one", setupSplit},
		{"different", "-p PROJECT ENTITY ENTITY", "keep two entities apart", setupDifferent},
		{"rename", "-p PROJECT ENTITY NAME", "give an entity another name", setupRename},
		{"hide", "-p PROJECT ENTITY…", "leave entities out of every picture, or show them again", setupHide},
		{"history", "-p PROJECT", "list what was done to a project", setupHistory},
		{"undo", "-p PROJECT", "take back the last step", setupUndo},
		{"redo", "-p PROJECT", "do the step again that was taken back last", setupRedo},
		{"compact", "-p PROJECT", "give back unused space of a project", setupCompact},
		{"check", "-p PROJECT", "test a project for damage", setupCheck},
		{"backups", "-p PROJECT [--restore BACKUP]", "list the backups of a project, or put one in its place", setupBackups},
		{"recover", "-p PROJECT [-o NEW]", "make a new project of what can be read of a damaged one", setupRecover},
		{"sample", "-o FOLDER [SOURCE…]", "write the pictures and a summary of the sample, or of articles", setupSample},
		{"version", "", "print the version", setupVersion},
	}
}

// Main runs the command that the arguments name and returns the exit code.
// Without a command it opens the window.
func Main(ctx context.Context, e *Env) int {
	if len(e.Args) == 0 {
		return e.openWindow(Window{})
	}
	first := e.Args[0]
	switch first {
	case "help", "-h", "-help", "--help":
		return e.help(e.Args[1:])
	case "-version", "--version":
		first = "version"
	case "-sample", "--sample":
		return e.openWindow(Window{Sample: true})
	}
	for _, c := range commands() {
		if c.name == first {
			return e.finish(c.name, c.run(ctx, e, e.Args[1:]))
		}
	}
	return e.openFiles()
}

func (c command) run(ctx context.Context, e *Env, args []string) error {
	f := newFlags(c)
	run := c.setup(f)
	positional, err := f.parse(args)
	if errors.Is(err, errHelp) {
		f.usage(e.Stdout)
		return nil
	}
	if err != nil {
		return err
	}
	return run(ctx, e, positional)
}

// usageError is a mistake in how a command was called.
type usageError struct{ text string }

func (u *usageError) Error() string { return u.text }

func usagef(format string, args ...any) error { return &usageError{fmt.Sprintf(format, args...)} }

// errReported is returned when the reasons were printed already.
var errReported = errors.New("reported")

// finish prints an error and chooses the exit code.
func (e *Env) finish(name string, err error) int {
	var usage *usageError
	switch {
	case err == nil:
		return ExitOK
	case errors.Is(err, errReported):
		return ExitFailed
	case errors.As(err, &usage):
		e.say("%v (see clew help %s)", err, name)
		return ExitUsage
	case errors.Is(err, context.Canceled):
		e.say("canceled")
		return ExitFailed
	}
	e.say("%v", err)
	return ExitFailed
}

// say prints a message for the person.
func (e *Env) say(format string, args ...any) {
	_, _ = fmt.Fprintf(e.Stderr, "clew: "+format+"\n", args...)
}

func (e *Env) openWindow(w Window) int {
	if e.Window != nil {
		return e.Window(w)
	}
	e.say("there is no window here, only the commands; they are %s (see clew help)", strings.Join(commandNames(), ", "))
	return ExitFailed
}

// openFiles opens the window with the files that are named. A word that is
// neither a command nor a file is a mistake.
func (e *Env) openFiles() int {
	for _, arg := range e.Args {
		if strings.HasPrefix(arg, "-") && arg != "-" {
			e.say("there is no option %q (see clew help)", arg)
			return ExitUsage
		}
		if _, err := os.Stat(arg); err == nil || importers.IsAddress(arg) {
			continue
		}
		if len(e.Args) == 1 || arg == e.Args[0] {
			e.say("there is no command and no file named %q%s", arg, didYouMean(arg))
			return ExitUsage
		}
		e.say("%s: the file was not found", arg)
		return ExitFailed
	}
	return e.openWindow(Window{Paths: e.Args})
}

// didYouMean suggests the command that differs in a letter or two.
func didYouMean(word string) string {
	for _, name := range commandNames() {
		if distance(word, name) <= 2 {
			return fmt.Sprintf("; did you mean %q?", name)
		}
	}
	return " (see clew help)"
}

// distance is the Levenshtein distance of two short words.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, diagonal+cost)
		}
	}
	return row[len(b)]
}

func commandNames() []string {
	var names []string
	for _, c := range commands() {
		names = append(names, c.name)
	}
	slices.Sort(names)
	return names
}
