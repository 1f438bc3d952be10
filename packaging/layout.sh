#!/bin/sh
# Lays out everything that a Linux package holds below one prefix:
#
#   packaging/layout.sh PROGRAM FOLDER
#
# FOLDER then holds bin/ and share/. The program goes in once; clew-cli, the
# name under which it opens no window, is a link. Needs rsvg-convert.
set -eu
program=$(realpath "$1")
out=$2
cd "$(dirname "$0")/.."
eval "$(packaging/meta.sh)"
: "${URL:=$(packaging/url.sh)}"
rm -rf "$out"
mkdir -p "$out"
out=$(realpath "$out")

put() { # MODE FROM TO
	mkdir -p "$out/$(dirname "$3")"
	install -m "$1" "$2" "$out/$3"
}
fill() { # FROM TO: with the version and the like
	mkdir -p "$out/$(dirname "$2")"
	sed -e "s|@VERSION@|$VERSION|g" -e "s|@DATE@|$DATE|g" -e "s|@URL@|$URL|g" -e "s|@APP_ID@|$APP_ID|g" "$1" >"$out/$2"
	chmod 644 "$out/$2"
}

put 755 "$program" bin/clew
ln -s clew "$out/bin/clew-cli"
put 644 "packaging/linux/$APP_ID.desktop" "share/applications/$APP_ID.desktop"
put 644 "packaging/linux/$APP_ID.mime.xml" "share/mime/packages/$APP_ID.xml"
fill "packaging/linux/$APP_ID.metainfo.xml.in" "share/metainfo/$APP_ID.metainfo.xml"

# One drawing, in every size; the project files wear it too.
icons=share/icons/hicolor
put 644 assets/icons/clew.svg "$icons/scalable/apps/$APP_ID.svg"
put 644 assets/icons/clew.svg "$icons/scalable/mimetypes/application-x-clew-project.svg"
for size in 16 24 32 48 64 128 256 512; do
	mkdir -p "$out/$icons/${size}x$size/apps"
	rsvg-convert -w $size -h $size assets/icons/clew.svg -o "$out/$icons/${size}x$size/apps/$APP_ID.png"
	chmod 644 "$out/$icons/${size}x$size/apps/$APP_ID.png"
done

# The commands of the man page are those of the program.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$program" help | awk '/^Commands:/ { on = 1; next } on && /^$/ { exit }
	on { name = $1; $1 = ""; sub(/^ +/, ""); gsub(/-/, "\\-"); print ".TP\n.B " name "\n" $0 }' >"$work/commands"
sed -e "/^\.\\\\\" COMMANDS/{
r $work/commands
d
}" packaging/linux/clew.1.in >"$work/clew.1"
mkdir -p "$out/share/man/man1"
fill "$work/clew.1" share/man/man1/clew.1
gzip -9n "$out/share/man/man1/clew.1"
echo '.so man1/clew.1' | gzip -9n >"$out/share/man/man1/clew-cli.1.gz"
chmod 644 "$out"/share/man/man1/*

packaging/completions.sh "$program" "$work"
put 644 "$work/clew.bash" share/bash-completion/completions/clew
put 644 "$work/clew.bash" share/bash-completion/completions/clew-cli
put 644 "$work/_clew" share/zsh/vendor-completions/_clew
put 644 "$work/clew.fish" share/fish/vendor_completions.d/clew.fish

put 644 LICENSE share/doc/clew/LICENSE
for file in CHANGELOG THIRD_PARTY_NOTICES; do
	gzip -9nc "$file.md" >"$work/$file.gz"
done
put 644 "$work/CHANGELOG.gz" share/doc/clew/changelog.gz
put 644 "$work/THIRD_PARTY_NOTICES.gz" share/doc/clew/THIRD_PARTY_NOTICES.md.gz
find "$out" -exec touch -hd "@$SOURCE_DATE_EPOCH" {} +
