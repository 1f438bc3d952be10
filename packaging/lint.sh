#!/bin/sh
# make lint: formatting, vet, staticcheck and the dependency rules of the house.
set -eu
go=${GO:-go}
tool="$go tool -modfile=packaging/tools/go.mod"
tags=migrated_fynedo

step() { printf '\n== %s\n' "$*"; }

step gofumpt
# shellcheck disable=SC2046 # names without blanks
unformatted=$($tool gofumpt -l $(git ls-files '*.go'))
if [ -n "$unformatted" ]; then
	printf 'not formatted (make fmt):\n%s\n' "$unformatted"
	exit 1
fi

step "go vet"
$go vet -tags "$tags" ./...
CGO_ENABLED=0 $go vet -tags headless . ./app ./app/cli

step staticcheck
$tool staticcheck -tags "$tags" ./...

step "dependency rules"
$tool go-arch-lint check

step "file length"
long=$(git ls-files '*.go' | xargs wc -l | awk '$2 != "total" && $1 > 600 { print $1, $2 }')
if [ -n "$long" ]; then
	printf 'longer than 600 lines, please split:\n%s\n' "$long"
	exit 1
fi

step "shell scripts"
for script in packaging/*.sh .ci/run; do
	case $(head -n 1 "$script") in
	*bash*) bash -n "$script" ;;
	*) sh -n "$script" ;;
	esac
done
