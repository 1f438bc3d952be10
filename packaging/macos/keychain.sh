#!/bin/sh
# Takes a signing identity and an account for notarizing out of the environment into
# the keychains of a Mac that is thrown away afterwards, and prints what make dist-macos
# wants to know of them: keychain.sh >>"$GITHUB_ENV". Prints nothing without an identity.
#
#   CLEW_P12, CLEW_P12_PASSWORD             "Developer ID Application" with its key: a .p12, in Base64
#   CLEW_NOTARY_KEY, CLEW_NOTARY_KEY_ID,    a key of App Store Connect's interface (.p8), its ID
#   CLEW_NOTARY_ISSUER                      and who issued it
set -eu
[ -n "${CLEW_P12:-}" ] || exit 0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
umask 077
keychain=${RUNNER_TEMP:?}/clew.keychain-db
password=$(openssl rand -hex 16)
printf '%s' "$CLEW_P12" | openssl base64 -d -A -out "$work/identity.p12"
{
	security create-keychain -p "$password" "$keychain"
	security set-keychain-settings -lut 7200 "$keychain"
	security unlock-keychain -p "$password" "$keychain"
	security import "$work/identity.p12" -P "$CLEW_P12_PASSWORD" -f pkcs12 -T /usr/bin/codesign -k "$keychain"
	security set-key-partition-list -S apple-tool:,apple: -s -k "$password" "$keychain"
	security list-keychains -d user -s "$keychain" login.keychain-db
} >/dev/null
identity=$(security find-identity -v -p codesigning "$keychain" | sed -n 's/.*"\(Developer ID Application: .*\)"$/\1/p' | head -n 1)
[ -n "$identity" ] || { echo "keychain.sh: the .p12 holds no valid Developer ID Application" >&2; exit 1; }
echo "CLEW_SIGN_IDENTITY=$identity"
if [ -n "${CLEW_NOTARY_KEY:-}" ]; then
	printf '%s\n' "$CLEW_NOTARY_KEY" >"$work/key.p8"
	xcrun notarytool store-credentials clew --key "$work/key.p8" --key-id "$CLEW_NOTARY_KEY_ID" --issuer "$CLEW_NOTARY_ISSUER" >&2
	echo "CLEW_NOTARY_PROFILE=clew"
fi
