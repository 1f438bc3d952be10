#!/bin/sh
# make test: everything that has to hold before a change lands. CI runs this.
set -eu
go=${GO:-go}
tags=migrated_fynedo

step() { printf '\n==== %s\n' "$*"; }

step "setting up"
packaging/setup.sh --test

step "headless build, no cgo"
${MAKE:-make} --no-print-directory headless
bin/clew-headless version

step "desktop build"
${MAKE:-make} --no-print-directory build

step "linters"
packaging/lint.sh

step "tests under the race detector"
packaging/race.sh

step "tests of the packages that link the window toolkit's C part"
$go test -tags "$tags" -timeout 10m . ./app ./app/desktop

step "a folder of hostile files, within its memory"
$go test -tags "$tags" -timeout 10m -run TestHostileFolder ./importers

step "end-to-end tests in a real window"
packaging/e2e.sh
