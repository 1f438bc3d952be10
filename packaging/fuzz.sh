#!/bin/sh
# Runs each fuzz target of the tree, or of some folders, for a while:
#
#   packaging/fuzz.sh [TIME] [FOLDER…]      packaging/fuzz.sh 20m importers/mail
#
# CLEW_FUZZ holds further options of go test, such as -parallel=1. Inputs that reach
# new code are not made smaller: with large ones that takes nearly all the time.
set -eu
time=${1:-60s}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- .
go=${GO:-go}
for folder in "$@"; do
	for file in $(git grep -l '^func Fuzz' -- "$folder" | grep '_test\.go$'); do
		for target in $(sed -n 's/^func \(Fuzz[A-Za-z0-9_]*\).*/\1/p' "$file"); do
			printf '\n== %s %s\n' "$(dirname "$file")" "$target"
			# shellcheck disable=SC2086 # a list of options
			$go test -run '^$' -fuzz "^$target\$" -fuzztime "$time" -fuzzminimizetime 10x ${CLEW_FUZZ:-} "./$(dirname "$file")"
		done
	done
done
