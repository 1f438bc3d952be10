#!/bin/sh
# make test-tar: installs the archive from dist/ into a folder of its own, runs
# it, uninstalls it, and looks for what is left.
set -eu
cd "$(dirname "$0")/.."
eval "$(packaging/meta.sh)"
fail() { printf 'test-tar.sh: %s\n' "$*" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tar -C "$work" -xf dist/clew-"$VERSION"-linux-*.tar.xz
mkdir "$work/prefix"
unpacked=$(echo "$work"/clew-"$VERSION"-linux-*)

make -s -C "$unpacked" install PREFIX="$work/prefix"
[ "$("$work/prefix/bin/clew-cli" version | head -n 1)" = "clew $VERSION" ] || fail "the version is not $VERSION"
grep -q "^Exec=$work/prefix/bin/clew" "$work/prefix/share/applications/$APP_ID.desktop" || fail "the menu entry names another program"
for name in clew clew-cli; do
	"$work/prefix/bin/$name" graph assets/sample/*.txt -f json -o "$work/$name.json"
done
cmp "$work/clew.json" "$work/clew-cli.json"
make -s -C "$unpacked" uninstall PREFIX="$work/prefix"
left=$(find "$work/prefix" -mindepth 1)
[ -z "$left" ] || fail "left behind: $left"

# A packager's folder: the paths inside are those without it.
make -s -C "$unpacked" install DESTDIR="$work/root" PREFIX=/usr
grep -q '^Exec=/usr/bin/clew' "$work/root/usr/share/applications/$APP_ID.desktop" || fail "DESTDIR stands in the menu entry"
make -s -C "$unpacked" uninstall DESTDIR="$work/root" PREFIX=/usr
left=$(find "$work/root" -mindepth 1 ! -path "$work/root/usr")
[ -z "$left" ] || fail "left behind below DESTDIR: $left"
echo "All well: installed, run, uninstalled."
