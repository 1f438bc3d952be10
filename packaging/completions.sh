#!/bin/sh
# shellcheck disable=SC2016 # the variables are those of the shells it writes for
# Writes the completions for bash, zsh and fish from what the program's own help
# says: completions.sh PROGRAM FOLDER. They hold for clew and clew-cli.
set -eu
program=$1
out=$2
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# NAME<tab>SUMMARY, and COMMAND<tab>OPTION<tab>SUMMARY.
"$program" help | awk '/^Commands:/ { on = 1; next } on && /^$/ { exit }
	on { name = $1; $1 = ""; sub(/^ +/, ""); print name "\t" $0 }' >"$work/commands"
[ -s "$work/commands" ] || { echo "completions.sh: no commands in the help of $program" >&2; exit 1; }
while IFS='	' read -r name _; do
	"$program" help "$name" | awk -v c="$name" '/^Options:/ { on = 1; next } on && /^$/ { exit }
		on && /^ +-/ { option = $1; sub(/^ +-[^ ]+( [^ ]+)?  +/, ""); print c "\t" option "\t" $0 }'
done <"$work/commands" >"$work/options"
names=$(cut -f1 "$work/commands" | tr '\n' ' ')
formats=$("$program" help graph | sed -n 's/^Formats: \(.*\)\.$/\1/p' | tr -d ',')
engines=$("$program" help graph | sed -n 's/^Engines: \(.*\)\.$/\1/p' | tr -d ',')

{
	echo '# bash completion for clew and clew-cli'
	echo '_clew() {'
	echo '	local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} options='
	echo "	if [ \"\$COMP_CWORD\" = 1 ]; then"
	echo "		COMPREPLY=(\$(compgen -W '${names}help --sample --version' -- \"\$word\") \$(compgen -f -- \"\$word\"))"
	echo '		return'
	echo '	fi'
	echo '	case $before in'
	echo "	-f) COMPREPLY=(\$(compgen -W '$formats' -- \"\$word\")); return ;;"
	echo "	--engine) COMPREPLY=(\$(compgen -W '$engines' -- \"\$word\")); return ;;"
	echo "	help) COMPREPLY=(\$(compgen -W '$names' -- \"\$word\")); return ;;"
	echo '	esac'
	echo '	case ${COMP_WORDS[1]} in'
	cut -f1 "$work/commands" | while read -r name; do
		printf "\t%s) options='%s' ;;\n" "$name" "$(awk -F'\t' -v c="$name" '$1 == c { printf "%s%s", sep, $2; sep = " " }' "$work/options")"
	done
	echo '	esac'
	echo '	case $word in'
	echo '	-*) COMPREPLY=($(compgen -W "$options" -- "$word")) ;;'
	echo '	*) COMPREPLY=($(compgen -f -- "$word")) ;;'
	echo '	esac'
	echo '}'
	echo 'complete -o filenames -F _clew clew clew-cli'
} >"$out/clew.bash"

# In both shells a quotation mark or bracket in a summary has to go.
plain() { tr -d "'\"[]\\\\" | tr ':' ';'; }
{
	echo '#compdef clew clew-cli'
	echo '_clew() {'
	echo '	local -a commands'
	echo '	commands=('
	while IFS='	' read -r name summary; do
		printf "\t\t'%s:%s'\n" "$name" "$(printf %s "$summary" | plain)"
	done <"$work/commands"
	echo '	)'
	echo '	if (( CURRENT == 2 )); then'
	echo "		_describe command commands"
	echo '		_files'
	echo '		return'
	echo '	fi'
	echo '	case $words[2] in'
	cut -f1 "$work/commands" | while read -r name; do
		printf '\t%s) _arguments' "$name"
		awk -F'\t' -v c="$name" '$1 == c' "$work/options" | while IFS='	' read -r _ option summary; do
			printf " '%s[%s]" "$option" "$(printf %s "$summary" | plain)"
			case $option in
			-f) printf ":format:(%s)'" "$formats" ;;
			--engine) printf ":engine:(%s)'" "$engines" ;;
			*) printf "'" ;;
			esac
		done
		echo " '*:file:_files' ;;"
	done
	echo "	help) _describe command commands ;;"
	echo '	*) _files ;;'
	echo '	esac'
	echo '}'
	echo '_clew "$@"'
} >"$out/_clew"

{
	echo '# fish completion for clew and clew-cli'
	for p in clew clew-cli; do
		while IFS='	' read -r name summary; do
			printf "complete -c %s -n __fish_use_subcommand -a %s -d '%s'\n" $p "$name" "$(printf %s "$summary" | plain)"
		done <"$work/commands"
		while IFS='	' read -r name option summary; do
			case $option in
			--*) flag="-l ${option#--}" ;;
			*) flag="-s ${option#-}" ;;
			esac
			case $option in
			-f) flag="$flag -x -a '$formats'" ;;
			--engine) flag="$flag -x -a '$engines'" ;;
			esac
			printf "complete -c %s -n '__fish_seen_subcommand_from %s' %s -d '%s'\n" $p "$name" "$flag" "$(printf %s "$summary" | plain)"
		done <"$work/options"
	done
} >"$out/clew.fish"
