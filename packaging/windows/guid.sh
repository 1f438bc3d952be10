#!/bin/sh
# Prints the GUID of a version of the product, the same on every machine: guid.sh VERSION
set -eu
printf 'Clew %s' "$1" | sha1sum | sed -E 's/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*/\1-\2-5\3-8\4-\5/'
