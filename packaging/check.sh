#!/bin/sh
# make check-packaging: everything about the packages that can be checked without
# installing them. Files that dist/ does not hold are not checked, and named.
set -eu
cd "$(dirname "$0")/.."
eval "$(packaging/meta.sh)"
packaging/tools.sh check
step() { printf '\n== %s\n' "$*"; }
fail() { printf 'check.sh: %s\n' "$*" >&2; exit 1; }

step "the scripts"
for shell in sh bash; do
	# shellcheck disable=SC2046 # names without blanks
	shellcheck -s $shell -S warning $(git ls-files -co --exclude-standard '*.sh' .ci/run | xargs grep -lE "^#!.*[/ ]$shell\$")
done

step "the workflows"
"$(packaging/tools.sh actionlint)" .github/workflows/*.yml
if grep -hE '^ *-? *uses:' .github/workflows/*.yml | grep -vE '@[0-9a-f]{40}( |$)'; then fail "an action is not pinned by its hash"; fi

step "third-party notices"
packaging/notices.sh .cache/notices.md
cmp .cache/notices.md THIRD_PARTY_NOTICES.md || fail "THIRD_PARTY_NOTICES.md is not what packaging/notices.sh writes"
grep -q 'Eclipse Public License - v 1.0' THIRD_PARTY_NOTICES.md || fail "the licence text of Graphviz is missing"
rm -f .cache/notices.md

step "desktop file"
desktop-file-validate packaging/linux/*.desktop

step "Flatpak manifest"
if ! python3 -c 'import yaml' 2>/dev/null; then
	echo "python3-yaml is missing: not checked"
else
	python3 - packaging/linux/flatpak/"$APP_ID".yml "$APP_ID" <<'END'
import sys, yaml
with open(sys.argv[1]) as f:
    manifest = yaml.safe_load(f)
assert manifest["app-id"] == sys.argv[2], "the ID is another"
for key in ("runtime", "runtime-version", "sdk", "command", "finish-args", "modules"):
    assert manifest.get(key), key + " is missing"
assert isinstance(manifest["runtime-version"], str), "a version without quotes is a number"
for module in manifest["modules"]:
    assert module["name"] and module["sources"] and module["build-commands"]
END
fi
# Checks each field.
if command -v flatpak-builder >/dev/null; then flatpak-builder --show-manifest packaging/linux/flatpak/"$APP_ID".yml >/dev/null; fi

if [ ! -d dist/layout ]; then
	echo "No packages in dist/ (make dist-linux): metainfo, man page, completions, .deb and .rpm were not checked."
	exit 0
fi
share=dist/layout/share
step "metainfo, man page and completions"
appstreamcli validate --no-net --pedantic "$share/metainfo/$APP_ID.metainfo.xml"
warnings=$(LC_ALL=C.UTF-8 man --warnings -l -Tutf8 "$share/man/man1/clew.1.gz" 2>&1 >/dev/null)
[ -z "$warnings" ] || fail "$warnings"
bash -n "$share/bash-completion/completions/clew"
if command -v zsh >/dev/null; then zsh -n "$share"/zsh/*/_clew; fi
if command -v fish >/dev/null; then fish -n "$share/fish/vendor_completions.d/clew.fish"; fi

for deb in dist/clew_"$VERSION"-1_*.deb; do
	step "$deb"
	lintian --fail-on error "$deb"
done
for rpm in dist/clew-"$VERSION"-1.*.rpm; do
	step "$rpm"
	root=$(mktemp -d)
	rpm --root "$root" --initdb
	rpm --root "$root" --nodeps --noscripts -i "$rpm"
	rpm --root "$root" --nodeps -V clew
	rpm --root "$root" --nodeps --noscripts -e clew
	left=$(find "$root" -name '*clew*' -not -path '*/rpmdb*')
	rm -rf "$root"
	[ -z "$left" ] || fail "the package leaves behind: $left"
done
echo
echo "The packages are well."
