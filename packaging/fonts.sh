#!/bin/sh
# Makes the faces of assets/fonts for the scripts that Inter lacks from the
# packages fonts-noto-core and fonts-noto-cjk of Debian 12, which it fetches but
# does not install. Needs python3-fonttools. The same
# packages give the same bytes.
set -eu
cd "$(dirname "$0")/.."
out=$PWD/assets/fonts
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -q fonts-noto-core fonts-noto-cjk >&2
for deb in *.deb; do dpkg-deb -x "$deb" .; done
cp usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf usr/share/fonts/truetype/noto/NotoSansHebrew-Regular.ttf "$out/"

# Of the 65 000 glyphs of the CJK face, those for the characters of the national
# standards for everyday use. The face is that for Simplified Chinese; Chinese,
# Japanese and Korean readers see their own shapes where a system font is used.
python3 - >characters <<'END'
chosen = set(range(0x3000, 0x3100)) | set(range(0xFF01, 0xFFEF))
for encoding in ("gb2312", "shift_jis", "euc_kr"):
    for a in range(0x81, 0x100):
        for b in range(0x40, 0x100):
            try:
                text = bytes((a, b)).decode(encoding)
            except UnicodeDecodeError:
                continue
            chosen.update(ord(c) for c in text)
for a in range(0xA4, 0xC7):  # the first level of Big5
    for b in range(0x40, 0x100):
        try:
            chosen.update(ord(c) for c in bytes((a, b)).decode("big5"))
        except UnicodeDecodeError:
            continue
# Spaces are drawn by the face of what stands before them.
chosen = {0x20, 0xA0} | {c for c in chosen if c >= 0x2E80}
print("\n".join(f"U+{c:04X}" for c in sorted(chosen)))
END
# Hangul of KS X 1001 and Han of all four, without the vertical and other variants.
SOURCE_DATE_EPOCH=0 /usr/bin/python3 -m fontTools.subset usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc --font-number=2 \
	--unicodes-file=characters --layout-features='' --no-hinting --drop-tables+=vhea,vmtx,VORG,BASE,DSIG,GSUB,GPOS,GDEF \
	--name-IDs=0,1,2,3,4,5,6,13,14 --output-file="$out/NotoSansCJK-Common.otf"
ls -l "$out" >&2
