#!/bin/sh
# Writes the icon, the manifest and the version of clew.exe as an object that the
# Go tool links when it lies beside main.go: resources.sh FILE.syso
set -eu
out=$1
cd "$(dirname "$0")/../.."
eval "$(packaging/meta.sh)"
winres=$(packaging/tools.sh go-winres)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rsvg-convert -w 256 -h 256 assets/icons/clew.svg -o "$work/icon.png"
(cd "$work" && "$winres" simply --arch amd64 --out rsrc --icon icon.png --manifest gui \
	--product-version "$VERSION.0" --file-version "$VERSION.$BUILD" --product-name Clew \
	--file-description "Clew: news articles as a map of who met whom" \
	--copyright "The Clew authors, MIT License" --original-filename clew.exe)
mv "$work/rsrc_windows_amd64.syso" "$out"
