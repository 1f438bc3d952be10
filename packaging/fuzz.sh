#!/bin/sh
# Runs each fuzz target of the tree for a while: fuzz.sh 60s
set -eu
time=${1:-60s}
go=${GO:-go}
for file in $(git grep -l '^func Fuzz' -- '*_test.go'); do
	folder=./$(dirname "$file")
	for target in $(sed -n 's/^func \(Fuzz[A-Za-z0-9_]*\).*/\1/p' "$file"); do
		printf '\n== %s %s\n' "$folder" "$target"
		$go test -run '^$' -fuzz "^$target\$" -fuzztime "$time" "$folder"
	done
done
