#!/bin/sh
# Runs each fuzz target of the tree, or of some folders, for a while:
#
#   packaging/fuzz.sh [TIME] [FOLDER…]      packaging/fuzz.sh 20m importers/mail
#
# CLEW_FUZZ holds further options of go test, such as -parallel=1.
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
			$go test -run '^$' -fuzz "^$target\$" -fuzztime "$time" ${CLEW_FUZZ:-} "./$(dirname "$file")"
		done
	done
done
