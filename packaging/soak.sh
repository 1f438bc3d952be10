#!/bin/sh
# Feeds random input to the network in a real window on a virtual display:
#   soak.sh [MINUTES]    # 30
# The program is built with the race detector, and tells how much memory and how
# many goroutines it holds: at the start, thirty times meanwhile, and at the end.
# Then it is ended by SIGTERM in the midst of input, CLEW_STOPS (20) times.
# CLEW_SEED=N gives other input.
set -eu
go=${GO:-go}
minutes=${1:-30}
mkdir -p out/soak
$go build -race -tags "migrated_fynedo probe" -o out/soak/clew .
CLEW_BIN=$(pwd)/out/soak/clew CLEW_SHOTS=$(pwd)/out/soak CLEW_SOAK=${minutes}m \
	CLEW_STOPS=${CLEW_STOPS:-20} \
	$go test -tags "e2e migrated_fynedo" -count=1 -v -run '^Test(Soak|Stops)$' -timeout "$((minutes + 30))m" ./app/desktop/e2e
