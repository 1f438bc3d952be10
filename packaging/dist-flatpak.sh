#!/bin/sh
# make dist-flatpak: dist/clew-VERSION.flatpak, from what make dist-linux laid out or
# packed. The runtime comes from Flathub, into the home folder of whoever runs it.
set -eu
cd "$(dirname "$0")/.."
eval "$(packaging/meta.sh)"
export SOURCE_DATE_EPOCH
packaging/tools.sh flatpak
packaging/unpack-layout.sh "$VERSION"
work=$PWD/.cache/flatpak
flatpak remote-add --user --if-not-exists flathub https://dl.flathub.org/repo/flathub.flatpakrepo
flatpak-builder --user --install-deps-from=flathub --force-clean --default-branch=stable \
	--state-dir="$work/state" --repo="$work/repo" "$work/build" packaging/linux/flatpak/"$APP_ID".yml
flatpak build-bundle --runtime-repo=https://dl.flathub.org/repo/flathub.flatpakrepo \
	"$work/repo" "dist/clew-$VERSION.flatpak" "$APP_ID" stable
ls -l "dist/clew-$VERSION.flatpak" >&2
