// Command bigproject writes a project of a chosen size for measurements: people,
// organizations and places with invented names in communities of uneven size,
// joined as news join them, with a few hubs. The same numbers and seed give the
// same project.
//
//	go run ./packaging/bigproject -nodes 8600 -links 25000 -out big.clew
//	go run ./packaging/bigproject -nodes 100000 -links 500000 -articles 20000 -out big.clew
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
)

func main() {
	nodes := flag.Int("nodes", 1300, "number of entities")
	links := flag.Int("links", 6500, "number of links")
	seed := flag.Uint64("seed", 1, "seed of the random numbers")
	articles := flag.Int("articles", 0, "number of articles; 0 for one of sixty sentences for every sixty links")
	length := flag.Int("length", 5000, "with -articles: about how many bytes an article has")
	out := flag.String("out", "big.clew", "the project to write; it must not exist")
	flag.Parse()
	if err := write(context.Background(), *out, size{*nodes, *links, *articles, *length, *seed}); err != nil {
		fmt.Fprintln(os.Stderr, "bigproject:", err)
		os.Exit(1)
	}
}
