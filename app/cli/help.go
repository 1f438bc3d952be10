package cli

import "fmt"

// help prints the list of commands, or the usage of one.
func (e *Env) help(args []string) int {
	if len(args) == 0 {
		e.overview()
		return ExitOK
	}
	for _, c := range commands() {
		if c.name == args[0] {
			f := newFlags(c)
			c.setup(f)
			f.usage(e.Stdout)
			return ExitOK
		}
	}
	e.say("there is no command %q%s", args[0], didYouMean(args[0]))
	return ExitUsage
}

func (e *Env) overview() {
	print := func(format string, args ...any) { _, _ = fmt.Fprintf(e.Stdout, format, args...) }
	print("Clew turns news articles into a knowledge graph.\n\n")
	print("  clew [PROJECT or ARTICLE…]   open the window\n")
	print("  clew --sample                open the window with the sample project\n")
	print("  clew COMMAND …               do something without a window\n\nCommands:\n")
	for _, c := range commands() {
		print("  %-9s %s\n", c.name, c.summary)
	}
	print("\nSOURCE is a file, a folder, the address of a page or feed, or - for standard input. clew help COMMAND tells more.\n")
	print("Exit codes: 0 done, 1 something failed, 2 wrong usage.\n")
}
