#!/bin/sh
# make dist-appimage: dist/clew-VERSION-x86_64.AppImage, one file that runs without
# being installed, from what make dist-linux laid out or packed. Its first part,
# which mounts the rest, is AppImage's own program: it is downloaded and has to have
# the checksum below, or CLEW_APPIMAGE_RUNTIME names a copy.
set -eu
cd "$(dirname "$0")/.."
eval "$(packaging/meta.sh)"
export SOURCE_DATE_EPOCH
say() { printf 'clew: %s\n' "$*" >&2; }
from=https://github.com/AppImage/type2-runtime/releases/download/20251108/runtime-x86_64
sum=2fca8b443c92510f1483a883f60061ad09b46b978b2631c807cd873a47ec260d

packaging/tools.sh appimage
packaging/unpack-layout.sh "$VERSION"
runtime=${CLEW_APPIMAGE_RUNTIME:-.cache/tools/appimage-$sum}
if [ ! -f "$runtime" ]; then
	say "downloading $from"
	mkdir -p .cache/tools
	curl -fsSL --retry 3 -o "$runtime.new" "$from"
	echo "$sum  $runtime.new" | sha256sum -c --quiet
	mv "$runtime.new" "$runtime"
fi

app=dist/Clew.AppDir
image=dist/clew-$VERSION-x86_64.AppImage
rm -rf "$app"
mkdir -p "$app"
cp -a dist/layout "$app/usr"
ln -s usr/bin/clew "$app/AppRun"
cp "$app/usr/share/applications/$APP_ID.desktop" "$app/"
cp "$app/usr/share/icons/hicolor/256x256/apps/$APP_ID.png" "$app/"
ln -s "$APP_ID.png" "$app/.DirIcon"
rm -f "$image.squashfs"
# The times are those of SOURCE_DATE_EPOCH.
find "$app" -exec touch -hd "@$SOURCE_DATE_EPOCH" {} +
mksquashfs "$app" "$image.squashfs" -root-owned -noappend -no-xattrs -comp gzip -processors 1 -quiet -no-progress
cat "$runtime" "$image.squashfs" >"$image"
chmod 755 "$image"
rm -rf "$app" "$image.squashfs"
ls -l "$image" >&2
