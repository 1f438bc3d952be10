#!/bin/sh
# Writes the icon, the manifest and the version of a Windows program as an object
# that the linker takes in (the Go tool when it lies beside main.go):
#
#   resources.sh clew.exe|clew-cli.exe FILE.syso
set -eu
name=$1
out=$2
cd "$(dirname "$0")/../.."
eval "$(packaging/meta.sh)"
winres=$(packaging/tools.sh go-winres)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
manifest=gui description="Clew: news articles as a map of who met whom"
if [ "$name" = clew-cli.exe ]; then manifest=cli description="Clew: commands"; fi
rsvg-convert -w 256 -h 256 assets/icons/clew.svg -o "$work/icon.png"
(cd "$work" && "$winres" simply --arch amd64 --out rsrc --icon icon.png --manifest $manifest \
	--product-version "$VERSION.0" --file-version "$VERSION.$BUILD" --product-name Clew \
	--file-description "$description" \
	--copyright "The Clew authors, MIT License" --original-filename "$name")
mv "$work/rsrc_windows_amd64.syso" "$out"
