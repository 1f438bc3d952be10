#!/bin/sh
# make dist-macos: dist/clew-VERSION-macos.dmg with Clew.app for both processors. Runs
# on a Mac only.
#
# CLEW_SIGN_IDENTITY ("Developer ID Application: …") signs for the hardened runtime;
# CLEW_NOTARY_PROFILE (xcrun notarytool store-credentials) then has Apple notarize it.
# Without an identity the signature is ad hoc, and a person has to allow the program
# once (docs/install.md).
set -eu
cd "$(dirname "$0")/.."
[ "$(uname -s)" = Darwin ] || { echo "dist-macos.sh: this needs a Mac; make check-macos checks on Linux what can be checked there" >&2; exit 1; }
eval "$(packaging/meta.sh)"
say() { printf 'clew: %s\n' "$*" >&2; }
packaging/dist-build.sh darwin

stage=dist/macos
rm -rf "$stage"
packaging/macos/app.sh dist/bin/darwin/clew "$stage"
app=$stage/Clew.app
if [ -n "${CLEW_SIGN_IDENTITY:-}" ]; then
	codesign --force --options runtime --timestamp --entitlements packaging/macos/entitlements.plist --sign "$CLEW_SIGN_IDENTITY" "$app"
else
	say "no identity to sign with (CLEW_SIGN_IDENTITY): signing ad hoc"
	codesign --force --entitlements packaging/macos/entitlements.plist --sign - "$app"
fi
codesign --verify --strict --verbose=2 "$app"
plutil -lint "$app/Contents/Info.plist"

say "trying the program"
"$app/Contents/MacOS/clew" version
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$app/Contents/Resources/bin/clew-cli" sample -o "$work"
[ -n "$(ls "$work")" ]

ln -s /Applications "$stage/Applications"
dmg=dist/clew-$VERSION-macos.dmg
rm -f "$dmg"
hdiutil create -volname Clew -srcfolder "$stage" -format UDZO -ov "$dmg"
if [ -n "${CLEW_SIGN_IDENTITY:-}" ]; then
	codesign --timestamp --sign "$CLEW_SIGN_IDENTITY" "$dmg"
	if [ -n "${CLEW_NOTARY_PROFILE:-}" ]; then
		xcrun notarytool submit "$dmg" --keychain-profile "$CLEW_NOTARY_PROFILE" --wait
		xcrun stapler staple "$dmg"
		spctl --assess --type open --context context:primary-signature --verbose "$dmg"
	else
		say "not notarized: CLEW_NOTARY_PROFILE is not set"
	fi
fi
ls -l "$dmg" >&2
