#!/bin/sh
# Measures the desktop program on a virtual display: measure.sh [PROGRAM]
# Prints the time from start to visible window with an empty cache ("cold") and
# with a filled one ("warm", the best of five), the processor time that the
# start took, the memory with the sample project open, and the processor time of
# ten idle seconds. A busy machine makes the times longer, hence the load.
set -eu
program=$(realpath "${1:-bin/clew}")
here=$(cd "$(dirname "$0")" && pwd)
if [ -z "${MEASURING:-}" ]; then
	work=$(mktemp -d)
	trap 'rm -rf "$work"' EXIT
	MEASURING=$work "$here/xvfb.sh" 1440x900 "$0" "$program"
	exit
fi

export HOME="$MEASURING" XDG_CACHE_HOME="$MEASURING/cache" XDG_CONFIG_HOME="$MEASURING/config" XDG_RUNTIME_DIR="$MEASURING"
mkdir -p "$XDG_CACHE_HOME" "$XDG_CONFIG_HOME"
tick=$((1000 / $(getconf CLK_TCK)))

# A window that stays keeps the display from starting over between two runs.
xprop -root -spy >/dev/null 2>&1 &
watcher=$!
pid=
trap 'kill $watcher $pid 2>/dev/null || true' EXIT INT TERM

# cpu prints the milliseconds of processor time that the program has used.
cpu() { awk -v t=$tick '{ sub(/.*\) /, ""); print ($12 + $13) * t }' "/proc/$pid/stat"; }

memory() { awk '/^VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$pid/status"; }

# start starts the program and waits for its window; sets pid, wall and used.
start() {
	began=$(date +%s%N)
	"$program" "$@" >"$MEASURING/log" 2>&1 &
	pid=$!
	until xdotool search --onlyvisible --name '^Clew|Clew$' >/dev/null 2>&1; do
		if ! kill -0 "$pid" 2>/dev/null; then
			echo "measure.sh: the program ended before it showed a window:" >&2
			cat "$MEASURING/log" >&2
			exit 1
		fi
	done
	wall=$((($(date +%s%N) - began) / 1000000))
	used=$(cpu)
}

stop() {
	kill "$pid"
	wait "$pid" 2>/dev/null || true
}

echo "load: $(cut -d' ' -f1-3 /proc/loadavg 2>/dev/null || uptime)"
start
echo "start, cold: $wall ms, $used ms of processor time"
sleep 3 # the checksums of the compiled code are noted after the first start
stop
best='' least=''
for _ in 1 2 3 4 5; do
	start
	if [ -z "$best" ] || [ "$wall" -lt "$best" ]; then best=$wall; fi
	if [ -z "$least" ] || [ "$used" -lt "$least" ]; then least=$used; fi
	stop
done
echo "start, warm: $best ms, $least ms of processor time"

start --sample
# Settled: no more than a twentieth of the processor in two seconds.
tries=0
while [ $tries -lt 60 ]; do
	before=$(cpu)
	sleep 2
	[ $(($(cpu) - before)) -gt 100 ] || break
	tries=$((tries + 1))
done
sleep 5 # the program gives memory back when it has rested
echo "memory with the sample project: $(memory) MB"
before=$(cpu)
sleep 10
echo "idle: $(awk -v a="$before" -v b="$(cpu)" 'BEGIN { printf "%.1f", (b - a) / 100 }') % of a processor"
stop
