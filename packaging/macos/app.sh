#!/bin/sh
# Lays out Clew.app: app.sh PROGRAM FOLDER. Runs on macOS and on Linux.
set -eu
program=$1
mkdir -p "$2"
app=$(cd "$2" && pwd)/Clew.app
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/../.."
eval "$(packaging/meta.sh)"
go=${GO:-go}
rm -rf "$app"
mkdir -p "$app/Contents/MacOS" "$app/Contents/Resources/bin"
install -m 755 "$program" "$app/Contents/MacOS/clew"
ln -s ../../MacOS/clew "$app/Contents/Resources/bin/clew-cli"
sed -e "s|@APP_ID@|$APP_ID|g" -e "s|@VERSION@|$VERSION|g" -e "s|@BUILD@|$BUILD|g" packaging/macos/Info.plist.in >"$app/Contents/Info.plist"
printf 'APPL????' >"$app/Contents/PkgInfo"
$go run ./packaging/icns assets/icons/clew.svg "$app/Contents/Resources/clew.icns"
cp LICENSE THIRD_PARTY_NOTICES.md "$app/Contents/Resources/"
