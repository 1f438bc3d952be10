#!/bin/sh
# make test-deb: installs the .deb from dist/ with apt in a minimal Debian, runs
# the commands and opens the window on the sample under a virtual display,
# upgrades from a lower version, purges, and looks for what is left.
#
#   packaging/test-deb.sh [SUITE]        bookworm by default
#
# Needs to be root. The minimal system stays in .cache/chroot for the next time;
# everything else is taken away, whatever happens.
set -eu
cd "$(dirname "$0")/.."
eval "$(packaging/meta.sh)"
suite=${1:-bookworm}
mirror=${CLEW_MIRROR:-http://deb.debian.org/debian}
deb=$(realpath "dist/clew_$VERSION-1_amd64.deb")
[ "$(id -u)" = 0 ] || { echo "test-deb.sh: a chroot needs root: sudo make test-deb" >&2; exit 1; }
packaging/tools.sh chroot
if [ -z "${DISPLAY_SIZE:-}" ]; then
	export DISPLAY_SIZE=1280x800
	exec packaging/xvfb.sh $DISPLAY_SIZE "$0" "$suite"
fi

say() { printf '\n== %s: %s\n' "$suite" "$*"; }
fail() { printf 'test-deb.sh: %s\n' "$*" >&2; exit 1; }

base=.cache/chroot/$suite
if [ ! -d "$base" ]; then
	say "making a minimal system"
	mkdir -p .cache/chroot
	debootstrap --variant=minbase "$suite" "$base.new" "$mirror"
	mv "$base.new" "$base"
fi
work=$(mktemp -d)
system=$work/system
window=
clean() {
	[ -z "$window" ] || kill "$window" 2>/dev/null || true
	umount "$system/proc" 2>/dev/null || true
	mountpoint -q "$system/proc" || rm -rf "$work"
}
trap clean EXIT
trap 'exit 1' INT TERM
cp -a "$base" "$system"
mount -t proc proc "$system/proc"
cp /etc/resolv.conf "$system/etc/resolv.conf"
in_system() { chroot "$system" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
files() { (cd "$system" && find . -xdev \( -path ./proc -o -path ./var -o -path ./tmp -o -path ./root -o -path ./etc/ld.so.cache \) -prune -o -print | sort); }

say "installing the libraries that a desktop has"
in_system apt-get update -q
in_system apt-get install -q -y --no-install-recommends libgl1 libgl1-mesa-dri >/dev/null

say "installing a lower version, then this one over it"
dpkg-deb -R "$deb" "$work/old"
sed -i 's/^Version: .*/Version: 0.0.1-1/' "$work/old/DEBIAN/control"
dpkg-deb --root-owner-group -Zgzip -z1 -b "$work/old" "$system/old.deb" >/dev/null
rm -rf "$work/old"
cp "$deb" "$system/new.deb"
# What the package draws in stays when it goes; so it is installed, taken away
# and listed before.
in_system apt-get install -q -y --no-install-recommends /old.deb >/dev/null
in_system apt-get purge -q -y clew >/dev/null
files >"$work/before"
in_system apt-get install -q -y --no-install-recommends /old.deb >/dev/null
mkdir -p "$system/root/.config/fyne/$APP_ID"
echo '{}' >"$system/root/.config/fyne/$APP_ID/preferences.json"
cp assets/sample/*.txt "$system/root/"
in_system clew-cli import -p /root/kept.clew /root
in_system apt-get install -q -y --no-install-recommends /new.deb >/dev/null
[ "$(in_system dpkg-query -W -f '${Version}' clew)" = "$VERSION-1" ] || fail "the upgrade did not take"

say "commands"
in_system clew-cli version
in_system clew version >/dev/null || fail "clew version without a display"
in_system clew-cli check -p /root/kept.clew
in_system sh -c 'cd /root && clew-cli graph *.txt -f json -o a.json && clew graph *.txt -f json -o b.json && cmp a.json b.json'

say "without a display: one line, no panic"
status=0
in_system clew 2>"$work/message" || status=$?
cat "$work/message"
[ "$status" = 1 ] && [ "$(wc -l <"$work/message")" = 1 ] || fail "exit code $status and more or less than one line"

say "the window with the sample"
chroot "$system" env -i PATH=/usr/bin:/bin HOME=/root LANG=C.UTF-8 DISPLAY="$DISPLAY" LIBGL_ALWAYS_SOFTWARE=1 clew --sample >"$work/log" 2>&1 &
window=$!
tries=0
until xdotool search --onlyvisible --class Clew >/dev/null 2>&1; do
	kill -0 $window 2>/dev/null || { cat "$work/log" >&2; fail "the program ended before its window came"; }
	tries=$((tries + 1))
	[ $tries -lt 600 ] || fail "no window after a minute"
	sleep 0.1
done
xprop -id "$(xdotool search --onlyvisible --class Clew | head -n 1)" WM_CLASS
sleep "${CLEW_WAIT:-10}"
mkdir -p out/packages
import -window root "out/packages/$suite.png"
colors=$(identify -format %k "out/packages/$suite.png")
[ "$colors" -gt 500 ] || fail "the window is empty: $colors colors"
kill $window
wait $window 2>/dev/null || true
window=

say "purging"
in_system apt-get purge -q -y clew >/dev/null
files >"$work/after"
comm -13 "$work/before" "$work/after" | grep -vE '^\./(new|old)\.deb$' >"$work/left" || true
[ ! -s "$work/left" ] || { cat "$work/left" >&2; fail "left behind"; }
[ -s "$system/root/kept.clew" ] && [ -s "$system/root/.config/fyne/$APP_ID/preferences.json" ] || fail "the purge took projects or settings"
say "all well; the picture is out/packages/$suite.png"
