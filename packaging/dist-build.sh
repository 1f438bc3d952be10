#!/bin/sh
# shellcheck disable=SC2086 # $flags is a list
# Builds the program of one system into dist/bin, so that two builds of one
# commit are the same bytes: dist-build.sh linux|windows|darwin
# With CLEW_REBUILD=no, a program that is there already is taken as it is.
#
# CLEW_SUITE says where the Linux program is built: bullseye (in a minimal
# Debian 11, so that it runs on old systems; needs root) or host.
set -eu
cd "$(dirname "$0")/.."
eval "$(packaging/meta.sh)"
go=${GO:-go}
system=$1
out=dist/bin/$system
mkdir -p "$out"
stamp="-s -w -buildid= -X clew/app/cli.stampCommit=$COMMIT -X clew/app/cli.stampDate=$DATETIME"
flags="-trimpath -buildvcs=false -tags migrated_fynedo"
export CGO_CFLAGS="${CGO_CFLAGS:--O1 -g0}" SOURCE_DATE_EPOCH

say() { printf 'clew: %s\n' "$*" >&2; }
if [ "${CLEW_REBUILD:-yes}" = no ] && [ -n "$(ls "$out")" ]; then
	say "taking the program in $out as it is"
	exit 0
fi

case $system in
linux)
	suite=${CLEW_SUITE:-}
	if [ -z "$suite" ]; then
		suite=host
		if [ "$(id -u)" = 0 ]; then suite=bullseye; fi
	fi
	case $suite in
	bullseye)
		say "building clew in a minimal Debian 11"
		# GLFW looks the function for this flag up at run time (Wayland 1.20); the
		# headers of Debian 11 do not know its name.
		CGO_CFLAGS="$CGO_CFLAGS -DWL_MARSHAL_FLAG_DESTROY=1" packaging/debian11.sh go build $flags -buildmode=pie -ldflags "$stamp" -o "$out/clew" .
		;;
	host)
		packaging/setup.sh
		say "building clew with this system's libraries; as root it would be built for older ones (docs/release.md)"
		$go build $flags -buildmode=pie -ldflags "$stamp" -o "$out/clew" .
		;;
	*)
		echo "dist-build.sh: CLEW_SUITE has to be bullseye or host, not '$suite'" >&2
		exit 2
		;;
	esac
	;;
windows)
	packaging/tools.sh windows
	say "building clew.exe and clew-cli.exe; the first time this takes minutes"
	resources=rsrc_windows_amd64.syso
	trap 'rm -f "$resources"' EXIT
	packaging/windows/resources.sh clew.exe "$resources"
	GOOS=windows GOARCH=amd64 CGO_ENABLED=1 CC=x86_64-w64-mingw32-gcc CXX=x86_64-w64-mingw32-g++ \
		$go build $flags -ldflags "$stamp -H windowsgui" -o "$out/clew.exe" .
	packaging/windows/resources.sh clew-cli.exe "$resources"
	x86_64-w64-mingw32-gcc -Os -s -Wall -Wextra -Werror -Wl,--no-insert-timestamp -o "$out/clew-cli.exe" packaging/windows/cli.c "$resources"
	;;
darwin)
	[ "$(uname -s)" = Darwin ] || { say "the window for macOS can be built on a Mac only: it needs Apple's frameworks"; exit 1; }
	packaging/setup.sh
	for arch in arm64 amd64; do
		say "building clew for macOS on $arch"
		GOOS=darwin GOARCH=$arch CGO_ENABLED=1 MACOSX_DEPLOYMENT_TARGET=12.0 \
			CC="clang -arch $(echo $arch | sed s/amd64/x86_64/)" \
			$go build $flags -ldflags "$stamp" -o "$out/clew-$arch" .
	done
	lipo -create -output "$out/clew" "$out/clew-arm64" "$out/clew-amd64"
	rm -f "$out/clew-arm64" "$out/clew-amd64"
	;;
*)
	echo "usage: dist-build.sh linux|windows|darwin" >&2
	exit 2
	;;
esac
