#!/bin/sh
# make dist-windows: dist/clew-VERSION-setup.exe (for one person) and the .msi
# (for administrators), made on Debian or Ubuntu with mingw-w64, NSIS and wixl. The
# same commit gives the same bytes.
#
# CLEW_SIGN_CERTS and CLEW_SIGN_KEY (PEM files) sign the programs and the
# packages; CLEW_SIGN_TIMESTAMP names a time stamp server. CLEW_FAST=1 compresses
# less, for tests.
set -eu
cd "$(dirname "$0")/.."
eval "$(packaging/meta.sh)"
URL=$(packaging/url.sh)
export SOURCE_DATE_EPOCH
say() { printf 'clew: %s\n' "$*" >&2; }
umask 022

sign() { # FILE
	[ -n "${CLEW_SIGN_CERTS:-}" ] || return 0
	say "signing $1"
	osslsigncode sign -certs "$CLEW_SIGN_CERTS" -key "$CLEW_SIGN_KEY" -h sha256 -n Clew -i "$URL" \
		${CLEW_SIGN_TIMESTAMP:+-ts "$CLEW_SIGN_TIMESTAMP"} -in "$1" -out "$1.signed" >&2
	mv "$1.signed" "$1"
}

packaging/tools.sh windows
[ -z "${CLEW_SIGN_CERTS:-}" ] || packaging/tools.sh sign
packaging/dist-build.sh windows

stage=$PWD/dist/windows
rm -rf "$stage"
mkdir -p "$stage"
cp dist/bin/windows/clew.exe dist/bin/windows/clew-cli.exe "$stage/"
sign "$stage/clew.exe"
sign "$stage/clew-cli.exe"
sed 's/$/\r/' LICENSE >"$stage/LICENSE.txt"
sed 's/$/\r/' THIRD_PARTY_NOTICES.md >"$stage/THIRD_PARTY_NOTICES.txt"
for size in 16 24 32 48 64 128 256; do
	rsvg-convert -w $size -h $size assets/icons/clew.svg -o "$stage/$size.png"
done
convert "$stage/16.png" "$stage/24.png" "$stage/32.png" "$stage/48.png" "$stage/64.png" "$stage/128.png" "$stage/256.png" "$stage/clew.ico"
rm -f "$stage"/*.png
find "$stage" -exec touch -d "@$SOURCE_DATE_EPOCH" {} +

say "packing clew-$VERSION-setup.exe"
kilobytes=$(du -sk --apparent-size "$stage" | cut -f1)
# makensis changes to the folder of its script.
makensis -V2 -WX ${CLEW_FAST:+-DFAST} -DVERSION="$VERSION" -DBUILD="$BUILD" -DURL="$URL" -DPROGRAMS="$stage" \
	-DICON="$stage/clew.ico" -DLICENSE="$stage/LICENSE.txt" -DNOTICES="$stage/THIRD_PARTY_NOTICES.txt" \
	-DKILOBYTES="$kilobytes" -DOUT="$PWD/dist/clew-$VERSION-setup.exe" packaging/windows/clew.nsi >&2
sign "dist/clew-$VERSION-setup.exe"

say "packing clew-$VERSION.msi"
# The same version is the same product.
product=$(packaging/windows/guid.sh "$VERSION")
types=$(sed -n 's/^ *!insertmacro ${macro} "\(.*\)"$/\1/p' packaging/windows/clew.nsi)
for type in $types; do
	printf '            <RegistryValue Root="HKLM" Key="Software\\Classes\\Applications\\clew.exe\\SupportedTypes" Name="%s" Value="" Type="string"/>\n' "$type"
	printf '            <RegistryValue Root="HKLM" Key="Software\\Classes\\%s\\OpenWithProgids" Name="Applications\\clew.exe" Value="" Type="string"/>\n' "$type"
done >"$stage/types"
sed "/@SUPPORTED@/{
r $stage/types
d
}" packaging/windows/clew.wxs >"$stage/clew.wxs"
# wixl takes paths from the folder of its description, and no absolute ones.
wixl -a x64 -D Version="$VERSION" -D Product="$product" -D Programs=. -D Icon=clew.ico \
	-D License=LICENSE.txt -D Notices=THIRD_PARTY_NOTICES.txt -o "dist/clew-$VERSION.msi" "$stage/clew.wxs" >&2
python3 packaging/windows/stamp.py "dist/clew-$VERSION.msi" "$SOURCE_DATE_EPOCH"
sign "dist/clew-$VERSION.msi"
rm -f "$stage/clew.wxs" "$stage/types"
ls -l "dist/clew-$VERSION-setup.exe" "dist/clew-$VERSION.msi" >&2
