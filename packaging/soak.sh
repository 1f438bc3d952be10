#!/bin/sh
# Feeds random input to the network in a real window on a virtual display:
#   soak.sh [MINUTES]    # 30
# The program is built with the race detector, and tells how much memory and how
# many goroutines it holds. CLEW_SEED=N gives other input.
set -eu
go=${GO:-go}
minutes=${1:-30}
mkdir -p out/soak
$go build -race -tags "migrated_fynedo probe" -o out/soak/clew .
CLEW_BIN=$(pwd)/out/soak/clew CLEW_SHOTS=$(pwd)/out/soak CLEW_SOAK=${minutes}m \
	$go test -tags "e2e migrated_fynedo" -count=1 -v -run '^TestSoak$' -timeout "$((minutes + 15))m" ./app/desktop/e2e
