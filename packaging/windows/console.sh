#!/bin/sh
# Makes the console program of the window program: console.sh CLEW.EXE CLEW-CLI.EXE
#
# Windows decides by a field of the file's header whether a program has a
# console. So clew-cli.exe is clew.exe with another number there: its output, its
# exit code and Ctrl+C are those of any console program, and in the installer's
# solid archive the second copy takes a few bytes.
set -eu
from=$1
to=$2
number() { od -An -v -t "u$3" -j "$2" -N "$3" "$1" | tr -d ' '; }
pe=$(number "$from" 60 4) # where the PE header starts
[ "$(number "$from" "$pe" 4)" = 17744 ] || { echo "console.sh: $from is no Windows program" >&2; exit 1; }
at=$((pe + 92)) # OptionalHeader.Subsystem
[ "$(number "$from" "$at" 2)" = 2 ] || { echo "console.sh: $from is not for the window subsystem" >&2; exit 1; }
cp "$from" "$to"
printf '\003' | dd of="$to" bs=1 seek="$at" conv=notrunc 2>/dev/null
