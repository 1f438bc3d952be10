#!/bin/sh
# Prints what every package is stamped with, as shell assignments:
#
#   eval "$(packaging/meta.sh)"
#
# The version stands in FyneApp.toml and nowhere else; commit and date are those
# of the checkout, or of CLEW_COMMIT and SOURCE_DATE_EPOCH where there is none.
set -eu
cd "$(dirname "$0")/.."

field() { sed -n "s/^ *$1 *= *\"\{0,1\}\([^\"]*\)\"\{0,1\} *\$/\1/p" FyneApp.toml | head -n 1; }

version=$(field Version)
build=$(field Build)
id=$(field ID)
case $version in
'' | *[!0-9.]* | *..* | .* | *. | *.*.*.*)
	echo "meta.sh: the version in FyneApp.toml has to be three numbers, not '$version'" >&2
	exit 1
	;;
*.*.*) ;;
*)
	echo "meta.sh: the version in FyneApp.toml has to be three numbers, not '$version'" >&2
	exit 1
	;;
esac

commit=${CLEW_COMMIT:-$(git rev-parse HEAD 2>/dev/null || echo unknown)}
if [ -z "${CLEW_COMMIT:-}" ] && [ -n "$(git status --porcelain --untracked-files=no 2>/dev/null)" ]; then
	commit="$commit-with-changes"
fi
epoch=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 0)}
# GNU's date, or that of BSD and macOS.
iso() { date -u -d "@$1" "+$2" 2>/dev/null || date -u -r "$1" "+$2"; }

cat <<EOF
VERSION=$version
BUILD=$build
APP_ID=$id
COMMIT=$commit
SOURCE_DATE_EPOCH=$epoch
DATE=$(iso "$epoch" %Y-%m-%d)
DATETIME=$(iso "$epoch" %Y-%m-%dT%H:%M:%SZ)
EOF
