#!/bin/sh
# Installs what building (and, with --test, checking) Clew needs and what is
# missing on this machine: a C compiler, the X11 and OpenGL headers for the
# window, and for the tests a virtual display. Says what it installs first.
# Does nothing, quickly, where everything is there.
#
#   packaging/setup.sh            what `make build` and `make run` need
#   packaging/setup.sh --test     in addition what `make test` needs
set -u

want_test=no
[ "${1:-}" = --test ] && want_test=yes

say() { printf 'clew: %s\n' "$*" >&2; }
have() { command -v "$1" >/dev/null 2>&1; }

if ! have go; then
	say "Go 1.26 or newer is needed and was not found. Install it from https://go.dev/dl/ and run make again."
	exit 1
fi

# root runs a command as the administrator, asking for a password if need be.
root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	elif have sudo; then
		sudo "$@"
	elif have doas; then
		doas "$@"
	else
		say "This needs an administrator, and neither sudo nor doas is here. Please run as root: $*"
		return 1
	fi
}

# headers tells whether the C compiler finds the headers that Fyne includes.
headers() {
	probe=$(mktemp -d) || return 1
	cat >"$probe/probe.c" <<'EOF'
#include <GL/gl.h>
#include <X11/Xlib.h>
#include <X11/Xcursor/Xcursor.h>
#include <X11/extensions/Xrandr.h>
#include <X11/extensions/Xinerama.h>
#include <X11/extensions/XInput2.h>
#include <X11/extensions/xf86vmode.h>
#include <X11/XKBlib.h>
int main(void) { return 0; }
EOF
	"${CC:-cc}" -c -o "$probe/probe.o" "$probe/probe.c" >/dev/null 2>&1
	result=$?
	rm -rf "$probe"
	return $result
}

build_ready() {
	have "${CC:-cc}" || have gcc || have clang || return 1
	case "$(uname -s)" in
	Linux | *BSD) have pkg-config && headers ;;
	*) true ;;
	esac
}

test_ready() {
	[ "$(uname -s)" = Linux ] || return 0
	have Xvfb && have xdotool && have import && have xclip && have xprop
}

install_linux() {
	if have apt-get; then
		packages="gcc libc6-dev pkg-config libgl-dev libx11-dev libxrandr-dev libxxf86vm-dev libxi-dev libxcursor-dev libxinerama-dev libxkbcommon-dev libwayland-dev"
		[ $want_test = yes ] && packages="$packages xvfb xauth xdotool imagemagick xclip x11-utils libgl1-mesa-dri fonts-noto-core"
		say "Installing with apt-get: $packages"
		root apt-get update -q >&2
		root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $packages >&2
	elif have dnf; then
		packages="gcc pkgconf-pkg-config mesa-libGL-devel libX11-devel libXrandr-devel libXxf86vm-devel libXi-devel libXcursor-devel libXinerama-devel libxkbcommon-devel wayland-devel"
		[ $want_test = yes ] && packages="$packages xorg-x11-server-Xvfb xdotool ImageMagick xclip xprop mesa-dri-drivers"
		say "Installing with dnf: $packages"
		root dnf install -y $packages >&2
	elif have pacman; then
		packages="gcc pkgconf mesa libx11 libxrandr libxxf86vm libxi libxcursor libxinerama libxkbcommon wayland"
		[ $want_test = yes ] && packages="$packages xorg-server-xvfb xdotool imagemagick xclip xorg-xprop"
		say "Installing with pacman: $packages"
		root pacman -S --needed --noconfirm $packages >&2
	elif have zypper; then
		packages="gcc pkg-config Mesa-libGL-devel libX11-devel libXrandr-devel libXxf86vm-devel libXi-devel libXcursor-devel libXinerama-devel libxkbcommon-devel wayland-devel"
		[ $want_test = yes ] && packages="$packages xorg-x11-server-Xvfb xdotool ImageMagick xclip xprop Mesa-dri"
		say "Installing with zypper: $packages"
		root zypper --non-interactive install $packages >&2
	elif have apk; then
		packages="gcc musl-dev pkgconf mesa-dev libx11-dev libxrandr-dev libxxf86vm-dev libxi-dev libxcursor-dev libxinerama-dev libxkbcommon-dev wayland-dev"
		[ $want_test = yes ] && packages="$packages xvfb xdotool imagemagick xclip xprop mesa-dri-gallium"
		say "Installing with apk: $packages"
		root apk add $packages >&2
	else
		say "No package manager that this script knows. Please install a C compiler, pkg-config and the development"
		say "files of OpenGL, X11, Xrandr, Xxf86vm, Xi, Xcursor, Xinerama and xkbcommon, then run make again."
		return 1
	fi
}

install_missing() {
	case "$(uname -s)" in
	Linux) install_linux ;;
	Darwin)
		say "The Xcode command line tools are missing. Opening Apple's installer; run make again when it is done."
		xcode-select --install >&2 || true
		return 1
		;;
	FreeBSD)
		say "Installing with pkg: gcc pkgconf mesa-libs and the X11 libraries"
		root pkg install -y gcc pkgconf mesa-libs libX11 libXrandr libXxf86vm libXi libXcursor libXinerama libxkbcommon wayland >&2
		;;
	MINGW* | MSYS* | CYGWIN*)
		say "A C compiler is missing. Install MSYS2 (https://www.msys2.org), then: pacman -S mingw-w64-x86_64-gcc"
		return 1
		;;
	*)
		say "Unknown system $(uname -s). Please install a C compiler and the OpenGL development files."
		return 1
		;;
	esac
}

if build_ready && { [ $want_test = no ] || test_ready; }; then
	exit 0
fi
say "Some things that Clew is built with are missing on this machine."
install_missing || exit 1
if ! build_ready; then
	say "The C compiler or the X11/OpenGL headers are still not usable. See the messages above."
	exit 1
fi
if [ $want_test = yes ] && ! test_ready; then
	say "The virtual display or its tools (Xvfb, xdotool, import, xclip, xprop) are still missing. See the messages above."
	exit 1
fi
