#!/bin/sh
# make test-deb: installs the .deb from dist/ with apt in a minimal Debian, runs
# the commands and opens the window on the sample under a virtual display,
# upgrades from a lower version, purges, and looks for what is left.
#
#   packaging/test-deb.sh [SUITE]        bookworm by default
#
# CLEW_OLDER names a folder with the packages of an earlier release: the upgrade
# then begins with the .deb there, which is tried on a project of this one, too.
# Without it the lower version is this program under a lower number.
#
# Needs to be root. The minimal system stays in .cache/chroot for the next time;
# everything else is taken away, whatever happens.
set -eu
cd "$(dirname "$0")/.."
eval "$(packaging/meta.sh)"
suite=${1:-bookworm}
mirror=${CLEW_MIRROR:-http://deb.debian.org/debian}
deb=$(realpath "dist/clew_$VERSION-1_amd64.deb")
older=$deb
[ -z "${CLEW_OLDER:-}" ] || older=$(realpath "$CLEW_OLDER"/clew_*_amd64.deb)
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
	rm -rf "$base.new"
	debootstrap --force-check-gpg --variant=minbase "$suite" "$base.new" "$mirror"
	echo force-unsafe-io >"$base.new/etc/dpkg/dpkg.cfg.d/unsafe-io"
	mv "$base.new" "$base"
fi
work=$(mktemp -d)
system=$work/system
window=
flat=
clean() {
	for process in $window $flat; do kill "$process" 2>/dev/null || true; done
	umount "$system/proc" 2>/dev/null || true
	# Whoever holds a file is given time to end.
	mountpoint -q "$system/proc" || rm -rf "$work" 2>/dev/null || { sleep 5 && rm -rf "$work"; }
}
trap clean EXIT
trap 'exit 1' INT TERM
cp -a "$base" "$system"
mount -t proc proc "$system/proc"
cp /etc/resolv.conf "$system/etc/resolv.conf"
echo 'Dpkg::Use-Pty "0";' >"$system/etc/apt/apt.conf.d/99no-terminal"
in_system() { chroot "$system" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
# To be run in the background: what $! names is the program, not a shell around it.
become() { exec chroot "$system" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 LIBGL_ALWAYS_SOFTWARE=1 "$@"; }
files() { (cd "$system" && find . -xdev \( -path ./proc -o -path ./var -o -path ./tmp -o -path ./root -o -path ./etc/ld.so.cache \) -prune -o -print | sort); }

# one_line WORDS COMMAND…: it fails, and says why in one line with these words.
one_line() {
	words=$1
	shift
	status=0
	"$@" 2>"$work/message" >/dev/null || status=$?
	cat "$work/message"
	[ "$status" = 1 ] && [ "$(wc -l <"$work/message")" = 1 ] && grep -q "$words" "$work/message" || fail "exit code $status, and not one line about: $words"
}

say "installing the libraries that a desktop has"
in_system apt-get update -q
in_system apt-get install -q -y --no-install-recommends libgl1 libgl1-mesa-dri \
	libegl1 libwayland-cursor0 libwayland-egl1 libxkbcommon0 xkb-data >/dev/null

say "installing a lower version, then this one over it"
cp "$deb" "$system/new.deb"
if dpkg --compare-versions "$(dpkg-deb -f "$older" Version)" lt "$VERSION-1"; then
	cp "$older" "$system/old.deb"
else
	dpkg-deb -R "$older" "$work/old"
	sed -i 's/^Version: .*/Version: 0.0.1-1/' "$work/old/DEBIAN/control"
	dpkg-deb --root-owner-group -Zgzip -z1 -b "$work/old" "$system/old.deb" >/dev/null
	rm -rf "$work/old"
fi
# What the package draws in stays when it goes; so it is installed, taken away
# and listed before.
in_system apt-get install -q -y --no-install-recommends /old.deb >/dev/null
in_system apt-get purge -q -y clew >/dev/null
files >"$work/before"
in_system apt-get install -q -y --no-install-recommends /old.deb >/dev/null
mkdir -p "$system/root/.config/fyne/$APP_ID"
echo '{}' >"$system/root/.config/fyne/$APP_ID/preferences.json"
cp assets/sample/*.txt "$system/root/"
in_system clew-cli version
in_system clew-cli import -p /root/kept.clew /root
in_system clew-cli rename -p /root/kept.clew Kremlin 'The Kremlin of old'
in_system clew-cli export -p /root/kept.clew -f json -o /root/kept.json
cp "$system/root/kept.clew" "$system/root/older.clew"
in_system apt-get install -q -y --no-install-recommends /new.deb >/dev/null
[ "$(in_system dpkg-query -W -f '${Version}' clew)" = "$VERSION-1" ] || fail "the upgrade did not take"

say "commands"
in_system clew-cli version
in_system clew version >/dev/null || fail "clew version without a display"
in_system clew-cli check -p /root/kept.clew
in_system clew-cli export -p /root/kept.clew -f json -o /root/again.json
grep -q 'The Kremlin of old' "$system/root/again.json" || fail "the upgrade lost a decision"
# Another program may draw another graph from the same texts.
[ -n "${CLEW_OLDER:-}" ] || cmp "$system/root/kept.json" "$system/root/again.json" || fail "the upgrade changed a project"
[ "$(cat "$system/root/.config/fyne/$APP_ID/preferences.json")" = '{}' ] || fail "the upgrade changed the settings"
in_system sh -c 'cd /root && clew-cli graph *.txt -f json -o a.json && clew graph *.txt -f json -o b.json && cmp a.json b.json'

say "a project of an older version"
cp graphmodel/project/testdata/v1.clew "$system/root/v1.clew"
in_system clew-cli stats -p /root/v1.clew >/dev/null || fail "a project of the first version cannot be read"
in_system sh -c 'clew-cli import -p /root/v1.clew /root/*.txt'
in_system clew-cli check -p /root/v1.clew
in_system clew-cli backups -p /root/v1.clew | grep 'before version' || fail "no backup of the older project"

if [ -n "${CLEW_OLDER:-}" ]; then
	say "a project of the older program in this one, and one of this program in the older one"
	version_of() { od -An -t u1 -j 60 -N 4 "$system/root/$1" | awk '{ print (($1 * 256 + $2) * 256 + $3) * 256 + $4 }'; } # PRAGMA user_version
	articles() { in_system clew-cli stats -p "/root/$1" | sed -n 's/^\([0-9]*\) articles.*/\1/p'; }
	was=$(version_of older.clew) count=$(articles older.clew)
	echo 'Ann Lee of Acme met Bob Stone in Paris on 3 May 2024.' >"$system/root/one-more.txt"
	in_system clew-cli import -p /root/older.clew /root/one-more.txt
	in_system clew-cli check -p /root/older.clew
	is=$(version_of older.clew)
	echo "the file was of version $was, and is of version $is"
	[ "$(articles older.clew)" = $((count + 1)) ] || fail "the older project had $count articles and now has not one more"
	[ "$was" = "$is" ] || in_system clew-cli backups -p /root/older.clew | grep "before version $is" || fail "no backup of the older program's project"
	in_system apt-get install -q -y --no-install-recommends --allow-downgrades /old.deb >/dev/null
	cp "$system/root/older.clew" "$work/raised.clew"
	if [ "$was" = "$is" ]; then
		in_system clew-cli check -p /root/older.clew
	else
		one_line "newer version of Clew" in_system clew-cli stats -p /root/older.clew
		one_line "newer version of Clew" in_system clew-cli import -p /root/older.clew /root/one-more.txt
	fi
	cmp "$work/raised.clew" "$system/root/older.clew" || fail "the older program changed the newer project"
	in_system apt-get install -q -y --no-install-recommends /new.deb >/dev/null
	[ "$(in_system dpkg-query -W -f '${Version}' clew)" = "$VERSION-1" ] || fail "the second upgrade did not take"
	rm -f "$system/root/one-more.txt"
fi

say "a project of a newer version: refused in one line, and left as it is"
cp "$system/root/kept.clew" "$system/root/newer.clew"
printf '\000\000\047\017' | dd of="$system/root/newer.clew" bs=1 seek=60 conv=notrunc 2>/dev/null # PRAGMA user_version
cp "$system/root/newer.clew" "$work/newer.clew"
one_line "newer version of Clew" in_system clew-cli stats -p /root/newer.clew
cmp "$work/newer.clew" "$system/root/newer.clew" || fail "the newer project was changed"

say "without a display, with one that does not answer, without OpenGL: one line, no panic"
one_line "no display" in_system timeout 120 clew
one_line "no display" in_system DISPLAY=:4711 XDG_RUNTIME_DIR=/tmp timeout 120 clew
one_line "no display" in_system WAYLAND_DISPLAY=nowhere XDG_RUNTIME_DIR=/tmp timeout 120 clew
libgl=$(in_system find /usr/lib -name 'libGL.so.1')
mv "$system$libgl" "$system$libgl.away"
one_line "libGL.so.1" in_system DISPLAY="$DISPLAY" timeout 120 clew --sample
in_system clew-cli version >/dev/null || fail "clew-cli version without libGL.so.1"
mv "$system$libgl.away" "$system$libgl"
Xvfb -displayfd 3 -screen 0 800x600x24 -nolisten tcp -extension GLX 3>"$work/number" 2>/dev/null &
flat=$!
tries=0
until [ -s "$work/number" ]; do
	tries=$((tries + 1))
	[ $tries -lt 100 ] || fail "the display without OpenGL did not start"
	sleep 0.1
done
one_line "needs OpenGL" in_system DISPLAY=":$(cat "$work/number")" XDG_RUNTIME_DIR=/tmp LIBGL_ALWAYS_SOFTWARE=1 timeout 120 clew --sample
kill $flat
flat=

say "the window with the sample"
become DISPLAY="$DISPLAY" clew --sample >"$work/log" 2>&1 &
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

# Wayland before 1.20 (Debian 11) is too old for the window, which then uses X11.
if [ "$suite" != bullseye ]; then
	say "the window on Wayland alone"
	install -d -m 700 "$system/run/clew"
	XDG_RUNTIME_DIR="$system/run/clew" weston --backend=x11-backend.so --socket=clew-test --idle-time=0 --width=1200 --height=700 >"$work/weston" 2>&1 &
	flat=$!
	tries=0
	until [ -S "$system/run/clew/clew-test" ]; do
		tries=$((tries + 1))
		[ $tries -lt 300 ] || { cat "$work/weston" >&2; fail "the Wayland compositor did not start"; }
		sleep 0.1
	done
	sleep 3
	import -window root "$work/empty.png"
	empty=$(identify -format %k "$work/empty.png")
	become WAYLAND_DISPLAY=clew-test XDG_RUNTIME_DIR=/run/clew clew --sample >"$work/log" 2>&1 &
	window=$!
	sleep $((${CLEW_WAIT:-10} * 3))
	kill -0 $window 2>/dev/null || { cat "$work/log" >&2; fail "the program ended"; }
	import -window root "out/packages/$suite-wayland.png"
	colors=$(identify -format %k "out/packages/$suite-wayland.png")
	[ "$colors" -gt $((empty + 500)) ] || { cat "$work/log" >&2; fail "no window on Wayland: $colors colors, $empty without it"; }
	kill $window $flat
	wait $window 2>/dev/null || true
	window='' flat=''
	rm -rf "$system/run/clew"
fi

say "purging"
in_system apt-get purge -q -y clew >/dev/null
files >"$work/after"
comm -13 "$work/before" "$work/after" | grep -vE '^\./(new|old)\.deb$' >"$work/left" || true
[ ! -s "$work/left" ] || { cat "$work/left" >&2; fail "left behind"; }
[ -s "$system/root/kept.clew" ] && [ -s "$system/root/.config/fyne/$APP_ID/preferences.json" ] || fail "the purge took projects or settings"
say "all well; the picture is out/packages/$suite.png"
