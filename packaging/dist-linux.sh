#!/bin/sh
# make dist-linux: dist/clew_VERSION-1_amd64.deb, the .rpm and the .tar.xz. The
# same commit gives the same bytes. CLEW_FAST=1 compresses less, for tests.
set -eu
cd "$(dirname "$0")/.."
eval "$(packaging/meta.sh)"
URL=$(packaging/url.sh)
export SOURCE_DATE_EPOCH
case "$(uname -m)" in
x86_64) arch=amd64 ;;
aarch64) arch=arm64 ;;
*) arch=$(uname -m) ;;
esac
# Who answers for the packages: "Name <address>". Without it they say that nobody does.
maintainer=${CLEW_MAINTAINER:-The Clew authors <clew@clew.invalid>}
say() { printf 'clew: %s\n' "$*" >&2; }

packaging/tools.sh linux
packaging/dist-build.sh linux

# What the program needs of the C library decides how old a system may be.
glibc=$(objdump -T dist/bin/linux/clew | sed -n 's/.*GLIBC_\([0-9.]*\).*/\1/p' | sort -Vu | tail -n 1)
say "the program needs glibc $glibc or newer"
# It has to start where no graphical library is (app/desktop/late).
unexpected=$(objdump -p dist/bin/linux/clew | sed -n 's/^ *NEEDED *//p' | grep -vE '^(lib(m|dl|c|pthread|rt|resolv)\.so\.[0-9]+|ld-linux.*)$' || true)
[ -z "$unexpected" ] || { echo "the program links libraries of the desktop: $unexpected" >&2; exit 1; }

umask 022
packaging/layout.sh dist/bin/linux/clew dist/layout

say "packing the .deb and the .rpm"
# nfpm's own xz takes minutes, and its files are larger: the .deb is packed anew
# below. Of Zstandard, which is quick, rpm has known since 4.14, Debian 11 nothing.
deb_compression=none rpm_compression=zstd:19 packer="-Zxz -z6"
[ -n "${CLEW_FAST:-}" ] && rpm_compression=zstd:1 packer="-Zgzip -z1"
extra=dist/extra
rm -rf "$extra"
mkdir -p "$extra"
awk '{ print $0 == "" ? " ." : " " $0 }' LICENSE >"$extra/license"
sed "/@LICENSE@/{
r $extra/license
d
}" packaging/linux/copyright >"$extra/copyright"
# Debian wants a changelog of the packaging beside that of the program.
gzip -9n >"$extra/changelog.Debian.gz" <<EOF
clew ($VERSION-1) unstable; urgency=medium

  * Version $VERSION of Clew. What is new stands in changelog.gz.

 -- $maintainer  $(LC_ALL=C date -u -R -d "@$SOURCE_DATE_EPOCH")
EOF
for kind in deb rpm; do
	sed -e "s|@VERSION@|$VERSION|" -e "s|@ARCH@|$arch|" -e "s|@URL@|$URL|" -e "s|@GLIBC@|$glibc|" -e "s|@MAINTAINER@|$maintainer|" \
		-e "s|@DEB_COMPRESSION@|$deb_compression|" -e "s|@RPM_COMPRESSION@|$rpm_compression|" packaging/nfpm.yaml.in >"$extra/nfpm.yaml"
	# Single files, never a whole tree: a package that owned /usr/bin would
	# quarrel with the system's own.
	{
		echo 'contents:'
		(cd dist/layout && find . -type f | sort) | while read -r file; do
			file=${file#./}
			mode=0644
			case $file in bin/*) mode=0755 ;; esac
			to=/usr/$file
			[ $kind = rpm ] && to=$(echo "$to" | sed 's|zsh/vendor-completions|zsh/site-functions|')
			[ $kind = rpm ] && [ "$file" = share/doc/clew/LICENSE ] && to=/usr/share/licenses/clew/LICENSE
			[ $kind = deb ] && [ "$file" = share/doc/clew/LICENSE ] && continue
			printf '  - {src: "dist/layout/%s", dst: "%s", file_info: {mode: %s}}\n' "$file" "$to" "$mode"
		done
		echo '  - {src: clew, dst: /usr/bin/clew-cli, type: symlink}'
		if [ $kind = deb ]; then
			echo "  - {src: $extra/copyright, dst: /usr/share/doc/clew/copyright, file_info: {mode: 0644}}"
			echo "  - {src: $extra/changelog.Debian.gz, dst: /usr/share/doc/clew/changelog.Debian.gz, file_info: {mode: 0644}}"
			echo "  - {src: packaging/linux/lintian-overrides, dst: /usr/share/lintian/overrides/clew, file_info: {mode: 0644}}"
		else
			echo "  - {dst: /usr/share/licenses/clew, type: dir, file_info: {mode: 0755}}"
			echo "  - {dst: /usr/share/doc/clew, type: dir, file_info: {mode: 0755}}"
		fi
	} >>"$extra/nfpm.yaml"
	$(packaging/tools.sh nfpm) package -f "$extra/nfpm.yaml" -p $kind -t dist/
done
deb=dist/clew_$VERSION-1_$arch.deb
dpkg-deb -R "$deb" "$extra/deb"
# shellcheck disable=SC2086 # options
DPKG_DEB_THREADS_MAX=1 dpkg-deb --root-owner-group $packer -b "$extra/deb" "$deb" >/dev/null

say "packing the archive"
name=clew-$VERSION-linux-$arch
rm -rf "dist/$name"
mkdir "dist/$name"
cp -a dist/layout/bin dist/layout/share "dist/$name/"
mv "dist/$name/share/zsh/vendor-completions" "dist/$name/share/zsh/site-functions"
(cd "dist/$name" && find bin share -type f | sort | while read -r file; do
	case $file in bin/*) echo "755 $file" ;; *) echo "644 $file" ;; esac
done >MANIFEST)
echo "link bin/clew-cli clew" >>"dist/$name/MANIFEST"
cp packaging/linux/install.mk "dist/$name/Makefile"
cp LICENSE README.md "dist/$name/"
level=-6
[ -n "${CLEW_FAST:-}" ] && level=-0
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -C dist -cf - "$name" | xz -T1 $level >"dist/$name.tar.xz"
rm -rf "dist/${name:?}" "$extra"
ls -l dist/*"$VERSION"* >&2
