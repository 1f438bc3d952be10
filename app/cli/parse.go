package cli

import (
	"bufio"
	"context"

	"clew/importers/extract/parse"
)

func setupParse(f *flags) func(context.Context, *Env, []string) error {
	conllu := f.Bool("conllu", false, "the format of input and output, the only one")
	f.more = "Tokens stay as they are; lemma, tags, head and relation are predicted."
	return func(ctx context.Context, e *Env, args []string) error {
		if err := none(args); err != nil {
			return err
		}
		if !*conllu {
			return usagef("parse: --conllu is the only format, and has to be given")
		}
		out := bufio.NewWriter(e.Stdout)
		if err := parse.Predict(ctx, e.Stdin, out); err != nil {
			return err
		}
		return out.Flush()
	}
}
