package plaintext

import (
	"clew/importers/page"
	"fmt"
	"os"
	"testing"
)

func TestDbg(t *testing.T) {
	b, err := os.ReadFile(os.Getenv("DBG_FILE"))
	if err != nil {
		t.Skip()
	}
	bs := score(split(page.Normalize(string(b))))
	softenBoxes(bs)
	from, to, _ := segment(bs)
	keep := choose(bs, from, to)
	ti, sure := findTitle(bs, keep, from)
	if sure && ti < from {
		from = startBelow(bs, ti, from)
		keep = choose(bs, from, to)
		keepStandfirst(bs, keep, ti, from)
	}
	for i, s := range bs {
		k := "-"
		if keep[i] {
			k = "K"
		}
		if i == ti {
			k = "T"
		}
		if i == from {
			k += "["
		}
		if i == to {
			k += "]"
		}
		fmt.Printf("%s %5.1f w%3.0f k%d c%d r%d b%v\t%s\n", k, s.score, s.words, s.kind, s.cues, s.repeats, s.bullet, s.text)
	}
}
