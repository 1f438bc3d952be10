#!/bin/sh
# Writes THIRD_PARTY_NOTICES.md: every module that the program links, with its
# version and licence text, and the data sources from packaging/data-sources.md.
# A module that a folder of ours replaces (go.mod) is left out.
# Fails when a licence is missing or one that we may not link.
set -eu
go=${GO:-go}
out=${1:-THIRD_PARTY_NOTICES.md}
list=$(mktemp)
trap 'rm -f "$list"' EXIT

for target in "" "headless"; do
	$go list -deps -tags "migrated_fynedo $target" -f '{{with .Module}}{{if not (or .Main (and .Replace (not .Replace.Version)))}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}' .
done | sort -u >"$list"

kind() {
	if grep -q 'FreeType License' "$1"; then echo "FreeType License (FTL)" # offered beside the GPL; we take this one
	elif grep -qi 'GNU AFFERO\|GNU GENERAL PUBLIC' "$1"; then echo GPL
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
	find "$1" -maxdepth 1 -type f \( -iname 'licen[sc]e*' -o -iname 'copying*' -o -iname 'unlicense*' \) | sort | head -n 1
}

{
	cat packaging/data-sources.md
	printf '\n## Go modules\n\n| module | version | licence |\n|---|---|---|\n'
	while read -r path version dir; do
		file=$(license_of "$dir")
		[ -n "$file" ] || { echo "no licence file: $path $version" >&2; exit 1; }
		k=$(kind "$file")
		case $k in
		GPL | unknown) echo "licence of $path $version is $k: $file" >&2; exit 1 ;;
		esac
		printf '| %s | %s | %s |\n' "$path" "$version" "$k"
	done <"$list"
	printf '\n## Licence texts\n'
	# Go-graphviz's module holds its own licence only, not that of what it embeds.
	printf '\n### Graphviz\n\n```\n'
	cat packaging/licenses/EPL-1.0.txt
	printf '```\n'
	while read -r path version dir; do
		printf '\n### %s %s\n\n```\n' "$path" "$version"
		text=$(license_of "$dir")
		[ -f "$dir/licenses/ftl.txt" ] && text=$dir/licenses/ftl.txt
		tr -d '\r' <"$text" | sed 's/[[:space:]]*$//'
		printf '\n```\n'
	done <"$list"
} >"$out.new"
mv "$out.new" "$out"
