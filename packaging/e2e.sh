#!/bin/sh
# Runs the end-to-end tests: the built program (bin/clew) in real windows on
# virtual displays, driven by mouse and keyboard. They leave their screenshots
# in out/e2e.
set -eu
go=${GO:-go}
root=$(pwd)
case "$(uname -s)" in
Linux) ;;
*)
	echo "e2e: these tests drive X11 windows and run on Linux only; skipped here" >&2
	exit 0
	;;
esac
mkdir -p out/e2e
CLEW_BIN="$root/bin/clew" CLEW_SHOTS="$root/out/e2e" $go test -tags "e2e migrated_fynedo" -count=1 -timeout 10m ./app/desktop/e2e
