#!/bin/sh
# make check-reproducible: builds and packs twice, from two folders of different
# names, and compares the packages byte for byte.
#
#   packaging/check-reproducible.sh [linux|windows]…      both by default
#
# CLEW_FAST=1 compresses less. The packages stay in dist/.
set -eu
cd "$(dirname "$0")/.."
eval "$(packaging/meta.sh)"
CLEW_COMMIT=$COMMIT CLEW_URL=$(packaging/url.sh)
export SOURCE_DATE_EPOCH CLEW_COMMIT CLEW_URL
[ $# -gt 0 ] || set -- linux windows
here=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
say() { printf '\n== %s\n' "$*"; }

# The second folder holds what Git knows of, and shares the tools.
mkdir "$work/elsewhere"
git ls-files -z | xargs -0 cp --parents -t "$work/elsewhere"
mkdir -p .cache
ln -s "$here/.cache" "$work/elsewhere/.cache"
for system in "$@"; do
	say "$system, here"
	"packaging/dist-$system.sh"
	say "$system, once more in another folder"
	(
		cd "$work/elsewhere"
		umask 077
		TZ=Pacific/Auckland LC_ALL=C "packaging/dist-$system.sh"
	)
done
say "comparing"
status=0
for system in "$@"; do
	case $system in
	linux) set -- "dist/bin/linux/clew" dist/clew_"$VERSION"-1_*.deb dist/clew-"$VERSION"-1.*.rpm dist/clew-"$VERSION"-linux-*.tar.xz ;;
	windows) set -- dist/bin/windows/clew.exe dist/bin/windows/clew-cli.exe "dist/clew-$VERSION-setup.exe" "dist/clew-$VERSION.msi" ;;
	esac
	for file in "$@"; do
		if cmp "$file" "$work/elsewhere/$file"; then
			echo "the same twice: $file $(sha256sum "$file" | cut -c 1-16)"
		else
			status=1
		fi
	done
done
exit $status
