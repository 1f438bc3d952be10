#!/bin/sh
# Measures the network canvas in a real window of 1200×800 on a virtual display:
#   measure-canvas.sh [NODES:LINKS | PROJECT.clew]…
# Without arguments, with invented projects of 77, 1,300, 8,600 and 110,000
# nodes, which are made once and kept in out/projects. For each project it
# prints, for panning and for zooming from one to ten times: the time between
# two frames (mean and 95th percentile), the processor time of the program and
# of the display for one frame; then the time from a notch of the wheel to the
# first changed pixel, and the load and memory at rest. Run it on a quiet
# machine; the load is printed, and COUNT (3) tells how often each is done.
# CLEW_PANELS=1 leaves the side panels open.
set -eu
go=${GO:-go}
root=$(pwd)
if [ $# -eq 0 ]; then set -- 77:254 1300:6500 8600:25000 110000:404000; fi
mkdir -p out/projects
chosen=$(mktemp -d)
trap 'rm -rf "$chosen"' EXIT
for what in "$@"; do
	case $what in
	*.clew) project=$(realpath "$what") ;;
	*)
		nodes=${what%:*}
		project="$root/out/projects/$(printf '%06d' "$nodes").clew"
		[ -e "$project" ] || $go run -tags headless ./packaging/bigproject -nodes "$nodes" -links "${what#*:}" -out "$project"
		;;
	esac
	ln -s "$project" "$chosen/$(basename "$project")"
done
echo "load: $(cut -d' ' -f1-3 /proc/loadavg)"
CLEW_BIN=${CLEW_BIN:-$root/bin/clew} CLEW_PROJECTS=$chosen CLEW_SHOTS=${CLEW_SHOTS:-} \
	$go test -tags "e2e migrated_fynedo" -run '^$' -bench BenchmarkCanvas -benchtime "${COUNT:-3}x" -timeout 30m ./app/desktop/e2e
echo "load: $(cut -d' ' -f1-3 /proc/loadavg)"
