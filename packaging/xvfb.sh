#!/bin/sh
# Runs a command on a virtual display of its own: xvfb.sh WIDTHxHEIGHT COMMAND…
set -eu
size=$1
shift
number=90
while [ -e "/tmp/.X$number-lock" ] || [ -e "/tmp/.X11-unix/X$number" ]; do
	number=$((number + 1))
done
Xvfb ":$number" -screen 0 "${size}x24" -nolisten tcp >/dev/null 2>&1 &
server=$!
trap 'kill $server 2>/dev/null || true' EXIT INT TERM
tries=0
until DISPLAY=":$number" xprop -root >/dev/null 2>&1; do
	tries=$((tries + 1))
	if [ $tries -gt 100 ]; then
		echo "xvfb.sh: the virtual display :$number did not start" >&2
		exit 1
	fi
	sleep 0.1
done
DISPLAY=":$number" LANG="${LANG:-C.UTF-8}" "$@"
