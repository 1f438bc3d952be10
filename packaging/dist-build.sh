#!/bin/sh
# shellcheck disable=SC2086 # $flags is a list
# Builds the programs of one system into dist/bin, so that two builds of one
# commit are the same bytes: dist-build.sh linux
# With CLEW_REBUILD=no, programs that are there already are taken as they are.
set -eu
cd "$(dirname "$0")/.."
eval "$(packaging/meta.sh)"
go=${GO:-go}
system=$1
out=dist/bin/$system
mkdir -p "$out"
stamp="-s -w -buildid= -X clew/app/cli.stampCommit=$COMMIT -X clew/app/cli.stampDate=$DATETIME"
flags="-trimpath -buildvcs=false"
export CGO_CFLAGS="${CGO_CFLAGS:--O1 -g0}" SOURCE_DATE_EPOCH

say() { printf 'clew: %s\n' "$*" >&2; }
if [ "${CLEW_REBUILD:-yes}" = no ] && [ -n "$(ls "$out")" ]; then
	say "taking the programs in $out as they are"
	exit 0
fi

case $system in
linux)
	packaging/setup.sh
	say "building bin/clew-cli (static) and bin/clew for Linux"
	CGO_ENABLED=0 $go build $flags -tags headless -ldflags "$stamp" -o "$out/clew-cli" .
	$go build $flags -buildmode=pie -tags migrated_fynedo -ldflags "$stamp" -o "$out/clew" .
	;;
*)
	echo "usage: dist-build.sh linux" >&2
	exit 2
	;;
esac
