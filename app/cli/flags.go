package cli

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
)

// errHelp asks for the usage of a command.
var errHelp = errors.New("help wanted")

// flags are the options of one command.
type flags struct {
	*flag.FlagSet
	command command
	// More is printed below the options.
	more string
}

func newFlags(c command) *flags {
	f := &flags{FlagSet: flag.NewFlagSet(c.name, flag.ContinueOnError), command: c}
	f.SetOutput(io.Discard)
	return f
}

// parse reads options before, between and after the other arguments, which it
// returns. What follows "--" is no option.
func (f *flags) parse(args []string) ([]string, error) {
	var positional []string
	for len(args) > 0 {
		if args[0] == "--" {
			return append(positional, args[1:]...), nil
		}
		before := len(args)
		if err := f.Parse(args); errors.Is(err, flag.ErrHelp) {
			return nil, errHelp
		} else if err != nil {
			return nil, usagef("%s: %v", f.command.name, err)
		}
		rest := f.Args()
		consumedDashes := before > len(rest) && args[before-len(rest)-1] == "--"
		if consumedDashes {
			return append(positional, rest...), nil
		}
		if len(rest) == 0 {
			break
		}
		positional = append(positional, rest[0])
		args = rest[1:]
	}
	return positional, nil
}

func (f *flags) usage(w io.Writer) {
	_, _ = fmt.Fprintf(w, "clew %s %s\n\n%s.\n", f.command.name, f.command.args, capital(f.command.summary))
	first := true
	f.VisitAll(func(o *flag.Flag) {
		if first {
			_, _ = fmt.Fprint(w, "\nOptions:\n")
			first = false
		}
		dashes := "--"
		if len(o.Name) == 1 {
			dashes = "-"
		}
		value, text := flag.UnquoteUsage(o)
		line := strings.TrimSpace(dashes + o.Name + " " + value)
		if o.DefValue != "" && o.DefValue != "false" && o.DefValue != "0" {
			text += " (default " + o.DefValue + ")"
		}
		_, _ = fmt.Fprintf(w, "  %-20s %s\n", line, text)
	})
	if f.more != "" {
		_, _ = fmt.Fprintf(w, "\n%s\n", f.more)
	}
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// none refuses arguments that a command does not take.
func none(args []string) error {
	if len(args) > 0 {
		return usagef("unexpected argument %q", args[0])
	}
	return nil
}
