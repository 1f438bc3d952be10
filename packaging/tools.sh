#!/bin/sh
# The tools that packing needs. tools.sh linux|windows|macos|check|chroot|
# bootstrap|wine|sign|appimage|flatpak installs what is missing with apt-get, after saying so, and notes
# it in .cache/installed; tools.sh remove takes exactly that off the machine again.
# tools.sh nfpm|actionlint|go-winres prints the path of a pinned Go tool, which
# is built into .cache/tools the first time.
set -eu
cd "$(dirname "$0")/.."
go=${GO:-go}
say() { printf 'clew: %s\n' "$*" >&2; }
have() { case $1 in /*) [ -e "$1" ] ;; *) command -v "$1" >/dev/null 2>&1 ;; esac; }
root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# gotool NAME MODULE@VERSION. No tool of packaging/tools/go.mod: their dependencies
# are many, and would have to agree with those of the linters.
gotool() {
	path=$PWD/.cache/tools/$1-${2##*@}
	if [ ! -x "$path" ]; then
		say "building $2"
		GOBIN=$PWD/.cache/tools/new GOFLAGS='' $go install "$2" >&2
		mv "$PWD/.cache/tools/new/$1" "$path"
	fi
	echo "$path"
}

# need PROGRAM=PACKAGE…: installs the packages whose program, or file, is missing.
need() {
	missing=''
	for pair in "$@"; do have "${pair%%=*}" || missing="$missing ${pair#*=}"; done
	[ -n "$missing" ] || return 0
	if ! have apt-get; then
		say "Packages are made on Debian or Ubuntu. Missing here:$missing"
		return 1
	fi
	say "Installing with apt-get:$missing (packaging/tools.sh remove takes them away again)"
	mkdir -p .cache
	dpkg-query -W -f '${Package}\n' | sort >.cache/before
	root apt-get update -q >&2
	status=0
	# shellcheck disable=SC2086 # a list of packages
	root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 install -q -y --no-install-recommends $missing >&2 || status=$?
	# What came before a failure is noted, too.
	dpkg-query -W -f '${Package}\n' | sort | comm -13 .cache/before - >>.cache/installed
	rm -f .cache/before
	return $status
}

# On Ubuntu debootstrap comes without the keys of Debian, and would check nothing.
keys=/usr/share/keyrings/debian-archive-keyring.gpg
case ${1:-} in
nfpm) gotool nfpm github.com/goreleaser/nfpm/v2/cmd/nfpm@v2.45.1 ;; # 2.48 needs modules that cannot be had everywhere
actionlint) gotool actionlint github.com/rhysd/actionlint/cmd/actionlint@v1.7.12 ;;
go-winres) gotool go-winres github.com/tc-hib/go-winres@v0.3.3 ;;
linux) need rsvg-convert=librsvg2-bin objdump=binutils xz=xz-utils ;;
check) need lintian=lintian desktop-file-validate=desktop-file-utils appstreamcli=appstream rpm=rpm man=man-db shellcheck=shellcheck python3=python3 ;;
windows) need x86_64-w64-mingw32-gcc=gcc-mingw-w64-x86-64 makensis=nsis wixl=wixl rsvg-convert=librsvg2-bin convert=imagemagick python3=python3 ;;
wine) need wine=wine x86_64-w64-mingw32-gcc=gcc-mingw-w64-x86-64 osslsigncode=osslsigncode openssl=openssl Xvfb=xvfb xdotool=xdotool import=imagemagick xprop=x11-utils ;;
sign) need osslsigncode=osslsigncode ;;
macos) need clang-14=clang-14 llvm-lipo-14=llvm-14 genisoimage=genisoimage python3=python3 ;;
bootstrap) need $keys=debian-archive-keyring debootstrap=debootstrap unshare=util-linux ;;
appimage) need mksquashfs=squashfs-tools curl=curl ;;
flatpak) need flatpak=flatpak flatpak-builder=flatpak-builder ;;
chroot) need weston=weston $keys=debian-archive-keyring debootstrap=debootstrap Xvfb=xvfb xdotool=xdotool import=imagemagick xprop=x11-utils ;;
remove)
	[ -s .cache/installed ] || { say "nothing was installed for packing"; exit 0; }
	# What was installed since may need one of them by now.
	sort -u .cache/installed >.cache/before
	# shellcheck disable=SC2046 # a list of packages
	others=$(LC_ALL=C apt-get -s purge $(cat .cache/before) | awk '/^(Purg|Remv) / { print $2 }' | sort -u | comm -23 - .cache/before)
	rm -f .cache/before
	[ -z "$others" ] || { say "nothing is removed: these need something of it by now:" $others; exit 1; }
	say "Removing: $(tr '\n' ' ' <.cache/installed)"
	# shellcheck disable=SC2046 # a list of packages
	root env DEBIAN_FRONTEND=noninteractive apt-get purge -q -y $(cat .cache/installed) >&2
	rm -f .cache/installed
	;;
*)
	echo "usage: tools.sh linux|windows|macos|check|chroot|bootstrap|wine|sign|appimage|flatpak|remove|nfpm|actionlint|go-winres" >&2
	exit 2
	;;
esac
