#!/bin/sh
# Fills dist/layout from the archive in dist/ where make dist-linux did not run
# on this machine: unpack-layout.sh VERSION
set -eu
cd "$(dirname "$0")/.."
[ ! -d dist/layout ] || exit 0
set -- dist/clew-"$1"-linux-*.tar.xz
[ -f "$1" ] || { echo "There is neither dist/layout nor $1: run make dist-linux first." >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tar -C "$work" -xf "$1"
mkdir dist/layout
cp -a "$work"/*/bin "$work"/*/share dist/layout/
