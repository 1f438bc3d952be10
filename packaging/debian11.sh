#!/bin/sh
# Runs a command in a minimal Debian 11 that sees this checkout and this Go, so
# that what it builds runs on systems as old:
#
#   packaging/debian11.sh COMMAND…
#
# Needs to be root. The minimal system (a compiler and the headers of the window,
# 500 MB) stays in .cache/chroot for the next time. What is mounted is mounted for
# the command alone and gone with it, whatever happens.
set -eu
cd "$(dirname "$0")/.."
suite=bullseye
mirror=${CLEW_MIRROR:-http://deb.debian.org/debian}
go=${GO:-go}
here=$(pwd -P)
say() { printf 'clew: %s\n' "$*" >&2; }
[ "$(id -u)" = 0 ] || { say "a Debian 11 of its own needs root: sudo make dist-linux"; exit 1; }
packaging/tools.sh bootstrap

system=$here/.cache/chroot/build-$suite
clean_env() { env -i PATH=/usr/local/go/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
if [ ! -d "$system" ]; then
	say "making a minimal Debian 11 with a compiler in $system"
	mkdir -p .cache/chroot
	rm -rf "$system.new"
	if [ -d ".cache/chroot/$suite" ]; then
		cp -a ".cache/chroot/$suite" "$system.new"
	else
		debootstrap --force-check-gpg --variant=minbase "$suite" "$system.new" "$mirror" >&2
	fi
	cp /etc/resolv.conf "$system.new/etc/resolv.conf"
	# Whoever loses power makes it anew.
	echo force-unsafe-io >"$system.new/etc/dpkg/dpkg.cfg.d/unsafe-io"
	clean_env chroot "$system.new" apt-get update -q >&2
	clean_env chroot "$system.new" apt-get install -q -y --no-install-recommends gcc libc6-dev pkg-config \
		libgl-dev libegl-dev libx11-dev libxrandr-dev libxxf86vm-dev libxi-dev libxcursor-dev libxinerama-dev \
		libwayland-dev libxkbcommon-dev >&2
	clean_env chroot "$system.new" apt-get clean
	mv "$system.new" "$system"
fi

# The modules are fetched outside: the system inside needs no network.
$go mod download
goroot=$($go env GOROOT)
modules=$($go env GOMODCACHE)
cache=$($go env GOCACHE)
mkdir -p "$modules" "$cache" "$system/usr/local/go" "$system/modules" "$system/cache" "$system/clew"
# shellcheck disable=SC2016 # the inner shell fills these in
exec unshare --mount --propagation private sh -eu -c '
	system=$1 goroot=$2 modules=$3 cache=$4 here=$5
	shift 5
	mount --bind "$goroot" "$system/usr/local/go"
	mount --bind "$modules" "$system/modules"
	mount --bind "$cache" "$system/cache"
	mount --bind "$here" "$system/clew"
	mount -t proc proc "$system/proc"
	mount --bind /dev "$system/dev"
	exec chroot "$system" env -i PATH=/usr/local/go/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
		GOMODCACHE=/modules GOCACHE=/cache GOPROXY=off GOTOOLCHAIN=local \
		SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-}" CGO_CFLAGS="${CGO_CFLAGS:-}" CGO_ENABLED=1 \
		sh -eu -c '"'"'cd /clew && exec "$@"'"'"' sh "$@"
' sh "$system" "$goroot" "$modules" "$cache" "$here" "$@"
