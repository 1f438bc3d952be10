#!/bin/sh
# Writes THIRD_PARTY_NOTICES.md: every module that the program links on any
# system, with its version and licence texts, what those modules embed
# (packaging/licenses) and the data sources (packaging/data-sources.md).
# A module that a folder of ours replaces (go.mod) is left out.
# Fails when a licence is missing or one that we may not link.
set -eu
go=${GO:-go}
out=${1:-THIRD_PARTY_NOTICES.md}
list=$(mktemp)
trap 'rm -f "$list" "$list.texts"' EXIT

# Module, version, its folder and the folder of a package, tab between them.
for system in linux windows darwin; do
	for tags in "migrated_fynedo" "migrated_fynedo headless"; do
		GOOS=$system GOARCH=amd64 CGO_ENABLED=1 $go list -e -deps -tags "$tags" \
			-f '{{with .Module}}{{if not (or .Main (and .Replace (not .Replace.Version)))}}{{.Path}}	{{.Version}}	{{.Dir}}	{{$.Dir}}{{end}}{{end}}' .
	done
done | LC_ALL=C sort -u >"$list"

kind() {
	if grep -q 'FreeType License' "$1"; then echo "FreeType License (FTL)" # offered beside the GPL; we take this one
	elif grep -q 'PYTHON SOFTWARE FOUNDATION LICENSE' "$1"; then echo PSF-2.0 # only tells of the GPL that it agrees with it
	elif grep -qi 'GNU AFFERO\|GNU GENERAL PUBLIC\|GNU LESSER' "$1"; then echo GPL
	elif grep -qi 'Apache License' "$1"; then echo Apache-2.0
	elif grep -qi 'Mozilla Public License' "$1"; then echo MPL-2.0
	elif grep -qi 'SIL OPEN FONT' "$1"; then echo OFL-1.1
	elif grep -qi 'Permission is hereby granted, free of charge\|MIT License' "$1"; then echo MIT
	elif grep -qi 'Permission to use, copy, modify, and/or distribute\|ISC License' "$1"; then echo ISC
	elif grep -qi 'Redistribution and use in source and binary forms' "$1"; then echo BSD
	elif grep -qi 'unlicense\|public domain' "$1"; then echo "Public domain"
	else echo unknown
	fi
}

license_of() {
	find "$1" -maxdepth 1 -type f \( -iname 'licen[sc]e*' -o -iname 'copying*' -o -iname 'unlicense*' \) | LC_ALL=C sort | head -n 1
}

# texts_of MODULE-FOLDER PACKAGE-FOLDERS…: every text that has to go along. Of what
# modules carry without a package of its own, GLFW and fonts come into the program.
texts_of() {
	if [ -f "$1/licenses/ftl.txt" ]; then
		echo "$1/licenses/ftl.txt"
		return
	fi
	for folder in "$@" "$1/glfw" "$1/theme/font"; do
		[ -d "$folder" ] || continue
		find "$folder" -maxdepth 1 -type f \( -iname 'licen[sc]e*' -o -iname 'copying*' -o -iname 'copyright*' -o -iname 'unlicense*' -o -iname 'notice*' \) \
			-not -iname '*logo*' -not -iname '*.go'
	done | LC_ALL=C sort -u
}

text() { # TITLE FILE
	printf '\n### %s\n\n```\n' "$1"
	tr -d '\r' <"$2" | sed 's/[[:space:]]*$//'
	printf '\n```\n'
}

{
	cat packaging/data-sources.md
	printf '\n## Go\n\nThe program holds the runtime and the standard library of Go, © 2009 The Go Authors, BSD 3-Clause.\n'
	printf '\n## Go modules\n\n| module | version | licence |\n|---|---|---|\n'
	cut -f 1-3 "$list" | uniq | while IFS='	' read -r path version dir; do
		file=$(license_of "$dir")
		[ -n "$file" ] || { echo "no licence file: $path $version" >&2; exit 1; }
		k=$(kind "$file")
		case $k in
		GPL | unknown) echo "licence of $path $version is $k: $file" >&2; exit 1 ;;
		esac
		printf '| %s | %s | %s |\n' "$path" "$version" "$k"
	done
	printf '\n## Licence texts\n'
	# Go-graphviz's module holds its own licence only, not that of what it embeds;
	# go-pdfium's neither.
	printf '\n### Graphviz\n\n```\n'
	cat packaging/licenses/EPL-1.0.txt
	printf '```\n'
	text "Parts of the WebAssembly programs" packaging/licenses/webassembly.txt
	text "Go" "$($go env GOROOT)/LICENSE"
	cut -f 1-3 "$list" | uniq | while IFS='	' read -r path version dir; do
		packages=$(awk -F '\t' -v m="$path" '$1 == m { print $4 }' "$list")
		# shellcheck disable=SC2086 # a list of folders
		texts_of "$dir" $packages >"$list.texts"
		while read -r file; do
			[ "$(kind "$file")" != GPL ] || { echo "a licence that we may not link: $file" >&2; exit 1; }
			name=${file#"$dir"/}
			case $name in [Ll][Ii][Cc][Ee][NnSs]* | [Cc][Oo][Pp][Yy][Ii][Nn][Gg]*) [ "$file" = "$(license_of "$dir")" ] && name='' ;; esac
			text "$path $version${name:+, $name}" "$file"
		done <"$list.texts"
	done
} >"$out.new"
mv "$out.new" "$out"
