#!/bin/sh
# make test-tar: installs the archive from dist/ into a folder of its own, runs
# it, uninstalls it, and looks for what is left.
set -eu
cd "$(dirname "$0")/.."
eval "$(packaging/meta.sh)"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tar -C "$work" -xf dist/clew-"$VERSION"-linux-*.tar.xz
mkdir "$work/prefix"
make -s -C "$work"/clew-"$VERSION"-linux-* install PREFIX="$work/prefix"
"$work/prefix/bin/clew-cli" version
grep -q "^Exec=$work/prefix/bin/clew" "$work/prefix/share/applications/io.github.clew.desktop.desktop"
make -s -C "$work"/clew-"$VERSION"-linux-* uninstall PREFIX="$work/prefix"
left=$(find "$work/prefix" -type f | grep -vE '/share/(mime|applications)/[^/]*(cache|XMLnamespaces|aliases|generic-icons|globs2?|icons|magic|subclasses|treemagic|types|version)$' || true)
[ -z "$left" ] || { echo "test-tar.sh: left behind: $left" >&2; exit 1; }
echo "All well: installed, run, uninstalled."
