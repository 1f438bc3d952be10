#!/bin/sh
# Runs the tests under the race detector, but for the three packages that link
# the C part of the window toolkit: compiling that once more for the detector
# takes minutes, and the packages hold wiring only.
set -eu
go=${GO:-go}
tags=migrated_fynedo
packages=$($go list -tags "$tags" ./... | grep -v -x -e clew -e clew/app -e clew/app/desktop)
$go test -race -tags "$tags" -timeout 20m $packages
