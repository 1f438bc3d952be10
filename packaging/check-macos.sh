#!/bin/sh
# make check-macos: what of the macOS package can be checked on Linux. Builds the
# commands for both processors (no window: that needs Apple's frameworks), lays out
# Clew.app and a disk image, and looks at each part. Nothing of it is run.
# CLEW_STUB=1 takes a small program in the place of Clew, which is quicker.
set -eu
cd "$(dirname "$0")/.."
eval "$(packaging/meta.sh)"
go=${GO:-go}
packaging/tools.sh macos
say() { printf '\n== %s\n' "$*"; }
fail() { printf 'check-macos.sh: %s\n' "$*" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
first() { for name in "$@"; do command -v "$name" && return; done; }
clang=$(first clang clang-14 clang-15 clang-16 clang-18)
lipo=$(first llvm-lipo llvm-lipo-14 llvm-lipo-15 llvm-lipo-16 llvm-lipo-18)

program=.
[ -z "${CLEW_STUB:-}" ] || program=./packaging/icns
say "both processors"
for arch in arm64 amd64; do
	CGO_ENABLED=0 GOOS=darwin GOARCH=$arch $go build -trimpath -buildvcs=false -tags headless -ldflags "-s -w" -o "$work/$arch" "$program"
done
"$lipo" -create -output "$work/clew" "$work/amd64" "$work/arm64"
"$lipo" -info "$work/clew"
"$lipo" "$work/clew" -verify_arch x86_64 arm64

say "what hears the Finder"
# Compiles for both processors; linking it needs Apple's frameworks.
for target in arm64-apple-macos12 x86_64-apple-macos12; do
	"$clang" --target=$target -Wall -Wextra -Werror -Wno-builtin-requires-header -c -o "$work/documents.o" app/desktop/documents/documents_darwin.c
	echo "$target: $(wc -c <"$work/documents.o") bytes"
done

say "Clew.app"
packaging/macos/app.sh "$work/clew" "$work/image"
app=$work/image/Clew.app/Contents
python3 - "$app" "$VERSION" "$BUILD" "$APP_ID" packaging/macos/entitlements.plist <<'END'
import os, plistlib, struct, sys
app, version, build, ident, entitlements = sys.argv[1:]
with open(app + "/Info.plist", "rb") as f:
    info = plistlib.load(f)
want = {"CFBundleIdentifier": ident, "CFBundleShortVersionString": version, "CFBundleVersion": build,
        "CFBundlePackageType": "APPL", "LSMinimumSystemVersion": "12.0", "NSHighResolutionCapable": True}
for key, value in want.items():
    assert info[key] == value, f"{key} is {info[key]!r}, not {value!r}"
types = {t for d in info["CFBundleDocumentTypes"] for t in d["LSItemContentTypes"]}
assert {ident + ".project", "public.html", "com.adobe.pdf"} <= types, types
assert info["UTExportedTypeDeclarations"][0]["UTTypeIdentifier"] == ident + ".project"
assert "@" not in str(info), "something was not filled in"
assert os.access(f"{app}/MacOS/{info['CFBundleExecutable']}", os.X_OK), "no program"
assert os.path.realpath(app + "/Resources/bin/clew-cli") == os.path.realpath(app + "/MacOS/clew"), "clew-cli leads nowhere"
with open(f"{app}/Resources/{info['CFBundleIconFile']}", "rb") as f:
    icon = f.read()
assert icon[:4] == b"icns" and struct.unpack(">I", icon[4:8])[0] == len(icon), "no icon"
at, codes = 8, []
while at < len(icon):
    code, length = icon[at:at + 4].decode(), struct.unpack(">I", icon[at + 4:at + 8])[0]
    assert icon[at + 8:at + 16] == b"\x89PNG\r\n\x1a\n", code
    codes.append(code)
    at += length
assert {"ic07", "ic08", "ic09", "ic10"} <= set(codes), codes
with open(entitlements, "rb") as f:
    assert plistlib.load(f)["com.apple.security.cs.allow-jit"] is True
# What the linker signed ad hoc, and the oldest system that the program names.
with open(app + "/MacOS/clew", "rb") as f:
    fat = f.read()
magic, count = struct.unpack(">II", fat[:8])
assert magic == 0xCAFEBABE and count == 2
for i in range(count):
    cpu, _, offset, _, _ = struct.unpack(">5I", fat[8 + 20 * i:28 + 20 * i])
    _, _, _, _, commands, _, _, _ = struct.unpack("<8I", fat[offset:offset + 32])
    at, signed, minimum = offset + 32, False, None
    for _ in range(commands):
        command, length = struct.unpack("<II", fat[at:at + 8])
        signed |= command == 0x1D
        if command == 0x32:
            minimum = struct.unpack("<I", fat[at + 12:at + 16])[0] >> 16
        at += length
    name = {0x100000C: "arm64", 0x1000007: "x86_64"}[cpu]
    assert signed or name == "x86_64", f"{name} carries no signature, and would not start"
    assert minimum is None or minimum <= 12, f"{name} needs macOS {minimum}"
    print(f"{name}: signature {'ad hoc' if signed else 'none'}, macOS {minimum or '?'} or newer")
print(f"Info.plist, {len(codes)} icons, entitlements: well")
END

say "disk image"
ln -s /Applications "$work/image/Applications"
genisoimage -quiet -V Clew -D -R -apple -no-pad -o "$work/clew.dmg" "$work/image"
isoinfo -R -f -i "$work/clew.dmg" | grep -q '^/Clew.app/Contents/MacOS/clew$' || fail "the image lacks the program"
echo
echo "All well, as far as Linux can tell. Nothing was run on a Mac."
